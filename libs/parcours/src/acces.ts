/** What ties an actor to a dossier, and what it lets her read of it: the rule and its links are those of the law (ACT-02). */
import {
  estPrescripteurHabilite,
  accesParcours,
  niveauDAcces,
  type Acteur,
  type Droit,
  type Lecteur,
  type LienDAcces,
  type NiveauDAcces,
  type Organisation,
  type Role,
  type SituationAcces,
} from '@jalon/droit';
import type { Dossier, Pass } from './dossier/dossier.js';
import { ouverture } from './dossier/demande.js';
import { retireLeFait } from './faits/fait-rectifie.js';
import type { DonneesFait, Fait, TypeFait } from './faits/index.js';

const GENRES: Record<Exclude<Role, 'prescripteur'>, Lecteur> = {
  siae: 'siae',
  orienteur: 'orienteur',
  ddets: 'ddets',
  prefet: 'prefet',
  // nobody signs in as the scheduler: it gets the least, and has no link
  systeme: 'orienteur',
};
/** A prescripteur that is not habilitated diagnoses and decides nothing: she reads as an orienteur. */
export const genreDeLecteur = (a: Acteur): Lecteur =>
  a.role !== 'prescripteur' ? GENRES[a.role] : estPrescripteurHabilite(a) ? 'prescripteur' : 'orienteur';

/** What ties a reader to a dossier without being in it. */
export interface HorsDuDossier {
  /** She looked its PASS up (D30). */
  recherche?: boolean;
  /** Prescripteurs known to be authorised or not, that day. */
  habilitations?: Readonly<Record<string, boolean>>;
}

export function situationAcces(d: Dossier, lecteur: Acteur, hors: HorsDuDossier = {}): SituationAcces {
  const { id, departement } = lecteur.organisation;
  const moi = (o: Organisation | undefined): boolean => o?.id === id;
  const demandes = [...d.passAnterieurs.flatMap((p) => p.demandes), ...d.demandes];
  const liens: [LienDAcces, boolean][] = [
    ['embauche', d.contrats.some((c) => c.etat !== 'annule' && moi(c.siae)) || passRepris(d).some((p) => moi(p.siae))],
    ['ouverture', moi(d.ouvertPar?.organisation)],
    ['orientation_envoyee', d.orientations.some((o) => moi(o.par.organisation))],
    ['orientation_recue', d.orientations.some((o) => o.siae === id)],
    ['diagnostic', d.diagnostics.some((x) => moi(x.par.organisation))],
    ['derogation', d.derogationsCarence.some((x) => moi(x.par.organisation))],
    ['demande_adressee', demandes.some((x) => x.prescripteur === id)],
    ['auteur', d.faits.some((f) => moi(f.par.organisation)) || d.contrats.some((c) => moi(c.siae))],
    ['demande_ouverte', demandeOuverte(d, lecteur, hors.habilitations ?? {})],
    ['recherche', hors.recherche === true],
    ['departement', departement !== undefined && departements(d).has(departement)],
  ];
  return { lecteur: genreDeLecteur(lecteur), liens: liens.filter(([, tient]) => tient).map(([lien]) => lien) };
}

/**
 * D31: without addressee, after the time for an answer, or when the addressee lost its habilitation, any habilitated prescripteur of the
 * département of the SIAE that asks may decide.
 */
function demandeOuverte(d: Dossier, lecteur: Acteur, habilitations: Readonly<Record<string, boolean>>): boolean {
  const demande = d.demandes.find((x) => x.etat === 'en_attente');
  if (!demande || !estPrescripteurHabilite(lecteur) || d.cloture) return false;
  const { departement } = lecteur.organisation;
  if (departement === undefined || demande.par.organisation.departement !== departement) return false;
  return ouverture(demande, habilitations) !== null;
}

/**
 * Whom a request waits for after this fact, null for any prescripteur; null: none waits any more; undefined: nothing changes. Told fact by
 * fact, for an index that folds nothing.
 */
export function demandeQuiAttend({ type, data }: Fait): { prescripteur: string | null } | null | undefined {
  if (type === 'ProlongationDemandee') return { prescripteur: data.prescripteur ?? null };
  if (type === 'DemandeSansReponse') return { prescripteur: null };
  if (type === 'FaitRectifie' && data.typeRectifie === 'ProlongationDemandee') return apresRectification(data);
  // a decision taken back: the request waits again, for whom the dossier says once it is loaded
  if (type === 'ProlongationRetiree' || (type === 'FaitRectifie' && REOUVRENT.has(data.typeRectifie)))
    return { prescripteur: null };
  return FINS_DE_DEMANDE.has(type) ? null : undefined;
}
/** Withdrawn, it waits for nobody; addressed to another one, for that one. */
function apresRectification(data: DonneesFait<'FaitRectifie'>): { prescripteur: string } | null | undefined {
  if (retireLeFait(data)) return null;
  const prescripteur = data.clair?.['prescripteur'];
  return typeof prescripteur === 'string' ? { prescripteur } : undefined;
}
const REOUVRENT: ReadonlySet<string> = new Set<TypeFait>([
  'ProlongationAccordee',
  'ProlongationRefusee',
  'ParcoursClos',
]);
const FINS_DE_DEMANDE: ReadonlySet<TypeFait> = new Set<TypeFait>([
  'ProlongationAccordee',
  'ProlongationRefusee',
  'PassAnnule',
  'PassDelivre',
  'PassRepris',
  'ParcoursClos',
  'DoublonClos',
  'DiagnosticEtabli',
]);

/** The SIAE named when a PASS was taken over counts as an employer (ACT-07). */
const passRepris = (d: Dossier): Pass[] =>
  [...d.passAnterieurs, ...(d.pass ? [d.pass] : [])].filter((p) => p.origine !== 'delivrance');

/** Where the organisations that took part are: authors of facts, and SIAE that hired. */
export function departements(d: Dossier): Set<string> {
  const organisations = [
    ...d.faits.map((f) => f.par.organisation),
    ...d.contrats.map((c) => c.siae),
    ...passRepris(d).map((p) => p.siae),
  ];
  return new Set(organisations.flatMap((o) => o.departement ?? []));
}

/** What would open the reading to this kind of reader, whatever the dossier. */
export const ceQuiOuvre = (droit: Droit, lecteur: Acteur): string =>
  accesParcours(droit, { lecteur: genreDeLecteur(lecteur), liens: [] }).constats[0]?.attendu ?? '';

/** How much of it; null: nothing. */
export const niveauDe = (droit: Droit, d: Dossier, lecteur: Acteur, hors?: HorsDuDossier): NiveauDAcces | null =>
  niveauDAcces(droit, situationAcces(d, lecteur, hors));
