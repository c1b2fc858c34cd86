/** Who leads is lost: on the nodes whose commands are given (`npm run essais:eventstoredb -- <address> --noeuds <file>`), else on a FAUX SERVEUR of three. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { grappe, ouvrir } from '../ouvertures.js';
import { Grappe, lireNoeuds, PERTES, type Noeud } from './noeuds.js';
import { noter } from './ou.js';
import { commande } from './perte-du-chef.js';

const fichier = process.env['JALON_ESSAIS_NOEUDS'];
/** What a real cluster takes to elect, shortened. */
const ELECTION_MS = 700;

/** Three nodes in this process, whose « commands » are words of this file. */
async function fausse(): Promise<{ adresse: string; essayee: Grappe }> {
  const g = await grappe();
  const noeuds: Noeud[] = g.noeuds.map((n, i) => ({
    host: '127.0.0.1',
    port: n.adresse.port,
    tuer: `tuer ${i}`,
    relancer: `relancer ${i}`,
    geler: `geler ${i}`,
    degeler: `degeler ${i}`,
  }));
  const lancer = async (mots: string): Promise<void> => {
    const [verbe, rang] = mots.split(' ');
    const noeud = g.noeuds[Number(rang)] as (typeof g.noeuds)[0];
    if (verbe === 'geler') g.geler(noeud);
    else if (verbe === 'tuer') g.tuer(noeud);
    else {
      if (verbe === 'relancer') await noeud.demarrer(noeuds[Number(rang)]?.port);
      return g.reveiller(noeud);
    }
    setTimeout(() => g.elire(g.noeuds.find((n) => n !== noeud) as typeof noeud), ELECTION_MS);
  };
  return { adresse: g.connexion, essayee: new Grappe(g.connexion, noeuds, lancer) };
}

async function laGrappe(): Promise<{ adresse: string; essayee: Grappe }> {
  if (fichier === undefined) return fausse();
  const adresse = process.env['JALON_EVENTSTORE_TEST_URL'] as string;
  const lancer = (mots: string): unknown => execFileSync('sh', ['-c', mots], { stdio: 'inherit' });
  return { adresse, essayee: new Grappe(adresse, lireNoeuds(readFileSync(fichier, 'utf8')), lancer) };
}

describe('EventStoreDB : le chef est perdu', () => {
  it('gelé, puis tué : premier succès moins de 2 s après le nouveau, chaque commande répondue en 5 s', async () => {
    const { adresse, essayee } = await laGrappe();
    // the delays of the product, not those of the other tests: they are what is measured
    const store = ouvrir(adresse, { timeoutMs: 2000 });
    expect(await commande(store)).toHaveProperty('ok');
    for (const perte of PERTES) {
      const { premierSucces, plusLongue } = await essayee.perdre(store, perte);
      noter(
        `chef ${perte[0]} : premier succès après le nouveau ; réponse la plus longue`,
        `${Math.round(premierSucces)} ms ; ${Math.round(plusLongue)} ms`,
      );
      expect([perte[0], premierSucces < 2000, plusLongue < 5200]).toEqual([perte[0], true, true]);
    }
  }, 600_000);

  it('un fichier de nœuds qui n’en est pas un est refusé, ce qui manque étant nommé', () => {
    expect(() => lireNoeuds('[]')).toThrow('au moins trois nœuds');
    const noeud = { host: '127.0.0.1', port: 2111, tuer: 'a', relancer: 'b', geler: 'c', degeler: 'd' };
    expect(lireNoeuds(JSON.stringify([noeud, noeud, noeud]))).toHaveLength(3);
    expect(() => lireNoeuds(JSON.stringify([noeud, { ...noeud, degeler: undefined }, noeud]))).toThrow(
      'Nœud 2 : « degeler » manque',
    );
  });
});
