/** From the opening to the diagnosis. */
import {
  carenceDerogation,
  criteresDeNiveau,
  carenceRefus,
  diagnostic,
  expirationDuDiagnostic,
  orientation,
  orientationReponse,
  type AvecSiaeNommee,
  type SituationReponseOrientation,
  ouvertureParcours,
  type SituationCarence,
  type SituationDiagnostic,
  type SituationIdentite,
  type SituationRefusCarence,
  prescripteurHabiliteCeJour,
} from '@jalon/droit';
import { typeSiae } from '../acteur.js';
import { carence, ditDepuisLeDernierTerme } from '../dossier/carence.js';
import { nommee, type Contexte } from '../contexte.js';
import type { Dossier, Orientation, ReponseOrientation } from '../dossier/dossier.js';
import { definirCommande } from './definir.js';
import type { Personne } from '../dossier/dossier.js';
import { leveeDesHomonymes, situationIdentite, voisinage, type HomonymeDistingue } from '../dossier/identite.js';
import { passEnVigueur } from '../dossier/pass.js';

export interface OuvrirParcours extends HomonymeDistingue {
  personne: Personne;
  origine?: string;
}
export interface OrienterVersSiae {
  siae: string;
}
export interface RepondreOrientation {
  /** Revision of the orientation; absent: the last one received that waits. */
  fait?: number;
  reponse: ReponseOrientation;
  explication?: string;
}
export interface EtablirDiagnostic extends HomonymeDistingue {
  criteres: string[];
  pieces?: { critere: string; du: string; au?: string | undefined }[];
  /** Criteria certified by the téléservice, and the period it gives. */
  certifications?: { critere: string; du: string; au?: string | undefined }[];
  synthese?: string;
  /** Day of the registration at France Travail, when it is known. */
  inscritDepuis?: string;
  /** Day on which it was made, of one whose date was put right; absent: told as it is made. */
  le?: string;
}
export interface DerogerCarence {
  motif: string;
}
export interface RefuserDerogationCarence {
  motif: string;
  explication: string;
}

/** Of those sent to the structure that answers: the one named, otherwise the last that waits, otherwise the last. */
function orientationVisee({ fait }: RepondreOrientation, d: Dossier, { acteur }: Contexte): Orientation | null {
  const recues = d.orientations.filter((o) => o.siae === acteur.organisation.id);
  const visee =
    fait === undefined
      ? (recues.findLast((o) => o.reponse === null) ?? recues.at(-1))
      : recues.find((o) => o.revision === fait);
  return visee ?? null;
}
const repetee = ({ reponse, explication }: RepondreOrientation, visee: Orientation | null): boolean =>
  visee?.reponse?.reponse === reponse && visee.reponse.explication === (explication ?? null);

