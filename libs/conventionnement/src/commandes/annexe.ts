/** What the agreement lets do each year: annexe, permanence, derogations, yearly meeting. */
import {
  annexeFinanciere,
  derogation480h,
  derogationHeures,
  permanence,
  structureNote,
  type Jour,
  type PeriodeAccordee,
  type SituationAnnexe,
  type SituationDerogation,
  type SituationPermanence,
} from '@jalon/droit';
import { definir, etat, memeEtat, typeDe } from './definir.js';

export interface SignerAnnexeFinanciere {
  etat: string;
  debut: Jour;
  fin: Jour;
  postesEtp?: number;
  cdiInclusionEtp?: number;
  quotaMajore?: boolean;
}

/** The log stores integers. */
const enCentiemes = (n: number): number => Math.round(n * 100);

export const commandesAnnexe = {
  SignerAnnexeFinanciere: definir<SignerAnnexeFinanciere, SituationAnnexe>({
    faits: ['AnnexeSignee'],
    qui: etat,
    regle: annexeFinanciere,
    dejaFait: (data, { annexes }) =>
      memeEtat(
        annexes.find((a) => a.debut === data.debut && a.fin === data.fin),
        data,
      ),
    situation: ({ etat, debut, fin }, { conventions }) => ({ etat, debut, fin, conventions }),
    proposer: ({ postesEtp, cdiInclusionEtp, ...data }, _, __, ___, verdict) => [
      {
        type: 'AnnexeSignee',
        data: {
          ...data,
          ...(postesEtp === undefined ? {} : { postesCentiemes: enCentiemes(postesEtp) }),
          ...(cdiInclusionEtp === undefined ? {} : { cdiInclusionCentiemes: enCentiemes(cdiInclusionEtp) }),
          verdict,
        },
      },
    ],
  }),
  DeclarerPermanence: definir<{ joursParSemaine: number }, SituationPermanence>({
    faits: ['PermanenceDeclaree'],
    qui: ['siae', ...etat],
    regle: permanence,
    dejaFait: ({ joursParSemaine }, dossier) => memeEtat(dossier.permanence, { joursParSemaine }),
    situation: ({ joursParSemaine }, dossier, contexte) => ({ siae: typeDe(dossier, contexte), joursParSemaine }),
    proposer: ({ joursParSemaine }, _, __, ___, verdict) => [
      { type: 'PermanenceDeclaree', data: { joursCentiemes: enCentiemes(joursParSemaine), verdict } },
    ],
  }),
  AccorderDerogation480h: definir<PeriodeAccordee, SituationDerogation>({
    faits: ['Derogation480hAccordee'],
    qui: etat,
    regle: derogation480h,
    uneFois: true,
    situation: (data, dossier, contexte) => ({ ...data, siae: typeDe(dossier, contexte) }),
    proposer: (data, _, __, ___, verdict) => [{ type: 'Derogation480hAccordee', data: { ...data, verdict } }],
  }),
  AccorderDerogationHeures: definir<PeriodeAccordee, SituationDerogation>({
    faits: ['DerogationHeuresAccordee'],
    qui: etat,
    regle: derogationHeures,
    uneFois: true,
    situation: (data, dossier, contexte) => ({ ...data, siae: typeDe(dossier, contexte) }),
    proposer: (data, _, __, ___, verdict) => [{ type: 'DerogationHeuresAccordee', data: { ...data, verdict } }],
  }),
  TenirDialogueDeGestion: definir<{ annee?: number }, null>({
    faits: ['DialogueDeGestionTenu'],
    qui: etat,
    regle: structureNote,
    uneFois: true,
    situation: () => null,
    proposer: ({ annee }, _, { jour }) => [
      { type: 'DialogueDeGestionTenu', data: { annee: annee ?? Number(jour.slice(0, 4)) } },
    ],
  }),
};
