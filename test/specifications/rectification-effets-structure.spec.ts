/** Whatever an act about a structure lets put right changes something: each part that may be told instead, and each withdrawal (D27). */
import { describe, expect, it } from '@jest/globals';
import {
  deciderStructure,
  etatInitialStructure,
  evolveStructure,
  rectificationsStructure,
  vueStructure,
  type CommandeStructure,
  type EtatStructure,
  type TypeFaitStructure,
} from '@jalon/conventionnement';
import type { Acteur, Siae } from '@jalon/droit';
import { loi } from './etant-donne.js';

const JOUR = '2025-06-02';
const ddets: Acteur = { role: 'ddets', organisation: { id: 'ddets-35', departement: '35' } };
const ai: Acteur = { role: 'siae', organisation: { id: 'ai-rennes', type: 'AI', departement: '35' } };
const SIENS = /^(DemanderConvention|DeclarerPermanence)$/;

interface Cas {
  donne: readonly CommandeStructure[];
  /** Each part that may be told instead, with another value than the one given. */
  remplacer: Readonly<Record<string, unknown>>;
  /** Kind that the deployment declares; default: AI. */
  siae?: Siae | null;
}
const enregistrer: CommandeStructure = {
  type: 'EnregistrerStructure',
  data: { type: 'AI', nom: 'Coup de main', departement: '35', siret: '00000000000000' },
};
const signer: CommandeStructure = { type: 'SignerConvention', data: { debut: '2025-01-01', fin: '2027-12-31' } };
const demander: CommandeStructure = { type: 'DemanderConvention', data: { renouvellement: false } };
const suspendre: CommandeStructure = {
  type: 'SuspendreConvention',
  data: { debut: '2025-06-10', fin: '2025-08-31' },
};
const retirer: CommandeStructure = {
  type: 'RetirerAutoPrescription',
  data: { debut: '2025-07-10', fin: '2025-12-31' },
};
const habiliter: CommandeStructure = {
  type: 'HabiliterPrescripteur',
  data: { debut: '2025-01-01', fin: '2027-12-31', nom: 'La Passerelle', type: 'OHPD', departement: '35' },
};
const dates = { debut: '2025-06-12', fin: '2026-05-31' };

const cas: Record<string, Cas> = {
  StructureEnregistree: {
    donne: [enregistrer],
    siae: null,
    remplacer: { type: 'EI', departement: '22', nom: 'Coup de pouce', siret: '00000000000017' },
  },
  ConventionDemandee: { donne: [demander], remplacer: { renouvellement: true } },
  AvisCommissionRendu: {
    donne: [demander, { type: 'RendreAvisCommission', data: { avis: 'FAVORABLE' } }],
    remplacer: { avis: 'DEFAVORABLE' },
  },
  ConventionSignee: {
    donne: [signer],
    remplacer: {
      debut: '2025-02-01',
      fin: '2026-12-31',
      type: 'EI',
      avis: 'FAVORABLE',
      territoire: ['35238'],
      pmsmp: true,
    },
  },
  ConventionSuspendue: { donne: [signer, suspendre], remplacer: { debut: '2025-06-11', fin: '2025-09-30' } },
  ConventionReprise: {
    donne: [signer, suspendre, { type: 'ReprendreConvention', data: { le: '2025-07-15' } }],
    remplacer: { le: '2025-07-16' },
  },
  ConventionResiliee: {
    donne: [
      signer,
      { type: 'ResilierConvention', data: { le: '2025-06-30', motif: 'NON_RESPECT', informeeLe: '2025-03-01' } },
    ],
    remplacer: { le: '2025-07-31', motif: 'ACCORD', informeeLe: '2025-02-01' },
  },
  AnnexeSignee: {
    donne: [
      signer,
      {
        type: 'SignerAnnexeFinanciere',
        data: {
          etat: 'VALIDE',
          debut: '2025-01-01',
          fin: '2025-12-31',
          postesEtp: 12,
          cdiInclusionEtp: 1,
          quotaMajore: false,
        },
      },
    ],
    remplacer: {
      etat: 'SAISI',
      debut: '2025-02-01',
      fin: '2025-11-30',
      postesEtp: 13.5,
      cdiInclusionEtp: 2,
      quotaMajore: true,
    },
  },
  PermanenceDeclaree: {
    donne: [{ type: 'DeclarerPermanence', data: { joursParSemaine: 3 } }],
    remplacer: { joursParSemaine: 3.5 },
  },
  Derogation480hAccordee: {
    donne: [signer, { type: 'AccorderDerogation480h', data: { debut: '2025-06-02', fin: '2026-06-01' } }],
    remplacer: dates,
  },
  DerogationHeuresAccordee: {
    donne: [signer, { type: 'AccorderDerogationHeures', data: { debut: '2025-06-02', fin: '2026-06-01' } }],
    siae: 'ACI',
    remplacer: dates,
  },
  DialogueDeGestionTenu: {
    donne: [{ type: 'TenirDialogueDeGestion', data: { annee: 2025 } }],
    remplacer: { annee: 2024 },
  },
  AutoPrescriptionRetiree: { donne: [retirer], remplacer: { debut: '2025-07-20', fin: '2025-11-30' } },
  AutoPrescriptionRetablie: {
    donne: [retirer, { type: 'RetablirAutoPrescription', data: { le: '2025-09-01', formation: true } }],
    remplacer: { le: '2025-09-02' },
  },
  HabilitationAccordee: {
    donne: [habiliter],
    siae: null,
    remplacer: { ...dates, nom: 'Le Pont', type: 'CHRS', departement: '22' },
  },
  HabilitationRetiree: {
    donne: [habiliter, { type: 'RetirerHabilitation', data: { le: '2025-07-01' } }],
    siae: null,
    remplacer: { le: '2025-07-02' },
  },
  SuccessionConstatee: {
    donne: [
      {
        type: 'ConstaterSuccession',
        data: { de: 'ei-vitre', a: 'ai-rennes', le: '2025-06-02', fondement: 'AUTRE', reference: 'Récépissé' },
      },
    ],
    remplacer: { le: '2025-06-01', fondement: 'TRANSFERT_L1224_1', reference: 'Arrêté du 20 mai' },
  },
  StructureFermee: {
    donne: [{ type: 'FermerStructure', data: { le: '2025-07-01' } }],
    remplacer: { le: '2025-07-02' },
  },
};

