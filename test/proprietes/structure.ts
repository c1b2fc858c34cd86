/** Random lives of an organisation before the State: what the préfet, the DDETS and the structure itself may try, sensible or not. */
import fc from 'fast-check';
import { ajouterJours, type Acteur, type Jour } from '@jalon/droit';
import {
  deciderStructure,
  etatInitialStructure,
  evolveStructure,
  vueStructure,
  type CommandeStructure,
  type EtatStructure,
  type FaitStructure,
} from '@jalon/conventionnement';
import { referentiel } from '../../libs/droit/essais/charger.js';

const loi = referentiel();
export const ddets: Acteur = { role: 'ddets', organisation: { id: 'ddets-35', departement: '35' } };
const ai: Acteur = { role: 'siae', organisation: { id: 'ai-rennes', type: 'AI', departement: '35' } };

export interface Geste {
  attente: number;
  n: number;
  a: number;
  b: number;
}
export const geste: fc.Arbitrary<Geste> = fc.record({
  attente: fc.integer({ min: 0, max: 60 }),
  n: fc.nat({ max: 999 }),
  a: fc.integer({ min: -40, max: 90 }),
  b: fc.integer({ min: 1, max: 900 }),
});
const parmi = <T>(choix: readonly T[], n: number): T => choix[Math.abs(n) % choix.length] as T;

const commandes: readonly ((jour: Jour, g: Geste, etat: EtatStructure) => CommandeStructure)[] = [
  (_, { a }) => ({
    type: 'EnregistrerStructure',
    data: { type: parmi(['AI', 'EI'], a), nom: `Nom ${a}`, changeDeType: a % 3 === 0 },
  }),
  (_, { a }) => ({ type: 'DemanderConvention', data: { renouvellement: a % 2 === 0 } }),
  (_, { a }) => ({ type: 'RendreAvisCommission', data: { avis: parmi(['FAVORABLE', 'DEFAVORABLE'], a) } }),
  (jour, { a, b }) => ({
    type: 'SignerConvention',
    data: { debut: ajouterJours(jour, a), fin: ajouterJours(jour, a + b) },
  }),
  (jour, { a, b }) => ({
    type: 'SignerConvention',
    data: {
      debut: ajouterJours(jour, a),
      fin: ajouterJours(jour, a + b),
      type: parmi(['ACI', 'EI'], b),
      avis: 'FAVORABLE',
    },
  }),
  (jour, { a, b }) => ({
    type: 'SuspendreConvention',
    data: { debut: ajouterJours(jour, a), ...(b % 2 ? { fin: ajouterJours(jour, a + (b % 60)) } : {}) },
  }),
  (jour, { a }) => ({ type: 'ReprendreConvention', data: { le: ajouterJours(jour, a) } }),
  (jour, { a, b }) => ({
    type: 'ResilierConvention',
    data: {
      le: ajouterJours(jour, a),
      motif: parmi(['ACCORD', 'CESSATION', 'NON_RESPECT'], b),
      informeeLe: ajouterJours(jour, a - 40),
    },
  }),
  (jour, { a, b }, { dossier }) => {
    const { debut = ajouterJours(jour, a), fin = ajouterJours(jour, a + b) } = dossier.conventions.at(-1) ?? {};
    const etp = b % 2 ? { postesEtp: (b % 40) / 2 } : {};
    return { type: 'SignerAnnexeFinanciere', data: { etat: parmi(['VALIDE', 'SAISI'], b), debut, fin, ...etp } };
  },
  (_, { b }) => ({ type: 'DeclarerPermanence', data: { joursParSemaine: (b % 12) / 2 } }),
  (jour, { a, b }) => ({
    type: 'AccorderDerogation480h',
    data: { debut: ajouterJours(jour, a), fin: ajouterJours(jour, a + b) },
  }),
  (jour) => ({ type: 'TenirDialogueDeGestion', data: { annee: Number(jour.slice(0, 4)) } }),
  (jour, { a, b }) => ({
    type: 'RetirerAutoPrescription',
    data: {
      debut: ajouterJours(jour, Math.abs(a) + 10),
      ...(b % 2 ? { fin: ajouterJours(jour, Math.abs(a) + b + 10) } : {}),
    },
  }),
  (jour, { a }) => ({ type: 'RetablirAutoPrescription', data: { le: ajouterJours(jour, a), formation: true } }),
  (jour, { a, b }) => ({
    type: 'HabiliterPrescripteur',
    data: { debut: ajouterJours(jour, a), fin: ajouterJours(jour, a + b), nom: `Asso ${b}` },
  }),
  (jour, { a }) => ({ type: 'RetirerHabilitation', data: { le: ajouterJours(jour, a) } }),
  (jour, { a, b }) => ({
    type: 'ConstaterSuccession',
    data: {
      de: parmi(['ei-vitre', 'ai-fougeres'], a),
      a: 'ai-rennes',
      le: ajouterJours(jour, a),
      fondement: parmi(['AUTRE', 'TRANSFERT_L1224_1'], b),
      reference: `Acte ${b}`,
    },
  }),
  // rarely, since nothing much follows
  (jour, { a, n }): CommandeStructure =>
    n % 5 === 0
      ? { type: 'FermerStructure', data: { le: ajouterJours(jour, a) } }
      : { type: 'DeclarerPermanence', data: { joursParSemaine: 3 } },
  (_, { b }, { dossier }) => ({
    type: 'RectifierActe',
    data: { fait: b % Math.max(1, dossier.faits.length), raison: 'erreur' },
  }),
];
export const commandeA = (jour: Jour, g: Geste, etat: EtatStructure): CommandeStructure =>
  parmi(commandes, g.n)(jour, g, etat);
const quiTente = ({ type }: CommandeStructure, { a }: Geste): Acteur =>
  /^(Demander|Declarer)/.test(type) || (type === 'RectifierActe' && a % 2 === 0) ? ai : ddets;

/** One organisation, living on. */
export class Vie {
  readonly faits: FaitStructure[] = [];
  etat: EtatStructure = etatInitialStructure('ai-rennes');
  copie(): Vie {
    const autre = new Vie();
    autre.faits.push(...this.faits);
    autre.etat = this.etat;
    return autre;
  }
  /** The facts written, or null when it is refused. */
  jouer(jour: Jour, acteur: Acteur, commande: CommandeStructure): FaitStructure[] | null {
    const droit = loi.auJour(jour);
    const decision = deciderStructure(commande, this.etat, {
      jour,
      acteur,
      droit,
      declaree: { siae: null, departement: '35' },
    });
    if (decision.issue === 'refus') return null;
    for (const f of decision.faits) {
      this.etat = evolveStructure(this.etat, f);
      this.faits.push(f);
    }
    return decision.faits;
  }
  tenter(jour: Jour, g: Geste, selon = this.etat): FaitStructure[] | null {
    const commande = commandeA(jour, g, selon);
    return this.jouer(jour, quiTente(commande, g), commande);
  }
  /** What is shown, without the places of facts. */
  vue(jour: Jour, etat = this.etat): unknown {
    const {
      signaux,
      revision: _,
      ...vue
    } = vueStructure(etat, jour, loi.auJour(jour), { siae: null, departement: '35' });
    return {
      ...vue,
      signaux: signaux
        .filter((s) => !/^(sans_appui|suites_regulieres)$/.test(s.condition))
        .map(({ condition, le }) => [condition, le]),
    };
  }
}
