/**
 * Which parcours concern the same person (same NIR, or same identifier of France Travail: D29) or name the same PASS, and who is tied to
 * each, through blind indexes and ids of organisations. Deletable and rebuilt from the log: an index is never written in a fact.
 *
 * What this process writes enters at once, without reading it back; what others wrote is read when an answer would be « none ».
 */
import type { KeyObject } from 'node:crypto';
import { indexAveugle, type Coffre } from '@jalon/confidentialite';
import { definitionStockee } from '@jalon/decider';
import {
  UnknownPosition,
  type Appended,
  type EventStore,
  type EventToAppend,
  type StoredEvent,
} from '@jalon/event-store';
import { catalogue, type Dossier, type Fait, type Personne } from '@jalon/parcours';
import { lireEvenement, type MetaFait } from '../faits-stockes.js';
import { PREFIXE_ACCES, PREFIXE_PARCOURS } from '../identifiants.js';
import {
  clesDeLaPersonne,
  clesDIdentite,
  cleHomonyme,
  cleNaissance,
  cleNom,
  cleRapprochement,
  estCleDeLaPersonne,
  estCleDIdentite,
  identiteDite,
  principalDe,
  rapprochementDit,
  personneSelon,
} from './cles-de-la-personne.js';
import { cleRecherche, estCleDemande, liensDuFait } from './liens-du-fait.js';
import { appliquer, type Lien, type TableLiens } from './table-liens.js';

/** Facts that name a person or a PASS. */
const TYPES = (
  ['ParcoursOuvert', 'PassDelivre', 'PassRepris', 'FaitRectifie', 'ParcoursRapproche', 'DoublonClos'] as const
).flatMap((type) => Array.from({ length: catalogue[type].version }, (_, i) => `${type}.v${i + 1}`));
const PAGE = 1000;
/** Links of this process kept before they are written, and facts written before the position is. */
const AVANCE = 256;
/** Key of a PASS: its blind index alone. */
const EMPREINTE = /^[0-9a-f]{64}$/;
/** Key of the parcours whose person was put right: her keys are read again from its whole history. */
const A_RELIRE = 'x';
/** Key of the parcours that was closed as a duplicate, or opened again: whether the other dossier says it too is to be looked at. */
const A_ACHEVER = 'y';

/** One person, as far as the log tells. */
export interface PersonneConnue {
  /** Keys of her identifiers, those of all her parcours together. */
  cles: readonly string[];
  parcours: readonly string[];
  /** Parcours of her names and birth day, whoever they are of; asked for by the key of her homonyms. */
  homonymes: readonly string[];
}
const INCONNUE: PersonneConnue = { cles: [], parcours: [], homonymes: [] };

/** A fact of a parcours that names a person or a PASS. A superset: the dossier tells whether it still holds. */
export interface LienLu {
  genre: 'personne' | 'pass';
  empreinte: string;
  parcours: string;
  revision: number;
}

export class IndexPersonnes {
  private lecture: Promise<void> = Promise.resolve();
  /** Written by this process and not in the table yet; `depuis`: where the table stood then. */
  private avance: { liens: Lien[]; depuis: number; vu: number };
  private ferme = false;
  /** Corrections of a person met so far. */
  private corrections = 0;
  /** Merges and separations met so far. */
  private rapprochements = 0;

  constructor(
    private readonly table: TableLiens,
    private readonly cle: KeyObject,
    private readonly store: EventStore,
    private readonly coffre: Coffre,
  ) {
    this.avance = { liens: [], depuis: table.lu(), vu: table.lu() };
  }

  /** Keys of her identifiers; none: nothing identifies her across parcours. */
  clesDIdentite(personne: Partial<Personne> | null): string[] {
    return clesDIdentite(this.cle, personne);
  }
  /** Keys that lead from that dossier to the others of its person. */
  clesDuDossier({ id, personne, rapprochements, doublonDe }: Dossier): string[] {
    const principal = doublonDe === null ? (rapprochements.length > 0 ? id : null) : doublonDe.parcours;
    return [...this.clesDIdentite(personne), ...(principal === null ? [] : [cleRapprochement(principal)])];
  }
  /** Key of her possible homonyms; null: nobody, or a name that says nothing. */
  cleHomonyme(personne: Personne | null): string | null {
    return personne && cleHomonyme(this.cle, personne);
  }

