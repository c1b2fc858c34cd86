/** Support actions, and the situation of the person as she or her referent tells it. */
import type { Consignes } from './consignes.js';

export const consignerAccompagnement: Consignes<'AccompagnementEnregistre' | 'SituationDeclaree'> = {
  AccompagnementEnregistre: (d, { data, revision }) => ({
    accompagnements: [
      ...d.accompagnements,
      {
        nature: data.nature,
        debut: data.debut,
        fin: data.fin ?? null,
        siae: data.siae,
        financement: data.financement ?? null,
        accueil: data.accueil ?? null,
        initiative: data.initiative ?? null,
        revision,
      },
    ],
  }),
  SituationDeclaree: (d, { data, revision }) => {
    const { rqth, formation, cdiInclusion, finDeDroits } = data;
    const s = d.situations;
    // Erased (null) values add nothing: no step and no stored verdict depends on them.
    return {
      situations: {
        rqth: rqth ? [...s.rqth, { du: rqth.du, au: rqth.au ?? null, revision }] : s.rqth,
        formation: formation
          ? [...s.formation, { du: formation.du, au: formation.au, intitule: formation.intitule ?? null, revision }]
          : s.formation,
        cdiInclusion: cdiInclusion ? [...s.cdiInclusion, { du: cdiInclusion.du, revision }] : s.cdiInclusion,
        finDeDroits: finDeDroits ? [...s.finDeDroits, { le: finDeDroits, revision }] : s.finDeDroits,
      },
    };
  },
};
