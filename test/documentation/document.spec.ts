/**
 * The contract to the client: the document is valid OpenAPI, describes every route and no other, and every body the server gives, answers and
 * problems alike, is as it says, to the field.
 */
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Validator } from '@seriousme/openapi-schema-validator';
import { formes, ouvrirJalon, type Jalon } from '@jalon/application';
import { chargerDemonstration, ORGANISATIONS, personasDemonstration } from '@jalon/demonstration';
import { openMemoryStore, StoreUnavailable, UnknownOutcome, type EventStore } from '@jalon/event-store';
import { creerApplication, type OptionsApplication } from '../../apps/api/src/application.js';
import { EtatDuServeur } from '../../apps/api/src/etat-du-serveur.js';
import { sortie } from '../../apps/api/src/journal-http.js';
import { cellules, collectives } from '../matrice/demandes.js';
import { tirage } from '../matrice/jouer.js';
import { ABSENT, creerMonde, type Monde, type NomDeDossier } from '../matrice/monde.js';
import { Juge, type Document, type Operation, type Rendue } from './juge.js';

const JOUR = '2026-03-02';
interface Serveur {
  jalon: Jalon;
  app: NestExpressApplication;
  /** Without `/api`. */
  base: string;
  fermer(): Promise<void>;
}
async function servir(jalon: Jalon, options: Partial<OptionsApplication> = {}): Promise<Serveur> {
  const app = await creerApplication(jalon, {
    personas: personasDemonstration,
    ...options,
  });
  await app.listen(0, '127.0.0.1');
  const base = `http://127.0.0.1:${((app.getHttpServer() as Server).address() as AddressInfo).port}`;
  return { jalon, app, base, fermer: async () => void (await app.close(), await jalon.fermer()) };
}
interface Appel {
  corps?: unknown;
  brut?: string;
  entetes?: Record<string, string>;
  persona?: string;
}
async function appeler(
  adresse: string,
  { corps, brut, entetes, persona = 'ddets' }: Appel = {},
): Promise<Rendue & { entetes: Headers }> {
  const envoi = brut ?? (corps === undefined ? undefined : JSON.stringify(corps));
  const r = await fetch(adresse, {
    method: envoi === undefined ? 'GET' : 'POST',
    headers: {
      'X-Jalon-Persona': persona,
      ...(envoi === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...entetes,
    },
    ...(envoi === undefined ? {} : { body: envoi }),
  });
  const type = (r.headers.get('content-type') ?? '').split(';')[0] ?? '';
  return { statut: r.status, type, texte: await r.text(), entetes: r.headers };
}

let demo: Serveur;
let document: Document;
let juge: Juge;
const etat = new EtatDuServeur();
const ecarts: string[] = [];
const noter = (methode: string, route: string, r: Rendue): void => {
  ecarts.push(...juge.juger(methode, route, r));
};

beforeAll(async () => {
  sortie.ecrire = () => undefined;
  let instant = new Date(`${JOUR}T10:00:00Z`);
  const jalon = await ouvrirJalon({ horloge: () => instant });
  await chargerDemonstration(jalon, { parcours: 40, graine: 7, jour: JOUR, regler: (i) => (instant = i) });
  instant = new Date(`${JOUR}T10:00:00Z`);
  etat.phase = 'pret';
  demo = await servir(jalon, { serveur: etat });
  document = JSON.parse((await appeler(`${demo.base}/api/docs-json`)).texte) as Document;
  juge = new Juge(document);
}, 120_000);
afterAll(() => demo.fermer());

/** Successful answers that are not JSON. */
const AUTRES_TYPES: Readonly<Record<string, string>> = {
  '/api/direct': 'text/event-stream',
  '/api/parcours/{id}/preuve': 'application/zip',
};
const operations = (): [string, string, Operation][] =>
  Object.entries(document.paths).flatMap(([route, verbes]) =>
    Object.entries(verbes).map(([verbe, o]): [string, string, Operation] => [verbe.toUpperCase(), route, o]),
  );

describe('Le document OpenAPI', () => {
  it('est valide selon le schéma officiel de sa version', async () => {
    const resultat = await new Validator().validate(structuredClone(document) as never);
    expect(resultat).toMatchObject({ valid: true });
    const { openapi: _, ...sans } = structuredClone(document);
    expect(await new Validator().validate(sans as never)).toMatchObject({ valid: false });
  });

  it('décrit chaque route du serveur, et aucune autre', () => {
    const { router } = demo.app.getHttpAdapter().getInstance() as {
      router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] };
    };
    const servies = router.stack
      .flatMap(({ route }) =>
        // Nest answers any verb on what its prefix leaves out: not routes of ours
        route && Object.keys(route.methods).length === 1
          ? Object.keys(route.methods).map((m) => `${m.toUpperCase()} ${route.path.replaceAll(/:(\w+)/g, '{$1}')}`)
          : [],
      )
      .filter((r) => !r.includes('/api/docs') && !r.endsWith('*') && /\/(api|health)\//.test(r));
    expect(servies.length).toBeGreaterThan(15);
    expect(
      operations()
        .map(([verbe, route]) => `${verbe} ${route}`)
        .sort(),
    ).toEqual([...new Set(servies)].sort());
  });

  it('nomme chaque opération une fois, la range, et dit qui agit', () => {
    const noms = operations().map(([, , o]) => o.operationId ?? '');
    expect(new Set(noms).size).toBe(noms.length);
    for (const nom of noms) expect(nom).toMatch(/^[a-z]+([A-Z][a-z]*)+$/);
    const rangees = document.tags.map((t) => t.name);
    for (const [verbe, route, o] of operations()) {
      expect([route, o.tags?.filter((t) => rangees.includes(t)).length]).toEqual([route, 1]);
      expect([route, o.summary !== '' && o.summary !== undefined]).toEqual([route, true]);
      const ouverte = /\/(personas|organisations|connexion)$|^\/api\/invitations\/|^\/health/.test(route);
      expect([verbe, route, o.security ?? []]).toEqual([
        verbe,
        route,
        ouverte ? [] : [{ persona: [] }, { session: [] }],
      ]);
    }
    expect(document.tags.every((t) => t.description.length > 10)).toBe(true);
    expect(document.servers.map((s) => s.url)).toEqual(['/']);
    expect(document.info.version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('donne à chaque réponse un schéma et un exemple qui le suit', () => {
    const sans: string[] = [];
    for (const [verbe, route, { responses }] of operations())
      for (const [statut, { content = {} }] of Object.entries(responses)) {
        const [type = '', contenu] = Object.entries(content)[0] ?? [];
        const ici = `${verbe} ${route} ${statut} ${type}`;
        const reussie = AUTRES_TYPES[route] ?? 'application/json';
        if (type !== (Number(statut) < 300 ? reussie : 'application/problem+json')) sans.push(`${ici} : type`);
        if (!contenu?.schema || contenu.example === undefined) sans.push(`${ici} : sans schéma ou sans exemple`);
        else sans.push(...juge.jugerValeur(ici, contenu.schema, contenu.example));
      }
    expect(sans).toEqual([]);
  });

  it('ne laisse passer ni un champ de plus, ni un de moins, ni un d’un autre type', async () => {
    const id = (JSON.parse((await appeler(`${demo.base}/api/parcours?taille=1`)).texte) as { lignes: { id: string }[] })
      .lignes[0]?.id;
    const lue = await appeler(`${demo.base}/api/parcours/${id}`);
    const route = '/api/parcours/{id}';
    expect(juge.juger('GET', route, lue)).toEqual([]);
    const gater = (faire: (vue: Record<string, unknown>) => void): string[] => {
      const corps = JSON.parse(lue.texte) as { vue: Record<string, unknown> };
      faire(corps.vue);
      return juge.juger('GET', route, { ...lue, texte: JSON.stringify(corps) });
    };
    expect(gater((vue) => (vue['intrus'] = 1)).join()).toContain('intrus');
    expect(gater((vue) => delete vue['contrats']).join()).toContain('contrats');
    expect(gater((vue) => (vue['auJour'] = 'hier')).join()).toContain('/vue/auJour');
    expect(gater((vue) => ((vue['personne'] as object | null) = { nom: 'x' })).join()).toContain('/vue/personne');
  });

  it('ne compile pas quand une forme n’est pas celle du moteur', () => {
    interface Vue {
      id: string;
      du?: string;
    }
    const { memeType, entier } = formes;
    const texte = formes.idOrganisation;
    const objet = formes.organisation.pick({ id: true });
    // @ts-expect-error a field of the type is missing
    memeType<Vue>()(objet);
    // @ts-expect-error a field too many
    memeType<Vue>()(objet.extend({ du: texte.optional(), autre: texte }));
    // @ts-expect-error another type
    memeType<Vue>()(objet.extend({ du: entier.optional() }));
    expect(memeType<Vue>()(objet.extend({ du: texte.optional() }))).toBeDefined();
  });
});

describe('Chaque réponse du serveur est celle que le document décrit', () => {
  it('du département de démonstration, lu par tous', async () => {
    const lire = (route: string, chemin: string, persona?: string) =>
      appeler(demo.base + chemin, persona === undefined ? {} : { persona }).then((r) => (noter('GET', route, r), r));
    const sansFin = ['/api/direct'];
    const lues = Object.keys(document.paths).filter((r) => !r.includes('{') && document.paths[r]?.['get']);
    for (const route of lues.filter((r) => !sansFin.includes(r)))
      for (const persona of ['ddets', 'cip-ai', 'orienteur', 'personne']) await lire(route, route, persona);
    await lire('/api/parcours', '/api/parcours?etat=rien');
    await lire('/api/echeances', '/api/echeances?jusquAu=2030-01-01&taille=100');
    const { lignes } = JSON.parse((await lire('/api/parcours', '/api/parcours?taille=100')).texte) as {
      lignes: { id: string }[];
    };
    expect(lignes.length).toBeGreaterThan(30);
    for (const { id } of lignes)
      for (const suite of [
        '',
        '?au=2025-06-01',
        '/journal',
        '/actions',
        '/rejouer?au=2025-06-01',
        '/rejouer?fait=2',
        '/comparer?avantFait=0&au=2025-06-01',
        '/rejuger?lecture=code',
      ])
        await lire(`/api/parcours/{id}${suite.split('?')[0] ?? ''}`, `/api/parcours/${id}${suite}`);
    for (const { id } of ORGANISATIONS)
      for (const suite of ['', '/journal']) await lire(`/api/structures/{id}${suite}`, `/api/structures/${id}${suite}`);
    await lire('/api/structures/{id}', '/api/structures/inconnue');
    expect(ecarts.splice(0)).toEqual([]);
  }, 120_000);

  it('de la matrice des lecteurs : chaque commande, acceptée, simulée, refusée', async () => {
    const monde: Monde = await creerMonde();
    try {
      const racine = monde.base.replace(/\/api$/, '');
      const jouer = async (
        route: string,
        persona: string,
        { chemin, corps, entetes }: { chemin: string; corps?: object; entetes?: Record<string, string> },
      ) =>
        noter(
          corps ? 'POST' : 'GET',
          route,
          await appeler(`${racine}/api${chemin}`, {
            persona,
            ...(corps ? { corps } : {}),
            ...(entetes ? { entetes } : {}),
          }),
        );
      for (const persona of ['ddets', 'cip-ai', 'orienteur', 'agence-etti', 'personne'])
        for (const { route, requete } of collectives(monde)) await jouer(route, persona, requete);
      const hasard = tirage(20261129);
      const [un, autre]: NomDeDossier[] = ['embauche', 'oriente'];
      for (const { route, requete } of cellules())
        for (const persona of ['cip-ai', 'conseiller-ml', 'orienteur', 'ddets', 'personne'])
          if (persona === 'cip-ai' || hasard() < 0.25)
            await jouer(
              route,
              persona,
              requete(
                hasard() < 0.05
                  ? ABSENT
                  : monde.dossiers[persona === 'orienteur' ? (autre as NomDeDossier) : (un as NomDeDossier)].id,
              ),
            );
      // the reader who knows of a PASS and reads nothing else (D30)
      const numero = monde.dossiers.oriente.pass.find((t) => /^\d{12}$/.test(t)) ?? '';
      const connu = { chemin: '/pass/retrouver', corps: { numero, naissance: '1972-03-29' } };
      for (const persona of ['rh-ei', 'ddets']) await jouer('/api/pass/retrouver', persona, connu);
      expect([...juge.vues]).toContain('POST /api/pass/retrouver 200');
      const { id } = monde.dossiers.oriente;
      for (const suite of ['?simuler=true', ''])
        for (const debut of ['2025-02-03', '2025-01-01'])
          await jouer('/api/parcours/{id}/commandes', 'rh-ei', {
            chemin: `/parcours/${id}/commandes${suite}`,
            corps: {
              type: 'DeclarerEmbauche',
              data: { contrat: { id: `c-${debut}`, type: 'CDDI', debut, fin: '2025-09-30', heuresHebdo: 26 } },
            },
          });
    } finally {
      await monde.fermer();
    }
    expect(ecarts.splice(0)).toEqual([]);
  }, 300_000);

  it('de ce qui va mal : corps, débit, panne, arrêt', async () => {
    const ouvrir = '/api/parcours';
    const personne = { nom: 'Durand', prenom: 'Awa', naissance: '1984-05-02' };
    const commande = { corps: { type: 'OuvrirParcours', data: { personne } }, persona: 'conseiller-ml' };
    const recu = new Set<number>();
    const poster = async (base: string, appel: Appel): Promise<void> => {
      const r = await appeler(base + ouvrir, appel);
      recu.add(r.statut);
      noter('POST', ouvrir, r);
    };
    await poster(demo.base, { ...commande, brut: '{' });
    await poster(demo.base, { ...commande, brut: JSON.stringify({ a: 'x'.repeat(300_000) }) });
    await poster(demo.base, { ...commande, entetes: { 'Content-Type': 'text/plain' } });
    await poster(demo.base, { ...commande, entetes: { Origin: 'http://ailleurs.example' } });
    await poster(demo.base, { ...commande, entetes: { 'If-Match': 'x', 'Idempotency-Key': 'court' } });
    await poster(demo.base, commande);
    const store: EventStore = openMemoryStore();
    const panne = await servir(await ouvrirJalon({ store }), { limites: { persona: 2, anonyme: 2 } as never });
    try {
      for (const erreur of [
        new StoreUnavailable('x'),
        new UnknownOutcome('x', { fault: 'io' }),
        new StoreUnavailable('x', { fault: 'full' }),
        new Error('x'),
      ]) {
        store.append = () => Promise.reject(erreur);
        await poster(panne.base, { ...commande, entetes: {} });
      }
      for (let i = 0; i < 30; i++) await poster(panne.base, commande);
    } finally {
      await panne.fermer();
    }
    expect([...recu]).toEqual(expect.arrayContaining([201, 400, 403, 413, 415, 429, 500, 503, 507]));
    etat.arreter();
    for (const [verbe, route] of operations().filter(([v, r]) => v === 'GET' && !r.includes('{')))
      noter(verbe, route, await appeler(demo.base + route));
    expect(ecarts.splice(0)).toEqual([]);
  }, 120_000);
});