  /** Who has these identifiers: an identifier that one of her parcours has leads to the others. @throws StoreUnavailable */
  async personne(cles: readonly string[], homonymie: string | null = null): Promise<PersonneConnue> {
    if (cles.length === 0 && homonymie === null) return INCONNUE;
    for (;;) {
      await this.aJour();
      const trouvee = this.personneConnue(cles, homonymie);
      if (trouvee) return trouvee;
    }
  }
  /** The same, of what is known already. Null: nothing is. */
  personneConnue(depart: readonly string[], homonymie: string | null = null): PersonneConnue | null {
    const cles = new Set(depart);
    const parcours = new Set<string>();
    // a set that grows is walked to its end
    for (const cle of cles) {
      const trouves = this.parcoursConnus(cle);
      if (trouves === null) return null;
      for (const p of [...trouves, principalDe(cle) ?? []].flat()) {
        if (parcours.has(p)) continue;
        parcours.add(p);
        for (const autre of this.liensConnus(p)) if (estCleDIdentite(autre)) cles.add(autre);
      }
    }
    const homonymes = homonymie === null ? [] : this.parcoursConnus(homonymie);
    return homonymes && { cles: [...cles].sort(), parcours: [...parcours].sort(), homonymes: [...homonymes].sort() };
  }

  /** Blind index of a PASS, however its number is typed: « 99999 21 39048 », « 99999-21-39048 ». */
  empreinteDuPass(numero: string): string {
    return indexAveugle(this.cle, 'pass', numero.replace(/[^0-9A-Za-z]/g, ''));
  }

  /** Ids of all parcours of the person, or that name the PASS, known to the log at this moment, whoever wrote them. @throws StoreUnavailable */
  async parcoursDe(empreinte: string): Promise<string[]> {
    for (;;) {
      await this.aJour();
      const trouves = this.parcoursConnus(empreinte);
      if (trouves) return trouves;
    }
  }
  /** The same, of what is known already. Null: nothing is. */
  parcoursConnus(empreinte: string): string[] | null {
    const ecrits = this.table.parcoursDe(empreinte);
    return ecrits && appliquer(ecrits, this.avance.liens, ([cle, parcours]) => (cle === empreinte ? parcours : null));
  }

  /** Keys of a parcours, of what is known already: a link found needs no reading. */
  liensConnus(parcours: string): string[] {
    const ecrits = this.table.liensDe(parcours) ?? [];
    return appliquer(ecrits, this.avance.liens, ([cle, p]) => (p === parcours ? cle : null));
  }

  /** Parcours of the person of that one, itself included. @throws StoreUnavailable */
  async siens(parcours: string): Promise<string[]> {
    await this.aJour();
    const { parcours: autres } = await this.personne(this.liensConnus(parcours).filter(estCleDIdentite));
    return [...new Set([parcours, ...autres])].sort();
  }

  /** Parcours merged with that one, of what is known already. */
  rapproches(parcours: string): string[] {
    const principaux = this.liensConnus(parcours).flatMap((k) => principalDe(k) ?? []);
    const tous = principaux.flatMap((p) => [p, ...(this.parcoursConnus(cleRapprochement(p)) ?? [])]);
    return [...new Set(tous)].filter((p) => p !== parcours);
  }

  /** Every parcours that was closed as a duplicate, or opened again, since it was last looked at; whatever failed is looked at again. */
  async acheverLesRapprochements(regarder: (doublon: string) => Promise<void>): Promise<void> {
    await this.aJour();
    for (const parcours of this.parcoursConnus(A_ACHEVER) ?? []) {
      let vus: number;
      do {
        vus = this.rapprochements;
        await regarder(parcours);
        // merged or separated again while it was looked at
      } while (vus !== this.rapprochements);
      this.avance.liens.push([A_ACHEVER, parcours, 'oter']);
    }
  }

  /** Keys of her identifiers that lead to no other dossier than those. */
  identifiantsPropres(parcours: string, siens: (parcours: string) => boolean): string[] {
    return this.liensConnus(parcours)
      .filter(estCleDIdentite)
      .filter((k) => [...(this.parcoursConnus(k) ?? []), principalDe(k) ?? []].flat().every(siens));
  }
  /** What an erasure takes away: all that is made of who she is. A merge stays as long as one of its dossiers lives. */
  clesAOter(parcours: string): string[] {
    const autreVit = this.rapproches(parcours).some((p) => this.coffre.etatDe(p) !== 'detruite');
    return this.liensConnus(parcours).filter(
      (k) => estCleDeLaPersonne(k) || EMPREINTE.test(k) || (principalDe(k) !== null && !autreVit),
    );
  }
  /** Nothing of her leads to that parcours any more, in the file either. */
  oublier(parcours: string): void {
    // a merge whose last dossier goes: the keys of the others too
    for (const p of [parcours, ...this.rapproches(parcours)])
      if (this.coffre.etatDe(p) === 'detruite')
        this.avance.liens.push(...this.clesAOter(p).map((k): Lien => [k, p, 'oter']));
    this.deposer();
    this.table.purger();
  }

