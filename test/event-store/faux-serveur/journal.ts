/**
 * FAKE SERVER (faux serveur), not EventStoreDB: the few decisions of a real one that the adapter relies on, written from
 * its documentation and source (`IndexWriter.CheckCommit`). It lets the real client and the real adapter run the whole
 * behaviour suite, over a real socket, on a machine without Docker. It proves nothing about a real server.
 */
export interface FauxFait {
  id: string;
  type: string;
  contentType: string;
  data: Uint8Array;
  metadata: Uint8Array;
  stream: string;
  revision: number;
  /** Byte offset in the log, as on a real server: grows by the size of the record. */
  position: number;
}

export type Propose = Pick<FauxFait, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>;

export type Decision =
  | { genre: 'ecrit'; derniere: FauxFait }
  /** Same ids already stored right after the expected revision: acknowledged again, nothing written. */
  | { genre: 'deja'; derniere: FauxFait }
  | { genre: 'conflit'; actuelle: number };

/** Where the first record starts. */
const DEBUT = 1000;
/** `$tb` of a soft delete: 2^63 - 1 on a real server. */
const SUPPRIME = Number.MAX_SAFE_INTEGER;
/** A record takes as many bytes as what it holds, and its header. */
const suivante = (f: FauxFait): number => f.position + 90 + f.data.length + f.metadata.length;

export class FauxJournal {
  readonly faits: FauxFait[] = [];
  private readonly flux = new Map<string, FauxFait[]>();
  private readonly alertes = new Set<() => void>();
  private readonly enterres = new Set<string>();
  private readonly nettoyees = new Set<number>();
  private fin = DEBUT;
  private ecritures = 0;

  constructor() {
    // a real log is never empty: metadata of the system comes first
    this.systeme();
  }

  /** What the metadata of the stream let be read; the log keeps the rest until a scavenge, which is not played here. */
  lireFlux(stream: string): readonly FauxFait[] | undefined {
    const faits = this.flux.get(stream);
    const { $maxCount, $tb = 0 } = this.reglages(stream);
    if ($tb >= SUPPRIME) return undefined;
    const gardes = faits?.filter((f) => f.revision >= $tb);
    return $maxCount === undefined ? gardes : gardes?.slice(-$maxCount);
  }

  /** Sets `$tb`, as an administrator does: what comes before `premiere` is shown no more. */
  tronquer(stream: string, premiere: number): void {
    this.regler(stream, { $tb: premiere });
  }

  /** Soft delete: shown no more, until the next append brings the stream back after its last revision. */
  supprimer(stream: string): void {
    this.regler(stream, { $tb: SUPPRIME });
  }

  /** Tombstone: the stream is closed for ever. */
  enterrer(stream: string): void {
    this.enterres.add(stream);
    const vide = Buffer.alloc(0);
    const id = '00000000-0000-4000-8000-000000000002';
    this.ecrire(stream, {
      id,
      type: '$streamDeleted',
      contentType: 'application/octet-stream',
      data: vide,
      metadata: vide,
    });
    this.alerter();
  }

  estEnterre(stream: string): boolean {
    return this.enterres.has(stream);
  }

  /** Another program writes in this stream. */
  etranger(stream: string): void {
    this.ecrire(stream, {
      id: '22222222-2222-4222-8222-222222222222',
      type: 'Etranger',
      contentType: 'application/json',
      data: Buffer.from('{}'),
      metadata: Buffer.alloc(0),
    });
    this.alerter();
  }

  /** A backup put back, once the server restarted on it: what came after this position never was. */
  revenirA(position: number): void {
    const reste = this.faits.filter((f) => f.position <= position);
    this.faits.splice(0, Infinity, ...reste);
    this.flux.clear();
    for (const f of reste) this.flux.set(f.stream, [...(this.flux.get(f.stream) ?? []), f]);
    const dernier = reste.at(-1);
    this.fin = dernier ? suivante(dernier) : DEBUT;
  }

