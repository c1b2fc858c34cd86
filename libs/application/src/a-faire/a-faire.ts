/** The home of each role: what it has to do, by deadline, and what it waits for. Only what it may read; nothing is decided here. */
import { ajouterJours, type Jour } from '@jalon/droit';
import { estPrescripteurHabilite, genreDeLecteur, type Acteur } from '@jalon/parcours';
import type { DelaisReponse, Echeance, Montre, Projections, RegardSurLaListe } from '@jalon/projections';
import { perimetreDeListe } from '../lecteur/liste.js';
import type { MoteurStructures } from '../resultat.js';
import { aDecider, muettes, quiAttendent } from './demandes.js';
import { contratsSansEmployeur, conventions, fermees, horsConvention, signaux } from './etat.js';
import { echeancesDeSiae, GENRES_DE_SIAE, sansDiagnostic } from './siae.js';
import { MOIS, ordonner, tache, type AFaire, type Tache } from './tache.js';

/** Shown at most: beyond, the lists are the place. */
const PLAFOND = 200;
const LUES = 500;
const SEMESTRE = 183;

export interface SourcesAFaire {
  projections: Pick<Projections, 'anomalies' | 'echeances' | 'liste'>;
  structures: MoteurStructures;
  delais: readonly DelaisReponse[];
}

export async function aFairePour(sources: SourcesAFaire, acteur: Acteur, jour: Jour): Promise<AFaire> {
  const predecesseurs = await sources.structures.predecesseurs(acteur);
  const regard = perimetreDeListe(acteur, predecesseurs);
  const siens = new Set([acteur.organisation.id, ...predecesseurs]);
  const lecteur = { sources, acteur, regard, siens, jour };
  const genre = genreDeLecteur(acteur);
  const taches = ordonner(
    genre === 'siae'
      ? await duneSiae(lecteur)
      : genre === 'prescripteur'
        ? await dunPrescripteur(lecteur)
        : genre === 'ddets' || genre === 'prefet'
          ? await delEtat(lecteur)
          : [],
  );
  const prochaine = genre === 'siae' && taches.length === 0 ? plusTard(lecteur) : null;
  return { auJour: jour, taches: taches.slice(0, PLAFOND), ensuite: prochaine, tronquee: taches.length > PLAFOND };
}

interface Lecteur {
  sources: SourcesAFaire;
  acteur: Acteur;
  regard: RegardSurLaListe;
  siens: ReadonlySet<string>;
  jour: Jour;
}

/** Every deadline of these kinds, whatever their number. */
function echeances(
  { sources: { projections }, regard }: Lecteur,
  genres: NonNullable<Montre<Echeance>['genre']>[],
  jusquAu: Jour,
): Montre<Echeance>[] {
  const lues: Montre<Echeance>[] = [];
  for (let page = 1; ; page++) {
    const { lignes, total } = projections.echeances.listerPour(regard, { jusquAu, genres, page, taille: LUES });
    lues.push(...lignes);
    if (lignes.length === 0 || lues.length >= total) return lues;
  }
}

async function enOrientation({ sources: { projections }, regard, jour }: Lecteur) {
  const demande = { jour, etape: 'orientation', tri: 'ouvertLe', taille: PLAFOND } as const;
  await projections.liste.preparer(regard, demande);
  return projections.liste.listerPour(regard, demande).lignes;
}

async function duneSiae(l: Lecteur): Promise<Tache[]> {
  const { sources, regard, siens, jour } = l;
  return [
    ...echeancesDeSiae(echeances(l, GENRES_DE_SIAE, ajouterJours(jour, MOIS)), siens, jour),
    ...sansDiagnostic(await enOrientation(l), ({ siae }) => siae === null || siens.has(siae), jour),
    ...quiAttendent(sources.projections.echeances.demandesPour(regard), siens, sources.delais, jour),
  ];
}

async function dunPrescripteur(l: Lecteur): Promise<Tache[]> {
  const { sources, acteur, regard, siens, jour } = l;
  const { departement } = acteur.organisation;
  const competente = estPrescripteurHabilite(acteur) && departement !== undefined ? { departement } : undefined;
  const demandes = sources.projections.echeances.demandesPour(regard, competente);
  const expirent = echeances(l, ['expiration_diagnostic'], ajouterJours(jour, MOIS)).filter(
    (e) => e.detail === null && e.le !== null && e.le >= jour,
  );
  return [
    ...(competente ? aDecider(demandes, siens, sources.delais, jour) : []),
    ...expirent.map((e) =>
      tache(jour, {
        cle: `expiration_diagnostic ${e.parcours} ${String(e.ref)}`,
        titre: 'Orienter vers une structure',
        pourquoi: 'Le diagnostic d’éligibilité expire sans avoir servi à une embauche.',
        parcours: e.parcours,
        nom: e.nom,
        prenom: e.prenom,
        structure: e.siae,
        le: e.le,
        commande: 'OrienterVersSiae',
      }),
    ),
    ...sansDiagnostic(await enOrientation(l), ({ siae }) => siae === null, jour),
  ];
}

/** Parcours where a contract with that employer still runs. */
function contratsEnCours({ sources: { projections }, regard, jour }: Lecteur, siae: string): number {
  const demande = { jour, siae, contratEnCours: true, tri: 'ouvertLe', taille: 1, totalExact: true } as const;
  return projections.liste.listerPour(regard, demande).total;
}

async function delEtat(l: Lecteur): Promise<Tache[]> {
  const { sources, regard, jour } = l;
  const { projections, structures, delais } = sources;
  const connues = await structures.lister();
  const lieu = 'departement' in regard.lecteur ? regard.lecteur.departement : '';
  const dIci = connues.filter((s) => s.departement === lieu).map((s) => s.id);
  return [
    ...muettes(projections.echeances.demandesPour(regard), delais, jour),
    ...conventions(connues, lieu, jour),
    ...fermees(connues, lieu, jour).flatMap((f) => contratsSansEmployeur(f, contratsEnCours(l, f.id), jour)),
    ...horsConvention(await structures.embauchesHorsConvention(dIci, projections.anomalies.embauches), jour),
    ...signaux(projections.anomalies.compterPour(regard), jour),
  ];
}

/** The first one beyond the month. */
function plusTard(l: Lecteur): AFaire['ensuite'] {
  const apres = echeances(l, GENRES_DE_SIAE, ajouterJours(l.jour, SEMESTRE));
  const connues = new Set(echeancesDeSiae(apres, l.siens, l.jour).map((t) => t.cle));
  const e = apres.find((x) => connues.has(`${String(x.genre)} ${x.parcours} ${String(x.ref)}`));
  if (!e || e.le === null || e.libelle === null) return null;
  return { le: e.le, libelle: e.libelle, parcours: e.parcours, nom: e.nom, prenom: e.prenom };
}