export const commandesEligibilite = {
  OuvrirParcours: definirCommande<OuvrirParcours, SituationIdentite>({
    faits: ['ParcoursOuvert'],
    joints: ['HomonymeLeve'],
    qui: ['siae', 'prescripteur', 'orienteur', 'prefet'],
    regle: ouvertureParcours,
    situation: (data, d, contexte) => situationIdentite(data.personne, voisinage(d, contexte, data)),
    proposer: (data, d, contexte) => [
      { type: 'ParcoursOuvert', data: { personne: data.personne, ...(data.origine ? { origine: data.origine } : {}) } },
      ...leveeDesHomonymes(d, contexte, data),
    ],
  }),
  OrienterVersSiae: definirCommande<OrienterVersSiae, AvecSiaeNommee>({
    faits: ['OrientationEnvoyee'],
    qui: ['orienteur', 'prescripteur', 'siae'],
    regle: orientation,
    situation: ({ siae }, _, contexte) => ({ siaeNommee: nommee(siae, contexte) }),
    uneFois: ditDepuisLeDernierTerme,
    proposer: (data) => [{ type: 'OrientationEnvoyee', data: { siae: data.siae } }],
  }),
  RepondreOrientation: definirCommande<RepondreOrientation, SituationReponseOrientation>({
    faits: ['OrientationRepondue'],
    qui: ['siae'],
    regle: orientationReponse,
    dejaFait: (data, d, contexte) => repetee(data, orientationVisee(data, d, contexte)),
    situation: (data, d, contexte) => {
      const visee = orientationVisee(data, d, contexte);
      return {
        orientation: visee && { reponse: visee.reponse?.reponse ?? null },
        reponse: data.reponse,
        explication: data.explication ?? null,
        repetee: repetee(data, visee),
      };
    },
    proposer: (data, d, contexte, _, verdict) => {
      const visee = orientationVisee(data, d, contexte);
      const { reponse, explication } = data;
      return visee === null
        ? []
        : [
            {
              type: 'OrientationRepondue',
              data: { fait: visee.revision, reponse, ...(explication === undefined ? {} : { explication }), verdict },
            },
          ];
    },
  }),
  EtablirDiagnostic: definirCommande<EtablirDiagnostic, SituationDiagnostic>({
    faits: ['DiagnosticEtabli'],
    joints: ['HomonymeLeve'],
    qui: ['prescripteur', 'siae'],
    regle: diagnostic,
    auJour: ({ le }, _, { jour }) => le ?? jour,
    // another day, it runs longer
    uneFois: ({ le }, _, { jour }) => le === jour,
    situation: (data, dossier, contexte) => ({
      auteur: {
        role: contexte.acteur.role,
        siae: contexte.acteur.role === 'siae' ? typeSiae(contexte.acteur.organisation) : null,
        habilite: prescripteurHabiliteCeJour(contexte.droit, contexte.acteur),
      },
      autoPrescription: contexte.structure.autoPrescription,
      criteres: data.criteres,
      pieces: data.pieces ?? null,
      certifications: data.certifications ?? null,
      naissance: dossier.personne?.naissance ?? null,
      inscritDepuis: data.inscritDepuis ?? null,
      passEnVigueur: passEnVigueur(dossier, contexte),
      carence: carence(dossier, contexte),
      voisinage: voisinage(dossier, contexte, data),
    }),
    proposer: (data, dossier, contexte, _, verdict) => {
      const { droit } = contexte;
      const niveau = (n: 1 | 2): number => criteresDeNiveau(droit, data.criteres, n);
      const expireLe = expirationDuDiagnostic(droit, contexte.acteur.role === 'prescripteur' ? 'prescripteur' : 'siae');
      if (expireLe === null) return [];
      return [
        ...leveeDesHomonymes(dossier, contexte, data),
        {
          type: 'DiagnosticEtabli',
          data: {
            niveau1: niveau(1),
            niveau2: niveau(2),
            criteres: data.criteres,
            ...(data.pieces ? { pieces: data.pieces } : {}),
            ...(data.certifications ? { certifications: data.certifications } : {}),
            ...(data.synthese ? { synthese: data.synthese } : {}),
            ...(data.inscritDepuis ? { inscritDepuis: data.inscritDepuis } : {}),
            expireLe,
            verdict,
          },
        },
      ];
    },
  }),
  DerogerCarence: definirCommande<DerogerCarence, SituationCarence>({
    faits: ['CarenceDerogee'],
    qui: ['prescripteur'],
    regle: carenceDerogation,
    uneFois: ditDepuisLeDernierTerme,
    situation: (_, __, contexte) => ({ habilite: prescripteurHabiliteCeJour(contexte.droit, contexte.acteur) }),
    proposer: (data, _, __, ___, verdict) => [{ type: 'CarenceDerogee', data: { motif: data.motif, verdict } }],
  }),
  RefuserDerogationCarence: definirCommande<RefuserDerogationCarence, SituationRefusCarence>({
    faits: ['DerogationCarenceRefusee'],
    qui: ['prescripteur'],
    regle: carenceRefus,
    uneFois: ditDepuisLeDernierTerme,
    situation: ({ motif, explication }, _, contexte) => ({
      habilite: prescripteurHabiliteCeJour(contexte.droit, contexte.acteur),
      motif,
      explication,
    }),
    proposer: ({ motif, explication }, _, __, ___, verdict) => [
      { type: 'DerogationCarenceRefusee', data: { motif, explication, verdict } },
    ],
  }),
};
