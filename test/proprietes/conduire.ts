/** Random runs of commands: what people of three organisations may try on a dossier, sensible or not, on days that only go forward. */
import fc from 'fast-check';
import { ajouterJours, type Jour, type Lecture } from '@jalon/droit';
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
  type Etat,
  type Fait,
  type SituationStructure,
} from '@jalon/parcours';
import { referentiel } from '../../libs/droit/essais/charger.js';
import { gesteAttendu, gestesDuContrat } from './gestes-du-contrat.js';

const loi = referentiel();
const ai: Acteur = { role: 'siae', organisation: { id: 'ai-rennes', type: 'AI', departement: '35' } };
const ei: Acteur = { role: 'siae', organisation: { id: 'ei-vitre', type: 'EI', departement: '35' } };
const ml: Acteur = {
  role: 'prescripteur',
  organisation: { id: 'ml-rennes', type: 'ML', departement: '35', habilitee: true },
};
const prefet: Acteur = { role: 'prefet', organisation: { id: 'pref-35', departement: '35' } };
/** Most days the deployment answers for the structures; some days the State has decided something. */
const structures: readonly Partial<SituationStructure>[] = [
  ...Array.from({ length: 8 }, () => ({})),
  { conventionnement: { instruite: true, conventions: [], annexes: [] } },
  { autoPrescription: { retireeDu: '2020-01-01', au: null } },
  { derogations480h: [{ du: '2020-01-01', au: '2099-12-31' }] },
  { postes: { etp: 1, cdiInclusionEtp: 1, plafondMajore: false } },
];
const structureAu = (jour: Jour): SituationStructure => ({
  ...structureParDefaut,
  ...parmi(structures, Number(jour.slice(8)) * 7 + Number(jour.slice(5, 7))),
});

/** Most often the one whose command it is; sometimes anybody. */
export const quiTente = ({ type }: Commande, hasard: number): Acteur => {
  if (hasard < 4) return [ai, ei, ml, ml][hasard] as Acteur;
  if (type === 'AutoriserHeuresReduites') return prefet;
  return /^(Accorder|Refuser|Deroger|Ouvrir|Repondre|ProlongerContrat)/.test(type) ||
    (type === 'NotifierDecision' && hasard % 2)
    ? ml
    : ai;
};

/** One thing somebody tries: small numbers, turned into days when it is played. */
export interface Intention {
  attente: number;
  acteur: number;
  geste: number;
  a: number;
  b: number;
}
export const intention: fc.Arbitrary<Intention> = fc.record({
  attente: fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 0, max: 40 }) },
    { weight: 1, arbitrary: fc.integer({ min: 60, max: 500 }) },
  ),
  acteur: fc.nat({ max: 19 }),
  geste: fc.nat({ max: 999 }),
  a: fc.integer({ min: -30, max: 60 }),
  b: fc.integer({ min: -20, max: 400 }),
});

export type Geste = (jour: Jour, i: Intention, etat: Etat) => Commande;
const motifsSuspension = ['CONTRAT_SUSPENDU', 'CONTRAT_ROMPU', 'CONTRAT_TERMINE', 'ACCORD_CTA', 'MALADIE'] as const;
const motifsProlongation = ['DIFFICULTES', 'RQTH', 'SENIOR', 'FORMATION', 'CDI_INCLUSION'] as const;
const parmi = <T>(choix: readonly T[], n: number): T => choix[Math.abs(n) % choix.length] as T;

const reporter: Geste = (jour, { a }, { dossier }) => ({
  type: 'ReporterEmbauche',
  data: { contrat: dossier.contrats.at(-1)?.id ?? 'aucun', debut: ajouterJours(jour, Math.abs(a) % 29) },
});
const clore: Geste = () => ({ type: 'CloreParcours', data: { motif: 'sans nouvelles' } });
const accorder: Geste = () => ({ type: 'AccorderProlongation', data: {} });
const refuser: Geste = (_, { a }) => ({
  type: 'RefuserProlongation',
  data: {
    motif: parmi(['IAE', 'DUREE', 'MOTIF'], a),
    explication: 'autre solution',
    actions: a % 2 ? ['PARTENAIRE'] : [],
  },
});
export const retirerLeDernier: Geste = (_, __, { dossier }) => {
  const fait = dossier.faits.findLastIndex(
    (f) => /^(SuspensionDeclaree|Prolongation(Accordee|Declaree)|SortieEnregistree)$/.test(f.type) && !f.retire,
  );
  return { type: 'RectifierFait', data: { fait: Math.max(0, fait), raison: 'erreur' } };
};

