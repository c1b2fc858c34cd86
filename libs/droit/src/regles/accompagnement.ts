/** Support actions and the person's situation: recorded facts, few conditions. Source: CTR-21 for the PMSMP. */
import { dernierJour, dureeEnFrancais, enFrancais, type Jour } from '../jour.js';
import { constat, definirRegle, sansBase } from '../regle.js';
import { periodeCoherente } from './contrat-nomme.js';
import { conventionsChezUnAccueil, joursChezUnAccueil, partDuContrat, type SituationLimites } from './pmsmp.js';

export interface SituationAccompagnement extends SituationLimites {
  /** Who pays, as people write it; null: not told. */
  financement: string | null;
}

/** Code of the fund named by that text, whatever the case and the spaces: « PIC IAE » is `PIC_IAE`. */
export const codeFinancement = (texte: string): string =>
  texte
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .trim()
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_');

export const accompagnement = definirRegle<SituationAccompagnement>(
  'accompagnement',
  'Enregistrer une action d’accompagnement',
  [
    (droit, { nature }) => {
      const regle = droit.lire(`accompagnement/natures/${nature}`);
      return regle
        ? constat(
            'nature_ouverte',
            true,
            'une nature d’accompagnement prévue',
            droit.libelle(`accompagnement/natures/${nature}`),
            [regle],
          )
        : sansBase('nature_ouverte', `l’accompagnement « ${nature} »`);
    },
    (_, { debut, fin }) => periodeCoherente(debut, fin, 'accompagnement'),
    (droit, { nature, debut, fin }) => {
      const regle = droit.lire(`accompagnement/natures/${nature}`);
      const max = regle?.valeurs.duree_max;
      if (!regle || !max || fin === null) return null;
      const limite = dernierJour(debut, max);
      return constat(
        'accompagnement_duree_max',
        fin <= limite,
        `${dureeEnFrancais(max)} au plus, de date à date : jusqu’au ${enFrancais(limite)}`,
        `fin le ${enFrancais(fin)}`,
        [regle],
      );
    },
    conventionsChezUnAccueil,
    joursChezUnAccueil,
    partDuContrat,
    // A fund that the référentiel does not know is free text: nothing to look at.
    (droit, { financement, nature }) => {
      const regle =
        financement === null ? null : droit.lire(`accompagnement/financements/${codeFinancement(financement)}`);
      if (!regle) return null;
      const { natures, pourcent } = regle.valeurs;
      return constat(
        'financement_permis',
        natures.includes(nature),
        `une action de ${natures.join(', ')}, financée à ${pourcent} %`,
        `action : ${nature}`,
        [regle],
      );
    },
  ],
);

export interface SituationPersonne {
  /** Periods told, by what they are about. */
  periodes: { quoi: string; du: Jour; au: Jour | null }[];
  /** Number of things told. */
  faits: number;
}

export const situationPersonne = definirRegle<SituationPersonne>('situation', 'Préciser la situation de la personne', [
  (_, { faits }) =>
    constat(
      'situation_precisee',
      faits > 0,
      'au moins une donnée sur la situation',
      faits > 0 ? `${faits} donnée(s)` : 'aucune donnée',
      [],
    ),
  (_, { periodes }) => {
    const renversees = periodes.filter((p) => p.au !== null && p.au < p.du);
    return constat(
      'periode_coherente',
      renversees.length === 0,
      'des fins le jour du début ou après',
      renversees.length === 0
        ? 'périodes cohérentes'
        : `fin avant le début : ${renversees.map((p) => p.quoi).join(', ')}`,
      [],
    );
  },
]);
