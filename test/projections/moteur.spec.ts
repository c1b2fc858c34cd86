import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  openMemoryStore,
  type EventStore,
  type StoredEvent,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '@jalon/event-store';
import {
  composerFait,
  LectureMomentanee,
  ouvrirProjections,
  type Ecart,
  type FaitLu,
  type OptionsProjections,
  type Projection,
  type Projections,
} from '@jalon/projections';
import { coffreInMemory } from '@jalon/confidentialite';
import { Alea, ecrireEntrelacees, enEvenement, genererHistoire, genererHistoires } from './generateur.js';
import { identitesDEssai } from './identites.js';

let dossier: string;
let fichier: string;
let ouvertes: Projections[] = [];
beforeEach(() => {
  dossier = mkdtempSync(join(tmpdir(), 'projections-'));
  fichier = join(dossier, 'sous', 'projections.db');
});
afterEach(async () => {
  for (const p of ouvertes) await p.fermer();
  ouvertes = [];
  rmSync(dossier, { recursive: true });
});
const coffre = coffreInMemory();
const identites = identitesDEssai(coffre);
function ouvrir(store: EventStore, options: Partial<OptionsProjections> = {}): Projections {
  const p = ouvrirProjections({ fichier: ':memory:', store, identites, lireFait: (e) => composerFait(e), ...options });
  ouvertes.push(p);
  return p;
}
const empreintes = (p: Projections): string[] =>
  ['liste', 'echeances', 'journal', 'indicateurs', 'anomalies'].map((nom) => p.empreinte(nom));

async function remplir(store: EventStore, graine: number, parcours = 20, n = 30): Promise<number> {
  const alea = new Alea(graine);
  const histoires = genererHistoires(alea, parcours, n);
  return ecrireEntrelacees(store, new Map([...histoires].map(([id, h]) => [id, h.faits])), alea);
}

/** Counts how many times each position took effect: a sum, so that a double effect shows. */
const compteur: Projection = {
  nom: 'compteur',
  version: 1,
  ddl: 'CREATE TABLE compteur{c} (parcours TEXT NOT NULL, position INTEGER NOT NULL PRIMARY KEY, fois INTEGER NOT NULL) STRICT;',
  tables: ['compteur{c}'],
  fold: (tables) => {
    const aEcrire: FaitLu[] = [];
    return {
      apply: (faits) => void aEcrire.push(...faits),
      ecrire: () => {
        for (const f of aEcrire.splice(0))
          tables
            .sql('INSERT INTO compteur{c} VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET fois = fois + 1')
            .run(f.parcours, f.position);
      },
    };
  },
};

/** The same store, whose subscriptions break and repeat themselves. */
function capricieux(store: EventStore, alea: Alea): EventStore {
  async function* abonner(options: SubscribeOptions = {}): AsyncIterable<SubscriptionMessage> {
    let reste = alea.entier(1, 12);
    for await (const message of store.subscribeAll(options)) {
      if (reste-- <= 0) throw new Error('connexion perdue');
      yield message;
      if (message.kind === 'events' && alea.reel() < 0.5) {
        yield { kind: 'events', events: message.events.slice(alea.entier(0, message.events.length - 1)) };
      }
    }
  }
  return new Proxy(store, {
    get: (cible, nom) => (nom === 'subscribeAll' ? abonner : (Reflect.get(cible, nom) as () => unknown).bind(cible)),
  });
}

