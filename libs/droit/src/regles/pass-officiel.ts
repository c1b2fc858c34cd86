/** The State's service shows other dates than ours (D28): said with where it is shown, in both lectures. */
import { enFrancais, type Jour } from '../jour.js';
import { constat, definirRegle, type Condition } from '../regle.js';

export interface SituationPassOfficiel {
  /** The PASS of the parcours; null: none counts. */
  pass: { numero: string | null; debut: Jour; fin: Jour } | null;
  /** What is shown; null: not told. */
  officiel: { numero: string | null; debut: Jour | null; fin: Jour | null };
}
type P = Condition<SituationPassOfficiel>;

const passDuParcours: P = (_, { pass }) =>
  constat(
    'pass_delivre',
    pass !== null,
    'un PASS IAE délivré ou repris sur ce parcours',
    pass ? `PASS du ${enFrancais(pass.debut)} au ${enFrancais(pass.fin)}` : 'aucun PASS',
    [],
  );
const datesOrdonnees: P = (_, { pass, officiel }) => {
  const [debut, fin] = [officiel.debut ?? pass?.debut, officiel.fin ?? pass?.fin];
  if (debut === undefined || fin === undefined) return null;
  return constat(
    'pass_dates_ordonnees',
    debut <= fin,
    'une fin le jour du début ou après',
    `du ${enFrancais(debut)} au ${enFrancais(fin)}`,
    [],
  );
};
const difference: P = (_, { pass, officiel: { numero, debut, fin } }) => {
  if (!pass) return null;
  const autres = [
    ...(numero !== null && numero !== pass.numero ? ['un autre numéro'] : []),
    ...(debut !== null && debut !== pass.debut ? [`début le ${enFrancais(debut)}`] : []),
    ...(fin !== null && fin !== pass.fin ? [`fin le ${enFrancais(fin)}`] : []),
  ];
  return constat(
    'pass_officiel_different',
    autres.length > 0,
    'un numéro, un début ou une fin autres que ceux du parcours',
    autres.join(' ; ') || 'rien de différent',
    [],
  );
};
/** What is shown counts or not, as the lecture says; either way the difference is to be cleared up with the State's service. */
const dateQuiFaitFoi: P = (droit, { pass, officiel: { fin } }) => {
  const regle = droit.lire('pass/officiel');
  return pass && regle
    ? constat(
        'pass_officiel_fait_foi',
        true,
        regle.valeurs.fait_foi ? 'les dates du téléservice' : 'les dates que donne le Code du travail',
        fin === null || fin === pass.fin
          ? 'la même fin'
          : `${enFrancais(pass.fin)} ici, ${enFrancais(fin)} au téléservice`,
        [regle],
        { avertissement: !regle.valeurs.fait_foi },
      )
    : null;
};

export const passOfficiel = definirRegle<SituationPassOfficiel>('pass.officiel', 'Constater le PASS officiel', [
  passDuParcours,
  datesOrdonnees,
  difference,
  dateQuiFaitFoi,
]);
