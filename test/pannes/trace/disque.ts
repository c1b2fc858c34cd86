/** A folder on a disk that may lose what was not synced, names of files included. */
import { dirname } from 'node:path';
import type { Tirage } from '../tirage.js';
import { FichierSimule } from './fichier.js';
import type { Operation } from './lire.js';

/** What a name points to: safely, then after each change that is not synced yet; null when it names nothing. */
interface Nom<T> {
  sur: T | null;
  enAttente: (T | null)[];
}

/** SQLite rebuilds it from the log at the first opening: what it held before a power cut is never read. */
const ephemere = (chemin: string): boolean => chemin.endsWith('-shm');

export class Disque {
  private readonly noms = new Map<string, Nom<FichierSimule>>();
  private readonly dossiers = new Map<string, Nom<true>>();
  private descripteurs = new Map<
    number,
    { chemin: string; fichier?: FichierSimule; curseur: number; ajout: boolean }
  >();
  /** Names of which the last change is not synced. */
  private readonly incertains = new Set<string>();

  /** @param racine folder that exists safely; what lies outside is not looked at */
  constructor(private readonly racine: string) {}

  /** Another program takes over: its descriptors are its own, what the kernel holds stays in the air. */
  autreProgramme(): void {
    this.descripteurs = new Map();
  }

  appliquer(o: Operation): void {
    switch (o.op) {
      case 'ouvrir':
        return this.ouvrir(o);
      case 'fermer':
        this.descripteurs.delete(o.fd);
        return;
      case 'ecrire': {
        const d = this.descripteurs.get(o.fd);
        if (!d?.fichier) return;
        const a = o.a ?? (d.ajout ? d.fichier.taille : d.curseur);
        if (o.a === null) d.curseur = a + o.octets.length;
        return d.fichier.ecrire(a, o.octets);
      }
      case 'tailler':
        return this.descripteurs.get(o.fd)?.fichier?.tailler(o.taille);
      case 'synchroniser':
        return this.synchroniser(o.fd);
      case 'creerDossier':
        if (this.concerne(o.chemin)) this.changer(this.dossiers, o.chemin, true);
        return;
      case 'supprimer':
        if (this.concerne(o.chemin)) this.changer(this.noms, o.chemin, null);
        return;
      case 'lier':
      case 'renommer': {
        const fichier = this.fichier(o.de);
        if (!fichier) return;
        this.changer(this.noms, o.vers, fichier);
        if (o.op === 'renommer') this.changer(this.noms, o.de, null);
      }
    }
  }

  /** Files found after a power cut now: everything synced, and a part of the rest. */
  apresCoupure(hasard: Tirage): Map<string, Buffer> {
    const presents = new Map<string, boolean>([[this.racine, true]]);
    // parents come first: a folder is made before what it holds
    for (const [chemin, nom] of this.dossiers)
      presents.set(chemin, tirer(nom, hasard) === true && presents.get(dirname(chemin)) === true);
    const image = new Map<string, Buffer>();
    for (const [chemin, nom] of this.noms) {
      const fichier = tirer(nom, hasard);
      if (fichier && !ephemere(chemin) && presents.get(dirname(chemin)) === true)
        image.set(chemin, fichier.apresCoupure(hasard));
    }
    return image;
  }

  /** Bytes of this file that no power cut can take; empty when its name may be lost. */
  certains(chemin: string): Buffer {
    const sur = this.incertains.has(dirname(chemin)) ? null : this.noms.get(chemin)?.sur;
    return sur?.certains ?? Buffer.alloc(0);
  }

  private ouvrir({ chemin, fd, creer, vider, ajout }: Extract<Operation, { op: 'ouvrir' }>): void {
    if (chemin !== this.racine && !this.concerne(chemin)) {
      this.descripteurs.delete(fd);
      return;
    }
    let fichier = this.fichier(chemin);
    if (!fichier && creer) {
      fichier = new FichierSimule();
      this.changer(this.noms, chemin, fichier);
    }
    if (vider) fichier?.tailler(0);
    this.descripteurs.set(fd, { chemin, curseur: 0, ajout, ...(fichier && { fichier }) });
  }

  private synchroniser(fd: number): void {
    const d = this.descripteurs.get(fd);
    if (!d) return;
    if (d.fichier) return d.fichier.synchroniser();
    // a folder: the names it holds are safe from now on
    for (const table of [this.noms, this.dossiers] as Map<string, Nom<unknown>>[])
      for (const [chemin, nom] of table) {
        if (nom.enAttente.length === 0 || dirname(chemin) !== d.chemin) continue;
        nom.sur = nom.enAttente.at(-1) ?? null;
        nom.enAttente = [];
        this.incertains.delete(chemin);
      }
  }

  private changer<T>(table: Map<string, Nom<T>>, chemin: string, vers: T | null): void {
    const nom = table.get(chemin) ?? { sur: null, enAttente: [] };
    nom.enAttente.push(vers);
    table.set(chemin, nom);
    this.incertains.add(chemin);
  }

  private fichier(chemin: string): FichierSimule | undefined {
    const nom = this.noms.get(chemin);
    return (nom?.enAttente.length ? nom.enAttente.at(-1) : nom?.sur) ?? undefined;
  }

  private concerne(chemin: string): boolean {
    return chemin.startsWith(`${this.racine}/`);
  }
}

/** Names change in order: any state from the last synced one to the last seen one may be found. */
function tirer<T>({ sur, enAttente }: Nom<T>, hasard: Tirage): T | null {
  const rang = enAttente.length === 0 ? 0 : Math.floor(hasard(enAttente.length + 1));
  return rang === 0 ? sur : (enAttente[rang - 1] ?? null);
}
