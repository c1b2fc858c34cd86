/** What people do on contracts, placements, support, and about decisions already taken: sensible or not. */
import { ajouterJours, min, type Jour } from '@jalon/droit';
import type { Etat } from '@jalon/parcours';
import type { Geste } from './conduire.js';

const parmi = <T>(choix: readonly T[], n: number): T => choix[Math.abs(n) % choix.length] as T;
const contrat = ({ dossier }: Etat): string => dossier.contrats.at(-1)?.id ?? 'aucun';
const moisDe = (jour: Jour, n: number): string => ajouterJours(jour, -30 * (Math.abs(n) % 3)).slice(0, 7);
const dernier = ({ dossier }: Etat, types: RegExp): number =>
  Math.max(
    0,
    dossier.faits.findLastIndex((f) => types.test(f.type)),
  );

const prolonger: Geste = (jour, { a, b }, etat) => ({
  type: 'ProlongerContrat',
  data: {
    contrat: contrat(etat),
    fin: ajouterJours(etat.dossier.contrats.at(-1)?.fin ?? jour, b),
    motif: parmi(['DIFFICULTES', 'SENIOR', 'RQTH', 'FORMATION'], a),
  },
});
/** One time in two on the last day that the term leaves: most suspended contracts are past it when somebody comes back. */
const reprendre: Geste = (jour, { a }, etat) => {
  const le = ajouterJours(jour, Math.min(a, 0));
  const terme = etat.dossier.contrats.find((c) => c.id === contrat(etat))?.fin ?? le;
  return { type: 'ReprendreContrat', data: { contrat: contrat(etat), le: a % 2 === 0 ? min(le, terme) : le } };
};
const reduire: Geste = (jour, { a, b }, etat) => ({
  type: 'AutoriserHeuresReduites',
  data: {
    contrat: contrat(etat),
    regime: parmi(['CUMUL', 'DIFFICULTES'], a),
    debut: jour,
    fin: ajouterJours(jour, Math.abs(b)),
  },
});
const contester: Geste = (_, __, etat) => ({
  type: 'ContesterDecision',
  data: { fait: dernier(etat, /^(ProlongationRefusee|ParcoursClos)$/), explication: 'désaccord' },
});
const repondre: Geste = (_, { a }) => ({
  type: 'RepondreContestation',
  data: { suite: parmi(['MAINTENUE', 'REVUE'], a), explication: 'examen fait' },
});
export const gestesDuContrat: readonly Geste[] = [
  (jour, { b }, etat) => ({
    type: 'RenouvelerContrat',
    data: { contrat: contrat(etat), fin: ajouterJours(etat.dossier.contrats.at(-1)?.fin ?? jour, b) },
  }),
  prolonger,
  (jour, { a }, etat) => ({
    type: 'SuspendreContrat',
    data: {
      contrat: contrat(etat),
      debut: ajouterJours(jour, Math.min(a, 0)),
      motif: parmi(['MALADIE', 'PMSMP_DEMANDEE_PAR_LE_SALARIE', 'autre raison'], a),
    },
  }),
  reprendre,
  (jour, { a }, etat) => ({
    type: 'RompreContrat',
    data: { contrat: contrat(etat), le: jour, motif: parmi(['ACCORD_DES_PARTIES', 'départ'], a) },
  }),
  (_, __, etat) => ({ type: 'TransmettreFiche', data: { contrat: contrat(etat) } }),
  (jour, { a, b }, etat) => ({
    type: 'ConclureMiseADisposition',
    data: {
      contrat: contrat(etat),
      miseADisposition: {
        id: `m${etat.dossier.misesADisposition.length}`,
        utilisateur: { type: parmi(['entreprise', 'particulier', 'epic', 'association'], a), nom: 'Utilisateur' },
        debut: ajouterJours(jour, Math.max(a, 0)),
        ...(b > 0 ? { fin: ajouterJours(jour, Math.max(a, 0) + b) } : {}),
        taches: 'Ménage',
        lieu: 'Rennes',
        remunerationReference: 'grille',
        epi: 'gants',
        ...(a % 3 === 0 ? { departement: parmi(['35', '56'], b) } : {}),
      },
    },
  }),
  (jour, { a, b }, etat) => ({
    type: 'DeclarerHeures',
    data: {
      contrat: contrat(etat),
      mois: moisDe(jour, a),
      heures: Math.abs(b),
      ...(etat.dossier.misesADisposition.length > 0
        ? { miseADisposition: parmi(etat.dossier.misesADisposition, a).id }
        : {}),
    },
  }),
  (jour, { a, b }) => ({
    type: 'EnregistrerAccompagnement',
    data: {
      nature: parmi(['social', 'professionnel', 'prise_de_poste', 'formation', 'pmsmp'], a),
      debut: ajouterJours(jour, Math.min(a, 0)),
      ...(b > 0 ? { fin: ajouterJours(jour, b % 40) } : {}),
      ...(b % 4 === 0 ? { accueil: 'entreprise-x' } : {}),
    },
  }),
  (_, { a }) => ({ type: 'OrienterVersSiae', data: { siae: parmi(['ai-rennes', 'ei-vitre'], a) } }),
  reduire,
  (jour, { a }, etat) => ({
    type: 'EnregistrerVisite',
    data: { contrat: contrat(etat), le: ajouterJours(jour, Math.min(a, 0)) },
  }),
  () => ({ type: 'RefuserDerogationCarence', data: { motif: 'projet', explication: 'autre solution' } }),
  (jour, { a }, etat) => ({
    type: 'NotifierDecision',
    data: {
      fait: dernier(etat, /^(DiagnosticEtabli|ProlongationRefusee|ParcoursClos|DerogationCarenceRefusee)$/),
      destinataire: parmi(['interesse', 'structure'], a),
      le: ajouterJours(jour, Math.min(a, 0)),
      moyen: parmi(['LETTRE_RECOMMANDEE', 'REMISE_EN_MAIN_PROPRE'], a),
    },
  }),
  contester,
  repondre,
];

/** What usually follows: a suspended contract is taken up again, a refusal is contested, a contestation is answered. */
export function gesteAttendu(etat: Etat): Geste | null {
  const { dossier } = etat;
  if (dossier.contestations.some((c) => c.etat === 'en_attente')) return repondre;
  const contrat = dossier.contrats.at(-1);
  if (contrat?.etat === 'suspendu') return reprendre;
  if (dossier.demandes.at(-1)?.etat === 'refusee' || dossier.cloture) return contester;
  if (contrat?.type === 'CDDI') return dossier.faits.length % 2 === 0 ? reduire : prolonger;
  return null;
}
