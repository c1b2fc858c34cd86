/** Support actions and the situation of the person. */
import { accompagnement, situationPersonne, type SituationAccompagnement, type SituationPersonne } from '@jalon/droit';
import type { Accompagnement } from '../dossier/dossier.js';
import { definirCommande } from './definir.js';

export interface EnregistrerAccompagnement {
  nature: Accompagnement['nature'];
  debut: string;
  fin?: string;
  resume?: string;
  financement?: string;
}
export interface DeclarerSituation {
  rqth?: { du: string; au?: string };
  formation?: { du: string; au: string; intitule?: string };
  cdiInclusion?: { du: string };
  /** Last day of the rights. */
  finDeDroits?: string;
}

export const commandesAccompagnement = {
  EnregistrerAccompagnement: definirCommande<EnregistrerAccompagnement, SituationAccompagnement>({
    faits: ['AccompagnementEnregistre'],
    qui: ['siae'],
    regle: accompagnement,
    situation: ({ nature, debut, fin }) => ({ nature, debut, fin: fin ?? null }),
    proposer: ({ nature, debut, fin, resume, financement }, _, { acteur }) => [
      {
        type: 'AccompagnementEnregistre',
        data: {
          nature,
          debut,
          ...(fin ? { fin } : {}),
          ...(resume ? { resume } : {}),
          ...(financement ? { financement } : {}),
          siae: acteur.organisation,
        },
      },
    ],
  }),
  DeclarerSituation: definirCommande<DeclarerSituation, SituationPersonne>({
    faits: ['SituationDeclaree'],
    qui: ['siae', 'prescripteur'],
    regle: situationPersonne,
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