describe('chaque position une fois et une seule', () => {
  it('malgré des abonnements qui cassent et des lots livrés deux fois, égale au pli du journal', async () => {
    const store = openMemoryStore();
    const alea = new Alea(31);
    const projections = ouvrir(capricieux(store, alea), { batchSize: 7 });
    const head = await remplir(store, 37, 30, 40);
    expect(await projections.quandTraite(head, 15_000)).toBe(true);
    const temoin = ouvrir(store);
    await temoin.quandTraite(head, 5000);
    expect(empreintes(projections)).toEqual(empreintes(temoin));
  });

  it('en repartant du dernier fait traité, jamais d’une position seulement annoncée', async () => {
    const store = openMemoryStore();
    const departs: (number | undefined)[] = [];
    const annonceur = new Proxy(store, {
      get: (cible, nom) =>
        nom !== 'subscribeAll'
          ? (Reflect.get(cible, nom) as () => unknown).bind(cible)
          : async function* (options: SubscribeOptions): AsyncIterable<SubscriptionMessage> {
              departs.push(options.after);
              for await (const message of store.subscribeAll(options)) {
                if (message.kind === 'caughtUp' && departs.length === 1) {
                  yield { kind: 'caughtUp', position: 1000 };
                  throw new Error('connexion perdue');
                }
                yield message;
              }
            },
    });
    await store.append('parcours-a', -1, genererHistoire(new Alea(1), 'a', 3).faits.map(enEvenement));
    const projections = ouvrir(annonceur);
    expect(await projections.quandTraite(1000, 5000)).toBe(true);
    const { lastPosition } = await store.append(
      'parcours-b',
      -1,
      genererHistoire(new Alea(2), 'b', 3).faits.map(enEvenement),
    );
    await projections.fermer();
    const suite = ouvrir(store);
    await suite.quandTraite(lastPosition, 5000);
    expect(departs.filter((d) => d !== -1 && d !== 3)).toEqual([]);
    expect(suite.journal.lire('b')).toHaveLength(3);
  });

  it('même à deux processus sur le même fichier, dont l’un reconstruit', async () => {
    const store = openMemoryStore();
    const options = { fichier, projections: [compteur], batchSize: 3 };
    const un = ouvrir(store, options);
    const deux = ouvrir(store, options);
    const head = await remplir(store, 41);
    const reconstruction = un.rebuild('compteur', { batchSize: 10 });
    expect(await un.quandTraite(head, 5000)).toBe(true);
    expect(await deux.quandTraite(head, 5000)).toBe(true);
    expect((await reconstruction).terminee).toBe(true);
    const suite = await store.append('parcours-z', -1, genererHistoire(new Alea(1), 'z', 5).faits.map(enEvenement));
    expect(await deux.quandTraite(suite.lastPosition, 5000)).toBe(true);
    const temoin = ouvrir(store, { projections: [compteur] });
    await temoin.quandTraite(suite.lastPosition, 5000);
    expect(deux.empreinte('compteur')).toBe(temoin.empreinte('compteur'));
    expect(un.empreinte('compteur')).toBe(temoin.empreinte('compteur'));
  });

  it('un compteur faux se voit : la preuve ne passe pas à vide', async () => {
    const store = openMemoryStore();
    const head = await remplir(store, 43);
    const juste = ouvrir(store, { projections: [compteur] });
    const double = ouvrir(store, {
      projections: [
        {
          ...compteur,
          fold: (t) => {
            const p = compteur.fold(t);
            return { ...p, apply: (faits) => p.apply([...faits, ...faits.slice(0, 1)]) };
          },
        },
      ],
    });
    await juste.quandTraite(head, 5000);
    await double.quandTraite(head, 5000);
    expect(double.empreinte('compteur')).not.toBe(juste.empreinte('compteur'));
  });
});

describe('attendre une position', () => {
  it('répond vrai dès qu’elle est visible, que l’attente commence avant ou après', async () => {
    const store = openMemoryStore();
    const projections = ouvrir(store);
    const avant = projections.quandTraite(1, 5000);
    const { faits } = genererHistoire(new Alea(1), 'a', 1);
    await store.append('parcours-a', -1, faits.map(enEvenement));
    expect(await avant).toBe(true);
    expect(projections.journal.lire('a')).toHaveLength(1);
    expect(await projections.quandTraite(1, 0)).toBe(true);
  });

  it('tient compte d’un dernier événement qui n’est pas d’un parcours', async () => {
    const store = openMemoryStore();
    const projections = ouvrir(store);
    const { lastPosition } = await store.append('registre-pass', -1, [
      { id: '00000000-0000-4000-8000-000000000000', type: 'NumeroReserve.v1', data: {}, meta: {} },
    ]);
    expect(await projections.quandTraite(lastPosition, 5000)).toBe(true);
    expect((await projections.etat())[0]).toMatchObject({
      situation: 'a_jour',
      position: -1,
      tete: lastPosition,
      retard: 0,
    });
  });

  it('répond faux quand le délai passe, ou quand on ferme', async () => {
    const projections = ouvrir(openMemoryStore());
    expect(await projections.quandTraite(99, 5)).toBe(false);
    const enAttente = projections.quandTraite(99, 60_000);
    await projections.fermer();
    expect(await enAttente).toBe(false);
  });
});

