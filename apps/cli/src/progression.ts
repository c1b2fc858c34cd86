/** Progress on stderr: a line that moves on a terminal, a line now and then elsewhere, NDJSON under `--json`. */
import type { Terminal } from './terminal.js';

export interface Etat {
  fait: number;
  /** Null when unknown: a count and a rate are shown, never a made-up percentage. */
  total: number | null;
  parSeconde: number;
}
export interface OptionsProgression {
  json: boolean;
  /** `--sans-progression` or `-q`. */
  muette: boolean;
  /** Unit shown after the numbers: `év.`, `commandes`. */
  unite: string;
  maintenant?: () => number;
}

/** At most ten times a second on a terminal; elsewhere each five seconds or each five percent. */
const PAS_TTY = 100;
const PAS_FICHIER = 5000;
const PAS_PART = 0.05;
const LARGEUR_BARRE = 12;

const nombre = (n: number): string => Math.round(n).toLocaleString('fr-FR').replaceAll('\u202F', ' ');

export class Progression {
  private derniere = -Infinity;
  private dernierePart = 0;
  private ouverte = false;
  /** Last count in a line that stays. */
  private ecrite: number | null = null;
  private readonly debut: number;
  private readonly maintenant: () => number;

  constructor(
    private readonly terminal: Terminal,
    private readonly titre: string,
    private readonly options: OptionsProgression,
  ) {
    this.maintenant = options.maintenant ?? (() => performance.now());
    this.debut = this.maintenant();
    // a line that is not erased is worth writing for what lasts
    if (!terminal.tty && !options.json) this.derniere = this.debut;
  }

  avancer(fait: number, total: number | null, parSeconde?: number): void {
    if (this.options.muette) return;
    const t = this.maintenant();
    const part = total === null || total === 0 ? 0 : fait / total;
    const attente = this.terminal.tty && !this.options.json ? PAS_TTY : PAS_FICHIER;
    if (t - this.derniere < attente && (this.terminal.tty || part - this.dernierePart < PAS_PART)) return;
    this.derniere = t;
    this.dernierePart = part;
    this.montrer({ fait, total, parSeconde: parSeconde ?? (fait * 1000) / Math.max(1, t - this.debut) });
  }

  private montrer(e: Etat): void {
    if (this.options.json) {
      const reste = e.total === null || e.parSeconde === 0 ? null : Math.ceil((e.total - e.fait) / e.parSeconde);
      this.terminal.dire(
        JSON.stringify({
          progression: { titre: this.titre, ...e, parSeconde: Math.round(e.parSeconde), resteSecondes: reste },
        }),
      );
      return;
    }
    const ligne = ecrireLigne(this.titre, e, this.options.unite);
    if (!this.terminal.tty) {
      this.ecrite = e.fait;
      return this.terminal.dire(ligne);
    }
    this.ouverte = true;
    this.terminal.brut(`\r${ligne}\u001B[K`);
  }

  /**
   * Duration in seconds; ends the moving line.
   * @param fait how many there were: lines that stay end on it
   */
  fin(fait?: number): number {
    if (this.ouverte) this.terminal.brut('\r\u001B[K');
    this.ouverte = false;
    const secondes = (this.maintenant() - this.debut) / 1000;
    if (fait !== undefined && this.ecrite !== null && this.ecrite !== fait)
      this.montrer({ fait, total: null, parSeconde: fait / Math.max(0.001, secondes) });
    return secondes;
  }
}

export function ecrireLigne(titre: string, { fait, total, parSeconde }: Etat, unite: string): string {
  const rythme = `${nombre(parSeconde)} ${unite}/s`;
  if (total === null) return `${titre}  ${nombre(fait)} ${unite}  ${rythme}`;
  const part = total === 0 ? 1 : Math.min(1, fait / total);
  const pleins = Math.round(part * LARGEUR_BARRE);
  const reste = parSeconde > 0 ? `  reste ${nombre(Math.ceil((total - fait) / parSeconde))} s` : '';
  const barre = `▕${'█'.repeat(pleins)}${' '.repeat(LARGEUR_BARRE - pleins)}▏`;
  return `${titre}  ${Math.floor(part * 100)} % ${barre} ${nombre(fait)}/${nombre(total)} ${unite}  ${rythme}${reste}`;
}
