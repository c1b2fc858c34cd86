/** Two points of the history of one parcours, side by side, as its reader may see both. */
import type { Acteur } from '@jalon/parcours';
import { comparer as comparerVues } from '../../comparaison/comparer.js';
import { COMPARAISON_PARCOURS } from '../../comparaison/vue-parcours.js';
import { comparaisonPour } from '../../lecteur/reponses.js';
import type { Genre } from '../../moteur/genre.js';
import { journal, lireTout, ouvrirPour, situer } from '../../moteur/lire.js';
import type { Ressources } from '../../moteur/ressources.js';
import type { Comparaison, FaitVue, Point, PointsCompares, Replay, SituationComparee } from '../../resultat.js';
import { jourDuMoment } from '../../temps.js';
import type { MotsParcours } from './coeur.js';

/** Null: no such parcours, for that reader. */
export async function comparer(
  r: Ressources,
  genre: Genre<MotsParcours>,
  parcours: string,
  { avant, apres }: PointsCompares,
  lecteur: Acteur | undefined,
): Promise<Comparaison | null> {
  const lu = await ouvrirPour(r, genre, parcours, lecteur);
  if (!lu) return null;
  const histoire = { id: parcours, faits: await lireTout(r, genre, parcours), lecteur };
  const [a, b] = [await situer(r, genre, lu, histoire, avant), await situer(r, genre, lu, histoire, apres)];
  const vus = (await journal(r, genre, parcours, lecteur)) ?? [];
  const connus = ({ faitsIgnores }: Replay): number => histoire.faits.length - faitsIgnores;
  /** A history is known from its beginning to a point: the facts of one and not of the other follow each other. */
  const entre = (debut: number, fin: number): FaitVue[] => vus.filter(({ place }) => place > debut && place <= fin);
  return comparaisonPour(lu.droits, {
    avant: situation(a, avant),
    apres: situation(b, apres),
    differences: comparerVues(a.vue, b.vue, COMPARAISON_PARCOURS),
    faitsAjoutes: entre(connus(a), connus(b)),
    faitsRetires: entre(connus(b), connus(a)),
  });
}

const situation = ({ revision, faitsIgnores, vue }: Replay, { connuLe }: Point): SituationComparee => ({
  auJour: vue.auJour,
  connuLe: connuLe ?? null,
  revision,
  faitsIgnores,
});

/** Null: no such fact, for that reader. */
export async function effetDuFait(
  r: Ressources,
  genre: Genre<MotsParcours>,
  parcours: string,
  place: number,
  lecteur: Acteur | undefined,
): Promise<Comparaison | null> {
  const fait = (await journal(r, genre, parcours, lecteur))?.find((f) => f.place === place);
  if (!fait) return null;
  // one day for both: what the fact did, not what a night did
  const au = jourDuMoment(fait.enregistreLe);
  return comparer(r, genre, parcours, { avant: { fait: place - 1, au }, apres: { fait: place, au } }, lecteur);
}
