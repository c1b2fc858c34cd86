/** What an operator may order about the erasure of a person. */
import { estUuid } from '../identifiants.js';
import type { Certificat } from './certificat.js';
import { ConfirmationPerimee, type AEffacer, type Effacement, type ResultatEffacement } from './effacement.js';

export type ReponseEffacement =
  | { issue: 'a_effacer'; dossiers: AEffacer[] }
  | ({ issue: 'effacement' } & ResultatEffacement)
  | { issue: 'certificat'; certificat: Certificat | null }
  | { issue: 'refuse'; message: string; constats: [] }
  | { issue: 'inconnu'; message: string };
type Traiter = (
  jalon: { effacement: Effacement },
  champs: Readonly<Record<string, string>>,
) => Promise<ReponseEffacement>;

/** Dossiers proposed at once. */
const LIMITE = 200;

export const ORDRES_EFFACEMENT: Readonly<Record<string, Traiter>> = {
  'effacement-proposer': async ({ effacement }, { limite = '' }) => ({
    issue: 'a_effacer',
    dossiers: await effacement.proposer(/^\d{1,4}$/.test(limite) ? Number(limite) : LIMITE),
  }),

  /** Without the code of the simulation, it is the simulation. */
  'effacement-executer': async ({ effacement }, { parcours = '', fondement = '', reference, decisionDu, code }) => {
    if (!estUuid(parcours)) return { issue: 'inconnu', message: 'parcours attend l’identifiant d’un dossier.' };
    const demande = {
      parcours,
      fondement,
      ...(reference ? { reference } : {}),
      ...(decisionDu ? { decisionDu } : {}),
    };
    try {
      return { issue: 'effacement', ...(await effacement.decider(demande, code ?? null)) };
    } catch (erreur) {
      if (!(erreur instanceof ConfirmationPerimee)) throw erreur;
      return { issue: 'refuse', message: erreur.message, constats: [] };
    }
  },

  'effacement-certificat': async ({ effacement }, { parcours = '' }) => ({
    issue: 'certificat',
    certificat: estUuid(parcours) ? await effacement.certificat(parcours) : null,
  }),
};
