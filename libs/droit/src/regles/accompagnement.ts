/** Support actions and the person's situation: recorded facts, few conditions. Source: CTR-21 for the PMSMP. */
import { compter } from '../compter.js';
import { dernierJour, dureeEnFrancais, enFrancais, type Jour } from '../jour.js';
import { constat, definirRegle, sansBase, type Condition } from '../regle.js';
import { periodeCoherente } from './contrat-nomme.js';
import {
  conventionsChezUnAccueil,
  joursChezUnAccueil,
  partDuContrat,
  prevueParLaConvention,
  type SituationLimites,
} from './pmsmp.js';

export interface SituationAccompagnement extends SituationLimites {
  /** Who pays, as people write it; null: not told. */
  financement: string | null;
  /** `PLAN` or `SALARIE`, of a training; null: not told. */
  initiative: string | null;
}

/** Code of the fund named by that text, whatever the case and the spaces: « PIC IAE » is `PIC_IAE`. */
export const codeFinancement = (texte: string): string =>
  texte
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .trim()
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_');

const initiatives: Readonly<Record<string, string>> = {
  PLAN: 'à l’initiative de l’employeur, dans le plan de développement des compétences',
  SALARIE: 'à l’initiative du salarié',
};

/** L. 5132-13. Not told: nothing is refused, and an AI is told what to say. */
const initiative: Condition<SituationAccompagnement> = (droit, { nature, siae, initiative: code }) => {
  const regle = droit.lire(`accompagnement/natures/${nature}`);
  const prevues = regle?.valeurs.initiatives;
  if (code === null) {
    if (!prevues || siae === null || !prevues.siae.includes(siae)) return null;
    return constat(
      'initiative_permise',
      true,
      'l’initiative de la formation',
      'donnée manquante : l’initiative',
      [regle],
      {
        manquante: true,
        avertissement: true,
      },
    );
  }
  return constat(
    'initiative_permise',
    prevues?.codes.includes(code) === true,
    'une formation, à l’initiative de l’employeur ou du salarié',
    `${droit.libelle(`accompagnement/natures/${nature}`)}, ${initiatives[code] ?? 'initiative inconnue'}`,
    [regle],
  );
};

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
    prevueParLaConvention,
    conventionsChezUnAccueil,
    joursChezUnAccueil,
    partDuContrat,
    initiative,
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
      faits > 0 ? compter(faits, 'donnée') : 'aucune donnée',
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
