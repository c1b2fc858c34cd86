import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { nomEtape } from '@jalon/decider';
import { catalogue, commandes, libelleEtapeDetaillee, parcours, table } from '@jalon/parcours';
import { transition } from 'xstate';
import { siVoulu } from '../quoi-faire.js';
import { defavorable, favorables, instantanes } from './parcourir.js';

const fichier = join(process.cwd(), 'test/modele/etapes.txt');

/** One line per door: step, fact, step after; « si favorable » when the fact must carry a favourable verdict. */
const portes = (): string =>
  [...table.etapes]
    .sort()
    .flatMap((etape) => [
      etape,
      ...[...table.possibles(etape)].sort().map((fait) => {
        const passage = table.passage(etape, fait);
        const vers = passage?.vers === etape ? '=' : passage?.vers;
        return `  ${fait}${passage?.verdictExige ? ' si favorable' : ''} → ${vers}`;
      }),
    ])
    .join('\n') + '\n';

interface Noeud {
  type?: string;
  on?: Record<string, unknown>;
  states?: Record<string, Noeud>;
  after?: unknown;
  always?: unknown;
  invoke?: unknown;
  meta?: { libelle?: string };
}
const noeuds = (n: Noeud, nom = 'parcours'): [string, Noeud][] => [
  [nom, n],
  ...Object.entries(n.states ?? {}).flatMap(([cle, sous]) => noeuds(sous, `${nom}.${cle}`)),
];
const tous = noeuds(parcours.config as Noeud);
const transitions = tous.flatMap(([, n]) => Object.values(n.on ?? {}).flat()) as {
  guard?: unknown;
  actions?: unknown;
}[];

describe('le schéma du parcours', () => {
  it('a exactement les portes de la table relue par l’équipe', () => {
    if (process.env['JALON_REECRIRE']) writeFileSync(fichier, portes());
    siVoulu('JALON_REECRIRE=1 npm run -s jest -- test/modele', () =>
      expect(portes()).toBe(readFileSync(fichier, 'utf8')),
    );
  });

  it('se lit dans la table comme XState le joue, à chaque étape et pour chaque fait, favorable ou non', () => {
    const ecarts: string[] = [];
    for (const [etape, ici] of instantanes())
      for (const fait of favorables) {
        const passage = table.passage(etape, fait.type);
        const attendu = ici.can(fait) ? nomEtape(transition(parcours, ici, fait)[0].value) : undefined;
        if (passage?.vers !== attendu) ecarts.push(`${etape} × ${fait.type} : ${passage?.vers} au lieu de ${attendu}`);
        const contraire = defavorable(fait);
        if (contraire === null) continue;
        const accepte = passage !== undefined && !passage.verdictExige;
        if (ici.can(contraire) !== accepte) ecarts.push(`${etape} × ${fait.type} défavorable`);
      }
    expect(ecarts).toEqual([]);
  });

  it('atteint chacune de ses étapes', () => {
    const simples = ['aOuvrir', 'orientation', 'diagnostique', 'clos', 'doublon', 'efface'];
    const regions = ['enCours', 'suspendu', 'expire'].flatMap((pass) =>
      ['aucune', 'enAttente'].flatMap((demande) =>
        ['enParcours', 'sorti'].map((presence) => `actif(pass.${pass},demande.${demande},presence.${presence})`),
      ),
    );
    expect([...table.etapes].sort()).toEqual([...simples, ...regions].sort());
    expect([...instantanes().keys()].sort()).toEqual([...table.etapes].sort());
  });

  it('n’a qu’une garde, qui lit un verdict, et aucune minuterie', () => {
    const gardes = new Set(
      transitions
        .map((t) => t.guard)
        .filter((g) => g !== undefined)
        .map((g) => (g as { type: string }).type),
    );
    expect([...gardes]).toEqual(['verdictFavorable']);
    expect(Object.keys(parcours.implementations.guards)).toEqual(['verdictFavorable']);
    expect(
      tous
        .filter(([, n]) => n.after !== undefined || n.always !== undefined || n.invoke !== undefined)
        .map(([nom]) => nom),
    ).toEqual([]);
  });

  it('consigne chaque fait une fois et une seule', () => {
    expect(transitions.filter((t) => t.actions !== 'consigner')).toEqual([]);
    for (const [etape, ici] of instantanes())
      for (const fait of favorables) {
        if (!ici.can(fait)) continue;
        const apres = transition(parcours, ici, fait)[0].context.faits.length;
        expect(`${etape} × ${fait.type} : ${apres - ici.context.faits.length}`).toBe(`${etape} × ${fait.type} : 1`);
      }
  });

  it('exige un verdict favorable pour tout fait qui en porte un', () => {
    const ouverts = [...table.etapes].flatMap((etape) =>
      favorables
        .filter((f) => 'verdict' in f.data && table.passage(etape, f.type)?.verdictExige === false)
        .map((f) => `${etape} × ${f.type}`),
    );
    expect(ouverts).toEqual([]);
  });

  it('donne une place à chaque fait du catalogue, et un auteur : une commande', () => {
    const places = new Set([...table.etapes].flatMap((etape) => [...table.possibles(etape)]));
    // the one fact that no command writes has a place everywhere, and tells nothing of a step
    expect(Object.keys(catalogue).filter((type) => !places.has(type))).toEqual(['EcritureEcartee']);
    for (const etape of table.etapes) expect(table.passage(etape, 'EcritureEcartee')?.vers).toBe(etape);
    const ecrits = new Set<string>(Object.values(commandes).flatMap((c) => [...c.faits, ...(c.joints ?? [])]));
    expect(Object.keys(catalogue).filter((type) => !ecrits.has(type))).toEqual(['EcritureEcartee']);
  });

  it('nomme chaque étape en français', () => {
    const feuilles = tous.filter(([, n]) => n.states === undefined);
    expect(feuilles.filter(([, n]) => !n.meta?.libelle).map(([nom]) => nom)).toEqual([]);
    expect(libelleEtapeDetaillee('actif(pass.suspendu,demande.aucune,presence.enParcours)')).toBe(
      'PASS suspendu, aucune demande en attente, en parcours',
    );
    expect(libelleEtapeDetaillee('clos')).toBe('Parcours clos');
  });
});
