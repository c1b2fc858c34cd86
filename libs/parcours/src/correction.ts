/**
 * The history as it should have been written: without what was withdrawn or annulled since, and with what was told instead. Said once,
 * for the dossier and for every read model. What may be put right of a fact is said beside it (`rectifiable`).
 */
import { donneesRemplacees, type DefinitionFait } from '@jalon/decider';
import { retireLeFait } from './faits/fait-rectifie.js';
import { catalogue, type DonneesFait, type Fait, type TypeFait } from './faits/index.js';

/** Facts that time alone decided: the only ones that a wrong clock can have written by itself. */
export const echeancesConstatees: readonly TypeFait[] = [
  'SuspensionCommencee',
  'SuspensionTerminee',
  'PassExpire',
  'PassRetabli',
  'RappelProlongationEchu',
  'DemandeSansReponse',
];
export const estEcheance = (type: string): boolean => (echeancesConstatees as readonly string[]).includes(type);

type Lu = Pick<Fait, 'type' | 'data' | 'revision'>;
type Champs = Readonly<Record<string, unknown>>;

/** What each fact becomes, by revision. */
export interface Corrections {
  /** Deadlines that a wrong clock observed: they never were. */
  annules: ReadonlySet<number>;
  /** Facts told by mistake. */
  retires: ReadonlySet<number>;
  /** Told instead, one after the other. */
  remplacements: ReadonlyMap<number, readonly Champs[]>;
}

/** Signal of a fact without ground. */
export const SANS_APPUI = 'sans_appui';

/** Facts that undo or tell otherwise an earlier one. */
const correcteurs: ReadonlySet<string> = new Set<TypeFait>([
  'FaitRectifie',
  'EmbaucheReportee',
  'EmbaucheAnnulee',
  'PassDecale',
  'PassAnnule',
  'SuspensionRetiree',
  'ProlongationRetiree',
  'SortieRetiree',
]);
export const estCorrecteur = (type: string): boolean => correcteurs.has(type) || type === 'EcheancesAnnulees';

/** True for a fact that changes what earlier ones say: whoever followed the history as it came must take it again. */
export const corrigeLHistoire = ({ type, data }: Pick<Fait, 'type' | 'data'>): boolean =>
  correcteurs.has(type) || (type === 'EcheancesAnnulees' && (data as DonneesFait<typeof type>).faits.length > 0);

/** Revisions of the deadlines annulled in this history. */
export const annules = (histoire: Iterable<Pick<Fait, 'type' | 'data'>>): ReadonlySet<number> =>
  corrections(histoire).annules;

/**
 * What became of a fact. `vit`: it counts. `annule`: a deadline that a wrong clock observed. `retire`: withdrawn. `defait`: undone with
 * its cause. `sans_appui`: it stays, but nothing that it could change is there any more. `dit`: it only undoes or moves another.
 */
export type Sort = 'vit' | 'annule' | 'retire' | 'defait' | 'sans_appui' | 'dit';

/** What passed unseen before a fact, in a history told otherwise since: deadlines that nobody had to observe then. */
export interface Passe {
  /** Step in which the fact finds its place. */
  etape: string;
  /** Ids of the suspensions over by then, and of the requests that the fact takes the place of. */
  suspensions: readonly string[];
  demandes: readonly string[];
}
export function corrections(histoire: Iterable<Pick<Fait, 'type' | 'data'>>): Corrections {
  const [annulees, retires] = [new Set<number>(), new Set<number>()];
  const remplacements = new Map<number, Champs[]>();
  for (const { type, data } of histoire) {
    if (type === 'EcheancesAnnulees') for (const r of (data as DonneesFait<typeof type>).faits) annulees.add(r);
    if (type !== 'FaitRectifie') continue;
    const rectifie = data as DonneesFait<typeof type>;
    const { fait } = rectifie;
    if (retireLeFait(rectifie)) retires.add(fait);
    else remplacements.set(fait, [...(remplacements.get(fait) ?? []), champsDits(rectifie)]);
  }
  return { annules: annulees, retires, remplacements };
}

/** Hours as they are told, and the whole minutes in which they are kept: only integers are stored in clear. */
const MINUTES: Readonly<Record<string, string>> = { heures: 'minutes', heuresHebdo: 'minutesHebdo' };
const HEURES = Object.fromEntries(Object.entries(MINUTES).map(([heures, minutes]) => [minutes, heures]));
const enMinutes = ([champ, v]: [string, Json]): [string, Json] =>
  champ in MINUTES && typeof v === 'number' ? [MINUTES[champ] as string, Math.round(v * 60)] : [champ, v];
const enHeures = ([champ, v]: [string, Json]): [string, Json] =>
  champ in HEURES && typeof v === 'number' ? [HEURES[champ] as string, v / 60] : [champ, v];

type Dits = NonNullable<DonneesFait<'FaitRectifie'>['remplacement']>;
type Json = Dits[string];
/** All that a correction tells instead; its personal part is gone once the person is erased. */
export const champsDits = ({
  clair,
  remplacement,
}: Pick<DonneesFait<'FaitRectifie'>, 'clair' | 'remplacement'>): Dits => ({
  ...Object.fromEntries(Object.entries(clair ?? {}).map(enHeures)),
  ...remplacement,
});

/** What is told instead of parts of a fact of that type, as it is kept: what is personal there is personal here. */
export function separer(type: TypeFait, champs: Dits): Pick<DonneesFait<'FaitRectifie'>, 'clair' | 'remplacement'> {
  const chemins = Object.keys((catalogue[type] as unknown as DefinitionFait).personnels);
  const prive = ([champ]: [string, unknown]): boolean => chemins.some((c) => c === champ || c.endsWith(`.${champ}`));
  const entrees = Object.entries(champs);
  const prives = entrees.filter(prive);
  return {
    clair: Object.fromEntries(entrees.filter((e) => !prive(e)).map(enMinutes)),
    ...(prives.length === 0 ? {} : { remplacement: Object.fromEntries(prives) }),
  };
}

/** The fact once corrected; null when it does not count. The same object when nothing is said of it. */
export function corrigerFait<F extends Lu>(fait: F, { annules: a, retires, remplacements }: Corrections): F | null {
  if (a.has(fait.revision) || retires.has(fait.revision)) return null;
  const siens = remplacements.get(fait.revision);
  return siens === undefined ? fait : siens.reduce(remplacer, fait);
}

export function remplacer<F extends Lu>(fait: F, champs: Champs): F {
  const data = donneesRemplacees(catalogue[fait.type] as unknown as DefinitionFait, fait.data, champs);
  return data === fait.data ? fait : { ...fait, data };
}
