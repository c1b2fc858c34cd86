/** A process of the reservation trials, driven from outside: it may be killed, frozen, replaced. */
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as attendre } from 'node:timers/promises';
import type { DemandeExecution } from '@jalon/application';

export interface Reponse {
  issue: 'accepte' | 'refuse' | 'panne';
  famille?: string;
  message?: string;
  parcours?: string;
  rejoue?: boolean;
  /** Steps passed, in order. */
  noms: string[];
}
export interface Faute {
  genre: 'mort' | 'gel';
  /** Rank of the step at which it fires. */
  etape: number;
}
export interface Tiree {
  faute: Faute['genre'];
  etape: number;
  nom: string;
}
export interface Reglage {
  dossier: string;
  connexion?: string;
  temoin?: boolean;
}

export class Embaucheur {
  private suivant = 0;
  private readonly attentes = new Map<number, (r: Reponse) => void>();
  private surFaute: ((f: Tiree) => void) | undefined;
  private mort = false;

  private constructor(private readonly processus: ChildProcess) {
    processus.on('message', (m: Reponse & { numero: number }) => {
      this.attentes.get(m.numero)?.(m);
      this.attentes.delete(m.numero);
    });
    processus.stdout?.on('data', (morceau: Buffer) => {
      for (const ligne of morceau.toString().split('\n'))
        if (ligne.startsWith('{"faute"')) this.surFaute?.(JSON.parse(ligne) as Tiree);
    });
    processus.once('exit', () => {
      this.mort = true;
      for (const repondre of this.attentes.values()) repondre({ issue: 'panne', message: 'processus mort', noms: [] });
      this.attentes.clear();
    });
  }

  static async lancer(reglage: Reglage): Promise<Embaucheur> {
    const processus = fork('test/pannes/embaucheur.mjs', {
      env: { ...process.env, NODE_OPTIONS: '', JALON_ESSAI: JSON.stringify(reglage) },
      execArgv: [],
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    const e = new Embaucheur(processus);
    await new Promise<void>((pret, echec) => {
      processus.once('message', () => pret());
      processus.once('exit', () => echec(new Error('le processus n’a pas démarré')));
    });
    return e;
  }

  get vivant(): boolean {
    return !this.mort;
  }

  /** @param surFaute called when the fault fires */
  envoyer(demande: DemandeExecution, faute?: Faute, surFaute?: (f: Tiree) => void): Promise<Reponse> {
    this.surFaute = surFaute;
    const numero = this.suivant++;
    return new Promise((repondre) => {
      if (this.mort) return repondre({ issue: 'panne', message: 'processus mort', noms: [] });
      this.attentes.set(numero, repondre);
      this.processus.send({ numero, demande, faute });
    });
  }

  /** True as soon as the kernel says that it is stopped; what it wrote just before may be read here earlier. */
  async attendreGele(patienceMs = 10_000): Promise<boolean> {
    for (const fin = performance.now() + patienceMs; performance.now() < fin; await attendre(5))
      if (/\) T /.test(readFileSync(`/proc/${this.processus.pid}/stat`, 'utf8'))) return true;
    return false;
  }
  degeler(): void {
    this.processus.kill('SIGCONT');
  }
  async tuer(): Promise<NodeJS.Signals | null> {
    if (this.mort) return this.processus.signalCode;
    const fini = new Promise<void>((r) => this.processus.once('exit', () => r()));
    this.processus.kill('SIGKILL');
    await fini;
    return this.processus.signalCode;
  }
}
