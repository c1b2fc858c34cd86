/** Support actions and the situation of the person. */
import {
  accompagnement,
  codeFinancement,
  situationPersonne,
  type Droit,
  type SituationAccompagnement,
  type SituationPersonne,
} from '@jalon/droit';
import { typeSiae } from '../acteur.js';
import type { Accompagnement, Contrat, Dossier, InitiativeFormation } from '../dossier/dossier.js';
import { definirCommande } from './definir.js';

export interface EnregistrerAccompagnement {
  nature: Accompagnement['nature'];
  debut: string;
  fin?: string;
  resume?: string;
  financement?: string;
  /** Id of the host, for an immersion. */
  accueil?: string;
  /** Of a training: within the employer's plan, or the employee's own (L. 5132-13). */
  initiative?: InitiativeFormation;
}
export interface DeclarerSituation {
  rqth?: { du: string; au?: string };
  formation?: { du: string; au: string; intitule?: string };
  cdiInclusion?: { du: string };
  /** Last day of the rights. */
  finDeDroits?: string;
}

/** The employer's contract that holds that day, the last declared when several do. */
const contratCouvrant = (dossier: Dossier, employeur: string, jour: string): Contrat | null =>
  dossier.contrats.findLast(
    (c) =>
      c.siae.id === employeur && c.etat !== 'annule' && c.debut <= jour && jour <= (c.finEffective ?? c.fin ?? jour),
  ) ?? null;

/** Who pays, when it is a fund of the référentiel: a code, whatever the words. */
function fondsDe(droit: Droit, financement: string): { fonds?: string } {
  const code = codeFinancement(financement);
  return droit.codes('accompagnement/financements').includes(code) ? { fonds: code } : {};
}

export const commandesAccompagnement = {
  EnregistrerAccompagnement: definirCommande<EnregistrerAccompagnement, SituationAccompagnement>({
    faits: ['AccompagnementEnregistre'],
    qui: ['siae'],
    regle: accompagnement,
    uneFois: true,
    situation: ({ nature, debut, fin, financement, accueil, initiative }, dossier, { acteur, structure }) => {
      const employeur = acteur.organisation.id;
      const contrat = contratCouvrant(dossier, employeur, debut);
      return {
        nature,
        debut,
        fin: fin ?? null,
        financement: financement ?? null,
        accueil: accueil ?? null,
        initiative: initiative ?? null,
        pmsmpPrevue: structure.pmsmpPrevue ?? null,
        siae: typeSiae(acteur.organisation),
        memeNature: dossier.accompagnements
          .filter((a) => a.nature === nature)
          .map((a) => ({
            debut: a.debut,
            fin: a.fin,
            accueil: a.accueil,
            memeContrat: contrat !== null && contratCouvrant(dossier, a.siae.id, a.debut)?.id === contrat.id,
          })),
        contrat: contrat && { debut: contrat.debut, fin: contrat.fin },
      };
    },
    proposer: ({ nature, debut, fin, resume, financement, accueil, initiative }, _, { acteur, droit }, __, verdict) => [
      {
        type: 'AccompagnementEnregistre',
        data: {
          nature,
          debut,
          ...(fin ? { fin } : {}),
          ...(resume ? { resume } : {}),
          ...(financement ? { financement, ...fondsDe(droit, financement) } : {}),
          ...(accueil ? { accueil } : {}),
          ...(initiative ? { initiative } : {}),
          siae: acteur.organisation,
          verdict,
        },
      },
    ],
  }),
  DeclarerSituation: definirCommande<DeclarerSituation, SituationPersonne>({
    faits: ['SituationDeclaree'],
    qui: ['siae', 'prescripteur'],
    regle: situationPersonne,
    // what was told last is what counts
    uneFois: (dite, { faits }) => faits.findLast((f) => f.type === dite.type && !f.retire) === dite,
    situation: ({ rqth, formation, cdiInclusion, finDeDroits }) => ({
      periodes: [
        ...(rqth ? [{ quoi: 'RQTH', du: rqth.du, au: rqth.au ?? null }] : []),
        ...(formation ? [{ quoi: 'formation', du: formation.du, au: formation.au }] : []),
      ],
      faits: [rqth, formation, cdiInclusion, finDeDroits].filter((f) => f !== undefined).length,
    }),
    proposer: ({ rqth, formation, cdiInclusion, finDeDroits }) => [
      {
        type: 'SituationDeclaree',
        data: {
          ...(rqth ? { rqth: { du: rqth.du, ...(rqth.au ? { au: rqth.au } : {}) } } : {}),
          ...(formation
            ? {
                formation: {
                  du: formation.du,
                  au: formation.au,
                  ...(formation.intitule ? { intitule: formation.intitule } : {}),
                },
              }
            : {}),
          ...(cdiInclusion ? { cdiInclusion: { du: cdiInclusion.du } } : {}),
          ...(finDeDroits ? { finDeDroits } : {}),
        },
      },
    ],
  }),
};
