/** Asking for, granting and refusing a prolongation of the PASS (R. 5132-1-8). */
import {
  accordProlongation,
  ajouterJours,
  avisRequis,
  demandeProlongation,
  ecartJours,
  joursInclus,
  refusProlongation,
  silenceLe,
  type Jour,
  type SituationAccord,
  type SituationDecision,
  type SituationDemande,
  type SituationRefus,
  prescripteurHabiliteCeJour,
} from '@jalon/droit';
import { typeSiae, type Organisation } from '../acteur.js';
import { nommee, type Contexte } from '../contexte.js';
import type { Demande, Dossier } from '../dossier/dossier.js';
import { decidee, ouverture } from '../dossier/demande.js';
import { prolongationsComptees } from '../dossier/rapprochement.js';
import { suspensionAu } from '../dossier/pass.js';
import {
  embauches,
  estEmployeur,
  prochaineRevision,
  situationPass,
  suspensionsEffectives,
} from '../dossier/situation-pass.js';
import { definirCommande } from './definir.js';

export interface DemanderProlongation {
  motif: string;
  fin: string;
  prescripteur?: string;
  bilan?: string;
  pieces?: string[];
  /** An interview by phone is asked of the prescripteur: where to reach the SIAE. */
  entretien?: { telephone: string; courriel: string };
}
export interface AccorderProlongation {
  demande?: string;
  fin?: string;
}
export interface RefuserProlongation {
  demande?: string;
  motif: string;
  explication: string;
  actions?: string[];
}

function habilitationDe(
  prescripteur: string,
  contexte: Contexte,
): NonNullable<SituationDemande['prescripteurNomme']>['habilitation'] {
  const connue = contexte.habilitations?.[prescripteur];
  if (connue !== undefined) return connue ? 'habilite' : 'non_habilite';
  const organisation = nommee(prescripteur, contexte);
  return organisation === null ? 'inconnue' : organisation.connue ? 'non_habilite' : 'absent';
}

/** What the rule looks at, whoever asks and on whichever day: the request and its grant judge the same situation. */
function situationDemande(
  d: Dossier,
  contexte: Contexte,
  demande: {
    motif: string;
    fin: Jour;
    siae: Organisation;
    demandeeLe: Jour | null;
    prescripteur: string | null;
    bilan: boolean;
    entretien: boolean;
  },
): SituationDemande {
  const { pass } = d;
  const cdi = embauches(d).filter((c) => c.type === 'CDI_INCLUSION' && (c.etat === 'declare' || c.etat === 'suspendu'));
  const departs = [...cdi.map((c) => c.debut), ...d.situations.cdiInclusion.map((s) => s.du)].sort();
  return {
    pass: situationPass(d),
    motif: demande.motif,
    fin: demande.fin,
    siae: typeSiae(demande.siae),
    employeur: estEmployeur(d, demande.siae.id),
    orientee: d.orientations.some((o) => o.siae === demande.siae.id),
    passLePlusRecent:
      pass === null || !contexte.autresPass.some((p) => !p.annule && !p.doublon && p.debut > pass.debut),
    suspensionEnCours: suspensionAu(d, contexte.jour),
    demandeEnAttente: d.demandes.some((x) => x.etat === 'en_attente'),
    demandeeLe: demande.demandeeLe,
    dejaAccordees: prolongationsComptees(d, contexte).map(({ motif, jours }) => ({ motif: motif ?? '', jours })),
    joursSuspendus: suspensionsEffectives(d).reduce((total, s) => total + joursInclus(s.debut, s.fin), 0),
    naissance: d.personne?.naissance ?? null,
    rqth: d.situations.rqth,
    formations: d.situations.formation,
    cdiInclusionDepuis: departs[0] ?? null,
    bilan: demande.bilan,
    entretien: demande.entretien,
    prescripteurNomme:
      demande.prescripteur === null
        ? null
        : { id: demande.prescripteur, habilitation: habilitationDe(demande.prescripteur, contexte) },
  };
}

/** The request named, otherwise the pending one, otherwise the most recent. */
const demandeVisee = (d: Dossier, id: string | undefined): Demande | null =>
  (id === undefined
    ? (d.demandes.find((x) => x.etat === 'en_attente') ?? d.demandes.at(-1))
    : d.demandes.find((x) => x.id === id)) ?? null;

/** Silent only when the same decider repeats every datum (D9). */
const parLeMeme = (demande: Demande | null, { acteur }: Contexte): demande is Demande =>
  demande?.decideePar?.organisation.id === acteur.organisation.id;
/** Without an end, what was asked is granted: the same answer again says the same thing. */
const accordRepete = (demande: Demande | null, { fin }: AccorderProlongation, contexte: Contexte): boolean =>
  parLeMeme(demande, contexte) &&
  demande.accord !== null &&
  (fin === undefined ? demande.accord.jours === ecartJours(demande.debut, demande.fin) : fin === demande.accord.fin);
/** Once erased, nothing says what was written: repeating is then another decision. */
const refusRepete = (demande: Demande | null, data: RefuserProlongation, contexte: Contexte): boolean =>
  parLeMeme(demande, contexte) &&
  demande.refus !== null &&
  demande.refus.motif === data.motif &&
  demande.refus.explication === data.explication &&
  JSON.stringify(demande.refus.actions ?? []) === JSON.stringify(data.actions ?? []);

