/**
 * Histories written by an earlier Jalon, replayed by today's code: same step, same dates. Their files are never edited.
 * A new version of the product adds its own folder: JALON_ECRIRE_HISTOIRES=<version> npm run -s jest -- test/histoires/rejouer
 */
import { describe, expect, it } from '@jest/globals';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lireFait } from '@jalon/decider';
import { catalogue, evolve, fold, type Fait } from '@jalon/parcours';
import { referentiel } from '../../libs/droit/essais/charger.js';
import { quoiFaire } from '../quoi-faire.js';
import { ecrireHistoire, vueDesFaits, type Histoire } from './histoire.js';

const ICI = 'test/histoires';
const CONSIGNE =
  'Une histoire enregistrée ne se récrit pas : le code doit la lire comme hier. Si un fait a changé de forme, donnez-lui une version, puis lancez :\n' +
  'JALON_ECRIRE_HISTOIRES=<version> npm run -s jest -- test/histoires/rejouer';
const nouvelle = process.env['JALON_ECRIRE_HISTOIRES'];
if (nouvelle) {
  mkdirSync(join(ICI, nouvelle), { recursive: true });
  // a later version adds the stories that hold a fact, or a version of one, that no history has yet
  const connus = new Set(lireHistoires().flatMap(([, h]) => h.faits.map((f) => f.type)));
  for (const f of readdirSync('test/scenarios').filter((n) => n.endsWith('.json'))) {
    const fichier = join(ICI, nouvelle, f);
    const histoire = existsSync(fichier)
      ? null
      : ecrireHistoire(readFileSync(join('test/scenarios', f), 'utf8'), nouvelle);
    if (!histoire || histoire.faits.every((f) => connus.has(f.type))) continue;
    for (const f of histoire.faits) connus.add(f.type);
    writeFileSync(fichier, `${JSON.stringify(histoire)}\n`);
  }
}

const droit = referentiel();
const histoires = lireHistoires();
function lireHistoires(): (readonly [string, Histoire])[] {
  return (readdirSync(ICI, { recursive: true }) as string[])
    .filter((f) => f.endsWith('.json'))
    .sort()
    .map((f) => [f, JSON.parse(readFileSync(join(ICI, f), 'utf8')) as Histoire] as const);
}
const relire = (h: Histoire): Fait[] =>
  h.faits.map((f, revision) => ({ ...lireFait(catalogue, f.type, f.data), le: f.le, par: f.par, revision }) as Fait);

describe('les histoires d’hier, rejouées par le code d’aujourd’hui', () => {
  it('il y en a au moins cent', () => expect(histoires.length).toBeGreaterThanOrEqual(100));

  it.each(histoires)('%s', (_, h) => {
    quoiFaire(CONSIGNE, () => {
      const etat = fold('histoire', relire(h));
      expect(etat.etape).toBe(h.etape);
      expect(vueDesFaits(etat, h.auJour, droit.auJour(h.auJour, h.lecture))).toEqual(h.vue);
    });
  });

  it('un fait retiré, doublé ou déplacé ne passe pas en silence', () => {
    const [, h] = histoires.find(([, x]) => x.faits.some((f) => f.type.startsWith('PassDelivre'))) ?? [];
    if (!h) throw new Error('aucune histoire avec un PASS');
    const faits = relire(h);
    const delivrance = faits.findIndex((f) => f.type === 'PassDelivre');
    expect(() => fold('histoire', faits.toSpliced(delivrance, 1))).toThrow(/n'a pas de place/);
    const etat = fold('histoire', faits.slice(0, delivrance + 1));
    expect(() => evolve(etat, faits[delivrance] as Fait)).toThrow(/n'a pas de place/);
  });
});
