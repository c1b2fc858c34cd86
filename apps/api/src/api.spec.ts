import 'reflect-metadata';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { request, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { openMemoryStore, StoreUnavailable, UnknownOutcome, type EventStore } from '@jalon/event-store';
import { catalogueDEntrees, ouvrirJalon, type Jalon } from '@jalon/application';
import { ORGANISATIONS, personasDemonstration } from '@jalon/demonstration';
import { creerApplication } from './application.js';
import { EtatDuServeur } from './etat-du-serveur.js';
import { sortie } from './journal-http.js';

interface Reponse {
  statut: number;
  entetes: IncomingHttpHeaders;
  texte: string;
  /** JSON body; empty object when it is not JSON. */
  corps: Record<string, unknown>;
}
interface Appel {
  methode?: string;
  corps?: unknown;
  /** Sent as it is. */
  brut?: string | Buffer;
  entetes?: Record<string, string>;
  persona?: string | null;
}

let jalon: Jalon;
let store: EventStore;
let app: INestApplication;
const serveur = new EtatDuServeur();
const journal: string[] = [];
let port = 0;
const personne = { nom: 'Durand', prenom: 'Awa', naissance: '1984-05-02' };

beforeAll(async () => {
  sortie.ecrire = (ligne) => void journal.push(ligne);
  store = openMemoryStore();
  jalon = await ouvrirJalon({ store, organisations: ORGANISATIONS, horloge: () => new Date('2025-01-15T12:00:00Z') });
  app = await creerApplication(jalon, { personas: personasDemonstration, serveur });
  await app.listen(0, '127.0.0.1');
  port = ((app.getHttpServer() as Server).address() as AddressInfo).port;
});
afterAll(async () => {
  await app.close();
  await jalon.fermer();
  await store.close();
});
const intact = { append: undefined as EventStore['append'] | undefined };
afterEach(() => {
  if (intact.append) store.append = intact.append;
  intact.append = undefined;
});
const remplacerAppend = (append: EventStore['append']): void => {
  intact.append = store.append.bind(store);
  store.append = append;
};

/** node:http rather than fetch: fetch would not let Host, Origin or a broken body through. */
function appeler(
  chemin: string,
  { methode, corps, brut, entetes = {}, persona = 'conseiller-ml' }: Appel = {},
): Promise<Reponse> {
  const envoi = brut ?? (corps === undefined ? undefined : JSON.stringify(corps));
  return new Promise((reussir, echouer) => {
    const requete = request(
      {
        host: '127.0.0.1',
        port,
        path: chemin,
        method: methode ?? (envoi === undefined ? 'GET' : 'POST'),
        headers: {
          ...(persona ? { 'X-Jalon-Persona': persona } : {}),
          ...(envoi === undefined
            ? {}
            : { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(envoi)) }),
          ...entetes,
        },
      },
      (recue) => {
        const morceaux: Buffer[] = [];
        recue.on('data', (m: Buffer) => morceaux.push(m));
        recue.on('end', () => {
          const texte = Buffer.concat(morceaux).toString('utf8');
          const json = /json/.test(recue.headers['content-type'] ?? '');
          reussir({
            statut: recue.statusCode ?? 0,
            entetes: recue.headers,
            texte,
            corps: json ? (JSON.parse(texte) as Record<string, unknown>) : {},
          });
        });
      },
    );
    requete.on('error', echouer);
    requete.end(envoi);
  });
}
const ouvrir = async (p: unknown = personne, entetes: Record<string, string> = {}): Promise<Reponse> =>
  appeler('/api/parcours', { corps: { type: 'OuvrirParcours', data: { personne: p } }, entetes });
let rang = 0;
/** Nobody told of yet: one name and one birth day may be one person (D29). */
const nouveau = async (): Promise<string> =>
  String((await ouvrir({ ...personne, prenom: `Awa ${(rang += 1)}` })).entetes.location);
const commander = (adresse: string, type: string, data: unknown, reste: Appel = {}): Promise<Reponse> =>
  appeler(`${adresse}/commandes`, { ...reste, corps: { type, data } });
