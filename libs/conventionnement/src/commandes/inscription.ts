/** What an organisation is, what it becomes: registration, succession, closing. */
import {
  structureEnregistrement,
  structureFermeture,
  succession,
  type Arret,
  type Jour,
  type Siae,
  type SituationEnregistrement,
  type SituationSuccession,
} from '@jalon/droit';
import { definir, deja, departementDe, etat, memeEtat, typeDe } from './definir.js';

export interface EnregistrerStructure {
  /** Absent: the one already known. */
  type?: Siae;
  departement?: string;
  nom?: string;
  siret?: string;
  /** It had another kind until now: for the State to say. */
  changeDeType?: boolean;
}

export interface ConstaterSuccession {
  de: string;
  /** In whose history it is written. */
  a: string;
  /** First day. */
  le: Jour;
  fondement: 'TRANSFERT_L1224_1' | 'AUTRE';
  reference: string;
}

export const commandesInscription = {
  EnregistrerStructure: definir<EnregistrerStructure, SituationEnregistrement>({
    faits: ['StructureEnregistree'],
    qui: [...etat, 'siae'],
    regle: structureEnregistrement,
    dejaFait: ({ type, departement, nom, siret }, dossier) =>
      dossier.type !== null && memeEtat(dossier, { type, departement, nom, siret }),
    situation: ({ type, changeDeType }, dossier, contexte) => {
      const typeConnu = typeDe(dossier, contexte);
      return {
        type: type ?? typeConnu,
        typeConnu,
        change: changeDeType === true && contexte.acteur.role !== 'siae',
      };
    },
    proposer: ({ changeDeType: _dit, ...data }, dossier, contexte, _, verdict) => {
      const type = data.type ?? typeDe(dossier, contexte);
      // without a type the rule refused
      return type === null
        ? []
        : [{ type: 'StructureEnregistree', data: { ...departementDe(dossier, contexte), ...data, type, verdict } }];
    },
  }),
  ConstaterSuccession: definir<ConstaterSuccession, SituationSuccession>({
    faits: ['SuccessionConstatee'],
    qui: ['ddets'],
    regle: succession,
    dejaFait: ({ de, le, fondement, reference }, { predecesseurs }) =>
      predecesseurs.some((p) => p.id === de && memeEtat(p, { le, fondement, reference })),
    situation: ({ de, le, fondement, reference }, dossier, { nommees }) => ({
      siaeNommee: nommees === undefined ? null : (nommees[de] ?? null),
      de,
      a: dossier.id,
      le,
      fondement,
      // the very same is not another one
      predecesseurs: dossier.predecesseurs.filter((p) => p.id !== de || !memeEtat(p, { le, fondement, reference })),
    }),
    proposer: ({ de, le, fondement, reference }, _, __, ___, verdict) => [
      { type: 'SuccessionConstatee', data: { de, jour: le, fondement, reference, verdict } },
    ],
  }),
  FermerStructure: definir<{ le: Jour }, { arret: Arret | null }>({
    faits: ['StructureFermee'],
    qui: etat,
    regle: structureFermeture,
    uneFois: true,
    situation: ({ le }, dossier, contexte) => ({
      arret: deja(dossier, contexte, 'StructureFermee', { jour: le })
        ? null
        : (dossier.arrets.find((a) => a.quoi === 'fermeture') ?? null),
    }),
    proposer: ({ le }, _, __, ___, verdict) => [{ type: 'StructureFermee', data: { jour: le, verdict } }],
  }),
};
