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

export class FauxJournal {
  readonly faits: FauxFait[] = [];
  private readonly flux = new Map<string, FauxFait[]>();
  private readonly alertes = new Set<() => void>();
  private fin = 1000;
  private ecritures = 0;

  constructor() {
    // a real log is never empty: metadata of the system comes first
    this.systeme();
  }

  /** What the metadata of the stream let be read; the log keeps the rest until a scavenge, which is not played here. */
  lireFlux(stream: string): readonly FauxFait[] | undefined {
    const faits = this.flux.get(stream);
    const combien = this.gardes(stream);
    return combien === undefined ? faits : faits?.slice(-combien);
  }

  /** `$maxCount` of the last metadata of the stream, if any. */
  private gardes(stream: string): number | undefined {
    const derniere = this.flux.get(`$$${stream}`)?.at(-1);
    if (!derniere) return undefined;
    return (JSON.parse(Buffer.from(derniere.data).toString('utf8')) as { $maxCount?: number }).$maxCount;
  }

  /** The decision table of the server for an exact expected revision (-1: no stream). */
  ajouter(stream: string, attendue: number, proposes: readonly Propose[]): Decision {
    const deja = this.flux.get(stream) ?? [];
    const actuelle = deja.length - 1;
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
    for (const alerte of this.alertes) alerte();
    return { genre: 'ecrit', derniere };
  }

  /** Calls back after each write, until the returned function is called. */
  ecouter(alerte: () => void): () => void {
    this.alertes.add(alerte);
    return () => this.alertes.delete(alerte);
  }

  private ecrire(stream: string, p: Propose): FauxFait {
    const flux = this.flux.get(stream) ?? [];
    const fait = { ...p, stream, revision: flux.length, position: this.fin };
    this.fin += 90 + p.data.length + p.metadata.length;
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
