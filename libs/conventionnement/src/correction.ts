/** The history of an organisation as it is told now: without what was withdrawn, with what is told instead (D27). */
import { donneesRemplacees, type DefinitionFait, type EtatDe } from '@jalon/decider';
import { consignerStructure, dossierStructureVide, type DossierStructure, type FaitConsigne } from './dossier.js';
import { catalogueStructure, type FaitStructure, type TypeFaitStructure } from './faits/index.js';
import { table } from './table.js';

type Etat = EtatDe<DossierStructure>;
type Champs = Readonly<Record<string, unknown>>;

export const definitionDe = (type: TypeFaitStructure): DefinitionFait =>
  catalogueStructure[type] as unknown as DefinitionFait;

/** A fraction has no place in the log: what is told instead is kept as it was written. */
export const ecrire = (champs: Champs): Record<string, string> =>
  Object.fromEntries(Object.entries(champs).map(([champ, v]) => [champ, JSON.stringify(v)]));
const lire = (ecrits: Record<string, string>): Champs =>
  Object.fromEntries(Object.entries(ecrits).map(([champ, v]) => [champ, JSON.parse(v) as unknown]));

/** `vit`: it counts. `retire`: withdrawn. `sans_appui`: it stays, but what it followed is gone. */
export type Sort = 'vit' | 'retire' | 'sans_appui';
export interface Redit {
  fait: FaitStructure;
  /** As it is told now. */
  dit: FaitStructure;
  sort: Sort;
  /** What it met. */
  avant: DossierStructure;
}

function corrections(faits: readonly FaitStructure[], ecartes: ReadonlySet<number>) {
  const retires = new Set(ecartes);
  const remplacements = new Map<number, Champs[]>();
  for (const { type, data, revision } of faits) {
    if (type !== 'ActeRectifie' || ecartes.has(revision)) continue;
    if (data.remplacement === undefined) retires.add(data.fait);
    else remplacements.set(data.fait, [...(remplacements.get(data.fait) ?? []), lire(data.remplacement)]);
  }
  return { retires, remplacements };
}

/** @param ecartes revisions of facts to leave out besides */
export function* redireStructure(
  id: string,
  faits: readonly FaitStructure[],
  ecartes: ReadonlySet<number> = new Set(),
): Generator<Redit, Etat> {
  const { retires, remplacements } = corrections(faits, ecartes);
  let etat: Etat = { etape: table.initiale, revision: -1, dossier: dossierStructureVide(id) };
  for (const fait of faits) {
    const avant = etat.dossier;
    const champs = remplacements.get(fait.revision) ?? [];
    const data = champs.reduce<object>((d, c) => donneesRemplacees(definitionDe(fait.type), d, c), fait.data);
    const dit = data === fait.data ? fait : ({ ...fait, data } as FaitStructure);
    const passage = retires.has(fait.revision) ? undefined : table.passage(etat.etape, fait.type);
    const sort: Sort = passage ? 'vit' : retires.has(fait.revision) ? 'retire' : 'sans_appui';
    const dossier = passage ? consignerStructure(avant, dit) : avant;
    etat = {
      etape: passage?.vers ?? etat.etape,
      revision: fait.revision,
      dossier: { ...dossier, faits: [...avant.faits, noter(fait, sort)] },
    };
    yield { fait, dit, sort, avant };
  }
  return etat;
}

export function foldStructure(id: string, faits: readonly FaitStructure[], ecartes?: ReadonlySet<number>): Etat {
  const pas = redireStructure(id, faits, ecartes);
  for (;;) {
    const { done, value } = pas.next();
    if (done) return value;
  }
}

/** The facts as they were first told, without their verdicts. */
export const histoireStructure = (d: DossierStructure): FaitStructure[] =>
  d.faits.map(
    ({ type, le, par, data, signaux }, revision) =>
      ({ type, le, par, data, revision, ...(signaux === undefined ? {} : { signaux }) }) as FaitStructure,
  );

/** Whoever corrects names it by its place: it keeps it, told as it was first. */
const noter = ({ type, le, par, data, signaux }: FaitStructure, sort: Sort): FaitConsigne => ({
  type,
  le,
  par,
  data: 'verdict' in data ? ({ ...data, verdict: undefined } as unknown as FaitStructure['data']) : data,
  retire: sort === 'retire',
  ...(sort === 'sans_appui' ? { sansAppui: true as const } : {}),
  ...(signaux === undefined ? {} : { signaux }),
});
