/** Suspending the PASS, correcting, lifting, closing the parcours after a long suspension. */
import {
  ajouterJours,
  cloture,
  correctionSuspension,
  finParDefaut,
  joursDeSuspension,
  leveeSuspension,
  suspension,
  type Auteur,
  type ContratAutour,
  type SituationCloture,
  type SituationCorrection,
  type SituationLevee,
  type SituationPass,
  type SituationSuspension,
  prescripteurHabiliteCeJour,
} from '@jalon/droit';
import type { Contexte } from '../contexte.js';
import type { Dossier } from '../dossier/dossier.js';
import { courtLe, dernierJourDu } from '../dossier/contrat-au-jour.js';
import { suspensionAu } from '../dossier/pass.js';
import {
  derniereEmbauche,
  embauches,
  prochaineRevision,
  situationPass,
  suspensionALever,
  suspensionOuverte,
  suspensionsEffectives,
  suspenduSansInterruptionDepuis,
} from '../dossier/situation-pass.js';
import { definirCommande } from './definir.js';

export interface SuspendrePass {
  debut: string;
  fin?: string;
  motif: string;
}
export interface CorrigerSuspension {
  suspension?: string;
  debut?: string;
  fin?: string;
  motif?: string;
  raison: string;
}
export interface LeverSuspension {
  /** First day back. */ le: string;
}
export interface CloreParcours {
  motif: string;
}

const auteur = (d: Dossier, { acteur, droit, jour }: Contexte): Auteur => ({
  role: acteur.role,
  organisation: acteur.organisation.id,
  habilite: prescripteurHabiliteCeJour(droit, acteur),
  emploie: embauches(d).some((c) => c.siae.id === acteur.organisation.id && courtLe(c, jour)),
});
/** The author's contracts are its own; a prescripteur, who employs nobody, answers for all of them. */
const contrats = (d: Dossier, { acteur }: Contexte): ContratAutour[] =>
  embauches(d).map((c) => ({
    id: c.id,
    propre: acteur.role !== 'siae' || c.siae.id === acteur.organisation.id,
    debut: c.debut,
    fin: dernierJourDu(c),
    suspensions: c.suspensions,
  }));
const passFin = (d: Dossier, jours: number): string => ajouterJours(d.pass?.fin ?? '', jours);

export const commandesSuspension = {
  SuspendrePass: definirCommande<SuspendrePass, SituationSuspension>({
    faits: ['SuspensionDeclaree'],
    qui: ['siae', 'prescripteur'],
    regle: suspension,
    situation: (data, d, contexte) => ({
      auteur: auteur(d, contexte),
      derniereEmbauche: derniereEmbauche(d),
      pass: situationPass(d),
      suspensionEnCours: suspensionAu(d, contexte.jour),
      debut: data.debut,
      fin: data.fin ?? null,
      motif: data.motif,
      autres: suspensionsEffectives(d),
      reference: contexte.jour,
      contrats: contrats(d, contexte),
    }),
    proposer: (data, d, { droit }, _, verdict) => {
      const fin = data.fin ?? finParDefaut(droit, data.debut) ?? data.debut;
      const jours = joursDeSuspension(droit, data.debut, fin) ?? 0;
      return [
        {
          type: 'SuspensionDeclaree',
          data: {
            id: `S${prochaineRevision(d)}`,
            motif: data.motif,
            debut: data.debut,
            fin,
            finInconnue: data.fin === undefined,
            jours,
            passFin: passFin(d, jours),
            verdict,
          },
        },
      ];
    },
  }),
  CorrigerSuspension: definirCommande<CorrigerSuspension, SituationCorrection>({
    faits: ['SuspensionCorrigee'],
    qui: ['siae', 'prescripteur'],
    regle: correctionSuspension,
    situation: (data, d, contexte) => {
      const s = suspensionOuverte(d, contexte.jour, data.suspension);
      return {
        existe: s !== null,
        debutChange: data.debut !== undefined && data.debut !== s?.debut,
        auteur: auteur(d, contexte),
        derniereEmbauche: derniereEmbauche(d),
        // The end of the PASS without this suspension: its new start must lie before it.
        pass:
          s && d.pass
            ? { ...(situationPass(d) as SituationPass), fin: ajouterJours(d.pass.fin, -s.jours) }
            : situationPass(d),
        suspensionEnCours: null,
        debut: data.debut ?? s?.debut ?? contexte.jour,
        fin: data.fin ?? s?.fin ?? null,
        motif: data.motif === undefined || data.motif === s?.motif ? null : data.motif,
        motifActuel: s?.motif ?? null,
        autres: suspensionsEffectives(d).filter((x) => x.id !== s?.id),
        reference: s?.declareeLe ?? contexte.jour,
        contrats: contrats(d, contexte),
      };
    },
    proposer: (data, d, { droit, jour }, _, verdict) => {
      const s = suspensionOuverte(d, jour, data.suspension);
      if (!s) return [];
      const debut = data.debut ?? s.debut;
      const fin = data.fin ?? s.fin;
      const motif = data.motif ?? s.motif;
      if (debut === s.debut && fin === s.fin && motif === s.motif) return [];
      const jours = (joursDeSuspension(droit, debut, fin) ?? 0) - s.jours;
      return [
        {
          type: 'SuspensionCorrigee',
          data: {
            id: s.id,
            debut,
            fin,
            ...(motif === s.motif ? {} : { motif }),
            raison: data.raison,
            jours,
            passFin: passFin(d, jours),
            verdict,
          },
        },
      ];
    },
  }),
  LeverSuspension: definirCommande<LeverSuspension, SituationLevee>({
    faits: ['SuspensionLevee'],
    qui: ['siae', 'prescripteur'],
    aSaPlace: (d, { jour }) => suspensionALever(d, jour) !== null,
    regle: leveeSuspension,
    situation: (data, d, contexte) => {
      const s = suspensionALever(d, contexte.jour);
      return {
        auteur: auteur(d, contexte),
        derniereEmbauche: derniereEmbauche(d),
        existe: s !== null,
        suspension: s,
        le: data.le,
      };
    },
    proposer: (data, d, { droit, jour }, _, verdict) => {
      const s = suspensionALever(d, jour);
      if (!s) return [];
      const fin = ajouterJours(data.le, -1);
      const jours = (joursDeSuspension(droit, s.debut, fin) ?? 0) - s.jours;
      return [{ type: 'SuspensionLevee', data: { id: s.id, fin, jours, passFin: passFin(d, jours), verdict } }];
    },
  }),
  CloreParcours: definirCommande<CloreParcours, SituationCloture>({
    faits: ['ParcoursClos'],
    qui: ['siae', 'prescripteur'],
    regle: cloture,
    situation: (_, d, contexte) => ({
      auteur: auteur(d, contexte),
      derniereEmbauche: derniereEmbauche(d),
      suspensionDepuis: suspenduSansInterruptionDepuis(d, contexte.jour)?.debut ?? null,
    }),
    proposer: (data, d, { jour }, _, verdict) => {
      const s = suspenduSansInterruptionDepuis(d, jour);
      return s
        ? [{ type: 'ParcoursClos', data: { motif: data.motif, suspension: s.id, suspensionDebut: s.debut, verdict } }]
        : [];
    },
  }),
};
