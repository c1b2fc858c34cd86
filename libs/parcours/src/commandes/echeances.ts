/** Deadlines as commands: the scheduler sends them in its own name; each may only observe what the dates already say. */
import { echeance, type Jour, type SituationEcheance } from '@jalon/droit';
import type { Contexte } from '../contexte.js';
import type { Dossier } from '../dossier/dossier.js';
import {
  debutSuspensionDue,
  expirationDue,
  finSuspensionDue,
  rappelDu,
  retablissementDu,
  silenceDu,
} from '../dossier/dues.js';
import type { FaitPropose, TypeFait } from '../faits/index.js';
import { definirCommande } from './definir.js';

/** Nothing comes from outside: everything is in the dossier. */
export type SansDonnees = Record<string, never>;

const constater = (
  fait: TypeFait,
  due: (d: Dossier, c: Contexte) => Jour | null,
  proposer: (d: Dossier, c: Contexte) => FaitPropose[],
) =>
  definirCommande<SansDonnees, SituationEcheance>({
    faits: [fait],
    qui: ['systeme'],
    regle: echeance,
    situation: (_, d, contexte) => ({ due: due(d, contexte) }),
    proposer: (_, d, contexte) => proposer(d, contexte),
  });

export const commandesEcheances = {
  ConstaterDebutSuspension: constater(
    'SuspensionCommencee',
    (d) => debutSuspensionDue(d)?.due ?? null,
    (d) => [{ type: 'SuspensionCommencee', data: { id: debutSuspensionDue(d)?.suspension ?? '' } }],
  ),
  ConstaterFinSuspension: constater(
    'SuspensionTerminee',
    (d) => finSuspensionDue(d)?.due ?? null,
    (d) => [{ type: 'SuspensionTerminee', data: { id: finSuspensionDue(d)?.suspension ?? '' } }],
  ),
  ConstaterExpiration: constater('PassExpire', expirationDue, () => [{ type: 'PassExpire', data: {} }]),
  ConstaterRetablissement: constater('PassRetabli', retablissementDu, () => [{ type: 'PassRetabli', data: {} }]),
  RappelerProlongation: constater(
    'RappelProlongationEchu',
    (d, { droit }) => rappelDu(d, droit)?.due ?? null,
    (d, { droit }) => {
      const rappel = rappelDu(d, droit);
      return rappel ? [{ type: 'RappelProlongationEchu', data: { demande: rappel.demande, rang: rappel.rang } }] : [];
    },
  ),
  ConstaterAbsenceReponse: constater(
    'DemandeSansReponse',
    (d, { droit }) => silenceDu(d, droit)?.due ?? null,
    (d, { droit }) => {
      const silence = silenceDu(d, droit);
      return silence ? [{ type: 'DemandeSansReponse', data: { demande: silence.demande } }] : [];
    },
  ),
};
