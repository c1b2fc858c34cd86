/** FAUX SERVEUR behind the whole product: a node, its folder, its HTTP, as a reader and an operator meet them. */
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { afterEach, beforeEach } from '@jest/globals';
import { ouvrirJalon, type Jalon, type OptionsJalon } from '@jalon/application';
import type { Persona } from '@jalon/demonstration';
import { creerApplication } from '../../apps/api/src/application.js';
import { EtatDuServeur } from '../../apps/api/src/etat-du-serveur.js';
import { sortie } from '../../apps/api/src/journal-http.js';
import { FauxServeur } from './faux-serveur/serveur.js';

export const PERSONA: Persona = {
  id: 'cip',
  nom: 'Camille',
  fonction: 'Conseillère',
  acteur: { role: 'prescripteur', organisation: { id: 'ml-1', type: 'ML', departement: '35', habilitee: true } },
} as unknown as Persona;

export interface Reponse {
  statut: number;
  corps: Record<string, unknown> & { detail?: string };
  /** Of what was written last, in this browser. */
  jeton: string | null;
}
export interface Noeud {
  jalon: Jalon;
  appeler(
    chemin: string,
    commande?: { type: string; data: unknown },
    entetes?: Readonly<Record<string, string>>,
  ): Promise<Reponse>;
  /** Opens a parcours; its id. */
  ouvrir(nom?: string): Promise<string>;
  fermer(): Promise<void>;
}

let racine = '';
const aFermer: Array<() => unknown> = [];
beforeEach(() => {
  sortie.ecrire = () => undefined;
  racine = mkdtempSync(join(tmpdir(), 'jalon-servi-'));
});
afterEach(async () => {
  for (const fermer of aFermer.splice(0).reverse()) await fermer();
  rmSync(racine, { recursive: true, force: true });
});

export const dossierDuNoeud = (nom = 'donnees'): string => join(racine, nom);

export async function serveur(): Promise<FauxServeur> {
  const s = new FauxServeur();
  await s.demarrer();
  aFermer.push(() => s.arreter());
  return s;
}

export async function noeud(s: FauxServeur, reste: Partial<OptionsJalon> = {}): Promise<Noeud> {
  const jalon = await ouvrirJalon({ donnees: dossierDuNoeud(), eventstoredb: s.connexion, ...reste });
  const etat = new EtatDuServeur();
  etat.phase = 'pret';
  const app = await creerApplication(jalon, { personas: [PERSONA], serveur: etat });
  await app.listen(0, '127.0.0.1');
  const { port } = (app.getHttpServer() as Server).address() as { port: number };
  let ferme: Promise<void> | undefined;
  const fermer = (): Promise<void> =>
    (ferme ??= (async () => {
      await app.close();
      await jalon.fermer();
    })());
  aFermer.push(fermer);
  const appeler: Noeud['appeler'] = async (chemin, commande, entetes) => {
    const r = await fetch(`http://127.0.0.1:${port}${chemin}`, {
      headers: {
        'X-Jalon-Persona': PERSONA.id,
        ...(commande ? { 'Content-Type': 'application/json' } : {}),
        ...entetes,
      },
      ...(commande ? { method: 'POST', body: JSON.stringify(commande) } : {}),
    });
    return { statut: r.status, corps: (await r.json()) as Reponse['corps'], jeton: r.headers.get('X-Jalon-Jeton') };
  };
  const ouvrir = async (nom = 'Durand'): Promise<string> => {
    const data = { personne: { nom, prenom: 'Awa', naissance: '1984-05-02' } };
    const { statut, corps } = await appeler('/api/parcours', { type: 'OuvrirParcours', data });
    if (statut !== 201) throw new Error(`ouverture refusée : ${statut} ${String(corps.detail)}`);
    return String(corps['parcours']);
  };
  return { jalon, appeler, ouvrir, fermer };
}

/** Until it holds, or the answer last seen after `delai` milliseconds. */
export async function jusqua<T>(lire: () => Promise<T> | T, assez: (lu: T) => boolean, delai = 5000): Promise<T> {
  const limite = performance.now() + delai;
  for (;;) {
    const lu = await lire();
    if (assez(lu) || performance.now() > limite) return lu;
    await attendre(50);
  }
}
