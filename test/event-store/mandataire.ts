/** Between the client and the FAKE SERVER: a wire that can go dead without a word, or a balancer that accepts and hangs up. */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export class Mandataire {
  connexions = 0;
  /** True: what comes is accepted, then closed at once. */
  raccroche = false;
  private readonly paires = new Set<[Socket, Socket]>();
  private readonly sockets = new Set<Socket>();
  private readonly serveur: Server;

  constructor(private readonly port: number) {
    this.serveur = createServer((ici) => this.accueillir(ici));
  }

  async demarrer(): Promise<void> {
    await new Promise<void>((resolve) => this.serveur.listen(0, '127.0.0.1', resolve));
  }

  get connexion(): string {
    return `esdb://127.0.0.1:${(this.serveur.address() as AddressInfo).port}?tls=false`;
  }

  /** Connections open now carry nothing any more, and are not closed; new ones are sound. Returns how many. */
  couperLeFil(): number {
    const nombre = this.paires.size;
    for (const [a, b] of this.paires) {
      a.unpipe(b).pause();
      b.unpipe(a).pause();
    }
    this.paires.clear();
    return nombre;
  }

  async arreter(): Promise<void> {
    for (const s of this.sockets) s.destroy();
    await new Promise<void>((resolve) => this.serveur.close(() => resolve()));
  }

  private accueillir(ici: Socket): void {
    this.connexions++;
    ici.on('error', () => undefined);
    if (this.raccroche) return void ici.destroy();
    const la = connect(this.port, '127.0.0.1');
    la.on('error', () => ici.destroy());
    const paire: [Socket, Socket] = [ici, la];
    this.paires.add(paire);
    for (const s of paire) this.sockets.add(s);
    ici.pipe(la);
    la.pipe(ici);
    const finir = (): void => {
      this.paires.delete(paire);
      ici.destroy();
      la.destroy();
    };
    ici.on('close', finir);
    la.on('close', finir);
  }
}
