/** What each fact changes in what is counted. Nothing is judged here: the verdict kept in the fact is read (D17). */
import { codeFinancement, comptageJuge, joursInclus, versionDuType, type Jour } from '@jalon/droit';
import type { Acteur, Corrigeant, FaitDeType, Organisation, TypeFait } from '@jalon/parcours';
import type { FaitLu } from '../fait-lu.js';
import { suivi, type SuivisDuParcours } from './ligne.js';
import type { ActionsSuivies, HeuresDuMois, Suivi } from './suivi.js';

/** Marks, among the thresholds missed by an exit, that hours were told after it was recorded. */
export const HEURES_DEPUIS = 'heures_depuis';
/** A contract of an earlier PASS: no exit of the current one ends its stay. */
const ANTERIEURE = 'anterieure';

/** Codes that rows may hold. */
export interface CodesDits {
  /** Funds that the référentiel knows: another one is free text, and free text is never kept. */
  fonds: ReadonlySet<string>;
  /** Types of exit that tell nothing of health, poverty or justice. */
  types: ReadonlySet<string>;
}
type Consigne<T extends TypeFait> = (s: SuivisDuParcours, fait: FaitDeType<T>, dits: CodesDits) => void;
type Consignes = { [T in TypeFait]?: Consigne<T> };

const anneeDe = (jour: Jour): number => Number(jour.slice(0, 4));
const fondsConnu = (financement: unknown, { fonds }: CodesDits): string | null => {
  const code = typeof financement === 'string' ? codeFinancement(financement) : '';
  return fonds.has(code) ? code : null;
};

/** A new PASS: the stays that nobody ended belong to the one before. */
const nouveauPass = (s: SuivisDuParcours): void =>
  s.changer(
    'embauche',
    (e) => e.sortie === null,
    () => ({ sortie: ANTERIEURE }),
  );

function embauche(
  s: SuivisDuParcours,
  e: { contrat: string; type: string; debut: Jour; fin?: Jour | undefined },
  siae: Organisation,
  comptee: boolean,
): void {
  const fin = e.fin ?? null;
  s.poser(suivi('embauche', e.contrat, siae, anneeDe(e.debut), { code: e.type, debut: e.debut, fin, comptee }));
}

const contrat = (s: SuivisDuParcours, id: string, change: (e: Suivi) => Partial<Suivi>): void =>
  s.changer('embauche', (e) => e.ref === id, change);
/** The last day planned moves the last day, unless the contract has already ended. */
const prolonger = (s: SuivisDuParcours, { data }: { data: { contrat: string; fin: Jour } }): void =>
  contrat(s, data.contrat, (e) => (e.memory.fini ? {} : { fin: data.fin }));
const finir = (s: SuivisDuParcours, { data }: { data: { contrat: string; jour: Jour } }): void =>
  contrat(s, data.contrat, () => ({ fin: data.jour, memory: { fini: true } }));

/** The employer of that contract, otherwise who speaks of it. */
function employeurDe(s: SuivisDuParcours, contratDit: string, par: Acteur): Organisation {
  const employeur = s.trouver('embauche', contratDit);
  if (!employeur) return par.organisation;
  return { id: employeur.siae, ...(employeur.departement === null ? {} : { departement: employeur.departement }) };
}

function heures(s: SuivisDuParcours, contratDit: string, siae: Organisation, dites: HeuresDuMois): void {
  const [mois, miseADisposition] = dites;
  const annee = anneeDe(mois);
  const ref = `${annee} ${contratDit}`;
  const autres = (s.trouver('heures', ref)?.memory.mois ?? []).filter(
    ([m, mad]) => m !== mois || mad !== miseADisposition,
  );
  const tous = [...autres, dites];
  signaler(s, siae.id, annee);
  s.poser({
    ...suivi('heures', ref, siae, annee),
    minutes: tous.reduce((total, [, , minutes]) => total + minutes, 0),
    memory: { mois: tous },
  });
}
/** The exits of that year were judged on other hours. */
const signaler = (s: SuivisDuParcours, siae: string, annee: number): void =>
  s.changer(
    'sortie',
    (x) => x.siae === siae && x.annee === annee && !x.manques?.includes(HEURES_DEPUIS),
    (x) => ({ manques: [x.manques, HEURES_DEPUIS].filter(Boolean).join(' ') }),
  );

