/** What the writer's log holds at the end, verified once; what is found after a fault must be a beginning of it. */
import { openSealer, verifyLog } from '@jalon/preuve';
import { canonicalEvent } from '@jalon/event-store';
import Database from 'better-sqlite3';

interface Contenu {
  /** One text for each row, in order. */
  faits: string[];
  ajouts: string[];
  sceaux: string[];
  /** Number of facts after each whole command. */
  finsDeCommande: Set<number>;
}

/** Fact as the writer makes them (ecrivain.mjs). */
interface Donnees {
  commande: number;
  rang: number;
  sur: number;
}
type Ligne = [position: number, stream: string, revision: number, id: string, type: string, data: string, meta: string];

const PAR_LIGNE = '\n';

/** Rows of a log, read beside the product; opened while the product holds it or after. */
export function lireContenu(fichier: string): Contenu & { sain: boolean } {
  const base = new Database(fichier, { readonly: true, fileMustExist: true });
  try {
    const lignes = (sql: string): unknown[][] => base.prepare<[], unknown[]>(sql).raw().all() as unknown[][];
    const faits = lignes('SELECT position, stream, revision, id, type, data, meta FROM events ORDER BY position');
    const finsDeCommande = new Set([0]);
    for (const [i, fait] of (faits as Ligne[]).entries()) {
      const { rang, sur } = JSON.parse(fait[5]) as Donnees;
      if (rang === sur - 1) finsDeCommande.add(i + 1);
    }
    const enTexte = (l: unknown[]): string => JSON.stringify(l);
    return {
      faits: faits.map(enTexte),
      ajouts: lignes('SELECT * FROM appends ORDER BY last_position').map(enTexte),
      sceaux: lignes('SELECT position, size, root, checkpoint, hex(frontier) FROM seals ORDER BY position').map(
        enTexte,
      ),
      finsDeCommande,
      sain: base.pragma('integrity_check', { simple: true }) === 'ok',
    };
  } finally {
    base.close();
  }
}

export class JournalAttendu {
  private readonly points: ReadonlySet<string>;

  private constructor(private readonly contenu: Contenu) {
    this.points = new Set(contenu.sceaux.map((s) => (JSON.parse(s) as string[])[3] as string));
  }

  /** @throws when the log itself does not verify: it could then prove nothing */
  static async lire(fichier: string, cle: string): Promise<JournalAttendu> {
    const contenu = lireContenu(fichier);
    const feuilles = contenu.faits.map((texte) => {
      const [, stream, revision, id, type, data, meta] = JSON.parse(texte) as Ligne;
      return canonicalEvent({ stream, revision, id, type, data: JSON.parse(data), meta: JSON.parse(meta) });
    });
    const { verifierKey } = openSealer({ origin: 'jalon/journal', keyFile: cle, createKey: false });
    const seals = contenu.sceaux.map((s) => (JSON.parse(s) as string[])[3] as string);
    const rapport = await verifyLog(feuilles, { key: verifierKey, seals, step: 1 });
    if (!rapport.ok || feuilles.length === 0)
      throw new Error(`le journal de départ est faux : ${JSON.stringify(rapport)}`);
    return new JournalAttendu(contenu);
  }

  get nombre(): number {
    return this.contenu.faits.length;
  }

  /** True for a checkpoint that the log was sealed with. */
  scelle(checkpoint: string): boolean {
    return this.points.has(checkpoint);
  }

  /** What is wrong with a log found after a fault, of which `promis` facts were acknowledged; null when nothing is. */
  comparer(trouve: Contenu & { sain: boolean }, promis: number): string | null {
    const { faits, ajouts, sceaux } = trouve;
    if (!trouve.sain) return 'abîmé : SQLite trouve le fichier incohérent';
    if (faits.length < promis) return `perdu : ${promis} faits accusés, ${faits.length} trouvés`;
    if (!debute(this.contenu.faits, faits)) return 'abîmé : les faits ne sont pas le début de ceux qui ont été écrits';
    if (!this.contenu.finsDeCommande.has(faits.length)) return `à moitié : ${faits.length} faits, commande coupée`;
    if (!debute(this.contenu.ajouts, ajouts) || dernier(ajouts, 5) !== faits.length)
      return 'abîmé : les clés d’idempotence ne suivent pas les faits';
    // the beginning of a log whose seals were all verified is verified too
    if (!debute(this.contenu.sceaux, sceaux) || dernier(sceaux, 1) !== faits.length)
      return 'abîmé : les sceaux ne suivent pas les faits';
    return null;
  }
}

const debute = (tout: string[], debut: string[]): boolean =>
  tout.slice(0, debut.length).join(PAR_LIGNE) === debut.join(PAR_LIGNE);

const dernier = (lignes: string[], colonne: number): number =>
  lignes.length === 0 ? 0 : ((JSON.parse(lignes.at(-1) as string) as number[])[colonne] as number);
