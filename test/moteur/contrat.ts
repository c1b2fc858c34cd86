/** What every kind of dossier is promised by the engine. Each clause throws when the promise is not kept. */
import { expect } from '@jest/globals';
import { ouvrirJalon, type Demande, type Jalon } from '@jalon/application';
import { openMemoryStore, UnknownOutcome, type EventStore } from '@jalon/event-store';
import type { GenreEssaye, MoteurEssaye } from './genres.js';

/** One kind, on an engine of its own. */
export interface Essai {
  genre: GenreEssaye;
  moteur: MoteurEssaye;
  store: EventStore;
  id: string;
  /** The clock goes to noon of that day. */
  passerAu(jour: string): void;
}
/** Spoils an engine: to show that a clause sees it. */
export type Faute = (moteur: MoteurEssaye) => MoteurEssaye;

export async function essayer(genre: GenreEssaye, clause: Clause, faute: Faute = (m) => m): Promise<void> {
  const store = openMemoryStore();
  let jour = '2025-01-15';
  const jalon: Jalon = await ouvrirJalon({ horloge: () => new Date(`${jour}T12:00:00Z`), store });
  try {
    const id = await genre.preparer(jalon);
    const moteur = faute(genre.moteur(jalon));
    await clause({ genre, moteur, store, id, passerAu: (j) => (jour = j) });
  } finally {
    await jalon.fermer();
    await store.close();
  }
}
type Clause = (essai: Essai) => Promise<void>;

const tete = async ({ store }: Essai): Promise<number> => (await store.health()).head;
const octets = (reponse: object): string => JSON.stringify({ ...reponse, rejoue: false });
const revision = async ({ moteur, id }: Essai): Promise<number> => (await moteur.consulter(id))?.revision ?? -1;
const avecCle = (d: Demande): Demande => ({ ...d, cle: 'cle-du-contrat' });

export const CLAUSES = {
  'la même demande avec la même clé n’a qu’un effet': async (e: Essai) => {
    const demande = avecCle(e.genre.acceptee(e.id));
    expect(await e.moteur.executer(demande)).toMatchObject({ issue: 'accepte', rejoue: false });
    const apres = await tete(e);
    expect(await e.moteur.executer(demande)).toMatchObject({ issue: 'accepte', rejoue: true });
    expect(await tete(e)).toBe(apres);
  },
  'une clé qui a servi est refusée à une autre demande': async (e: Essai) => {
    await e.moteur.executer(avecCle(e.genre.acceptee(e.id)));
    const apres = await tete(e);
    const refus = { issue: 'refuse', famille: 'donnee', regle: 'cle-reutilisee' };
    expect(await e.moteur.executer(avecCle(e.genre.autre(e.id)))).toMatchObject(refus);
    expect(await tete(e)).toBe(apres);
  },
  'la réponse redonnée est la première, à l’octet, des jours et des faits plus tard': async (e: Essai) => {
    const demande = { ...avecCle(e.genre.acceptee(e.id)), revisionAttendue: await revision(e) };
    const premiere = await e.moteur.executer(demande);
    expect(premiere.issue).toBe('accepte');
    e.passerAu('2025-02-20');
    expect((await e.moteur.executer(e.genre.autre(e.id))).issue).toBe('accepte');
    expect(octets(await e.moteur.executer(demande))).toBe(octets(premiere));
  },
  'une révision dépassée est un conflit, avant le droit, et rien n’est écrit': async (e: Essai) => {
    const avant = await tete(e);
    const sur = await revision(e);
    for (const demande of [e.genre.acceptee(e.id), e.genre.illegale(e.id)])
      expect(await e.moteur.executer({ ...demande, revisionAttendue: sur - 1 })).toMatchObject({
        issue: 'refuse',
        famille: 'conflit',
        revision: sur,
        vue: { revision: sur },
      });
    expect(await e.moteur.executer(e.genre.illegale(e.id))).toMatchObject({ issue: 'refuse', famille: 'droit' });
    expect(await tete(e)).toBe(avant);
  },
  'l’accès est jugé avant la révision, la clé et le droit': async (e: Essai) => {
    const demande = e.genre.interdite(e.id);
    const nue = await e.moteur.executer(demande);
    expect(nue).toMatchObject({ issue: 'refuse', famille: e.genre.familleInterdite });
    for (const facon of [{ revisionAttendue: 99 }, { cle: 'cle-du-contrat' }, { simuler: true }])
      expect(JSON.stringify(await e.moteur.executer({ ...demande, ...facon }))).toBe(JSON.stringify(nue));
  },
  'simuler répond tout et n’écrit rien': async (e: Essai) => {
    const avant = await tete(e);
    const simulee = await e.moteur.executer({ ...e.genre.acceptee(e.id), simuler: true });
    expect(simulee).toMatchObject({ issue: 'accepte', rejoue: false });
    if (simulee.issue === 'accepte')
      expect(simulee.faits.map((f) => f.enregistreLe)).toEqual(simulee.faits.map(() => ''));
    expect(await tete(e)).toBe(avant);
  },
  'une issue inconnue est dite inconnue, puis la même clé dit ce qu’il en est': async (e: Essai) => {
    const demande = avecCle(e.genre.acceptee(e.id));
    const append = e.store.append.bind(e.store);
    let coupures = 0;
    e.store.append = async (flux, ...reste) => {
      const ecrit = await append(flux, ...reste);
      if (!flux.startsWith(e.genre.prefixe)) return ecrit;
      coupures += 1;
      throw new UnknownOutcome('coupure');
    };
    try {
      await expect(e.moteur.executer(demande)).rejects.toThrow(UnknownOutcome);
    } finally {
      e.store.append = append;
    }
    expect(coupures).toBeGreaterThan(0);
    const apres = await tete(e);
    expect(await e.moteur.executer(demande)).toMatchObject({ issue: 'accepte', rejoue: true });
    expect(await tete(e)).toBe(apres);
  },
} satisfies Record<string, Clause>;
export type NomDeClause = keyof typeof CLAUSES;
