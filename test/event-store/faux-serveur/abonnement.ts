/** FAKE SERVER: one subscription to the whole log, catching up at the pace of its reader, then live behind a short queue. */
import type { FauxFait, FauxJournal } from './journal.js';
import { reponseConfirmation, reponseDistance, reponseFait, reponseRattrape } from './messages.js';
import type { ReadCall } from './serveur.js';

/** Live events that a server keeps for a reader that does not take them. */
const FILE = 32;

export class Abonnement {
  /** The queue is full: true when it goes back to catching up, false when it was cut. */
  tropLent: () => boolean = () => false;
  private readonly file: FauxFait[] = [];
  private direct = false;
  private plein = false;
  private cesse: () => void = () => undefined;

  constructor(
    private readonly journal: FauxJournal,
    private readonly call: ReadCall,
    private envoye: number,
    private readonly repete: boolean,
  ) {}

  commencer(): void {
    this.call.write(reponseConfirmation());
    this.call.on('drain', () => {
      this.plein = false;
      this.avancer();
    });
    this.cesse = this.journal.ecouter(() => this.entendre());
    this.avancer();
  }

  cesser(): void {
    this.cesse();
  }

  private entendre(): void {
    if (!this.direct) return this.avancer();
    const dernier = this.file.at(-1)?.position ?? this.envoye;
    this.file.push(...this.journal.faits.filter((f) => f.position > dernier));
    this.avancer();
    if (this.file.length <= FILE) return;
    this.file.length = 0;
    if (!this.tropLent()) return this.cesser();
    this.direct = false;
    this.call.write(reponseDistance());
    this.avancer();
  }

  private avancer(): void {
    const attente = this.direct ? this.file : this.journal.faits.filter((f) => f.position > this.envoye);
    while (!this.plein) {
      const f = attente.shift();
      if (!f) break;
      this.envoye = f.position;
      this.plein = !this.call.write(reponseFait(f, true));
      if (this.direct && this.repete) this.call.write(reponseFait(f, true));
    }
    if (this.direct || this.plein) return;
    this.direct = true;
    this.call.write(reponseRattrape());
  }
}
