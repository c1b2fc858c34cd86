/** Reads: nothing is ever written here, deadlines that are due and not yet recorded are only shown. */
import { ecritsDe, placeDe, type ClassePersonnelle, type DefinitionFait } from '@jalon/decider';
import { deployer, min, type Jour } from '@jalon/droit';
import type { Acteur } from '@jalon/parcours';
import { vueDuFait, type FaitLu } from '../faits-stockes.js';
import type { Droits } from '../lecteur/droits.js';
import { consultationPour, journalPour, replayPour } from '../lecteur/reponses.js';
import type { ConsultationDe, EntreeJournal, Point, ReplayDe } from '../resultat.js';
import { jourDe, jourDuMoment } from '../temps.js';
import { couper } from './couper.js';
import { conditionsCachees } from './croisees.js';
import type { Genre } from './genre.js';
import type { Mots } from './mots.js';
import { verdictDe } from './rejeu.js';
import type { Ressources } from './ressources.js';

export interface Lu<M extends Mots> {
  etat: M['etat'];
  droits: Droits;
}
/** The dossier, when it exists and that reader may read it: the index is asked first, so that both absences cost the same. */
export async function ouvrirPour<M extends Mots>(
  r: Ressources,
  genre: Genre<M>,
  id: string,
  lecteur: Acteur | undefined,
): Promise<Lu<M> | null> {
  if (!genre.estId(id)) return null;
  if (lecteur && !(await genre.acces.connait(id, lecteur, null))) return null;
  const { etat } = await genre.dossiers.charger(id);
  if (!genre.existe(id, etat)) return null;
  const droits = await genre.acces.droits(etat, lecteur, jourDe(r.horloge(), lecteur?.organisation.departement));
  return droits.lit ? { etat, droits } : null;
}

export async function consulter<M extends Mots>(
  r: Ressources,
  genre: Genre<M>,
  id: string,
  au: Jour,
  lecteur: Acteur | undefined,
): Promise<ConsultationDe<M['vue']> | null> {
  const lu = await ouvrirPour(r, genre, id, lecteur);
  if (!lu) return null;
  const { revision } = lu.etat;
  const vue = await genre.vue(genre.solder(lu.etat, au).etat, au, revision, lecteur);
  return consultationPour(genre, lu.droits, { revision, vue });
}

export const lireTout = async <M extends Mots>(
  r: Ressources,
  genre: Genre<M>,
  id: string,
): Promise<FaitLu<M['fait']>[]> => (await r.store.readStream(genre.prefixe + id)).map((e) => genre.fold.lire(e, id));

export async function journal<M extends Mots>(
  r: Ressources,
  genre: Genre<M>,
  id: string,
  lecteur: Acteur | undefined,
): Promise<EntreeJournal[] | null> {
  const lu = await ouvrirPour(r, genre, id, lecteur);
  if (!lu) return null;
  const faits = await lireTout(r, genre, id);
  const ecartes = genre.fold.annules(faits.map((f) => f.fait));
  const aujourdhui = jourDe(r.horloge(), lecteur?.organisation.departement);
  const regard = await genre.regard(lu.etat, aujourdhui, lecteur);
  const conditions = faits.flatMap(({ fait }) => verdictDe(fait)?.c?.map(([condition]) => condition) ?? []);
  const qui = { etat: lu.etat, dossier: id, lecteur, jour: aujourdhui };
  const cachees = await conditionsCachees(genre, conditions, qui);
  const entrees = await Promise.all(
    faits
      .filter(({ fait }) => !genre.fold.horsLecture.has(fait.type) && regard.voit(fait))
      .map(async ({ fait, enregistreLe, horlogeReculee }) => {
        const compact = verdictDe(fait);
        const verdict = compact && deployer(compact, await r.referentiels.references(compact.e), fait.signaux);
        return {
          voitConstat: (condition: string) => !cachees.has(condition) && regard.voitConstat(fait, condition),
          entree: {
            ...vueDuFait(fait, enregistreLe, r.referentiels.mots, genre.catalogue),
            par: fait.par,
            ...(horlogeReculee ? { horlogeReculee: true as const } : {}),
            ...(ecartes.has(fait.revision) ? { annule: true as const } : {}),
            data: nommerLesFaits(sansSensible(fait, genre.catalogue[fait.type])),
            ecrits: [...ecritsDe(genre.catalogue[fait.type] ?? {}, fait.data)],
            ...(verdict ? { verdict } : {}),
          },
        };
      }),
  );
  return journalPour(lu.droits, entrees);
}

