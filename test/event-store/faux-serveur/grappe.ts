/** FAKE SERVER: a cluster. One node leads, the others follow with a copy of its log and send there what requires the leader. */
import { FauxServeur } from './serveur.js';

export class FauxGrappe {
  readonly noeuds: FauxServeur[];

  constructor(nombre = 3) {
    this.noeuds = Array.from({ length: nombre }, () => new FauxServeur());
    for (const noeud of this.noeuds) {
      noeud.membres = this.noeuds;
      noeud.journal.ecouter(() => {
        if (noeud === this.chef) this.copier();
      });
    }
    this.elire(this.noeuds[0] as FauxServeur);
  }

  async demarrer(): Promise<void> {
    await Promise.all(this.noeuds.map((n) => n.demarrer()));
  }

  arreter(): void {
    for (const noeud of this.noeuds) noeud.arreter();
  }

  get chef(): FauxServeur {
    return this.noeuds.find((n) => !n.chef && !n.mort) as FauxServeur;
  }

  get suiveurs(): FauxServeur[] {
    return this.noeuds.filter((n) => n !== this.chef && !n.mort);
  }

  /** Every node in the address. */
  get connexion(): string {
    return `esdb://${this.noeuds.map((n) => `127.0.0.1:${n.adresse.port}`).join(',')}?tls=false`;
  }

  /** SIGSTOP: its socket is there still, nothing is answered; the others believe in it until they elect another one. */
  geler(noeud: FauxServeur): void {
    noeud.muet = true;
  }

  tuer(noeud: FauxServeur): void {
    noeud.arreter();
  }

  /** The others no longer wait for those that do not answer. */
  elire(chef: FauxServeur): void {
    for (const noeud of this.noeuds) {
      noeud.mort = noeud.muet || !(noeud.enMarche || noeud.adresse.port === 0);
      noeud.chef = noeud === chef || noeud.mort ? undefined : chef;
    }
    this.copier();
  }

  /** A node comes back, and follows. */
  reveiller(noeud: FauxServeur): void {
    noeud.muet = false;
    noeud.mort = false;
    noeud.chef = this.noeuds.find((n) => n !== noeud && !n.chef && !n.mort);
    this.copier();
  }

  private copier(): void {
    const chef = this.chef;
    for (const noeud of this.suiveurs) if (!noeud.muet) noeud.journal.copier(chef.journal);
  }
}
