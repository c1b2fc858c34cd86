/** What one reader may hold of the facts of a parcours, to be proven: the sealed fact whole, or its hash alone. */
import { ouvrirEngagement, tientEngagement, type ClassePersonnelle, type Ouverture } from '@jalon/confidentialite';
import { definitionStockee } from '@jalon/decider';
import { catalogue } from '@jalon/parcours';
import type { StoredEvent } from '@jalon/event-store';
import { lireEvenement, vueDuFait } from '../../faits-stockes.js';
import { streamOf } from '../../identifiants.js';
import { TOUS_LES_DROITS } from '../../lecteur/droits.js';
import { conditionsCachees } from '../../moteur/croisees.js';
import type { Genre } from '../../moteur/genre.js';
import { ouvrirPour } from '../../moteur/lire.js';
import { verdictDe } from '../../moteur/rejeu.js';
import type { Ressources } from '../../moteur/ressources.js';
import type { AProuver, DemandeAProuver, FaitAProuver } from '../../preuve/a-prouver.js';
import { lireDevoile, situation } from '../../preuve/devoile.js';
import { jourDe } from '../../temps.js';
import type { MotsParcours } from './coeur.js';

/** Null: no such parcours, for that reader. */
export async function aProuver(
  r: Ressources,
  genre: Genre<MotsParcours>,
  parcours: string,
  { lecteur, ouvrir: demandees, situations }: DemandeAProuver,
): Promise<AProuver | null> {
  const ouvrir = lecteur === undefined ? demandees : ouvrablesAuLecteur(demandees);
  const lu = await ouvrirPour(r, genre, parcours, lecteur);
  if (!lu) return null;
  const stream = streamOf(parcours);
  const stockes = await r.store.readStream(stream);
  const jour = jourDe(r.horloge(), lecteur?.organisation.departement);
  const regard = await genre.regard(lu.etat, jour, lecteur);
  const lus = stockes.map((e) => ({ e, ...lireEvenement(e, parcours, r.coffre) }));
  const conditions = lus.flatMap(({ fait }) => verdictDe(fait)?.c?.map(([c]) => c) ?? []);
  const cachees = await conditionsCachees(genre, conditions, { etat: lu.etat, dossier: parcours, lecteur, jour });
  // a level that hides any field hides the text that holds it
  const entier = [...TOUS_LES_DROITS.classes].every((c) => lu.droits.classes.has(c));
  const droit = new Set<string>();
  const vus = lus.map(({ e, fait }) => {
    const verdict = verdictDe(fait);
    const siennes = verdict?.c?.map(([c]) => c) ?? [];
    const lisible =
      lecteur === undefined ||
      (entier && regard.voit(fait) && siennes.every((c) => !cachees.has(c) && regard.voitConstat(fait, c)));
    if (!lisible) return { lisible, position: e.position, ouvertures: [], devoile: null };
    if (verdict)
      for (const texte of [`referentiel-${verdict.e}`, ...(verdict.m ? [`libelles-${verdict.m}`] : [])])
        droit.add(texte);
    const ouvertures = ouvertesDe(r, e, parcours, ouvrir);
    return { lisible, position: e.position, ouvertures, devoile: lireDevoile(e, ouvertures) };
  });
  const histoire = vus.map(({ devoile, ...reste }): FaitAProuver => {
    if (devoile === null) return { ...reste, phrase: null };
    return { ...reste, phrase: vueDuFait(devoile.fait, devoile.enregistreLe, r.referentiels.mots).phrase };
  });
  const devoiles = vus.flatMap(({ devoile }) => devoile ?? []);
  const { courant } = r.referentiels;
  return {
    histoires: [
      { stream, faits: histoire },
      // the law that these facts name is in the log too
      ...(await Promise.all([...droit].sort().map((texte) => entiere(r, texte)))).filter((h) => h.faits.length > 0),
    ],
    situations:
      devoiles.length < vus.length
        ? []
        : situations.map(({ au, connuLe }) => ({
            au,
            connuLe: connuLe ?? null,
            vue: situation(parcours, devoiles, { au, connuLe, ouvertes: ouvrir }, r.referentiels),
          })),
    droit: { referentiel: courant.texteDuDroit, libelles: courant.texteDesLibelles },
  };
}

/** A class is opened whole, and what is sensitive holds the social security number, which no answer of ours ever tells. */
const ouvrablesAuLecteur = (demandees: ReadonlySet<ClassePersonnelle>): ReadonlySet<ClassePersonnelle> =>
  new Set([...demandees].filter((c) => c === 'C2'));

const entiere = async ({ store }: Ressources, stream: string): Promise<{ stream: string; faits: FaitAProuver[] }> => ({
  stream,
  faits: (await store.readStream(stream)).map(({ position }) => ({
    position,
    lisible: true,
    phrase: null,
    ouvertures: [],
  })),
});

/** Nothing when erased, or when the classes of that kind of fact have changed since: what does not hold is not said. */
function ouvertesDe(
  { coffre }: Ressources,
  e: StoredEvent,
  parcours: string,
  ouvrir: ReadonlySet<ClassePersonnelle>,
): Ouverture[] {
  const engagements = e.data['$engagements'] as Record<string, string> | undefined;
  const classes = definitionStockee(catalogue, e.type)?.personnels;
  if (engagements === undefined || classes === undefined || !('$prive' in e.data)) return [];
  const contexte = { coffre, personne: parcours, stream: e.stream, eventId: e.id, type: e.type, classes };
  return [...ouvrir].flatMap((classe) => {
    const engagement = engagements[classe];
    const ouverture = engagement === undefined ? null : ouvrirEngagement(e.data, contexte, classe);
    return engagement !== undefined && ouverture !== null && tientEngagement(engagement, ouverture) ? [ouverture] : [];
  });
}