describe('un fait empoisonné', () => {
  /** Streams whose last event cannot be taken, one for each way of being poisonous. */
  const POISONS: Record<string, Partial<{ type: string; data: Record<string, never> }>> = {
    'version future': { type: 'PassExpire.v99' },
    'type inconnu': { type: 'Inconnu.v1' },
    'place introuvable': { type: 'SuspensionTerminee.v1' },
  };

  async function empoisonner(store: EventStore): Promise<{ head: number; poisons: Map<string, number> }> {
    await remplir(store, 47, 10, 20);
    const poisons = new Map<string, number>();
    for (const [nom, poison] of Object.entries(POISONS)) {
      const id = nom.replace(' ', '-');
      const ouverture = genererHistoire(new Alea(3), id, 1).faits.map(enEvenement);
      await store.append(`parcours-${id}`, -1, ouverture);
      const mauvais = {
        ...(ouverture[0] as ReturnType<typeof enEvenement>),
        id: `00000000-0000-4000-9000-${String(poisons.size).padStart(12, '0')}`,
        ...poison,
      };
      poisons.set(`parcours-${id}`, (await store.append(`parcours-${id}`, 0, [mauvais])).lastPosition);
    }
    return { head: await remplir2(store), poisons };
  }
  const remplir2 = async (store: EventStore): Promise<number> => {
    const { faits } = genererHistoire(new Alea(53), 'apres', 10);
    return (await store.append('parcours-apres', -1, faits.map(enEvenement))).lastPosition;
  };

  it.each([1, 5, 1000])(
    'ne gèle que son parcours, le dit, et les autres continuent (lots de %i)',
    async (tailleLot) => {
      const store = openMemoryStore();
      const { head, poisons } = await empoisonner(store);
      const projections = ouvrir(store, { batchSize: tailleLot });
      expect(await projections.quandTraite(head, 5000)).toBe(true);
      const [liste, , journal] = await projections.etat();
      expect(liste?.gelees.map((g) => [g.flux, g.position])).toEqual([...poisons].sort());
      expect(liste?.gelees.map((g) => g.raison).sort()).toEqual([
        'HistoireIncoherente',
        'VersionInconnue',
        'VersionInconnue',
      ]);
      // the journal does not look at the chart: it can take the fact that has no place
      expect(journal?.gelees).toHaveLength(2);
      expect(liste?.situation).toBe('a_jour');
      // before the poison, rows are there; everything after it in other streams too
      for (const flux of poisons.keys())
        expect(projections.liste.trouver(flux.slice(9), '2025-01-01')?.revision).toBe(0);
      expect(projections.journal.lire('apres')).toHaveLength(10);
      const tenues = empreintes(projections);
      await projections.rebuild('toutes', { batchSize: 13 });
      expect(empreintes(projections)).toEqual(tenues);
      expect((await projections.etat())[0]?.gelees).toHaveLength(3);
    },
  );

  it('se reprend une fois lisible : les lignes sont celles d’un programme qui l’a toujours lu', async () => {
    const store = openMemoryStore();
    const { faits } = genererHistoire(new Alea(59), 'a', 12);
    const head = (await store.append('parcours-a', -1, faits.map(enEvenement))).lastPosition;
    let reparee = false;
    const lireFait = (e: StoredEvent) => {
      if (!reparee && e.revision === 6) throw new TypeError('illisible');
      return composerFait(e);
    };
    const projections = ouvrir(store, { lireFait });
    await projections.quandTraite(head, 5000);
    expect(projections.journal.lire('a')).toHaveLength(6);
    await projections.relire('a');
    expect((await projections.etat())[0]?.gelees).toMatchObject([
      { flux: 'parcours-a', revision: 6, raison: 'TypeError' },
    ]);
    reparee = true;
    await projections.relire('a');
    const temoin = ouvrir(store);
    await temoin.quandTraite(head, 5000);
    expect((await projections.etat()).flatMap((e) => e.gelees)).toEqual([]);
    expect(empreintes(projections)).toEqual(empreintes(temoin));
  });

  it('ne se confond pas avec une panne passagère de la lecture : rien n’est gelé, et le retard se rattrape', async () => {
    const store = openMemoryStore();
    let panne = true;
    const pannes: (() => void)[] = [];
    const vue = new Promise<void>((resolve) => pannes.push(resolve));
    const projections = ouvrir(store, {
      lireFait: (e) => {
        if (!panne) return composerFait(e);
        pannes[0]?.();
        throw new LectureMomentanee('coffre injoignable');
      },
    });
    const head = await remplir(store, 61, 5, 10);
    await vue;
    expect(await projections.quandTraite(head, 30)).toBe(false);
    expect((await projections.etat())[0]).toMatchObject({
      situation: 'en_erreur',
      erreur: 'LectureMomentanee',
      gelees: [],
    });
    panne = false;
    expect(await projections.quandTraite(head, 10_000)).toBe(true);
    expect((await projections.etat())[0]).toMatchObject({ situation: 'a_jour', erreur: null, gelees: [] });
  });
});

