/**
 * Two dossiers merged then separated are two dossiers that nobody ever merged (D25, D29): over random histories of both, each shows the
 * same, and lives the same life afterwards. `npm run essais:defaire` plays more of them.
 */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ajouterJours, max, type Jour } from '@jalon/droit';
import { suiteDansLeDoublon, type Acteur, type Commande, type Etat, type Fait } from '@jalon/parcours';
import { conduire, intention } from './conduire.js';
import { Suite, vivreAinsi } from './suite.js';

const JOUEES = Number(process.env['JALON_DEFAIRE'] ?? 80);
const ddets: Acteur = { role: 'ddets', organisation: { id: 'ddets-35', departement: '35' } };
const rapprocher: Commande = { type: 'RapprocherParcours', data: { parcours: 'p2', raison: 'Même personne' } };

const histoire = fc.array(intention, { minLength: 1, maxLength: 10 });
const cas = fc.record({
  principal: histoire,
  doublon: histoire,
  lecture: fc.constantFrom('plateforme' as const, 'code' as const),
  attente: fc.nat(40),
  apres: fc.array(intention, { maxLength: 5 }),
});

/** What is decided in the dossier kept is written in the other one too. */
function suivre(faits: readonly Fait[] | null, doublon: Suite, jour: Jour): void {
  doublon.solder(jour);
  for (const fait of faits ?? []) {
    const suite = suiteDansLeDoublon(fait, 'p1', doublon.etat);
    if (suite) doublon.ecrire([suite]);
  }
}
const autreId = ({ dossier, ...etat }: Etat): Etat => ({ ...etat, dossier: { ...dossier, id: 'p2' } });

/**
 * What fell due while a dossier was closed, and nobody could answer there, is observed when it opens again: reminders, and the day of a
 * silence. That it was observed is told all the same.
 */
const sansJourDesConstats = (vue: unknown): unknown =>
  JSON.parse(
    JSON.stringify(vue, (cle, v: unknown) => {
      if (cle === 'sansReponseLe') return v !== null;
      return cle === 'rappels' || cle === 'prochaineRelance' ? undefined : v;
    }),
  );

/** @returns merges undone, of all those tried */
function jouer(separer: (principal: Suite, doublon: Suite, jour: Jour) => void): number {
  let joues = 0;
  fc.assert(
    fc.property(cas, (c) => {
      const [un, deux] = [conduire(c.principal, c.lecture), conduire(c.doublon, c.lecture)];
      const principal = new Suite(un.etat, un.faits, c.lecture);
      const doublon = new Suite(autreId(deux.etat), deux.faits, c.lecture);
      const temoins = [principal.copie(), doublon.copie()];
      const rapproche = max(un.faits.at(-1)?.le ?? '', deux.faits.at(-1)?.le ?? '');
      doublon.solder(rapproche);
      const faits = principal.jouer(rapproche, ddets, rapprocher, {
        aRapprocher: { lie: true, dossier: doublon.etat.dossier },
      });
      if (faits === null) return;
      suivre(faits, doublon, rapproche);
      expect(doublon.etat.dossier.doublonDe?.parcours).toBe('p1');
      const jour = ajouterJours(rapproche, c.attente);
      separer(principal, doublon, jour);
      for (const [i, s] of [principal, doublon].entries()) {
        const temoin = temoins[i] as Suite;
        temoin.solder(jour);
        s.solder(jour);
        expect(s.etat.etape).toBe(temoin.etat.etape);
        expect(sansJourDesConstats(s.vue(jour))).toEqual(sansJourDesConstats(temoin.vue(jour)));
        vivreAinsi(temoin, s, c.apres, jour, sansJourDesConstats);
      }
      joues += 1;
    }),
    { seed: 20261129, numRuns: JOUEES },
  );
  return joues;
}

const separer = (principal: Suite, doublon: Suite, jour: Jour): void => {
  const revision = principal.etat.dossier.rapprochements[0]?.revision as number;
  const defaire: Commande = { type: 'RectifierFait', data: { fait: revision, raison: 'Ce n’était pas elle' } };
  const faits = principal.jouer(jour, ddets, defaire);
  expect(faits).not.toBeNull();
  suivre(faits, doublon, jour);
};

it('deux dossiers rapprochés puis séparés sont deux dossiers que personne n’a rapprochés', () => {
  expect(jouer(separer)).toBeGreaterThan(JOUEES / 8);
});

it('et cela se verrait, si le doublon restait clos', () => {
  expect(() => jouer((principal, _, jour) => separer(principal, principal.copie(), jour))).toThrow();
});