const AUCUNE: ActionsSuivies = { nombre: 0, jours: 0, ouvertes: [], financees: [], jusqua: -1 };
function action(
  s: SuivisDuParcours,
  { data, revision }: Pick<FaitDeType<'AccompagnementEnregistre'>, 'data' | 'revision'>,
  dits: CodesDits,
): void {
  const { siae, nature, debut, fin } = data;
  const annee = anneeDe(debut);
  const ref = JSON.stringify([annee, nature, siae.id, siae.departement ?? null]);
  const avant = s.trouver('accompagnement', ref)?.memory.actions ?? AUCUNE;
  if (revision <= avant.jusqua) return;
  const fonds = data.fonds ?? fondsConnu(data.financement, dits);
  const actions: ActionsSuivies = {
    nombre: avant.nombre + 1,
    jours: avant.jours + (fin === undefined ? 0 : Math.max(0, joursInclus(debut, fin))),
    ouvertes: fin === undefined ? [...avant.ouvertes, debut] : avant.ouvertes,
    financees: fonds === null ? avant.financees : [...avant.financees, [fonds, debut]],
    jusqua: revision,
  };
  s.poser(suivi('accompagnement', ref, siae, annee, { code: nature, memory: { actions } }));
}

const consignes: Consignes = {
  PassDelivre: (s, { data, le, revision }) => {
    nouveauPass(s);
    s.poser(suivi('pass', String(revision), data.siae, anneeDe(le), { debut: le }));
  },
  PassRepris: (s, { data }) => {
    nouveauPass(s);
    // Hired elsewhere or before: it lengthens the stay, it is no hire of ours.
    if (data.embauche) embauche(s, data.embauche, data.siae, false);
  },
  EmbaucheDeclaree: (s, { data }) => embauche(s, data, data.siae, true),
  EmbaucheReportee: (s, { data }) =>
    contrat(s, data.contrat, () => ({ debut: data.debut, annee: anneeDe(data.debut) })),
  // hired elsewhere, before its PASS was taken over: otherwise its declaration does not count any more
  EmbaucheAnnulee: (s, { data }) => s.oter('embauche', data.contrat),
  ContratRenouvele: prolonger,
  ContratProlonge: prolonger,
  ContratRompu: finir,
  ContratTermine: finir,
  HeuresDeclarees: (s, { data, par }) =>
    heures(s, data.contrat, employeurDe(s, data.contrat, par), [
      data.mois,
      data.miseADisposition ?? null,
      data.minutes,
    ]),
  AccompagnementEnregistre: action,
  SortieEnregistree: (s, { data, revision }, dits) => {
    const ref = String(revision);
    const juge = data.comptage ?? comptageJuge(data.verdict);
    s.poser(
      suivi('sortie', ref, data.siae, anneeDe(data.jour), {
        code: data.type !== null && dits.types.has(data.type) ? data.type : null,
        categorie: data.categorie ?? null,
        version: versionDuType(data.verdict, data.type),
        fin: data.jour,
        comptee: juge && juge.comptee,
        manques: juge && juge.manques.length > 0 ? juge.manques.join(' ') : null,
      }),
    );
    s.changer(
      'embauche',
      (e) => e.siae === data.siae.id && e.sortie === null && (e.debut ?? '') <= data.jour,
      () => ({ sortie: ref }),
    );
  },
  // hours told otherwise since: the exits of those years were judged on the former ones
  FaitRectifie: (s, fait) => {
    const { surFait } = fait as Corrigeant;
    for (const dit of surFait ? [surFait.avant, surFait.apres] : [])
      if (dit?.type === 'HeuresDeclarees')
        signaler(s, employeurDe(s, dit.data.contrat, dit.par).id, anneeDe(dit.data.mois));
  },
};

/** False: no row can change because of this fact. */
export const concerne = (fait: FaitLu): boolean => fait.type in consignes;

export function consigner(s: SuivisDuParcours, fait: FaitLu, dits: CodesDits): void {
  if ((fait as Corrigeant<FaitLu>).trace !== undefined) return;
  (consignes[fait.type] as ((s: SuivisDuParcours, f: FaitLu, dits: CodesDits) => void) | undefined)?.(s, fait, dits);
}