/** Opened, and sent to that structure: acting on it needs a link. */
const envoyeA = async (siae: string): Promise<string> => {
  const adresse = await nouveau();
  expect((await commander(adresse, 'OrienterVersSiae', { siae })).statut).toBe(200);
  return adresse;
};
const orienter = (adresse: string, reste: Appel = {}): Promise<Reponse> =>
  commander(adresse, 'OrienterVersSiae', { siae: 'ai-trait-d-union' }, reste);

function attendreProbleme(r: Reponse, statut: number, attendu: Record<string, unknown> = {}): void {
  expect({ statut: r.statut, corps: r.corps }).toMatchObject({ statut, corps: { status: statut, ...attendu } });
  expect(r.entetes['content-type']).toContain('application/problem+json');
  expect(typeof r.corps['title']).toBe('string');
  expect(typeof r.corps['detail']).toBe('string');
  expect(r.texte).not.toMatch(/\bat .*\.(ts|js):\d+/);
}

describe('Un parcours par HTTP', () => {
  it('s’ouvre en 201, avec son adresse et sa révision', async () => {
    const r = await ouvrir();
    expect(r.statut).toBe(201);
    expect(r.entetes.location).toBe(`/api/parcours/${String(r.corps['parcours'])}`);
    expect(r.entetes.etag).toBe('"0"');
    expect(r.corps).toMatchObject({ revision: 0, vue: { etape: 'orientation' } });
  });

  it('se lit, se commande avec la révision vue, et refuse une révision dépassée', async () => {
    const adresse = await nouveau();
    const lu = await appeler(adresse);
    expect(lu).toMatchObject({
      statut: 200,
      entetes: { etag: '"0"', 'cache-control': 'no-store' },
      corps: { revision: 0, vue: { revision: 0 } },
    });
    const ecrit = await orienter(adresse, { entetes: { 'If-Match': '"0"' } });
    expect(ecrit).toMatchObject({ statut: 200, entetes: { etag: '"1"' }, corps: { revision: 1 } });
    attendreProbleme(await orienter(adresse, { entetes: { 'If-Match': '"0"' } }), 412, {
      famille: 'conflit',
      revision: 1,
      vue: { revision: 1 },
    });
    attendreProbleme(await orienter(adresse, { entetes: { 'If-Match': '*' } }), 400);
  });

  it('ne reçoit qu’un effet d’une demande renvoyée, et refuse la clé pour une autre demande', async () => {
    const entetes = { 'Idempotency-Key': 'cle-de-l-agent-1' };
    const [a, b] = [await ouvrir(personne, entetes), await ouvrir(personne, entetes)];
    expect(b.texte).toBe(a.texte);
    expect([a, b].map((r) => r.entetes['idempotency-replayed'])).toEqual([undefined, 'true']);
    attendreProbleme(await ouvrir({ ...personne, nom: 'Autre' }, entetes), 422, {
      title: 'cle-reutilisee',
      famille: 'donnee',
    });
    attendreProbleme(await ouvrir(personne, { 'Idempotency-Key': 'x'.repeat(201) }), 400);
  });

  it('se simule sans être écrit', async () => {
    const adresse = await nouveau();
    const simule = await appeler(`${adresse}/commandes?simuler=true`, {
      corps: { type: 'OrienterVersSiae', data: { siae: 'ai-trait-d-union' } },
    });
    expect(simule).toMatchObject({
      statut: 200,
      corps: { revision: 1, vue: { orientations: [{ siae: 'ai-trait-d-union' }] } },
    });
    expect((await appeler(adresse)).corps).toMatchObject({ revision: 0 });
  });

  it('montre son journal, ce qui est possible, et son passé', async () => {
    const adresse = await nouveau();
    await orienter(adresse);
    expect(JSON.parse((await appeler(`${adresse}/journal`)).texte)).toMatchObject([
      { type: 'ParcoursOuvert' },
      { type: 'OrientationEnvoyee', par: { role: 'prescripteur' } },
    ]);
    const actions = JSON.parse((await appeler(`${adresse}/actions`)).texte) as {
      commande: string;
      possible: boolean;
      constats: object[];
    }[];
    expect(actions.find((a) => a.commande === 'EtablirDiagnostic')).toMatchObject({
      possible: true,
      constats: expect.arrayContaining([expect.objectContaining({ libelle: expect.any(String) })]),
    });
    expect((await appeler(`${adresse}/rejouer?au=2025-01-15&connuLe=2025-01-15`)).corps).toMatchObject({
      revision: 1,
      faitsIgnores: 0,
    });
    expect((await appeler(`${adresse}/rejouer?connuLe=2025-01-14`)).corps).toMatchObject({
      revision: -1,
      faitsIgnores: 2,
    });
    // of the facts of one day, those known at an instant
    const { enregistreLe } =
      (JSON.parse((await appeler(`${adresse}/journal`)).texte) as { enregistreLe: string }[])[0] ?? {};
    const avant = new Date(Date.parse(String(enregistreLe)) - 1).toISOString();
    expect((await appeler(`${adresse}/rejouer?connuLe=${enregistreLe}`)).corps['revision']).toBeGreaterThanOrEqual(0);
    expect((await appeler(`${adresse}/rejouer?connuLe=${avant}`)).corps).toMatchObject({ revision: -1 });
    attendreProbleme(await appeler(`${adresse}/rejouer?au=2025-02-31`), 400);
    attendreProbleme(await appeler(`${adresse}/rejouer?connuLe=2025-01-15T14:00:00`), 400);
  });

  it('se rejuge sous l’autre lecture, ou au droit d’un autre jour', async () => {
    const adresse = await nouveau();
    expect((await commander(adresse, 'EtablirDiagnostic', { criteres: [] })).statut).toBe(200);
    expect((await appeler(`${adresse}/rejuger?lecture=code`)).corps).toMatchObject({
      lecture: 'code',
      totaux: { conforme: 1, different: 0, sans_base: 0, efface: 0, non_rejugeable: 0 },
    });
    expect((await appeler(`${adresse}/rejuger?auDroitDu=2015-01-01`)).corps).toMatchObject({
      auDroitDu: '2015-01-01',
      totaux: { conforme: 0 },
    });
    attendreProbleme(await appeler(`${adresse}/rejuger?lecture=autre`), 400);
    attendreProbleme(await appeler('/api/parcours/00000000-0000-4000-8000-000000000000/rejuger'), 404);
  });

  it('apparaît dans la liste dès que la liste est demandée avec son jeton', async () => {
    const r = await ouvrir({ ...personne, nom: 'Quimperlé' });
    const liste = await appeler('/api/parcours?recherche=quimper', {
      entetes: { 'X-Jalon-Jeton': String(r.entetes['x-jalon-jeton']) },
    });
    expect([r.corps, liste.corps].map((c) => 'position' in c)).toEqual([false, false]);
    expect(liste.corps).toMatchObject({
      total: 1,
      page: 1,
      lignes: [{ id: r.corps['parcours'], nom: 'Quimperlé', etape: 'orientation' }],
    });
    expect((await appeler('/api/echeances?jusquAu=2025-12-31')).corps).toMatchObject({ page: 1 });
    expect((await appeler('/api/projections')).statut).toBe(200);
  });

  it('compte les indicateurs de l’année, et refuse en français une année ou un département mal formés', async () => {
    const r = await appeler('/api/indicateurs');
    expect(r.statut).toBe(200);
    expect(r.corps).toMatchObject({ annee: 2025, auJour: '2025-01-15', siae: null });
    expect((await appeler('/api/indicateurs?annee=2024&siae=ai-rennes&departement=2A')).corps).toMatchObject({
      annee: 2024,
      siae: 'ai-rennes',
      departement: '2A',
      taux: { dynamique: { numerateur: 0, denominateur: 0, pourcent: null } },
    });
    for (const [question, champ] of [
      ['annee=deux-mille', 'annee'],
      ['annee=1999', 'annee'],
      ['departement=Gironde', 'departement'],
      ['siae=a&siae=b', 'siae'],
      ['trimestre=1', 'adresse'],
    ])
      attendreProbleme(await appeler(`/api/indicateurs?${question}`), 400, { famille: 'donnee', champs: [{ champ }] });
    attendreProbleme(await appeler('/api/indicateurs', { persona: null }), 403);
  });
});

