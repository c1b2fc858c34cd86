/** Taking over a PASS that exists elsewhere. */
import { calculerReprise, reprise, type SituationReprise, type TypeContrat } from '@jalon/droit';
import type { Organisation } from '../acteur.js';
import { nommee, type Contexte } from '../contexte.js';
import { leveeDesHomonymes, voisinage, type HomonymeDistingue } from '../dossier/identite.js';
import { passEnVigueur } from '../dossier/pass.js';
import { definirCommande } from './definir.js';

export interface PeriodeReprise {
  motif: string;
  debut: string;
  fin: string;
}
export interface ReprendrePass extends HomonymeDistingue {
  numero: string;
  debut: string;
  /** End shown today, prolongations and suspensions included. */
  fin: string;
  origine: 'plateforme' | 'agrement' | 'stock_ai';
  prolongations?: PeriodeReprise[];
  suspensions?: PeriodeReprise[];
  /** Id of the SIAE that employs. */
  siae: string;
  embauche?: { id: string; type: TypeContrat; debut: string; fin?: string };
}

/** Shown « 99999 21 39048 », kept without spaces. */
const numero = (data: ReprendrePass): string => data.numero.replace(/\s/g, '');
const calcul = (data: ReprendrePass, { droit }: Contexte) =>
  calculerReprise(droit, data, data.prolongations ?? [], data.suspensions ?? []);
const employeur = (data: ReprendrePass, { acteur }: Contexte): Organisation =>
  acteur.organisation.id === data.siae ? acteur.organisation : { id: data.siae };

export const commandesReprise = {
  ReprendrePass: definirCommande<ReprendrePass, SituationReprise>({
    faits: ['PassRepris'],
    joints: ['HomonymeLeve'],
    qui: ['siae', 'prescripteur'],
    regle: reprise,
    situation: (data, d, contexte) => ({
      debut: data.debut,
      fin: data.fin,
      siaeNommee: nommee(data.siae, contexte),
      passEnVigueur: passEnVigueur(d, contexte),
      numeroDejaRepris: contexte.passDejaDetenu === true || contexte.autresPass.some((p) => p.numero === numero(data)),
      calcul: calcul(data, contexte),
      voisinage: voisinage(d, contexte, data),
    }),
    proposer: (data, d, contexte, _, verdict) => {
      const { prolongations, suspensions, verifiable } = calcul(data, contexte);
      const { embauche } = data;
      return [
        ...leveeDesHomonymes(d, contexte, data),
        {
          type: 'PassRepris',
          data: {
            numero: numero(data),
            debut: data.debut,
            fin: data.fin,
            origine: data.origine,
            siae: employeur(data, contexte),
            prolongations: (data.prolongations ?? []).map(({ debut, fin }, i) => ({
              debut,
              fin,
              jours: prolongations[i] ?? 0,
            })),
            suspensions: (data.suspensions ?? []).map(({ debut, fin }, i) => ({
              debut,
              fin,
              jours: suspensions[i] ?? 0,
            })),
            motifs: {
              prolongations: (data.prolongations ?? []).map((p) => p.motif),
              suspensions: (data.suspensions ?? []).map((s) => s.motif),
            },
            ...(embauche
              ? {
                  embauche: {
                    contrat: embauche.id,
                    type: embauche.type,
                    debut: embauche.debut,
                    ...(embauche.fin === undefined ? {} : { fin: embauche.fin }),
                  },
                }
              : {}),
            nonVerifiable: !verifiable,
            verdict,
          },
        },
      ];
    },
  }),
};
