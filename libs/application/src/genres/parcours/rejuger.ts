/** Re-judging a history: its facts are folded in order, and each decision is put again to the law one looks through. */
import {
  ajouterJours,
  ecartJours,
  finDuPass,
  joursDeSuspension,
  type Droit,
  type Jour,
  type Lecture,
  type Referentiel,
} from '@jalon/droit';
import { revisionDe } from '@jalon/decider';
import {
  etatInitial,
  evolve,
  substituer,
  type Acteur,
  type Commande,
  type Dossier,
  type DossierVoisin,
  type Etat,
  type Fait,
} from '@jalon/parcours';
import { demandeDe, lireEvenement, type FaitLu, type MetaFait } from '../../faits-stockes.js';
import { streamOf } from '../../identifiants.js';
import type { FaitRejuge, FinRejugee, Regard, RejugementParcours, Totaux } from '../../rejugement.js';
import { rejugementPour } from '../../lecteur/reponses.js';
import { conditionsCachees } from '../../moteur/croisees.js';
import type { Genre } from '../../moteur/genre.js';
import { ouvrirPour } from '../../moteur/lire.js';
import { jourParis } from '../../temps.js';
import type { Structures } from '../regard-structures.js';
import { autresDossiersAvant, dAilleurs } from './autres-pass.js';
import type { MotsParcours } from './coeur.js';
import { droitRegarde, rejugerGroupe, type Groupe } from './rejuger-fait.js';
import type { Ressources } from '../../moteur/ressources.js';

/** A `Regard` with its defaults. */
export interface RegardComplet {
  lecture: Lecture;
  auDroitDu: Jour | undefined;
  referentiel: Referentiel;
  /** Put around the law that rules read, for who wants to know what they ask. */
  ecouter?: (droit: Droit) => Droit;
}
export const completer = (r: Ressources, regard: Regard): RegardComplet => ({
  lecture: regard.lecture ?? r.referentiels.lecture,
  auDroitDu: regard.auDroitDu,
  referentiel: regard.referentiel ?? r.referentiels.courant,
});

/** A stored fact and the command that wrote it: facts of one command were decided together, on the dossier before the first. */
export type FaitSitue = FaitLu & { commande: string; demande: Commande | null | undefined };

/** Organisations that a fact names besides its author, or that the requests it may decide are addressed to. */
const organisationsDuFait = ({ type, data }: Fait, { dossier }: Etat): string[] => [
  ...('prescripteur' in data && data.prescripteur ? [data.prescripteur] : []),
  ...(type === 'PassRepris' ? [data.siae.id] : []),
  // told instead of another
  ...(type === 'FaitRectifie' && typeof data.clair?.['siae'] === 'string' ? [data.clair['siae']] : []),
  ...(type === 'ProlongationAccordee' || type === 'ProlongationRefusee'
    ? dossier.demandes.flatMap((d) => d.prescripteur ?? [])
    : []),
];

/** After every succession. */
const JAMAIS: Jour = '9999-12-31';

/** Folds one history; a command is judged again as soon as it is complete. Pure: no I/O, no clock. */
export class Rejugeur {
  private etat: Etat;
  private groupe: (Groupe & { commande: string }) | null = null;

  constructor(
    parcours: string,
    private readonly regard: RegardComplet,
    private readonly structures: Pick<Structures, 'regardAvant'>,
  ) {
    this.etat = etatInitial(parcours);
  }

  /** Dossier after the facts given so far. */
  get courant(): Etat {
    return this.etat;
  }

  /**
   * @param autres the other dossiers of the same person, as known just before this fact; asked for once per command
   * @returns the facts of the command before, judged again
   */
  ajouter({ fait, position, commande, demande }: FaitSitue, autres: () => readonly Dossier[]): FaitRejuge[] {
    const ailleurs = nonDecideIci(fait);
    const rendus = this.groupe && (ailleurs || this.groupe.commande !== commande) ? this.terminer() : [];
    if (!ailleurs) {
      this.groupe ??= this.commencer(fait, position, { commande, demande }, autres());
      this.groupe.faits.push(fait);
    }
    this.etat = evolve(this.etat, fait);
    return rendus;
  }

  /** The last command of the history. */
  terminer(): FaitRejuge[] {
    const { groupe } = this;
    this.groupe = null;
    if (!groupe) return [];
    const numero = groupe.faits.map((fait) => (fait.type === 'PassDelivre' ? fait.data.numero : '')).join('');
    return rejugerGroupe(
      { ...groupe, contexte: { ...groupe.contexte, homonymes: homonymesDits(groupe.faits), numeroPass: numero } },
      this.regard.referentiel.conditions,
    );
  }

  private commencer(
    fait: Fait,
    position: number,
    cause: Pick<FaitSitue, 'commande' | 'demande'>,
    autres: readonly Dossier[],
  ): Groupe & { commande: string } {
    const { predecesseurs, ...contexte } = this.contexte(fait, position, autres);
    return { ...cause, avant: substituer(this.etat, predecesseurs, fait.par.organisation), faits: [], contexte };
  }