/** Half of the time, what people do at this step; otherwise anything. */
export function gesteA(etat: Etat, jour: Jour, n: number): Geste {
  if (n % 2 === 0) {
    const suite = gesteAttendu(etat);
    if (suite && n % 3 === 0) return suite;
    if (etat.etape.includes('enAttente')) return parmi([accorder, accorder, refuser], n >> 1);
    if (etat.etape.includes('sorti') && n % 3 === 0) return retirerLeDernier;
    if (etat.dossier.pass && jour < etat.dossier.pass.debut) return reporter;
    if (etat.etape.includes('suspendu') && n % 5 === 0) return clore;
    if (etat.etape.includes('expire')) return parmi(gestes.slice(5, 7), n >> 1);
  }
  return parmi(n % 3 === 0 ? gestesDuContrat : gestes, n >> 1);
}

const gestes: readonly Geste[] = [
  (jour, { a, b }) => ({
    type: 'SuspendrePass',
    data: {
      debut: ajouterJours(jour, Math.min(a, 3) - 5),
      fin: ajouterJours(jour, b),
      motif: parmi(motifsSuspension, a),
    },
  }),
  (jour, { a }) => ({
    type: 'SuspendrePass',
    data: { debut: ajouterJours(jour, -Math.abs(a) % 10), motif: parmi(motifsSuspension, a) },
  }),
  (jour, { b }) => ({ type: 'CorrigerSuspension', data: { fin: ajouterJours(jour, b), raison: 'erreur' } }),
  (jour, { a }) => ({
    type: 'CorrigerSuspension',
    data: { debut: ajouterJours(jour, -Math.abs(a)), raison: 'erreur' },
  }),
  (jour, { a }) => ({ type: 'LeverSuspension', data: { le: ajouterJours(jour, Math.max(a, -5)) } }),
  (jour, { a, b }, { dossier }) => ({
    type: 'DemanderProlongation',
    data: {
      motif: parmi(motifsProlongation, a),
      fin: ajouterJours(dossier.pass?.fin ?? jour, b),
      ...(a % 2 ? { prescripteur: 'ml-rennes' } : {}),
    },
  }),
  (jour, { b }, { dossier }) => ({
    type: 'DemanderProlongation',
    data: { motif: 'DIFFICULTES', fin: ajouterJours(dossier.pass?.fin ?? jour, Math.abs(b) + 1) },
  }),
  accorder,
  refuser,
  retirerLeDernier,
  reporter,
  (jour, { b }, { dossier }) => ({
    type: 'AccorderProlongation',
    data: { fin: ajouterJours(dossier.pass?.fin ?? jour, b) },
  }),
  (jour, { a, b }, { dossier }) => ({
    type: 'DeclarerEmbauche',
    data: {
      contrat: {
        id: `c${dossier.faits.length}`,
        type: parmi(['CDDU', 'CDDI'], a),
        debut: ajouterJours(jour, a),
        ...(b > 200 ? { fin: ajouterJours(jour, b) } : {}),
        heuresHebdo: a % 3 === 0 ? 15 : 30,
        ...(a % 3 === 0 ? { motifHeures: 'CUMUL' } : {}),
      },
    },
  }),
  (_, __, { dossier }) => ({
    type: 'AnnulerEmbauche',
    data: { contrat: dossier.contrats.at(-1)?.id ?? 'aucun', motif: 'erreur' },
  }),
  (jour, __, { dossier }) => ({
    type: 'TerminerContrat',
    data: { contrat: dossier.contrats.at(-1)?.id ?? 'aucun', le: jour },
  }),
  (jour, { a }) => ({
    type: 'EnregistrerSortie',
    data: { le: ajouterJours(jour, Math.min(a, 0)), type: parmi(['DURABLE_CDI', 'AUTRE_CHOMAGE'], a) },
  }),
  clore,
  (_, { b }, { dossier }) => ({
    type: 'RectifierFait',
    data: { fait: Math.abs(b) % Math.max(1, dossier.faits.length), raison: 'erreur' },
  }),
  (jour, { a }) => ({
    type: 'DeclarerSituation',
    data: {
      rqth: { du: ajouterJours(jour, a), au: ajouterJours(jour, 900) },
      formation: { du: ajouterJours(jour, -90), au: ajouterJours(jour, 800) },
    },
  }),
  () => ({ type: 'EtablirDiagnostic', data: { criteres: ['RSA'] } }),
  () => ({ type: 'DerogerCarence', data: { motif: 'situation' } }),
  (jour, { a, b }, { dossier }) => ({
    type: 'ReprendrePass',
    data: {
      numero: `99999${String(dossier.faits.length).padStart(7, '0')}`,
      debut: ajouterJours(jour, -300 + a),
      fin: ajouterJours(jour, b),
      origine: 'plateforme',
      siae: 'ai-rennes',
      suspensions: [{ motif: 'CONTRAT_SUSPENDU', debut: ajouterJours(jour, a - 40), fin: ajouterJours(jour, a) }],
    },
  }),
];

