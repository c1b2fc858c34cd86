/**
 * Connections and the requests they wait an answer for. Node knows idle connections from busy ones, but not a request whose bytes
 * have just arrived: closing what looks idle resets what a client has sent. Here a connection is told first, closed after.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as tour } from 'node:timers/promises';

export type Echange = ServerResponse<IncomingMessage>;
interface Etat {
  /** Not answered yet, in the order of the requests. */
  enCours: Echange[];
  derniere: IncomingMessage | null;
}
export interface DelaisDeFin {
  /** Milliseconds during which an idle connection may still send a request and be told that the server stops. */
  repit: number;
  /** Milliseconds left to the requests in progress, respite included. */
  enCours: number;
  /** Answers a request that cannot be waited for any longer. */
  renoncer(echange: Echange): void;
}
/** Milliseconds left to a client to read its last bytes and close: a reset would take them away from it. */
const LECTURE = 100;

export class Connexions {
  private readonly ouvertes = new Map<Socket, Etat>();
  private recues = 0;
  private readonly guets = new Set<() => void>();
  /** `annoncee`: every answer says that it is the last; `stricte`: what is idle is closed as well. */
  private fin: 'non' | 'annoncee' | 'stricte' = 'non';

  /** To be called before anything else listens to the server. */
  suivre(http: Server): void {
    http.on('connection', (socket: Socket) => {
      this.recues++;
      this.ouvertes.set(socket, { enCours: [], derniere: null });
      socket.once('close', () => {
        this.ouvertes.delete(socket);
        this.prevenir();
      });
    });
    http.prependListener('request', (requete: IncomingMessage, reponse: Echange) => this.recevoir(requete, reponse));
  }

  etat(socket: Socket): Etat {
    return this.ouvertes.get(socket) ?? { enCours: [], derniere: null };
  }

  get enCours(): Echange[] {
    return [...this.ouvertes.values()].flatMap((e) => e.enCours);
  }

  /**
   * From now on every answer is the last of its connection. Resolves once the connections that the system holds for us have been
   * taken, one a turn of the loop: closing the door on them resets what their clients have already sent.
   */
  async annoncerLaFin(delai: number): Promise<void> {
    this.fin = 'annoncee';
    for (const { enCours } of this.ouvertes.values()) derniereReponse(enCours.at(-1));
    const limite = performance.now() + delai;
    for (let vues = -1; vues !== this.recues && performance.now() < limite;) {
      vues = this.recues;
      await tour();
      await tour();
    }
  }

  /** Ends every connection, once announced and the door closed. @returns the requests that had to be given up */
  async finir({ repit, enCours, renoncer }: DelaisDeFin): Promise<number> {
    const debut = performance.now();
    await this.jusqua(() => this.ouvertes.size === 0, repit);
    this.fin = 'stricte';
    for (const [socket, etat] of this.ouvertes) if (etat.enCours.length === 0) socket.end();
    await this.jusqua(() => this.enCours.length === 0, enCours - (performance.now() - debut));
    const abandonnees = this.enCours;
    for (const echange of abandonnees) renoncer(echange);
    await this.jusqua(() => this.ouvertes.size === 0, LECTURE);
    for (const socket of this.ouvertes.keys()) socket.destroy();
    return abandonnees.length;
  }

  private recevoir(requete: IncomingMessage, reponse: Echange): void {
    const { socket } = requete;
    const etat = this.ouvertes.get(socket);
    if (!etat) return;
    if (this.fin !== 'non') {
      // pipelined behind another: the last one closes, or it would never be answered
      const precedente = etat.enCours.at(-1);
      if (precedente && !precedente.headersSent) precedente.setHeader('Connection', 'keep-alive');
      derniereReponse(reponse);
    }
    etat.derniere = requete;
    etat.enCours.push(reponse);
    reponse.once('close', () => {
      etat.enCours = etat.enCours.filter((r) => r !== reponse);
      if (this.fin === 'stricte' && etat.enCours.length === 0) socket.end();
      this.prevenir();
    });
  }

  private prevenir(): void {
    for (const guet of this.guets) guet();
  }

  private jusqua(condition: () => boolean, delai: number): Promise<void> {
    return new Promise((resoudre) => {
      const finir = (): void => {
        clearTimeout(minuterie);
        this.guets.delete(guet);
        resoudre();
      };
      const guet = (): void => void (condition() && finir());
      const minuterie = setTimeout(finir, Math.max(0, delai));
      this.guets.add(guet);
      guet();
    });
  }
}

/** Nothing to say when the head of the answer is already gone: the connection is closed once idle. */
export const derniereReponse = (reponse: Echange | undefined): void => {
  if (reponse && !reponse.headersSent) reponse.setHeader('Connection', 'close');
};
