/**
 * The language of the specifications: `etantDonne([...]).quand(le(...)).alors([...])`.
 * What is given are dated commands by named actors, played by the real decider with the real law: a specification never
 * writes a fact by hand, so it can never start from a history that the engine would not produce.
 */
import { expect } from '@jest/globals';
import type { Lecture, Verdict } from '@jalon/droit';
import {
  decide,
  ECHEANCIER,
  etatInitial,
  evolve,
  solder,
  structureParDefaut,
  type Acteur,
  type Commande,
  type Contexte,
  type DossierVoisin,
  type Etat,
  type Fait,
  type PassAutreParcours,
  type SituationStructure,
  type TypeFait,
} from '@jalon/parcours';
import { referentiel } from '../../libs/droit/essais/charger.js';
import { articlesAttendus, articlesDe, type Citation } from './articles.js';

export const prescripteur: Acteur = {
  role: 'prescripteur',
  organisation: { id: 'ml-rennes', type: 'ML', departement: '35', habilitee: true },
};
export const autrePrescripteur: Acteur = {
  role: 'prescripteur',
  organisation: { id: 'ft-rennes', type: 'FT', departement: '35', habilitee: true },
};
export const orienteur: Acteur = { role: 'orienteur', organisation: { id: 'asso-x', departement: '35' } };
export const ddets: Acteur = { role: 'ddets', organisation: { id: 'ddets-35', departement: '35' } };
export const prefet: Acteur = { role: 'prefet', organisation: { id: 'pref-35', departement: '35' } };
/** An employer of that kind, `ai-rennes` by default for an AI. */
export const siae = (type: 'AI' | 'ACI' | 'EI' | 'ETTI' | 'EITI', id = `${type.toLowerCase()}-rennes`): Acteur => ({
  role: 'siae',
  organisation: { id, type, departement: '35' },
});

/** What surrounds a step: other parcours of the person, facts about the structure. */
export interface Autour {
  autresPass?: PassAutreParcours[];
  homonymes?: DossierVoisin[];
  aRapprocher?: Contexte['aRapprocher'];
  structure?: Partial<SituationStructure>;
  baseEffacement?: string | null;
}
export interface Etape extends Autour {
  le: string;
  acteur: Acteur;
  commande: Commande;
}
/** On that day, this actor sends that command. */
export const le = (jour: string, acteur: Acteur, commande: Commande, autour: Autour = {}): Etape => ({
  le: jour,
  acteur,
  commande,
  ...autour,
});

export const ouvrir = (jour: string, acteur: Acteur = prescripteur, naissance = '1984-05-02'): Etape =>
  le(jour, acteur, { type: 'OuvrirParcours', data: { personne: { nom: 'Durand', prenom: 'Awa', naissance } } });
export const diagnostiquer = (jour: string, acteur: Acteur = prescripteur, criteres: string[] = []): Etape =>
  le(jour, acteur, { type: 'EtablirDiagnostic', data: { criteres } });

/** A decided step: what it wrote, the verdict, and the state after. */
export interface Suite {
  faits: Fait[];
  verdict: Verdict;
  etat: Etat;
}
export interface FaitAttendu {
  type: TypeFait;
  /** Subset of the data. */
  data?: Record<string, unknown>;
}
export interface Attente {
  /** Accepted, with exactly these facts in this order (data: subset). */
  alors(attendus: readonly (TypeFait | FaitAttendu)[]): Suite;
  /** Refused, with these conditions not satisfied and no other, each citing the articles of `articles.ts`; `citant` chooses among several. */
  alorsRefus(famille: 'acces' | 'etape' | 'droit', conditions: readonly (string | Citation)[]): Verdict;
  /** Accepted, and nothing new to write. */
  alorsRien(): void;
  /** What the rule said, accepted or refused. */
  verdict(): Verdict;
}

let charge: ReturnType<typeof referentiel> | undefined;
/** The real law, read once. */
export const loi = (): ReturnType<typeof referentiel> => (charge ??= referentiel());