describe('Un refus par HTTP', () => {
  it('dit 400 et chaque champ quand les données sont mal formées', async () => {
    attendreProbleme(await ouvrir({ nom: 'Durand' }), 400, {
      famille: 'donnee',
      champs: [{ champ: 'personne.prenom' }, { champ: 'personne.naissance' }],
    });
    attendreProbleme(await appeler('/api/parcours', { brut: '{"type":' }), 400);
    attendreProbleme(await appeler('/api/parcours', { corps: ['OuvrirParcours'] }), 400);
    attendreProbleme(
      await appeler('/api/parcours', { corps: { type: 'OuvrirParcours', data: {}, role: 'ddets' } }),
      400,
    );
    attendreProbleme(await appeler('/api/parcours', { corps: { type: 'xstate.init', data: {} } }), 400);
    attendreProbleme(await appeler('/api/parcours?recherche[]=a'), 400);
    attendreProbleme(await appeler('/api/parcours?recherche=a&recherche=b'), 400);
    attendreProbleme(await appeler('/api/parcours?taille=100000'), 400);
  });

  it('dit 403 sans persona, avec un persona inconnu, ou quand le rôle ne peut pas', async () => {
    attendreProbleme(await appeler('/api/parcours', { persona: null }), 403);
    attendreProbleme(await appeler('/api/parcours', { persona: 'personne' }), 403);
    attendreProbleme(await orienter(await nouveau(), { persona: 'ddets' }), 403, { famille: 'acces' });
  });

  it('dit 404 pour un parcours inconnu, une adresse inconnue, un identifiant hostile', async () => {
    attendreProbleme(await appeler('/api/parcours/00000000-0000-4000-8000-000000000000'), 404, {
      famille: 'introuvable',
    });
    attendreProbleme(await appeler('/api/parcours/..%2f..%2fregistre-pass/journal'), 404);
    attendreProbleme(await appeler('/api/parcours/%24all/actions'), 404);
    attendreProbleme(await orienter('/api/parcours/inconnu'), 404);
    attendreProbleme(await appeler('/api/rien'), 404);
    attendreProbleme(await appeler('/api/parcours/%E0%A4%A'), 400);
  });

  it('dit 409 à la mauvaise étape, avec les conditions du droit', async () => {
    const r = await commander(
      await envoyeA('ai-coup-de-main'),
      'TransmettreFiche',
      { contrat: 'c1' },
      { persona: 'cip-ai' },
    );
    attendreProbleme(r, 409, { famille: 'etape', vue: { etape: 'orientation' } });
  });

  it('dit 422 quand le droit s’y oppose : chaque condition, ses mots, ses articles', async () => {
    const adresse = await envoyeA('aci-les-jardins-partages');
    const r = await commander(adresse, 'EtablirDiagnostic', { criteres: [] }, { persona: 'cip-aci' });
    attendreProbleme(r, 422, { famille: 'droit', regle: 'diagnostic', revision: 1 });
    expect(r.corps['constats']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          condition: 'criteres_suffisants',
          satisfaite: false,
          libelle: expect.any(String),
          references: expect.arrayContaining([expect.objectContaining({ href: expect.stringMatching(/^https:/) })]),
        }),
      ]),
    );
  });

  it('dit 503 et de réessayer quand le stockage ne répond pas, sans toucher aux lectures', async () => {
    const adresse = await nouveau();
    remplacerAppend(() => Promise.reject(new StoreUnavailable('nothing was written: SQLITE_BUSY')));
    const r = await orienter(adresse);
    attendreProbleme(r, 503, { title: 'stockage-indisponible' });
    expect(r.entetes['retry-after']).toBeDefined();
    expect(r.texte).toContain('cette requête n’a rien écrit');
    expect((await appeler(adresse)).statut).toBe(200);
  });

  it('ne dit rien de ce qui est écrit quand c’est une lecture qui échoue', async () => {
    const adresse = await nouveau();
    const readStream = store.readStream.bind(store);
    store.readStream = () => Promise.reject(new StoreUnavailable('no answer'));
    const r = await appeler(adresse);
    store.readStream = readStream;
    attendreProbleme(r, 503, { title: 'stockage-indisponible' });
    expect(r.texte).not.toMatch(/écrit/);
  });

  it('dit 503 issue-inconnue quand on ne sait pas, 507 quand le disque est plein, 500 sans détail pour une panne', async () => {
    const adresse = await nouveau();
    remplacerAppend(() => Promise.reject(new UnknownOutcome('outcome unknown')));
    attendreProbleme(await orienter(adresse), 503, { title: 'issue-inconnue' });
    store.append = () =>
      Promise.reject(new StoreUnavailable('nothing was written: storage is full', { fault: 'full' }));
    attendreProbleme(await orienter(adresse), 507, { title: 'stockage-plein' });
    store.append = () => Promise.reject(new Error('canari-secret'));
    const r = await orienter(adresse);
    attendreProbleme(r, 500);
    expect(r.texte + journal.join('\n')).not.toContain('canari-secret');
    expect(journal.join('\n')).toContain(String(r.entetes['x-request-id']));
  });

  it('dit 413 au-delà de 256 ko, 415 pour autre chose que du JSON, 405 pour une autre méthode', async () => {
    attendreProbleme(await ouvrir({ ...personne, nom: 'x'.repeat(300_000) }), 413);
    attendreProbleme(
      await appeler('/api/parcours', {
        brut: 'type=OuvrirParcours',
        entetes: { 'Content-Type': 'application/x-www-form-urlencoded' },
      }),
      415,
    );
    attendreProbleme(await appeler('/api/parcours', { brut: '{}', entetes: { 'Content-Type': 'text/plain' } }), 415);
    attendreProbleme(await appeler('/api/parcours', { methode: 'DELETE' }), 405);
  });
});

