/** Placements with utilisateurs, and the hours of each month. */
import {
  ajouterJours,
  ajouterMois,
  estPlafonnee,
  heures,
  miseADisposition,
  type SituationHeures,
  type SituationMiseADisposition,
} from '@jalon/droit';
import { typeSiae } from '../acteur.js';
import { compteur480h, premierDuMois } from '../dossier/compteur-heures.js';
import type { Dossier, Heures } from '../dossier/dossier.js';
import { contratDe } from '../dossier/embauche.js';
import { contratJuge, enMinutes } from './contrat-nomme.js';
import { definirCommande } from './definir.js';

export interface ConclureMiseADisposition {
  contrat: string;
  miseADisposition: {
    id: string;
    utilisateur: { type: string; nom: string };
    debut: string;
    fin?: string;
    taches: string;
    lieu: string;
    remunerationReference?: string;
    epi?: string;
    /** Where the work is done, to compare with the territory of the convention. */
    departement?: string;
    /** INSEE code, when the agreement names communes. */
    commune?: string;
    /** Last economic dismissal of the utilisateur on an equivalent job. */
    licenciementEconomiqueLe?: string;
    travauxDangereux?: boolean;
  };
}
export interface DeclarerHeures {
  contrat: string;
  /** AAAA-MM */ mois: string;
  heures: number;
  miseADisposition?: string;
  /** Why more was worked than the law lets one work (D34). */
  depassement?: { raison: string };
}

/** The very figure, as it stands. */
const dejaDites = (
  dossier: Dossier,
  {
    contrat,
    mois,
    heures: nombre,
    miseADisposition: m = null,
  }: Omit<DeclarerHeures, 'miseADisposition'> & { miseADisposition?: string | null },
): Heures | null =>
  dossier.heures.find(
    (h) => h.contrat === contrat && h.mois === mois && h.miseADisposition === m && h.minutes === enMinutes(nombre),
  ) ?? null;

export const commandesMiseADisposition = {
  ConclureMiseADisposition: definirCommande<ConclureMiseADisposition, SituationMiseADisposition>({
    faits: ['MiseADispositionConclue'],
    qui: ['siae'],
    regle: miseADisposition,
    situation: ({ contrat, miseADisposition: m }, dossier, contexte) => ({
      contrat: contratJuge(contratDe(dossier, contrat), contexte),
      siae: typeSiae(contexte.acteur.organisation),
      utilisateur: m.utilisateur.type,
      debut: m.debut,
      fin: m.fin ?? null,
      mentions: {
        nom: m.utilisateur.nom,
        taches: m.taches,
        lieu: m.lieu,
        fin: m.fin ?? null,
        remunerationReference: m.remunerationReference ?? null,
        epi: m.epi ?? null,
      },
      dejaConnue: dossier.misesADisposition.some((autre) => autre.id === m.id),
      departement: m.departement ?? null,
      commune: m.commune ?? null,
      territoire: contexte.structure.territoire ?? null,
      departementEmployeur: contexte.acteur.organisation.departement ?? null,
      licenciementLe: m.licenciementEconomiqueLe ?? null,
      travauxDangereux: m.travauxDangereux ?? false,
      compteur: compteur480h(dossier, { du: m.debut, au: m.debut }, contexte.droit, contexte.structure, {
        ailleurs: contexte.autresDossiers,
      }),
    }),
    proposer: ({ contrat, miseADisposition: m }, _, { acteur, droit }, __, verdict) => [
      {
        type: 'MiseADispositionConclue',
        data: {
          id: m.id,
          contrat,
          utilisateur: m.utilisateur.type,
          nomUtilisateur: m.utilisateur.nom,
          debut: m.debut,
          ...(m.fin ? { fin: m.fin } : {}),
          taches: m.taches,
          lieu: m.lieu,
          ...(m.remunerationReference ? { remunerationReference: m.remunerationReference } : {}),
          ...(m.epi ? { epi: m.epi } : {}),
          ...(m.departement ? { departement: m.departement } : {}),
          ...(m.commune ? { commune: m.commune } : {}),
          ...(m.licenciementEconomiqueLe ? { licenciementEconomiqueLe: m.licenciementEconomiqueLe } : {}),
          ...(m.travauxDangereux === undefined ? {} : { travauxDangereux: m.travauxDangereux }),
          plafonnee: estPlafonnee(droit, typeSiae(acteur.organisation), m.utilisateur.type),
          verdict,
        },
      },
    ],
  }),
  DeclarerHeures: definirCommande<DeclarerHeures, SituationHeures>({
    faits: ['HeuresDeclarees'],
    qui: ['siae'],
    regle: heures,
    situation: (data, dossier, contexte) => {
      const du = premierDuMois(data.mois);
      const mois = { du, au: ajouterJours(ajouterMois(du, 1), -1) };
      const mad =
        data.miseADisposition === undefined
          ? null
          : dossier.misesADisposition.find((m) => m.id === data.miseADisposition);
      const sauf = { contrat: data.contrat, mois: data.mois, miseADisposition: data.miseADisposition ?? null };
      return {
        contrat: contratJuge(contratDe(dossier, data.contrat), contexte),
        siae: typeSiae(contexte.acteur.organisation),
        mois,
        minutes: enMinutes(data.heures),
        autresMinutes: dossier.heures
          .filter(
            (h) => h.contrat === data.contrat && h.mois === data.mois && h.miseADisposition !== sauf.miseADisposition,
          )
          .reduce((total, h) => total + h.minutes, 0),
        // the figure already explained, told again
        depassement: data.depassement !== undefined || dejaDites(dossier, data)?.depassement === true,
        miseADisposition:
          mad === null
            ? null
            : {
                connue: mad?.contrat === data.contrat,
                debut: mad?.debut ?? null,
                fin: mad?.fin ?? null,
                plafonnee: mad?.plafonnee === true,
              },
        compteur: compteur480h(dossier, mois, contexte.droit, contexte.structure, {
          sauf,
          ailleurs: contexte.autresDossiers,
        }),
      };
    },
    proposer: (data, dossier, _, __, verdict) => {
      const minutes = enMinutes(data.heures);
      // The same figure again: accepted, nothing new to write.
      if (dejaDites(dossier, data)) return [];
      return [
        {
          type: 'HeuresDeclarees',
          data: {
            contrat: data.contrat,
            mois: data.mois,
            minutes,
            ...(data.miseADisposition === undefined ? {} : { miseADisposition: data.miseADisposition }),
            ...(data.depassement === undefined ? {} : { depassement: data.depassement.raison }),
            verdict,
          },
        },
      ];
    },
  }),
};