  /** Whether the person of that parcours was born that day, or bears that name, without loading anything of it. */
  reconnait(parcours: string, { naissance, nom }: { naissance?: string; nom?: string }): boolean {
    const liens = this.liensConnus(parcours);
    return (
      (naissance === undefined || liens.includes(cleNaissance(this.cle, parcours, naissance))) &&
      (nom === undefined || liens.includes(cleNom(this.cle, parcours, nom)))
    );
  }

  /** Every link of the log about persons and PASS, in its order. */
  async *parcourir(): AsyncGenerator<LienLu> {
    for (let apres = -1; ;) {
      const page = await this.store.readAll({ after: apres, limit: PAGE, filter: { types: TYPES } });
      for (const e of page) yield* this.identites(e);
      const dernier = page.at(-1);
      if (!dernier || page.length < PAGE) return;
      apres = dernier.position;
    }
  }

  /** Reads what was written since, by anyone. One catch-up at a time. */
  aJour(): Promise<void> {
    this.lecture = this.lecture
      .catch(() => undefined)
      .then(async () => {
        await this.catchUp();
        await this.relire();
      });
    return this.lecture;
  }

  /** The same store; what it writes enters the index at once. */
  suivre(store: EventStore): EventStore {
    const suivi = Object.create(store) as EventStore;
    suivi.append = async (stream, attendue, evenements, ...reste) => {
      const ecrit = await store.append(stream, attendue, evenements, ...reste);
      try {
        if (!ecrit.replayed) this.noterEcrit(stream, evenements, ecrit);
      } catch {
        // what is written is written, whatever becomes of its links: the next catch-up reads them from the log, and says what fails
      }
      return ecrit;
    };
    return suivi;
  }

  /** What is in advance is written; the file is closed. */
  fermer(): void {
    this.ferme = true;
    this.deposer();
    this.table.fermer();
  }

  private get lu(): number {
    const { depuis, vu } = this.avance;
    // the table was made again meanwhile: it is behind, and so are we
    return this.table.lu() === depuis ? vu : this.table.lu();
  }

  private noterEcrit(stream: string, evenements: readonly EventToAppend[], ecrit: Appended): void {
    const { lu } = this;
    if (this.table.lu() !== this.avance.depuis) this.avance = { ...this.avance, depuis: this.table.lu(), vu: lu };
    const premier = ecrit.lastPosition - evenements.length + 1;
    evenements.forEach((e, i) =>
      this.avancer({ ...e, stream, revision: ecrit.firstRevision + i, position: premier + i }),
    );
    // positions that do not follow: somebody else wrote, or the store does not count one by one; the next catch-up reads them
    if (premier === lu + 1) this.avance.vu = ecrit.lastPosition;
    if (this.avance.liens.length >= AVANCE || this.avance.vu - this.avance.depuis >= AVANCE * 4) this.deposer();
  }

  /** Only what is not known already: one more fact of the same organisation tells nothing new. */
  private avancer(e: StoredEvent): void {
    const liens = this.liens(e);
    if (!liens[0]) return;
    // all of one parcours: that of the fact
    const connus = new Set(this.liensConnus(liens[0][1]));
    for (const lien of liens) {
      const [cle, , oter] = lien;
      if (!oter && connus.has(cle)) continue;
      this.avance.liens.push(lien);
      if (oter) connus.delete(cle);
      else connus.add(cle);
    }
  }

  private deposer(): void {
    const { lu } = this;
    if (this.avance.liens.length === 0 && lu === this.table.lu()) return;
    this.table.noter(this.avance.liens, lu);
    this.avance = { liens: [], depuis: this.table.lu(), vu: this.table.lu() };
  }

  private async catchUp(): Promise<void> {
    this.deposer();
    const head = await this.store.head();
    // the log was replaced by a shorter one, or another: what was learnt from the former is forgotten
    if (this.table.lu() > head) this.table.vider();
    while (this.lu < head && !this.ferme) {
      const page = await this.suite();
      if (this.ferme) return;
      for (const e of page) this.avancer(e);
      const jusqua = page.length < PAGE ? head : (page.at(-1)?.position ?? head);
      // what was written meanwhile by this process may be further already
      this.table.noter(this.avance.liens, Math.max(jusqua, this.lu));
      this.avance = { liens: [], depuis: this.table.lu(), vu: this.table.lu() };
    }
  }