describe('Les organisations', () => {
  it('ont un nom pour les écrans, le journal n’en garde que l’identifiant', async () => {
    const { statut, corps } = await appeler('/api/organisations');
    expect(statut).toBe(200);
    expect(corps).toContainEqual({
      id: 'ml-val-d-exemple',
      nom: 'Mission locale du Val-d’Exemple',
      type: 'ML',
      departement: '99',
      habilitee: true,
    });
  });
});

describe('La garde du mode démonstration', () => {
  it('ne répond qu’aux noms de cette machine', async () => {
    attendreProbleme(await appeler('/api/personas', { entetes: { Host: 'attaquant.example' } }), 403);
    attendreProbleme(await appeler('/api/personas', { entetes: { Host: 'localhost.attaquant.example' } }), 403);
    expect((await appeler('/api/personas', { entetes: { Host: `localhost:${port}` } })).statut).toBe(200);
  });

  it('refuse une écriture qui vient d’un autre site', async () => {
    const adresse = await nouveau();
    attendreProbleme(await orienter(adresse, { entetes: { Origin: 'https://attaquant.example' } }), 403);
    attendreProbleme(await orienter(adresse, { entetes: { Origin: 'null' } }), 403);
    attendreProbleme(await orienter(adresse, { entetes: { 'Sec-Fetch-Site': 'cross-site' } }), 403);
    expect(
      (await orienter(adresse, { entetes: { Origin: `http://127.0.0.1:${port}`, 'Sec-Fetch-Site': 'same-origin' } }))
        .statut,
    ).toBe(200);
  });

  it('n’écrit jamais sur une lecture', async () => {
    const adresse = await nouveau();
    const avant = (await store.health()).head;
    for (const chemin of [
      adresse,
      `${adresse}/journal`,
      `${adresse}/actions`,
      `${adresse}/rejouer`,
      `${adresse}/rejuger?lecture=code`,
      '/api/parcours',
      '/api/echeances',
      '/api/projections',
      '/api/indicateurs',
      '/api/docs-json',
      '/health/ready',
    ])
      await appeler(chemin);
    expect((await store.health()).head).toBe(avant);
  });

  it('pose les en-têtes de sécurité sur toute réponse, même une erreur', async () => {
    for (const chemin of ['/api/personas', '/api/rien', '/api/parcours/inconnu']) {
      const { entetes } = await appeler(chemin);
      expect(entetes['content-security-policy']).toContain("default-src 'none'");
      expect(entetes).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      });
      expect(entetes['x-powered-by']).toBeUndefined();
    }
  });

  it('tient un journal sans rien de personnel', async () => {
    await ouvrir({ ...personne, nom: 'Canarinom', commune: 'Canariville' });
    await appeler('/api/parcours?recherche=canarinom');
    await ouvrir({ ...personne, canari: 'Canarifaux' });
    const lignes = journal.map((l) => JSON.parse(l) as Record<string, unknown>);
    expect(lignes.some((l) => l['route'] === '/api/parcours' && l['statut'] === 201)).toBe(true);
    expect(journal.join('\n').toLowerCase()).not.toContain('canari');
  });
});

