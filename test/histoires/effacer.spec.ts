/**
 * Histories written by an earlier Jalon, stored by today's code, then their person erased: same steps, same dates, nothing throws, and
 * what went with her key is said to be erased. Only what is in clear counts for a step or a date.
 */
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { coffreInMemory } from '@jalon/confidentialite';
import { lireFait } from '@jalon/decider';
import { deployer, type VerdictLu } from '@jalon/droit';
import { catalogue, fold, separer, vue, type Fait } from '@jalon/parcours';
import { referentiel } from '../../libs/droit/essais/charger.js';
import { vueDesFaits, type Histoire } from './histoire.js';
import { ranger, relire, sansCodes } from './ranger.js';

const ICI = 'test/histoires';
const droit = referentiel();
const histoires = (readdirSync(ICI, { recursive: true }) as string[])
  .filter((f) => f.endsWith('.json'))
  .sort()
  .map((f) => [f, JSON.parse(readFileSync(join(ICI, f), 'utf8')) as Histoire] as const);

/** As they are read back with her key, and once it is destroyed. */
function rangerPuisEffacer(h: Histoire): { avant: Fait[]; apres: Fait[] } {
  const coffre = coffreInMemory();
  const faits = h.faits.map(
    (f, revision) => ({ ...lireFait(catalogue, f.type, f.data), le: f.le, par: f.par, revision }) as Fait,
  );
  const stockes = ranger(faits, 'histoire', coffre);
  const avant = relire(stockes, 'histoire', coffre);
  coffre.detruire(['histoire']);
  return { avant, apres: relire(stockes, 'histoire', coffre) };
}

describe('les histoires d’hier, leur personne effacée', () => {
  it.each(histoires)('%s', (_, h) => {
    const { avant, apres } = rangerPuisEffacer(h);
    const loi = droit.auJour(h.auJour, h.lecture);
    const [vivant, efface] = [fold('histoire', avant), fold('histoire', apres)];
    expect(efface.etape).toBe(vivant.etape);
    expect(sansCodes(vueDesFaits(efface, h.auJour, loi))).toEqual(sansCodes(vueDesFaits(vivant, h.auJour, loi)));
    const montree = vue(efface, h.auJour, loi);
    for (const x of [...montree.suspensions, ...montree.prolongations, ...montree.demandes])
      expect([x.motif, x.libelleMotif]).toEqual([null, 'effacé']);
    if (montree.sortie) expect([montree.sortie.type, montree.sortie.libelleType]).toEqual([null, 'effacé']);
    expect(montree.pass?.numero ?? null).toBeNull();
    for (const fait of apres) {
      expect(catalogue[fait.type].phrase(fait.data as never, (chemin) => chemin)).toMatch(/\S.*\.$/);
      const { verdict } = fait.data as { verdict?: VerdictLu };
      if (verdict?.c === null) expect(deployer(verdict, () => [])).toMatchObject({ issue: 'favorable', constats: [] });
    }
  });

  it('une rectification tient : ce qui fut retiré le reste, un jour ou des heures dits autrement aussi', () => {
    const [, h] = histoires.find(([, x]) => x.faits.some((f) => f.type.startsWith('HeuresDeclarees'))) ?? [];
    const heures = h?.faits.findIndex((f) => f.type.startsWith('HeuresDeclarees')) ?? -1;
    const modele = h?.faits[heures];
    if (!h || !modele) throw new Error('aucune histoire avec des heures');
    for (const champs of [undefined, { heures: 1.5 }]) {
      const data = {
        fait: heures,
        typeRectifie: 'HeuresDeclarees',
        raison: 'Erreur de saisie',
        ...(champs ? separer('HeuresDeclarees', champs) : {}),
        verdict: modele.data['verdict'],
      };
      const rectifie = { ...modele, type: 'FaitRectifie.v2', data };
      const { avant, apres } = rangerPuisEffacer({ ...h, faits: [...h.faits, rectifie] });
      const lues = (faits: Fait[]): unknown => fold('histoire', faits).dossier.heures;
      expect(lues(apres)).toEqual(lues(avant));
      expect(lues(avant)).not.toEqual(lues(rangerPuisEffacer(h).avant));
    }
  });

  it('il y en a où un motif, une sortie et un PASS repris s’effacent', () => {
    const types = new Set(histoires.flatMap(([, h]) => h.faits.map((f) => f.type.replace(/\.v\d+$/, ''))));
    for (const type of [
      'ProlongationAccordee',
      'SuspensionDeclaree',
      'SortieEnregistree',
      'PassRepris',
      'FaitRectifie',
    ])
      expect([type, types.has(type)]).toEqual([type, true]);
  });
});
