/**
 * Histories written by an earlier Jalon, stored by today's code, then their person erased: same steps, same dates, nothing throws, and
 * what went with her key is said to be erased. Only what is in clear counts for a step or a date.
 */
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { coffreEnMemoire } from '@jalon/confidentialite';
import { lireFait } from '@jalon/decider';
import { deployer, type VerdictLu } from '@jalon/droit';
import type { StoredEvent } from '@jalon/event-store';
import { catalogue, replier, separer, vue, type Fait } from '@jalon/parcours';
import { lireEvenement, versEvenements } from '../../libs/application/src/faits-stockes.js';
import { referentiel } from '../../libs/droit/essais/charger.js';
import { vueDesFaits, type Histoire } from './histoire.js';

const ICI = 'test/histoires';
const droit = referentiel();
const histoires = (readdirSync(ICI, { recursive: true }) as string[])
  .filter((f) => f.endsWith('.json'))
  .sort()
  .map((f) => [f, JSON.parse(readFileSync(join(ICI, f), 'utf8')) as Histoire] as const);

/** As they are read back with her key, and once it is destroyed. */
function ranger(h: Histoire): { avant: Fait[]; apres: Fait[]; stockes: StoredEvent[] } {
  const coffre = coffreEnMemoire();
  const faits = h.faits.map(
    (f, revision) => ({ ...lireFait(catalogue, f.type, f.data), le: f.le, par: f.par, revision }) as Fait,
  );
  const commun = {
    commande: '00000000-0000-5000-8000-000000000000',
    cause: { commande: 'Essai', le: h.auJour },
    enregistreLe: `${h.auJour}T00:00:00.000Z`,
  };
  const stockes = versEvenements(faits, 'histoire', coffre, commun).map(
    (e, revision) => ({ ...e, stream: 'parcours-histoire', revision, position: revision }) as StoredEvent,
  );
  const lire = (): Fait[] => stockes.map((e) => lireEvenement(e, 'histoire', coffre).fait);
  const avant = lire();
  coffre.detruire(['histoire']);
  return { avant, apres: lire(), stockes };
}
/** Numbers, motifs and kinds of exit went with the key; steps and dates did not. */
const sansCodes = (v: Record<string, unknown>): unknown =>
  JSON.parse(JSON.stringify(v), (cle, valeur: unknown) => (['numero', 'type'].includes(cle) ? undefined : valeur));

describe('les histoires d’hier, leur personne effacée', () => {
  it.each(histoires)('%s', (_, h) => {
    const { avant, apres } = ranger(h);
    const loi = droit.auJour(h.auJour, h.lecture);
    const [vivant, efface] = [replier('histoire', avant), replier('histoire', apres)];
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
      const { avant, apres } = ranger({ ...h, faits: [...h.faits, rectifie] });
      const lues = (faits: Fait[]): unknown => replier('histoire', faits).dossier.heures;
      expect(lues(apres)).toEqual(lues(avant));
      expect(lues(avant)).not.toEqual(lues(ranger(h).avant));
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
