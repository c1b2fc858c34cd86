/** Calculations of days that the boundaries of the parameter files may name (`calcul:`), each with a situation of that day. */
import { ajouterJours, ajouterMois, type Jour } from '../jour.js';
import type { Droit } from '../referentiel.js';
import { conservation } from './conservation.js';
import { droitAuxAides } from './droit-aux-aides.js';
import { expirationDuDiagnostic, finDuPass, rappelLe, silenceLe } from './fins.js';
import { finDePeriode } from './mise-a-disposition.js';
import { avisRequis } from './prolongation.js';
import { calculerReprise } from './reprise.js';
import { visiteAuPlusTard } from './visite.js';
import { finParDefaut, joursDeSuspension } from './suspension.js';

export interface Calcul {
  id: string;
  situation(jour: Jour): unknown;
  calculer(droit: Droit, situation: never): string | number | null;
}
/** Keeps the situation and its calculation together: one that does not fit the other does not compile. */
const calcul = <S>(
  id: string,
  situation: (jour: Jour) => S,
  calculer: (droit: Droit, situation: S) => string | number | null,
): Calcul => ({ id, situation, calculer: calculer as Calcul['calculer'] });

export const calculs: readonly Calcul[] = [
  calcul(
    'fin_de_conservation',
    (jour) => ({ finDuParcours: jour, collecteLe: jour }),
    (droit, situation) => conservation(droit, situation)?.jusquAu ?? null,
  ),
  calcul(
    'premier_jour_aide',
    (jour) => ({
      contrat: { debut: jour, fin: jour, annule: false },
      pass: { du: jour, au: ajouterMois(jour, 1) },
      suspensions: [],
    }),
    (droit, situation) => droitAuxAides(droit, situation).periodes[0]?.du ?? null,
  ),
  calcul(
    'fin_du_pass',
    (jour) => ({ debut: jour }),
    (droit, { debut }) => finDuPass(droit, debut),
  ),
  calcul(
    'expiration_diagnostic_prescripteur',
    () => ({}),
    (droit) => expirationDuDiagnostic(droit, 'prescripteur'),
  ),
  calcul(
    'expiration_diagnostic_siae',
    () => ({}),
    (droit) => expirationDuDiagnostic(droit, 'siae'),
  ),
  calcul(
    'fin_par_defaut_suspension',
    (jour) => ({ debut: jour }),
    (droit, { debut }) => finParDefaut(droit, debut),
  ),
  calcul(
    'jours_rendus_par_suspension',
    (jour) => ({ debut: jour, fin: ajouterJours(jour, 9) }),
    (droit, { debut, fin }) => joursDeSuspension(droit, debut, fin),
  ),
  calcul(
    'fin_periode_heures',
    (jour) => ({ du: jour }),
    (droit, { du }) => finDePeriode(droit, du),
  ),
  calcul(
    'visite_au_plus_tard',
    (jour) => ({ debut: jour }),
    (droit, { debut }) => visiteAuPlusTard(droit, 'AI', debut),
  ),
  calcul(
    'avis_du_prescripteur',
    () => ({ motif: 'DIFFICULTES' }),
    (droit, { motif }) => (avisRequis(droit, motif) ? 'requis' : 'non requis'),
  ),
  calcul(
    'rappel',
    (jour) => ({ demande: jour, rang: 1 }),
    (droit, { demande, rang }) => rappelLe(droit, demande, rang),
  ),
  calcul(
    'silence',
    (jour) => ({ demande: jour }),
    (droit, { demande }) => silenceLe(droit, demande),
  ),
  calcul(
    'reprise_stock_ai',
    (jour) => ({ debut: jour }),
    (droit, { debut }) =>
      calculerReprise(droit, { debut, fin: ajouterJours(ajouterMois(debut, 24), -1), origine: 'stock_ai' }, [], [])
        .verifiable
        ? 'vérifiable'
        : 'non vérifiable',
  ),
];