/** Data of a fact without its class C3 values (NIR, criteria, free texts, health) and without its verdict, shown apart. */
function sansSensible({ data }: { data: object }, definition: DefinitionFait | undefined): Record<string, unknown> {
  const personnels: Readonly<Record<string, ClassePersonnelle>> = definition?.personnels ?? {};
  const filtrer = (objet: Record<string, unknown>, prefixe: string): Record<string, unknown> => {
    const garde: Record<string, unknown> = {};
    for (const [cle, valeur] of Object.entries(objet)) {
      const chemin = prefixe + cle;
      if (chemin === 'verdict' || (personnels[chemin] === 'C3' && valeur !== null)) continue;
      const plonge = typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur);
      garde[cle] = plonge ? filtrer(valeur as Record<string, unknown>, `${chemin}.`) : valeur;
    }
    return garde;
  };
  return filtrer(data as Record<string, unknown>, '');
}

/** A fact stores the revision of those it is about; who reads it names them by their places. */
function nommerLesFaits(data: Record<string, unknown>): Record<string, unknown> {
  const { fait, faits } = data;
  return {
    ...data,
    ...(typeof fait === 'number' ? { fait: placeDe(fait) } : {}),
    ...(Array.isArray(faits) ? { faits: faits.map((f) => placeDe(Number(f))) } : {}),
  };
}

export async function rejouer<M extends Mots>(
  r: Ressources,
  genre: Genre<M>,
  id: string,
  { lecteur, ...point }: Point & { lecteur?: Acteur | undefined },
): Promise<ReplayDe<M['vue']> | null> {
  const lu = await ouvrirPour(r, genre, id, lecteur);
  return lu && situer(r, genre, lu, { id, faits: await lireTout(r, genre, id), lecteur }, point);
}

/** A history, and for whom. */
export interface Histoire<M extends Mots> {
  id: string;
  faits: readonly FaitLu<M['fait']>[];
  lecteur: Acteur | undefined;
}

/** The day a point is looked at from: what it says, else the day of what was known then, never a day to come. */
const jourDuPoint = (
  faits: readonly { enregistreLe: string }[],
  aujourdhui: Jour,
  { au, connuLe, fait }: Point,
): Jour => {
  const connu = fait === undefined ? connuLe : faits[Math.max(0, fait - 1)]?.enregistreLe;
  return au ?? (connu === undefined ? aujourdhui : min(jourDuMoment(connu), aujourdhui));
};

/** As that reader may see it. */
export async function situer<M extends Mots>(
  r: Ressources,
  genre: Genre<M>,
  { droits }: Lu<M>,
  { id, faits, lecteur }: Histoire<M>,
  point: Point,
): Promise<ReplayDe<M['vue']>> {
  const jour = jourDuPoint(faits, jourDe(r.horloge(), lecteur?.organisation.departement), point);
  const { gardes, ecartes } = couper(faits, genre.fold.annules, point);
  const etat = genre.fold.foldWithout(
    id,
    gardes.map((f) => f.fait),
    ecartes,
  );
  return replayPour(genre, droits, {
    revision: etat.revision,
    faitsIgnores: faits.length - gardes.length,
    vue: await genre.vue(genre.solder(etat, jour).etat, jour, etat.revision, lecteur),
  });
}