  private contexte(fait: Fait, position: number, autres: readonly Dossier[]) {
    const { referentiel, lecture, auDroitDu, ecouter = (droit) => droit } = this.regard;
    return {
      ...this.structures.regardAvant(fait.par, fait.le, organisationsDuFait(fait, this.etat), position),
      jour: fait.le,
      droit: ecouter(droitRegarde(referentiel, lecture, auDroitDu, fait.le)),
      ...dAilleurs(autres),
      numeroPass: '',
    };
  }
}

/** A deadline that fell due, or what a merge undone in the dossier kept, and judged there, does to the other one. */
const nonDecideIci = (fait: Fait): boolean =>
  fait.par.role === 'systeme' || (fait.type === 'FaitRectifie' && fait.data.typeRectifie === 'DoublonClos');

/** Homonyms are no matter of law: those that a decision set aside are the ones its facts name. */
const homonymesDits = (faits: readonly Fait[]): DossierVoisin[] =>
  faits
    .flatMap((f) => (f.type === 'HomonymeLeve' ? (f.data.autres ?? []) : []))
    .map((parcours) => ({ parcours, anterieur: true, ouvertLe: '', ouvertPar: '' }));

export const situer = (e: Parameters<typeof lireEvenement>[0], parcours: string, r: Ressources): FaitSitue => ({
  ...lireEvenement(e, parcours, r.coffre),
  commande: (e.meta as unknown as MetaFait).commande,
  demande: demandeDe(e, parcours, r.coffre),
});

/** Null: no such parcours, for that reader. */
export async function rejuger(
  r: Ressources,
  genre: Genre<MotsParcours>,
  parcours: string,
  demande: Regard,
  lecteur?: Acteur,
): Promise<RejugementParcours | null> {
  const regard = completer(r, demande);
  const lu = await ouvrirPour(r, genre, parcours, lecteur);
  if (!lu) return null;
  const { etat, droits } = lu;
  const faits = (await r.store.readStream(streamOf(parcours))).map((e) => situer(e, parcours, r));
  const { personne } = etat.dossier;
  const elle = await r.personnes.personne(r.personnes.clesDuDossier(etat.dossier));
  const sesAutres = elle.parcours.filter((p) => p !== parcours);
  for (const id of new Set(faits.flatMap(({ fait }) => [fait.par.organisation.id, ...organisationsDuFait(fait, etat)])))
    await r.structures.predecesseurs(id, JAMAIS);
  const rejugeur = new Rejugeur(parcours, regard, r.structures);
  const rejuges: FaitRejuge[] = [];
  for (const f of faits) {
    const alors = { id: parcours, personne: rejugeur.courant.dossier.personne ?? personne };
    const autres = sesAutres.length === 0 ? [] : await autresDossiersAvant(r, sesAutres, alors, f.position - 1);
    rejuges.push(...rejugeur.ajouter(f, () => autres));
  }
  rejuges.push(...rejugeur.terminer());
  const jour = jourParis(r.horloge());
  const vus = await genre.regard(etat, jour, lecteur);
  const visibles = rejuges.filter(({ place }) => {
    const fait = faits[revisionDe(place)]?.fait;
    return fait !== undefined && vus.voit(fait);
  });
  const conditions = visibles.flatMap((f) => f.conditions.map((c) => c.condition));
  const cachees = await conditionsCachees(genre, conditions, { etat, dossier: parcours, lecteur, jour });
  const totaux = totauxVides();
  for (const f of visibles) totaux[f.resultat] += 1;
  const rejugement: RejugementParcours = {
    parcours,
    lecture: regard.lecture,
    auDroitDu: regard.auDroitDu ?? null,
    empreinte: regard.referentiel.empreinte,
    totaux,
    faits: visibles,
    finDuPass: finRejugee(rejugeur.courant, regard),
  };
  return rejugementPour(droits, rejugement, (revision, condition) => {
    const fait = faits[revision]?.fait;
    return fait !== undefined && !cachees.has(condition) && vus.voitConstat(fait, condition);
  });
}

export const totauxVides = (): Totaux => ({ conforme: 0, different: 0, sans_base: 0, efface: 0, non_rejugeable: 0 });

/**
 * End of the PASS from its definition, in the law one looks through: length from the first day, plus what each suspension gives
 * back, plus the prolongations as they were decided. A PASS taken over keeps the end it came with: null.
 */
export function finRejugee(
  { dossier: d }: Etat,
  { referentiel, lecture, auDroitDu }: RegardComplet,
): FinRejugee | null {
  const { pass } = d;
  if (!pass || pass.annule || pass.origine !== 'delivrance') return null;
  const le = (jour: Jour): Droit => droitRegarde(referentiel, lecture, auDroitDu, jour);
  let fin = finDuPass(le(pass.delivreLe), pass.debut);
  if (fin === null) return null;
  for (const s of d.suspensions) {
    const jours = s.etat === 'retiree' || s.fin < s.debut ? 0 : joursDeSuspension(le(s.declareeLe), s.debut, s.fin);
    if (jours === null) return null;
    fin = ajouterJours(fin, jours);
  }
  for (const p of d.prolongations) if (!p.retiree) fin = ajouterJours(fin, p.jours);
  return { numero: pass.numero, enregistree: pass.fin, rejugee: fin, ecartJours: ecartJours(pass.fin, fin) };
}
