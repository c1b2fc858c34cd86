import { describe, expect, it } from '@jest/globals';
import { InvalidEvent, MAX_EVENT_BYTES, type EventToAppend } from '@jalon/event-store';
import type { Essai } from '../contrat.js';
import { fait, flux, issue, tete } from '../outils.js';

class Instance {
  a = 1;
}

function profond(niveaux: number): unknown {
  let valeur: unknown = 1;
  for (let n = 0; n < niveaux; n++) valeur = [valeur];
  return valeur;
}

function trouee(): unknown[] {
  const liste: unknown[] = [1];
  liste[2] = 3;
  return liste;
}

const VALEURS: Array<[string, unknown]> = [
  ['un nombre à virgule', 0.1],
  ['un nombre plus grand que tout', JSON.parse('1e400')],
  ['NaN', Number.NaN],
  ['2^53', 2 ** 53],
  ['-2^53', -(2 ** 53)],
  ['moins zéro', -0],
  ['undefined', undefined],
  ['undefined dans une liste', [undefined]],
  ['une liste trouée', trouee()],
  ['une fonction', () => 1],
  ['un symbole', Symbol('s')],
  ['un grand entier', 10n],
  ['une date', new Date(0)],
  ['une Map', new Map()],
  ['un tampon d’octets', new Uint8Array(2)],
  ['une instance de classe', new Instance()],
  ['un objet qui se convertit lui-même', { toJSON: () => 1 }],
  ['une demi-paire haute', '\ud83d'],
  ['une demi-paire basse', 'a\ude00b'],
  ['une demi-paire dans une clé', { '\ud800': 1 }],
  ['la clé __proto__', JSON.parse('{"__proto__": 1}')],
  ['une profondeur de 10 000', profond(10_000)],
];

const EVENEMENTS: Array<[string, (e: EventToAppend) => unknown]> = [
  ['un identifiant vide', (e) => ({ ...e, id: '' })],
  ['un identifiant qui n’est pas un UUID', (e) => ({ ...e, id: 'x' })],
  ['un identifiant en majuscules', (e) => ({ ...e, id: 'A0000000-0000-4000-8000-00000000000A' })],
  ['un identifiant suivi d’un saut de ligne', (e) => ({ ...e, id: `${e.id}\n` })],
  ['un type vide', (e) => ({ ...e, type: '' })],
  ['un type du système', (e) => ({ ...e, type: '$metadata' })],
  ['un type avec un espace', (e) => ({ ...e, type: 'a b' })],
  ['un type accentué', (e) => ({ ...e, type: 'Créé.v1' })],
  ['un type trop long', (e) => ({ ...e, type: 'a'.repeat(201) })],
  ['des données en liste', (e) => ({ ...e, data: [] })],
  ['des données nulles', (e) => ({ ...e, data: null })],
  ['des données en texte', (e) => ({ ...e, data: '{}' })],
  ['pas de métadonnées', (e) => ({ id: e.id, type: e.type, data: e.data })],
  ['un fait nul', () => null],
];

const FLUX = [
  '',
  '$all',
  '$$parcours-1',
  '$settings',
  'Parcours-1',
  'parcours 1',
  'parcours-',
  '-1',
  'parcours--1',
  'parcours-é',
  'parcours-1\n',
  'parcours-\u0000',
  'parcours-1;x',
  `p-${'x'.repeat(200)}`,
];

