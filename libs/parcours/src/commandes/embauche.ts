/** The hire: it delivers the PASS or reuses it, and lifts a running suspension. The fiche salarié. */
import {
  finDuPass,
  embauche,
  ficheSalarie,
  type SituationContrat,
  type SituationEmbauche,
  type TypeContrat,
  type Jour,
} from '@jalon/droit';
import { estPrescripteurHabilite, typeSiae } from '../acteur.js';
import { jourDeLActe, type Contexte } from '../contexte.js';
import { carence } from '../dossier/carence.js';
import { autresHoraires, contratsDuPass } from '../dossier/delivrance.js';
import { diagnosticDepuisLaFin, diagnosticPour } from '../dossier/diagnostic.js';
import type { Dossier, Pass } from '../dossier/dossier.js';
import { contratDe } from '../dossier/embauche.js';
import { leveeDesHomonymes, voisinage, type HomonymeDistingue } from '../dossier/identite.js';
import { autorisationsDe } from '../dossier/suivi-contrat.js';
import type { FaitPropose } from '../faits/index.js';
import { contratJuge, enMinutes } from './contrat-nomme.js';
import { definirCommande } from './definir.js';
import { leveeParEmbauche } from './levee-par-embauche.js';
import { debutMontre } from './suites.js';

export interface DeclarerEmbauche extends HomonymeDistingue {
  contrat: {
    id: string;
    type: TypeContrat;
    debut: string;
    fin?: string;
    heuresHebdo?: number;
    motifHeures?: string;
    /** Why a CDDI is shorter than its minimum: `AMENAGEMENT_PEINE`. */
    motifDuree?: string;
    poste?: string;
    /** EITI: registration of the independent worker, and her employees. */
    immatriculeLe?: string;
    salaries?: number;
    /** Convergence programme of an ACI: `PHC` or `CVG`. */
    convergence?: string;
    /** What an `AUTRE` contract is: code of `contrat/precisions`. */
    precision?: string;
  };
  /** Why a hire that has already begun is told only now (D41). */
  tardive?: { raison: string };
}
export interface TransmettreFiche {
  contrat: string;
}

/** The PASS of this dossier, when it is in force or to come on that day. */
const passReutilisable = ({ pass, cloture }: Dossier, jour: Jour): Pass | null =>
  pass && !pass.annule && !cloture && jour <= pass.fin ? pass : null;

/** The PASS follows the earliest hire on it as long as it has not begun (PASS-03); a PASS taken over has its own dates. */
function passDecale(
  dossier: Dossier,
  contexte: Contexte,
  debuts: readonly Jour[],
): Extract<FaitPropose, { type: 'PassDecale' }>[] {
  const { pass } = dossier;
  const premier = [...debuts].sort()[0];
  const fin = premier === undefined ? null : finDuPass(contexte.droit, premier);
  if (
    !pass ||
    pass.annule ||
    pass.origine !== 'delivrance' ||
    debutMontre(pass) ||
    pass.debut <= jourDeLActe(contexte) ||
    premier === undefined ||
    !fin
  )
    return [];
  if (premier === pass.debut) return [];
  return [{ type: 'PassDecale', data: { debut: premier, fin } }];
}

const autresDebuts = (dossier: Dossier, contrat: string): Jour[] =>
  contratsDuPass(dossier)
    .filter((c) => c.id !== contrat && c.etat !== 'annule')
    .map((c) => c.debut);

