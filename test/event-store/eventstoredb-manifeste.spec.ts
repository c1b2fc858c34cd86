/** FAUX SERVEUR: a node on a distant log, whose keys are its own files. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { EcritureFermee, ouvrirJalon, type Jalon } from '@jalon/application';
import { FauxServeur } from './faux-serveur/serveur.js';

const acteur = { role: 'prescripteur' as const, organisation: { id: 'ml-1', type: 'ML', habilitee: true } };
const data = { personne: { nom: 'Durand', prenom: 'Awa', naissance: '1984-05-02' } };
const ouvrirUnParcours = (jalon: Jalon) => jalon.moteur.executer({ type: 'OuvrirParcours', data, acteur });
const causes = (jalon: Jalon): string[] => jalon.ecriture.causes().map((c) => c.code);

let racine: string;
const aFermer: (() => unknown)[] = [];
beforeEach(() => {
  racine = mkdtempSync(join(tmpdir(), 'jalon-noeud-'));
});
afterEach(async () => {
  for (const fermer of aFermer.splice(0).reverse()) await fermer();
  rmSync(racine, { recursive: true, force: true });
});
async function serveur(): Promise<FauxServeur> {
  const s = new FauxServeur();
  await s.demarrer();
  aFermer.push(() => s.arreter());
  return s;
}
async function noeud(s: FauxServeur, nom = 'donnees'): Promise<Jalon> {
  const jalon = await ouvrirJalon({ donnees: join(racine, nom), eventstoredb: s.connexion });
  aFermer.push(() => jalon.fermer());
  return jalon;
}
const fermer = async (): Promise<void> => void (await aFermer.pop()?.());

describe('EventStoreDB, FAUX SERVEUR : le manifeste d’un journal distant', () => {
  it('est le premier fait, et les clés de ce nœud sont reconnues à la réouverture', async () => {
    const s = await serveur();
    expect(await ouvrirUnParcours(await noeud(s))).toMatchObject({ issue: 'accepte' });
    await fermer();
    const [premier] = s.journal.lireFlux('exploitation') ?? [];
    expect(premier?.type).toBe('DeploiementDecrit.v1');
    const jalon = await noeud(s);
    expect(causes(jalon)).toEqual([]);
    expect(await ouvrirUnParcours(jalon)).toMatchObject({ issue: 'accepte' });
    expect(s.journal.lireFlux('exploitation')).toHaveLength(1);
  });

  it('un nœud qui n’a pas les clés de ce journal lit, n’écrit pas, et n’en crée pas', async () => {
    const s = await serveur();
    await ouvrirUnParcours(await noeud(s));
    await fermer();
    const jalon = await noeud(s, 'autre');
    expect(causes(jalon)).toEqual(['cles']);
    await expect(ouvrirUnParcours(jalon)).rejects.toThrow(EcritureFermee);
    // what it remembers of the log may be there already, a second after it saw it
    expect(readdirSync(join(racine, 'autre-cles')).filter((nom) => !nom.startsWith('journal-vu'))).toEqual([]);
  });

  it('un serveur vide derrière un dossier qui connaissait des personnes n’est pas pris pour le sien', async () => {
    await ouvrirUnParcours(await noeud(await serveur()));
    await fermer();
    const vide = await serveur();
    const jalon = await noeud(vide);
    expect(causes(jalon)).toEqual(['journal']);
    expect(jalon.ecriture.causes()[0]?.phrase).toContain(
      'Le journal est vide alors que le coffre a créé la clé de 1 personne',
    );
    await expect(ouvrirUnParcours(jalon)).rejects.toThrow(EcritureFermee);
    expect(vide.journal.lireFlux('exploitation')).toBeUndefined();
  });

  it('le journal d’un autre déploiement est reconnu', async () => {
    const [un, deux] = [await serveur(), await serveur()];
    await ouvrirUnParcours(await noeud(un));
    await fermer();
    await ouvrirUnParcours(await noeud(deux, 'autre'));
    await fermer();
    const jalon = await noeud(deux);
    expect(causes(jalon)).toEqual(['journal', 'cles']);
    expect(jalon.ecriture.causes()[1]?.phrase).toContain('n’est pas celle de ce journal');
  });

  it('démarré avant son serveur : rien ne s’écrit avant d’avoir comparé, puis l’écriture s’ouvre d’elle-même', async () => {
    const s = await serveur();
    await ouvrirUnParcours(await noeud(s));
    await fermer();
    await s.arreter();
    const jalon = await noeud(s);
    expect(causes(jalon)).toEqual(['verification']);
    await expect(ouvrirUnParcours(jalon)).rejects.toThrow();
    await s.demarrer();
    for (let i = 0; i < 100 && causes(jalon).length > 0; i++) await attendre(100);
    expect(causes(jalon)).toEqual([]);
    // the right to write is asked for again every half second
    let ecrit: unknown;
    for (let i = 0; i < 50 && ecrit === undefined; i++)
      ecrit = await ouvrirUnParcours(jalon).catch(() => attendre(100, undefined));
    expect(ecrit).toMatchObject({ issue: 'accepte' });
  });
});