const contextePour = (etape: Etape, lecture: Lecture, rang: number): Contexte => ({
  jour: etape.le,
  acteur: etape.acteur,
  droit: loi().auJour(etape.le, lecture),
  autresPass: etape.autresPass ?? [],
  homonymes: etape.homonymes ?? [],
  ...(etape.aRapprocher === undefined ? {} : { aRapprocher: etape.aRapprocher }),
  structure: { ...structureParDefaut, ...etape.structure },
  ...(etape.baseEffacement === undefined ? {} : { baseEffacement: etape.baseEffacement }),
  numeroPass: `99999${String(rang).padStart(7, '0')}`,
});

const nonSatisfaites = (v: Verdict): string[] => v.constats.filter((k) => !k.satisfaite).map((k) => k.condition);

/** Everything due up to the day of the step is settled first, as the engine does before a command. */
const aJour = (etat: Etat, etape: Etape, lecture: Lecture): Etat =>
  solder(etat, etape.le, (jour) => ({
    ...contextePour({ ...etape, le: jour, acteur: ECHEANCIER }, lecture, 0),
  })).reduce(evolve, etat);

/** Plays steps that must all be accepted. @throws when one is refused, naming the conditions */
export function jouer(etapes: readonly Etape[], lecture: Lecture = 'plateforme'): Etat {
  let etat = etatInitial('p1');
  etapes.forEach((etape, rang) => {
    etat = aJour(etat, etape, lecture);
    const decision = decide(etape.commande, etat, contextePour(etape, lecture, rang));
    if (decision.issue === 'refus')
      throw new Error(
        `« étant donné » refusé, ${etape.le} ${etape.commande.type} : ${decision.famille}, ${nonSatisfaites(decision.verdict).join(', ')}`,
      );
    for (const fait of decision.faits) etat = evolve(etat, fait);
  });
  return etat;
}

export function etantDonne(
  etapes: readonly Etape[],
  lecture: Lecture = 'plateforme',
): { etat(): Etat; quand(etape: Etape): Attente } {
  const joue = jouer(etapes, lecture);
  return {
    etat: () => joue,
    quand(etape) {
      const depart = aJour(joue, etape, lecture);
      const decision = decide(etape.commande, depart, contextePour(etape, lecture, etapes.length));
      const accord = (): Suite => {
        if (decision.issue === 'refus')
          throw new Error(
            `attendu : accord ; obtenu : refus ${decision.famille}, ${nonSatisfaites(decision.verdict).join(', ') || decision.message}`,
          );
        return { faits: decision.faits, verdict: decision.verdict, etat: decision.faits.reduce(evolve, depart) };
      };
      return {
        verdict: () => decision.verdict,
        alors(attendus) {
          const suite = accord();
          const voulus = attendus.map((a) => (typeof a === 'string' ? { type: a } : a));
          expect(suite.faits.map(({ type, data }) => ({ type, data }))).toMatchObject(voulus);
          return suite;
        },
        alorsRefus(famille, conditions) {
          if (decision.issue === 'accord')
            throw new Error(`attendu : refus ; obtenu : ${decision.faits.map((f) => f.type).join(', ') || 'rien'}`);
          expect(decision.famille).toBe(famille);
          expect(decision.message).not.toBe('');
          const dites = new Map(conditions.map((c) => [typeof c === 'string' ? c : c.condition, c]));
          expect(nonSatisfaites(decision.verdict).sort()).toEqual([...dites.keys()].sort());
          const refuses = decision.verdict.constats.filter((k) => !k.satisfaite);
          expect(refuses.map((k) => `${k.condition} : ${articlesDe(k)}`)).toEqual(
            refuses.map((k) => {
              const dite = dites.get(k.condition) ?? k.condition;
              return `${k.condition} : ${articlesAttendus(etape.commande.type, k, dite)}`;
            }),
          );
          for (const { href } of refuses.flatMap((k) => k.references)) expect(href).toMatch(/^https:\/\//);
          return decision.verdict;
        },
        alorsRien() {
          expect(accord().faits).toEqual([]);
        },
      };
    },
  };
}