const decision = (demande: Demande | null, deja: boolean, contexte: Contexte): SituationDecision => ({
  demande: demande && { etat: demande.etat, prescripteur: demande.prescripteur },
  dejaDecidee: deja,
  ouverture: demande && ouverture(demande, contexte.habilitations ?? {}),
  auteur: {
    organisation: contexte.acteur.organisation.id,
    habilite: prescripteurHabiliteCeJour(contexte.droit, contexte.acteur),
    departement: contexte.acteur.organisation.departement ?? null,
  },
  departement: demande?.par.organisation.departement ?? null,
  ouverteLe:
    demande?.etat === 'en_attente' && demande.sansReponseLe === null ? silenceLe(contexte.droit, demande.le) : null,
});

const demandeDecidee = (demande: Demande | null): string | null => demande && decidee(demande);

/** D10: same duration, from the end the PASS has today. */
const finRealignee = (d: Dossier, demande: Demande): Jour =>
  ajouterJours(d.pass?.fin ?? demande.debut, ecartJours(demande.debut, demande.fin));

export const commandesProlongation = {
  DemanderProlongation: definirCommande<DemanderProlongation, SituationDemande>({
    faits: ['ProlongationDemandee', 'ProlongationDeclaree'],
    qui: ['siae'],
    regle: demandeProlongation,
    situation: (data, d, contexte) =>
      situationDemande(d, contexte, {
        motif: data.motif,
        fin: data.fin,
        siae: contexte.acteur.organisation,
        demandeeLe: null,
        prescripteur: data.prescripteur ?? null,
        bilan: data.bilan !== undefined,
        entretien: data.entretien !== undefined,
      }),
    proposer: (data, d, { droit }, _, verdict) => {
      const debut = d.pass?.fin ?? data.fin;
      const revision = prochaineRevision(d);
      if (!avisRequis(droit, data.motif))
        return [
          {
            type: 'ProlongationDeclaree',
            data: {
              id: `P${revision}`,
              motif: data.motif,
              debut,
              fin: data.fin,
              jours: ecartJours(debut, data.fin),
              passFin: data.fin,
              verdict,
            },
          },
        ];
      return [
        {
          type: 'ProlongationDemandee',
          data: {
            id: `D${revision}`,
            motif: data.motif,
            debut,
            fin: data.fin,
            ...(data.prescripteur === undefined ? {} : { prescripteur: data.prescripteur }),
            ...(data.bilan === undefined ? {} : { bilan: data.bilan }),
            ...(data.pieces === undefined ? {} : { pieces: data.pieces }),
            ...(data.entretien === undefined ? {} : { entretien: data.entretien }),
            verdict,
          },
        },
      ];
    },
  }),
  AccorderProlongation: definirCommande<AccorderProlongation, SituationAccord>({
    faits: ['ProlongationAccordee'],
    qui: ['prescripteur'],
    regle: accordProlongation,
    dejaFait: (data, d, contexte) => accordRepete(demandeVisee(d, data.demande), data, contexte),
    tranche: (data, d) => demandeDecidee(demandeVisee(d, data.demande)),
    situation: (data, d, contexte) => {
      const demande = demandeVisee(d, data.demande);
      const deja = accordRepete(demande, data, contexte);
      const aJuger = demande?.etat === 'en_attente' ? demande : null;
      return {
        ...decision(demande, deja, contexte),
        finDemandee: aJuger && finRealignee(d, aJuger),
        fond:
          aJuger &&
          situationDemande(d, contexte, {
            // erased: no motif is in force
            motif: aJuger.motif ?? '',
            fin: data.fin ?? finRealignee(d, aJuger),
            siae: aJuger.par.organisation,
            demandeeLe: aJuger.le,
            prescripteur: null,
            bilan: false,
            entretien: false,
          }),
      };
    },
    proposer: (data, d, _, __, verdict) => {
      const demande = demandeVisee(d, data.demande);
      if (!demande || !d.pass) return [];
      const debut = d.pass.fin;
      const fin = data.fin ?? finRealignee(d, demande);
      return [
        {
          type: 'ProlongationAccordee',
          data: {
            id: `P${prochaineRevision(d)}`,
            demande: demande.id,
            motif: demande.motif,
            debut,
            fin,
            finDemandee: demande.fin,
            jours: ecartJours(debut, fin),
            realignee: debut !== demande.debut,
            passFin: fin,
            verdict,
          },
        },
      ];
    },
  }),
  RefuserProlongation: definirCommande<RefuserProlongation, SituationRefus>({
    faits: ['ProlongationRefusee'],
    qui: ['prescripteur'],
    regle: refusProlongation,
    dejaFait: (data, d, contexte) => refusRepete(demandeVisee(d, data.demande), data, contexte),
    tranche: (data, d) => demandeDecidee(demandeVisee(d, data.demande)),
    situation: (data, d, contexte) => {
      const demande = demandeVisee(d, data.demande);
      return {
        ...decision(demande, refusRepete(demande, data, contexte), contexte),
        motif: data.motif,
        explication: data.explication,
        actions: data.actions ?? [],
      };
    },
    proposer: (data, d, _, __, verdict) => {
      const demande = demandeVisee(d, data.demande);
      if (!demande) return [];
      return [
        {
          type: 'ProlongationRefusee',
          data: {
            demande: demande.id,
            motif: data.motif,
            explication: data.explication,
            ...(data.actions === undefined ? {} : { actions: data.actions }),
            verdict,
          },
        },
      ];
    },
  }),
};