const contexte = (acteur: Acteur, siae: Siae | null) => ({
  jour: JOUR,
  acteur,
  droit: loi().auJour(JOUR),
  declaree: { siae, departement: '35' },
});
/** @throws when it is refused, naming what fails */
function jouer(etat: EtatStructure, commande: CommandeStructure, siae: Siae | null): EtatStructure {
  const acteur = SIENS.test(commande.type) ? ai : ddets;
  const decision = deciderStructure(commande, etat, contexte(acteur, siae));
  if (decision.issue === 'refus')
    throw new Error(
      `${commande.type} refusé : ${decision.verdict.constats.flatMap((k) => (k.satisfaite ? [] : `${k.condition} (${k.constate})`)).join(', ')}`,
    );
  return decision.faits.reduce(evolveStructure, etat);
}
/** What is shown, but that something was put right. */
const montre = (etat: EtatStructure): string => {
  const {
    revision: _,
    signaux: __,
    ...vue
  } = vueStructure(etat, JOUR, loi().auJour(JOUR), {
    siae: 'AI',
    departement: '35',
  });
  return JSON.stringify(vue);
};
type Rectifier = (etat: EtatStructure, commande: CommandeStructure, siae: Siae | null) => EtatStructure;
/** True: what is put right is shown. */
function aUnEffet(type: TypeFaitStructure, remplacement?: Record<string, unknown>, rectifier: Rectifier = jouer) {
  const { donne, siae = 'AI' } = cas[type] as Cas;
  const avant = donne.reduce((e, c) => jouer(e, c, siae), etatInitialStructure('ai-rennes'));
  const fait = avant.dossier.faits.findLastIndex((f) => f.type === type);
  expect(fait).toBeGreaterThanOrEqual(0);
  const data = { fait, raison: 'Erreur de saisie', ...(remplacement ? { remplacement } : {}) };
  return montre(rectifier(avant, { type: 'RectifierActe', data }, siae)) !== montre(avant);
}

const rectifiables = rectificationsStructure();
const parts = rectifiables.flatMap(({ type, remplacer }) =>
  Object.keys(remplacer?.shape ?? {}).map((part) => [type, part] as const),
);

describe('ce qui se rectifie d’une structure a un effet', () => {
  it('chaque acte qui se rectifie est raconté, avec chaque partie qui se remplace', () => {
    expect(Object.keys(cas).sort()).toEqual(rectifiables.map((r) => r.type).sort());
    const racontees = Object.entries(cas).flatMap(([type, c]) => Object.keys(c.remplacer).map((p) => [type, p]));
    expect(racontees.sort()).toEqual(parts.map((p) => [...p]).sort());
    expect(parts.length).toBeGreaterThanOrEqual(40);
  });

  it.each(parts)('%s : %s', (type, part) => {
    expect(aUnEffet(type, { [part]: cas[type]?.remplacer[part] })).toBe(true);
  });
  it.each(rectifiables.filter((r) => r.retirer).map((r) => r.type))('%s, retiré', (type) => {
    expect(aUnEffet(type)).toBe(true);
  });

  it('et un acte rectifié que le pli oublierait se verrait', () => {
    const oublier: Rectifier = (etat, commande, siae) => {
      const suite = jouer(etat, commande, siae);
      return { ...etat, revision: suite.revision };
    };
    for (const [type, part] of parts)
      expect(aUnEffet(type, { [part]: cas[type]?.remplacer[part] }, oublier)).toBe(false);
  });
});