  /** Scavenge: what a stream shows no more leaves the log. Where it stood stays a position. */
  nettoyer(): void {
    for (let i = this.faits.length - 1; i >= 0; i--) {
      const f = this.faits[i] as FauxFait;
      if (f.stream.startsWith('$') || this.lireFlux(f.stream)?.includes(f)) continue;
      this.nettoyees.add(f.position);
      this.faits.splice(i, 1);
    }
  }

  /** A record starts, or started, exactly there: anything else is no position for the server. */
  estUnePosition(position: number): boolean {
    return this.nettoyees.has(position) || this.faits.some((f) => f.position === position);
  }

  /** From the leader, byte for byte: what this copy has not yet. */
  copier(chef: FauxJournal): void {
    for (const f of chef.faits) {
      if (f.position <= this.finale) continue;
      this.flux.set(f.stream, [...(this.flux.get(f.stream) ?? []), f]);
      this.faits.push(f);
      this.fin = suivante(f);
    }
    this.alerter();
  }

  /** Position of the last record. */
  get finale(): number {
    return this.faits.at(-1)?.position ?? -1;
  }

  private regler(stream: string, reglages: { $tb: number }): void {
    this.ecrire(`$$${stream}`, {
      id: '00000000-0000-4000-8000-000000000001',
      type: '$metadata',
      contentType: 'application/json',
      data: Buffer.from(JSON.stringify(reglages)),
      metadata: Buffer.alloc(0),
    });
    this.alerter();
  }

  /** Last metadata of the stream, if any. */
  private reglages(stream: string): { $maxCount?: number; $tb?: number } {
    const derniere = this.flux.get(`$$${stream}`)?.at(-1);
    return derniere ? (JSON.parse(Buffer.from(derniere.data).toString('utf8')) as { $maxCount?: number }) : {};
  }

  /** The decision table of the server for an exact expected revision (-1: no stream). */
  ajouter(stream: string, attendue: number, proposes: readonly Propose[]): Decision {
    const deja = this.flux.get(stream) ?? [];
    const actuelle = deja.length - 1;
    // a deleted stream is « no stream » as well as itself; what is written then brings it back, where it stopped
    if ((this.reglages(stream).$tb ?? 0) >= SUPPRIME && (attendue === -1 || attendue === actuelle)) {
      this.tronquer(stream, actuelle + 1);
      return this.ajouter(stream, actuelle, proposes);
    }
    if (attendue > actuelle) return { genre: 'conflit', actuelle };
    if (attendue < actuelle) {
      const memes = proposes.every((p, n) => deja[attendue + 1 + n]?.id === p.id);
      const derniere = deja[attendue + proposes.length];
      return memes && derniere ? { genre: 'deja', derniere } : { genre: 'conflit', actuelle };
    }
    // at the current revision the ids are NOT looked at: an id already stored is stored again
    let derniere: FauxFait | undefined;
    for (const p of proposes) derniere = this.ecrire(stream, p);
    if (!derniere) return { genre: 'conflit', actuelle };
    if (++this.ecritures % 5 === 0) this.systeme();
    this.alerter();
    return { genre: 'ecrit', derniere };
  }

  /** Calls back after each write, until the returned function is called. */
  ecouter(alerte: () => void): () => void {
    this.alertes.add(alerte);
    return () => this.alertes.delete(alerte);
  }

  /** How many there were. */
  oublierLesEcoutes(): number {
    const nombre = this.alertes.size;
    this.alertes.clear();
    return nombre;
  }

  private alerter(): void {
    for (const alerte of this.alertes) alerte();
  }

  private ecrire(stream: string, p: Propose): FauxFait {
    const flux = this.flux.get(stream) ?? [];
    const fait = { ...p, stream, revision: flux.length, position: this.fin };
    this.fin = suivante(fait);
    flux.push(fait);
    this.flux.set(stream, flux);
    this.faits.push(fait);
    return fait;
  }

  /** What a real server writes on its own between our events. */
  private systeme(): void {
    const octets = Buffer.from('{"proc":1}');
    this.ecrire('$stats-127.0.0.1:2113', {
      id: '00000000-0000-4000-8000-000000000000',
      type: '$statsCollected',
      contentType: 'application/json',
      data: octets,
      metadata: Buffer.alloc(0),
    });
  }
}