export const commandesEmbauche = {
  DeclarerEmbauche: definirCommande<DeclarerEmbauche, SituationEmbauche>({
    faits: ['PassDelivre', 'EmbaucheDeclaree'],
    joints: ['HomonymeLeve'],
    qui: ['siae'],
    regle: embauche,
    auJour: ({ contrat, tardive }, _, { jour }) => (tardive && contrat.debut < jour ? contrat.debut : jour),
    situation: ({ contrat, tardive, homonymeLeve }, dossier, contexte) => {
      const { jour, acteur } = contexte;
      const pass = passReutilisable(dossier, jour);
      const levee = pass && leveeParEmbauche(dossier, contrat.debut, contexte);
      const decale =
        pass && passDecale(dossier, contexte, [...autresDebuts(dossier, contrat.id), contrat.debut])[0]?.data;
      const diagnostic = diagnosticPour(dossier, acteur.organisation, jour);
      const ailleurs = contexte.autresPass.find((p) => !p.annule && p.clotureDepuis === null && jour <= p.fin);
      return {
        siae: acteur.role === 'siae' ? typeSiae(acteur.organisation) : null,
        conventionnement: contexte.structure.conventionnement,
        contrat: {
          type: contrat.type,
          debut: contrat.debut,
          fin: contrat.fin ?? null,
          minutesHebdo: contrat.heuresHebdo === undefined ? null : enMinutes(contrat.heuresHebdo),
          motifHeures: contrat.motifHeures ?? null,
          motifDuree: contrat.motifDuree ?? null,
          immatriculeLe: contrat.immatriculeLe ?? null,
          salaries: contrat.salaries ?? null,
          convergence: contrat.convergence ?? null,
          precision: contrat.precision ?? null,
          dejaConnu: contratDe(dossier, contrat.id) !== null,
        },
        declaration: { le: jourDeLActe(contexte), tardive: tardive !== undefined },
        pass: pass && (decale ?? { debut: pass.debut, fin: levee?.passFin ?? pass.fin }),
        passTermine:
          pass || !dossier.pass || diagnosticDepuisLaFin(dossier)
            ? null
            : { fin: dossier.pass.fin, clos: dossier.cloture !== null },
        passAilleurs: ailleurs ? { fin: ailleurs.fin } : null,
        diagnostic: diagnostic && {
          expireLe: diagnostic.expireLe,
          prescripteur: estPrescripteurHabilite(diagnostic.par),
          pieces: diagnostic.pieces,
          certifications: diagnostic.certifications,
        },
        carence: carence(dossier, contexte),
        voisinage: voisinage(dossier, contexte, homonymeLeve ? { homonymeLeve } : {}),
        suspension: levee && { motif: levee.motif },
        naissance: dossier.personne?.naissance ?? null,
        postes: contexte.structure.postes ?? null,
        autorisations: autorisationsDe(dossier, acteur.organisation.id),
        heuresCollectives: contexte.structure.heuresReduites ?? null,
        autresContrats: pass ? autresHoraires(dossier, acteur.organisation.id, contrat.id) : [],
      };
    },
    proposer: ({ contrat, tardive, homonymeLeve }, dossier, contexte, _, verdict) => {
      const { acteur, jour, droit } = contexte;
      const faits: FaitPropose[] = leveeDesHomonymes(dossier, contexte, homonymeLeve ? { homonymeLeve } : {});
      const pass = passReutilisable(dossier, jour);
      const duree = droit.lire('pass/duree');
      const fin = finDuPass(droit, contrat.debut);
      if (pass) {
        const levee = leveeParEmbauche(dossier, contrat.debut, contexte);
        if (levee) {
          const { id, fin, jours, passFin } = levee;
          faits.push({ type: 'SuspensionLevee', data: { id, fin, jours, passFin, parEmbauche: contrat.id, verdict } });
        }
        faits.push(...passDecale(dossier, contexte, [...autresDebuts(dossier, contrat.id), contrat.debut]));
      } else if (duree && fin) {
        faits.push({
          type: 'PassDelivre',
          data: {
            numero: contexte.numeroPass,
            debut: contrat.debut,
            fin,
            diagnostic: diagnosticPour(dossier, acteur.organisation, jour)?.revision ?? null,
            contrat: contrat.id,
            siae: acteur.organisation,
            duree: duree.valeurs.duree,
            verdict,
          },
        });
      }
      faits.push({
        type: 'EmbaucheDeclaree',
        data: {
          contrat: contrat.id,
          type: contrat.type,
          debut: contrat.debut,
          ...(contrat.fin ? { fin: contrat.fin } : {}),
          ...(contrat.heuresHebdo === undefined ? {} : { minutesHebdo: enMinutes(contrat.heuresHebdo) }),
          ...(contrat.motifHeures ? { motifHeures: contrat.motifHeures } : {}),
          ...(contrat.motifDuree ? { motifDuree: contrat.motifDuree } : {}),
          ...(contrat.poste ? { poste: contrat.poste } : {}),
          ...(contrat.immatriculeLe ? { immatriculeLe: contrat.immatriculeLe } : {}),
          ...(contrat.salaries === undefined ? {} : { salaries: contrat.salaries }),
          ...(contrat.convergence ? { convergence: contrat.convergence } : {}),
          ...(contrat.precision ? { precision: contrat.precision } : {}),
          ...(tardive ? { tardive } : {}),
          siae: acteur.organisation,
          verdict,
        },
      });
      return faits;
    },
  }),
  TransmettreFiche: definirCommande<TransmettreFiche, SituationContrat>({
    faits: ['FicheTransmise'],
    qui: ['siae'],
    regle: ficheSalarie,
    situation: ({ contrat }, dossier, contexte) => ({ contrat: contratJuge(contratDe(dossier, contrat), contexte) }),
    proposer: ({ contrat }, dossier) =>
      contratDe(dossier, contrat)?.ficheTransmise ? [] : [{ type: 'FicheTransmise', data: { contrat } }],
  }),
};