  /** Whose person was put right: a correction tells a part of her, her keys are made of the whole. */
  private async relire(): Promise<void> {
    for (const parcours of this.parcoursConnus(A_RELIRE) ?? []) {
      let vues: number;
      let evenements: StoredEvent[];
      do {
        vues = this.corrections;
        evenements = await this.store.readStream(PREFIXE_PARCOURS + parcours);
        // corrected again while it was read: its key would go with what was read before
      } while (vues !== this.corrections);
      const histoire = evenements
        .filter((e) => TYPES.includes(e.type))
        .map((e) => lireEvenement(e, parcours, this.coffre).fait);
      const cles = clesDeLaPersonne(this.cle, parcours, personneSelon(histoire));
      const anciennes = this.liensConnus(parcours).filter((k) => estCleDeLaPersonne(k) && !cles.includes(k));
      this.avance.liens.push(
        ...[...anciennes, A_RELIRE].map((k): Lien => [k, parcours, 'oter']),
        ...cles.map((k): Lien => [k, parcours]),
      );
    }
  }

  private async suite(): Promise<StoredEvent[]> {
    const filter = { streamPrefixes: [PREFIXE_PARCOURS, PREFIXE_ACCES] };
    try {
      return await this.store.readAll({ after: this.lu, limit: PAGE, filter });
    } catch (erreur) {
      if (!(erreur instanceof UnknownPosition)) throw erreur;
      this.table.vider();
      return this.store.readAll({ after: -1, limit: PAGE, filter });
    }
  }

  private liens(e: StoredEvent): Lien[] {
    const { par } = e.meta as unknown as MetaFait;
    if (e.stream.startsWith(PREFIXE_ACCES))
      return [[cleRecherche(par.organisation.id), e.stream.slice(PREFIXE_ACCES.length)]];
    if (!e.stream.startsWith(PREFIXE_PARCOURS)) return [];
    const parcours = e.stream.slice(PREFIXE_PARCOURS.length);
    const fait = this.lireSelonBesoin(e, parcours);
    const { cles, sansDemande } = liensDuFait(fait);
    const anciennes = sansDemande ? this.liensConnus(parcours).filter(estCleDemande) : [];
    const separe = fait.type === 'FaitRectifie' && fait.data.typeRectifie === 'DoublonClos';
    const principal = rapprochementDit(fait, parcours);
    const corrigee = fait.type === 'FaitRectifie' && identiteDite(fait) !== null;
    if (corrigee) this.corrections += 1;
    const aAchever = separe || fait.type === 'DoublonClos';
    if (aAchever) this.rapprochements += 1;
    return [
      // a key of the same kind takes the place of the former one
      ...anciennes.map((cle): Lien => [cle, parcours, 'oter']),
      ...cles.map((cle): Lien => [cle, parcours]),
      ...(fait.type === 'ParcoursOuvert' ? clesDeLaPersonne(this.cle, parcours, fait.data.personne) : []).map(
        (cle): Lien => [cle, parcours],
      ),
      ...(separe ? this.liensConnus(parcours).filter((k) => principalDe(k) !== null) : []).map((cle): Lien => [
        cle,
        parcours,
        'oter',
      ]),
      ...(principal === null ? [] : [[cleRapprochement(principal), parcours] as const]),
      ...(corrigee ? [[A_RELIRE, parcours] as const] : []),
      ...(aAchever ? [[A_ACHEVER, parcours] as const] : []),
      ...this.passDe(fait).map((cle): Lien => [cle, parcours]),
    ];
  }

  /** Only what names a person is decrypted: ids of organisations are in clear. */
  private lireSelonBesoin(e: StoredEvent, parcours: string): Fait {
    if (TYPES.includes(e.type)) return lireEvenement(e, parcours, this.coffre).fait;
    const { le, par } = e.meta as unknown as MetaFait;
    const type = definitionStockee(catalogue, e.type)?.type ?? e.type;
    return { type, data: e.data, le, par, revision: e.revision } as unknown as Fait;
  }

  private identites(e: StoredEvent): LienLu[] {
    const parcours = e.stream.slice(PREFIXE_PARCOURS.length);
    const ici = { parcours, revision: e.revision };
    const { fait } = lireEvenement(e, parcours, this.coffre);
    return [
      ...this.clesDIdentite(identiteDite(fait)).map((empreinte) => ({ genre: 'personne' as const, empreinte, ...ici })),
      ...this.passDe(fait).map((empreinte) => ({ genre: 'pass' as const, empreinte, ...ici })),
    ];
  }

  private passDe(fait: Fait): string[] {
    const numero = numeroDuPass(fait);
    return numero === null ? [] : [this.empreinteDuPass(numero)];
  }
}

/** Number of the PASS that a fact gives to its dossier; null: none. */
export function numeroDuPass({ type, data }: Pick<Fait, 'type' | 'data'>): string | null {
  if (type === 'PassDelivre' || type === 'PassRepris') return (data as { numero: string | null }).numero;
  // a correction of a PASS taken over
  const { remplacement } = data as { remplacement?: { numero?: unknown } | null };
  return type === 'FaitRectifie' && typeof remplacement?.numero === 'string' ? remplacement.numero : null;
}