export interface Pas {
  avant: Etat;
  fait: Fait;
  apres: Etat;
}
export interface Conduite {
  etat: Etat;
  faits: Fait[];
  pas: Pas[];
  accords: number;
  refus: number;
  lecture: Lecture;
}

/** Nothing a decision receives may change: a mutation throws here. */
function geler<T>(v: T): T {
  if (typeof v === 'object' && v !== null && !Object.isFrozen(v)) {
    Object.freeze(v);
    Object.values(v).forEach(geler);
  }
  return v;
}

/** Opens a dossier with a hire, then plays the intentions; deadlines are settled before and after each, as the engine does. */
export function conduire(intentions: readonly Intention[], lecture: Lecture): Conduite {
  const c: Conduite = { etat: etatInitial('p1'), faits: [], pas: [], accords: 0, refus: 0, lecture };
  const contexte = (jour: Jour, acteur: Acteur): Contexte => ({
    jour,
    acteur,
    droit: loi.auJour(jour, lecture),
    autresPass: [],
    structure: structureAu(jour),
    numeroPass: `99998${String(c.faits.length).padStart(7, '0')}`,
  });
  const ecrire = (faits: readonly Fait[]): void => {
    for (const fait of faits) {
      const avant = c.etat;
      c.etat = geler(evolve(avant, geler(fait)));
      c.faits.push(fait);
      c.pas.push({ avant, fait, apres: c.etat });
    }
  };
  const jouer = (jour: Jour, acteur: Acteur, commande: Commande): void => {
    const echus = (): void => ecrire(solder(c.etat, jour, (le) => contexte(le, ECHEANCIER)));
    echus();
    const decision = decide(commande, c.etat, contexte(jour, acteur));
    if (decision.issue === 'refus') c.refus += 1;
    else {
      c.accords += 1;
      ecrire(decision.faits);
      echus();
    }
  };
  let jour: Jour = '2026-06-01';
  jouer(jour, ml, {
    type: 'OuvrirParcours',
    data: { personne: { nom: 'Durand', prenom: 'Awa', naissance: '1974-05-02' } },
  });
  // A new PASS, one whose end is near, or nothing yet.
  const depart = intentions[0]?.a ?? 0;
  if (depart > 20) {
    jouer(jour, ml, { type: 'EtablirDiagnostic', data: { criteres: [] } });
    jouer(jour, ai, {
      type: 'DeclarerEmbauche',
      data: { contrat: { id: 'c0', type: 'CDDU', debut: ajouterJours(jour, 25), fin: ajouterJours(jour, 160) } },
    });
  } else if (depart > -20) {
    const debut = ajouterJours(jour, -600 + depart);
    jouer(jour, ai, {
      type: 'ReprendrePass',
      data: {
        numero: '999990000000',
        debut,
        fin: ajouterJours(debut, 729),
        origine: 'plateforme',
        siae: 'ai-rennes',
        embauche:
          depart % 2 === 0
            ? { id: 'c0', type: 'CDDI', debut, fin: ajouterJours(jour, 200) }
            : { id: 'c0', type: 'CDDU', debut, fin: jour },
      },
    });
  }
  for (const i of intentions) {
    jour = ajouterJours(jour, i.attente);
    const commande = gesteA(c.etat, jour, i.geste)(jour, i, c.etat);
    jouer(jour, quiTente(commande, i.acteur), commande);
  }
  return c;
}
