/** What others decide or do about a contract: the préfet on its hours, the occupational health service by its visit. */
import { heuresReduites, visite, type SituationHeuresReduites, type SituationVisite } from '@jalon/droit';
import { typeSiae } from '../acteur.js';
import type { Contrat, Dossier } from '../dossier/dossier.js';
import { contratDe } from '../dossier/embauche.js';
import { dernierContratOuvert } from '../dossier/suivi-contrat.js';
import { contratJuge } from './contrat-nomme.js';
import { definirCommande } from './definir.js';

export interface AutoriserHeuresReduites {
  /** Omitted: the last CDDI still open. */
  contrat?: string;
  regime: string;
  debut: string;
  /** Last day, included. */
  fin: string;
  /** The other employer, for a cumul: `EA`, a kind of SIAE, or anything else. */
  autreEmployeur?: { type: string };
  /** The situation was reviewed, before a renewal. */
  bilan?: boolean;
}
export interface EnregistrerVisite {
  /** Omitted: the employer's last contract still open. */
  contrat?: string;
  /** Day of the visit. */
  le: string;
  /** Jobs it is valid for. */
  emplois?: number;
}

const contratReduit = (dossier: Dossier, id: string | undefined): Contrat | null =>
  id === undefined ? dernierContratOuvert(dossier, (c) => c.type === 'CDDI') : contratDe(dossier, id);
const contratVisite = (dossier: Dossier, id: string | undefined, employeur: string): Contrat | null =>
  id === undefined ? dernierContratOuvert(dossier, (c) => c.siae.id === employeur) : contratDe(dossier, id);

export const commandesSuiviContrat = {
  AutoriserHeuresReduites: definirCommande<AutoriserHeuresReduites, SituationHeuresReduites>({
    faits: ['HeuresReduitesAutorisees'],
    qui: ['prefet'],
    regle: heuresReduites,
    uneFois: true,
    situation: ({ contrat: id, regime, debut, fin, autreEmployeur, bilan }, dossier, contexte) => {
      const contrat = contratReduit(dossier, id);
      const memes = dossier.heuresReduites.filter((h) => h.siae.id === contrat?.siae.id && h.regime === regime);
      return {
        contrat: contratJuge(contrat, contexte),
        siae: contrat && typeSiae(contrat.siae),
        regime,
        debut,
        fin,
        parcoursDepuis: dossier.pass?.debut ?? null,
        autreEmployeur: autreEmployeur?.type ?? null,
        bilan: bilan ?? null,
        precedentes: memes.length,
      };
    },
    proposer: ({ contrat: id, regime, debut, fin, autreEmployeur, bilan }, dossier, _, __, verdict) => {
      const contrat = contratReduit(dossier, id);
      return contrat === null
        ? []
        : [
            {
              type: 'HeuresReduitesAutorisees',
              data: {
                contrat: contrat.id,
                siae: contrat.siae,
                regime,
                debut,
                fin,
                ...(autreEmployeur ? { autreEmployeur: autreEmployeur.type } : {}),
                ...(bilan === undefined ? {} : { bilan }),
                verdict,
              },
            },
          ];
    },
  }),
  EnregistrerVisite: definirCommande<EnregistrerVisite, SituationVisite>({
    faits: ['VisiteMedicaleEnregistree'],
    qui: ['siae'],
    regle: visite,
    uneFois: true,
    situation: ({ contrat, le, emplois }, dossier, contexte) => ({
      contrat: contratJuge(contratVisite(dossier, contrat, contexte.acteur.organisation.id), contexte),
      siae: typeSiae(contexte.acteur.organisation),
      jour: le,
      emplois: emplois ?? null,
    }),
    proposer: ({ contrat: id, le, emplois }, dossier, { acteur }, _, verdict) => {
      const contrat = contratVisite(dossier, id, acteur.organisation.id);
      return contrat === null
        ? []
        : [
            {
              type: 'VisiteMedicaleEnregistree',
              data: {
                contrat: contrat.id,
                siae: acteur.organisation,
                jour: le,
                ...(emplois === undefined ? {} : { emplois }),
                verdict,
              },
            },
          ];
    },
  }),
};
