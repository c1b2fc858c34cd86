/** Acts that have a way back, sensible at this step most of the time. */
import { ajouterJours, min, type Jour } from '@jalon/droit';
import type { Commande, Etat } from '@jalon/parcours';
import { gesteA, retirerLeDernier, type Geste, type Intention } from './conduire.js';

const contrat = ({ dossier }: Etat): string => dossier.contrats.findLast((c) => c.etat === 'declare')?.id ?? 'aucun';
const apresLaDerniere = ({ dossier }: Etat, jour: Jour): Jour => {
  const fin = dossier.suspensions.at(-1)?.fin;
  return fin === undefined || fin >= jour ? jour : min(jour, ajouterJours(fin, 1));
};
const embaucher: Geste = (jour, { a, b }, { dossier }) => ({
  type: 'DeclarerEmbauche',
  data: {
    contrat: {
      id: `x${dossier.faits.length}`,
      type: 'CDDU',
      debut: ajouterJours(jour, Math.abs(a)),
      ...(b > 100 ? { fin: ajouterJours(jour, 60 + b) } : {}),
      heuresHebdo: 30,
    },
  },
});
const suspendre: Geste = (jour, { a, b }, etat) => ({
  type: 'SuspendrePass',
  data: {
    debut: apresLaDerniere(etat, ajouterJours(jour, -Math.abs(a) % 5)),
    ...(b % 3 === 0 ? {} : { fin: ajouterJours(jour, Math.abs(b) + 1) }),
    motif: ['CONTRAT_ROMPU', 'CONTRAT_TERMINE', 'ACCORD_CTA'][Math.abs(a) % 3] as string,
  },
});
const sortir: Geste = (jour, { a }) => ({
  type: 'EnregistrerSortie',
  data: { le: ajouterJours(jour, Math.min(a, 0)), type: a % 2 === 0 ? 'DURABLE_CDI' : 'AUTRE_CHOMAGE' },
});
/** What undoes is undone too: a cancelled hire, a corrected suspension, a withdrawal. */
const retours: readonly Geste[] = [
  (_, __, etat) => ({ type: 'AnnulerEmbauche', data: { contrat: contrat(etat), motif: 'jamais venue' } }),
  (jour, { a, b }, { dossier }) => ({
    type: 'CorrigerSuspension',
    data: {
      ...(a % 2 ? { debut: ajouterJours(dossier.suspensions.at(-1)?.debut ?? jour, a % 4) } : {}),
      fin: ajouterJours(dossier.suspensions.at(-1)?.fin ?? jour, b % 30),
      raison: 'erreur',
    },
  }),
  retirerLeDernier,
];
const actes: readonly Geste[] = [
  ...retours,
  ...retours,
  embaucher,
  embaucher,
  embaucher,
  suspendre,
  suspendre,
  sortir,
  () => ({ type: 'AccorderProlongation', data: {} }),
  () => ({
    type: 'RefuserProlongation',
    data: { motif: 'IAE', explication: 'autre solution', actions: ['PARTENAIRE'] },
  }),
  () => ({ type: 'CloreParcours', data: { motif: 'sans nouvelles' } }),
  (jour, { a }) => ({ type: 'LeverSuspension', data: { le: ajouterJours(jour, Math.max(a, 0)) } }),
  (_, { a }, { dossier }) => ({
    type: 'DemanderProlongation',
    data: { motif: 'DIFFICULTES', fin: ajouterJours(dossier.pass?.fin ?? '2026-06-01', Math.abs(a) + 1) },
  }),
  (jour, { a }, { dossier }) => ({
    type: 'DemanderProlongation',
    data: { motif: 'FORMATION', fin: ajouterJours(dossier.pass?.fin ?? jour, Math.abs(a) + 1) },
  }),
  (jour, __, etat) => ({
    type: 'DeclarerHeures',
    data: { contrat: contrat(etat), mois: jour.slice(0, 7), heures: 3 },
  }),
  (jour, { a }, etat) => ({
    type: 'RompreContrat',
    data: { contrat: contrat(etat), le: ajouterJours(jour, -Math.abs(a) % 3), motif: 'ACCORD_DES_PARTIES' },
  }),
  (jour, __, etat) => ({ type: 'TerminerContrat', data: { contrat: contrat(etat), le: jour } }),
  (jour, __, etat) => ({ type: 'SuspendreContrat', data: { contrat: contrat(etat), debut: jour, motif: 'MALADIE' } }),
  (jour) => ({ type: 'EnregistrerAccompagnement', data: { nature: 'social', debut: jour } }),
  (jour) => ({ type: 'DeclarerSituation', data: { rqth: { du: jour, au: ajouterJours(jour, 900) } } }),
  (_, { a, b }, { dossier }) => ({
    type: 'ConstaterPassOfficiel',
    data: { fin: ajouterJours(dossier.pass?.fin ?? '2027-01-01', a + (b % 2)), reference: 'écran', raison: 'écart' },
  }),
  () => ({ type: 'DerogerCarence', data: { motif: 'situation' } }),
  () => ({ type: 'RefuserDerogationCarence', data: { motif: 'projet', explication: 'à préciser' } }),
  (_, { a }) => ({ type: 'OrienterVersSiae', data: { siae: a % 2 ? 'ai-rennes' : 'ei-vitre' } }),
];

export const acteDefaisable = (etat: Etat, jour: Jour, i: Intention): Commande => {
  const geste = i.geste % 10 === 0 ? gesteA(etat, jour, i.geste) : actes[i.geste % actes.length];
  return (geste as Geste)(jour, i, etat);
};