describe('La santé et la description du serveur', () => {
  it('n’est prêt qu’une fois la démonstration chargée, et vivant dès le début', async () => {
    expect((await appeler('/health/live', { persona: null })).statut).toBe(200);
    attendreProbleme(await appeler('/health/ready', { persona: null }), 503);
    serveur.phase = 'pret';
    expect((await appeler('/health/ready', { persona: null })).corps).toMatchObject({
      etat: 'pret',
      ecriture: 'ouverte',
      integrite: { etat: 'non_verifiable', phrase: expect.stringContaining('ne peut pas dire') },
    });
  });

  it('décrit les données de chaque commande, en français, champ par champ', async () => {
    const document = (await appeler('/api/docs-json', { persona: null })).corps as {
      components: {
        schemas: Record<
          string,
          { title?: string; properties: Record<string, Record<string, unknown>>; required?: string[] }
        >;
      };
    };
    const schemas = document.components.schemas;
    expect(Object.keys(catalogueDEntrees).filter((t) => !schemas[`${t}Donnees`])).toEqual([]);
    expect(schemas['PersonneDonnees']).toMatchObject({
      properties: {
        nom: { title: 'Nom', maxLength: 100 },
        naissance: { title: 'Date de naissance', format: 'date' },
        sexe: { enum: ['F', 'M'], 'x-libelles': { F: 'Femme' } },
      },
      required: ['nom', 'prenom', 'naissance'],
    });
    const nomme = (s: Record<string, unknown>) =>
      s['title'] ?? (s['allOf'] as object[] | undefined)?.length ?? s['$ref'];
    for (const [nom, { properties }] of Object.entries(schemas).filter(([n]) => n.endsWith('Donnees')))
      for (const [champ, s] of Object.entries(properties ?? {}))
        expect({ nom, champ, titre: nomme(s) !== undefined }).toEqual({ nom, champ, titre: true });
  });

  it('dit, fait par fait, ce qui se retire et ce qui se remplace', async () => {
    const { components } = (await appeler('/api/docs-json', { persona: null })).corps as {
      components: { schemas: Record<string, { properties: Record<string, Record<string, unknown>> }> };
    };
    const parFait = components.schemas['RectifierFaitDonnees']?.properties['remplacement']?.['x-par-fait'];
    expect(parFait).toMatchObject({
      HeuresDeclarees: { nom: 'heures', retirer: true, remplacer: { properties: { heures: { minimum: 0 } } } },
      EmbaucheDeclaree: { retirer: false },
      DecisionNotifiee: { retirer: true, remplacer: null },
    });
    expect(parFait).not.toHaveProperty('PassDelivre');
  });

  it('décrit la ligne d’une liste champ par champ, null là où un lecteur ne voit rien', async () => {
    const { components } = (await appeler('/api/docs-json', { persona: null })).corps as {
      components: { schemas: Record<string, object> };
    };
    const nul = { type: ['string', 'null'] };
    expect(components.schemas).toMatchObject({
      PageDeParcours: { properties: { total: { type: 'integer' } } },
      LigneDeParcours: { properties: { numero: nul, id: { type: 'string' } } },
      Echeance: { properties: { libelle: nul } },
      Indicateurs: {
        properties: {
          taux: {
            properties: { durable: { properties: { pourcent: { type: ['number', 'null'] } } } },
          },
        },
      },
    });
  });

  it('dit, pour chaque route de l’API, la limite de requêtes et l’arrêt', async () => {
    const { paths } = (await appeler('/api/docs-json', { persona: null })).corps as {
      paths: Record<string, Record<string, { responses: Record<string, { content?: object }> }>>;
    };
    const sans = Object.entries(paths).flatMap(([chemin, operations]) =>
      Object.entries(operations)
        .filter(([, { responses }]) => ![429, 503].every((s) => responses[s]?.content))
        .map(([methode]) => `${methode} ${chemin}`),
    );
    // health is never limited
    expect(sans.sort()).toEqual(['get /health/live', 'get /health/ready']);
  });

  it('sert la page de la documentation sans rien chercher ailleurs', async () => {
    const page = await appeler('/api/docs', { persona: null });
    expect(page.statut).toBe(200);
    expect(page.texte).not.toMatch(/(src|href)="https?:/);
  });
});