export function entreesRefusees({ ouvrir }: Essai): void {
  describe('entrées refusées', () => {
    it.each(VALEURS)('refuse %s, dans les données comme dans les métadonnées', async (_, valeur) => {
      const store = await ouvrir();
      const nom = flux();
      const contenu = { dedans: [{ valeur }] } as unknown as EventToAppend['data'];
      await expect(store.append(nom, -1, [{ ...fait(), data: contenu }])).rejects.toBeInstanceOf(InvalidEvent);
      await expect(store.append(nom, -1, [{ ...fait(), meta: contenu }])).rejects.toBeInstanceOf(InvalidEvent);
      expect(await store.readStream(nom)).toEqual([]);
    });

    it.each(EVENEMENTS)('refuse %s', async (_, abimer) => {
      const store = await ouvrir();
      await expect(store.append(flux(), -1, [abimer(fait()) as EventToAppend])).rejects.toBeInstanceOf(InvalidEvent);
    });

    it.each(FLUX)('refuse le nom de flux %j', async (nom) => {
      const store = await ouvrir();
      const avant = await tete(store);
      await expect(store.append(nom, -1, [fait()])).rejects.toBeInstanceOf(InvalidEvent);
      expect(await tete(store)).toBe(avant);
    });

    it.each(['parcours-1', 'parcours/1', 'p', 'parcours-0190a-b_c.d/e', 'controle-2026-33'])(
      'accepte le nom de flux %j',
      async (genre) => {
        const store = await ouvrir();
        const nom = flux(genre);
        await store.append(nom, -1, [fait()]);
        expect((await store.readStream(nom))[0]?.stream).toBe(nom);
      },
    );

    it('refuse un ajout sans fait', async () => {
      const store = await ouvrir();
      await expect(store.append(flux(), -1, [])).rejects.toBeInstanceOf(InvalidEvent);
    });

    it.each([
      ['une clé vide', '', 'f'],
      ['une empreinte vide', 'k', ''],
      ['une clé trop longue', 'k'.repeat(201), 'f'],
      ['une demi-paire dans la clé', '\ud800', 'f'],
    ])('refuse %s', async (_, key, fingerprint) => {
      const store = await ouvrir();
      await expect(store.append(flux(), -1, [fait()], { key, fingerprint })).rejects.toBeInstanceOf(InvalidEvent);
    });

    it('accepte 64 niveaux d’imbrication', async () => {
      const store = await ouvrir();
      const nom = flux();
      const data = { p: profond(63) } as EventToAppend['data'];
      await store.append(nom, -1, [{ ...fait(), data }]);
      expect((await store.readStream(nom))[0]?.data).toEqual(data);
    });

    it('accepte un fait juste sous la limite de taille et refuse le suivant', async () => {
      const store = await ouvrir();
      const nom = flux();
      await store.append(nom, -1, [fait({ texte: 'x'.repeat(MAX_EVENT_BYTES - 1000) })]);
      expect(await store.readStream(nom)).toHaveLength(1);
      await expect(store.append(nom, 0, [fait({ texte: 'x'.repeat(MAX_EVENT_BYTES) })])).rejects.toBeInstanceOf(
        InvalidEvent,
      );
      // counted in bytes, not in characters
      await expect(store.append(nom, 0, [fait({ texte: 'é'.repeat(MAX_EVENT_BYTES / 2) })])).rejects.toBeInstanceOf(
        InvalidEvent,
      );
    });

    it('refuse un ajout dont le total dépasse la limite', async () => {
      const store = await ouvrir();
      const nom = flux();
      const gros = () => fait({ texte: 'x'.repeat(600_000) });
      await expect(store.append(nom, -1, [gros(), gros()])).rejects.toBeInstanceOf(InvalidEvent);
      expect(await store.readStream(nom)).toEqual([]);
    });

    it('ne répète jamais dans l’erreur la valeur refusée : elle peut être personnelle', async () => {
      const store = await ouvrir();
      const refus = await issue(store.append(flux(), -1, [fait({ nir: '2800575123456\ud800' })]));
      expect('refus' in refus && refus.refus.message).not.toContain('2800575123456');
      expect(refus).toMatchObject({ refus: { name: 'InvalidEvent' } });
    });

    it('après des entrées refusées, le magasin travaille comme avant', async () => {
      const store = await ouvrir();
      const nom = flux();
      await Promise.all([
        issue(store.append(nom, -1, [])),
        issue(store.append('$all', -1, [fait()])),
        store.append(nom, -1, [fait()]),
      ]);
      expect(await store.readStream(nom)).toHaveLength(1);
    });
  });
}