describe('le fichier', () => {
  it('n’est lisible que par son propriétaire', async () => {
    const store = openMemoryStore();
    const projections = ouvrir(store, { fichier });
    await projections.quandTraite(await remplir(store, 67, 3, 5), 5000);
    for (const nom of readdirSync(join(dossier, 'sous')))
      expect([nom, statSync(join(dossier, 'sous', nom)).mode & 0o777]).toEqual([nom, 0o600]);
    expect(readdirSync(join(dossier, 'sous')).length).toBeGreaterThan(1);
  });

  it('ne contient jamais un nom, pas même dans une reconstruction interrompue ; effacée, la personne n’a plus rien à lire', async () => {
    const store = openMemoryStore();
    await remplir(store, 71, 10, 10);
    const { faits } = genererHistoire(new Alea(73), 'secret', 6);
    (faits[0] as { data: unknown }).data = {
      personne: { nom: 'Kerzhenevskoy', prenom: 'Quetzalina', naissance: '1984-05-02' },
    };
    const head = (await store.append('parcours-secret', -1, faits.map(enEvenement))).lastPosition;
    const lireFait = (e: StoredEvent) =>
      coffre.etatDe('secret') === 'detruite' && e.stream === 'parcours-secret' && e.revision === 0
        ? composerFait(e, { ...e.data, personne: null })
        : composerFait(e);
    const projections = ouvrir(store, { fichier, lireFait });
    await projections.quandTraite(head, 5000);
    const arret = new AbortController();
    await projections.rebuild('liste', {
      batchSize: head,
      signal: arret.signal,
      progression: () => arret.abort(),
    });
    const contient = (mot: string): boolean =>
      readdirSync(join(dossier, 'sous')).some((nom) => readFileSync(join(dossier, 'sous', nom)).includes(mot));
    const noms = ['Kerzhenevskoy', 'kerzhenevskoy', 'Quetzalina', 'quetzalina'];
    expect(noms.filter(contient)).toEqual([]);
    const cherchee = () => projections.liste.lister({ jour: '2025-01-01', recherche: 'kerzh' });
    expect(cherchee().lignes.map((l) => [l.nom, l.personne])).toEqual([['Kerzhenevskoy', 'presente']]);
    // the rows still hold her text: only her key says who she is
    const base = new Database(fichier, { readonly: true });
    const chiffree = base
      .prepare("SELECT identite FROM liste_identites_bleu WHERE parcours = 'secret'")
      .pluck()
      .get() as string;
    base.close();
    expect([identites.dechiffrer('secret', chiffree)?.nom, contient(chiffree)]).toEqual(['Kerzhenevskoy', true]);
    coffre.detruire(['secret']);
    projections.liste.oublier(['secret']);
    expect(cherchee().total).toBe(0);
    expect(projections.liste.trouver('secret', '2025-01-01')).toMatchObject({ nom: null, personne: 'effacee' });
    await projections.relire('secret');
    expect(contient(chiffree)).toBe(false);
    expect(cherchee().total).toBe(0);
    expect(projections.liste.trouver('secret', '2025-01-01')).toMatchObject({
      nom: null,
      prenom: null,
      personne: 'effacee',
    });
  });

  it('dont une ligne porte le texte d’une autre ne nomme pas l’une pour l’autre : il est mis de côté et refait', async () => {
    const store = openMemoryStore();
    const dits: (Ecart | null)[] = [];
    const projections = ouvrir(store, { fichier, surEcart: (e) => dits.push(e) });
    const head = await remplir(store, 71, 10, 10);
    await projections.quandTraite(head, 5000);
    const avant = projections.liste.lister({ jour: '2025-01-01' });
    const base = new Database(fichier);
    base.exec(
      "UPDATE liste_identites_bleu SET identite = (SELECT identite FROM liste_identites_bleu WHERE parcours = 'p1') WHERE parcours = 'p0'",
    );
    base.close();
    projections.liste.lister({ jour: '2025-01-01' });
    expect(dits.map((e) => (e === null ? null : (e.cause as Error).name))).toEqual(['IdentiteAlteree']); // the fault fired
    expect(await projections.quandTraite(head, 5000)).toBe(true);
    expect(projections.liste.lister({ jour: '2025-01-01' })).toEqual(avant);
  });

  it('ne s’ouvre pas sans rien pour protéger les noms', () => {
    expect(() => ouvrir(openMemoryStore(), { fichier, identites: undefined })).toThrow('nothing was given to protect');
  });
});
