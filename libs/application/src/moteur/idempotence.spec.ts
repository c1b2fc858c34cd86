import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openMemoryStore, RevisionConflict, UnknownOutcome, type EventStore } from '@jalon/event-store';
import { accepte, diagnostiquer, embauche, ouvrir, personne, prescripteur } from '../../essais/personnages.js';
import { ouvrirJalon, type Jalon } from '../index.js';

let maintenant = new Date('2025-01-15T12:00:00Z');
let jalon: Jalon;
let store: EventStore;

beforeEach(async () => {
  maintenant = new Date('2025-01-15T12:00:00Z');
  store = openMemoryStore();
  jalon = await ouvrirJalon({ horloge: () => maintenant, store });
});
afterEach(async () => {
  await jalon.fermer();
  await store.close();
});

const memeReponse = (a: unknown): string => JSON.stringify(a).replace('"rejoue":true', '"rejoue":false');

describe('Une demande renvoyée avec la même clé', () => {
  it('n’ouvre qu’un parcours et répond la même chose, à l’octet près', async () => {
    const demande = { type: 'OuvrirParcours', data: { personne }, acteur: prescripteur, cle: 'cle-ouverture' };
    const premiere = accepte(await jalon.moteur.executer(demande));
    const seconde = accepte(await jalon.moteur.executer(demande));
    expect(seconde.rejoue).toBe(true);
    expect(memeReponse(seconde)).toBe(JSON.stringify(premiere));
    expect(await store.readStream(`parcours-${premiere.parcours}`)).toHaveLength(1);
  });

  it('répond comme la première fois, même un autre jour, après d’autres faits et un redémarrage', async () => {
    const parcours = await diagnostiquer(jalon);
    const demande = embauche(parcours, 'c1', '2025-01-20', { cle: 'cle-embauche' });
    const premiere = accepte(await jalon.moteur.executer(demande));
    maintenant = new Date('2025-03-01T12:00:00Z');
    accepte(
      await jalon.moteur.executer({
        parcours,
        type: 'TransmettreFiche',
        data: { contrat: 'c1' },
        acteur: demande.acteur,
      }),
    );
    const redemarre = accepte(await jalon.moteur.executer(demande));
    expect(memeReponse(redemarre)).toBe(JSON.stringify(premiere));
    expect(await store.readStream('registre-pass')).toHaveLength(1);
  });

  it('a un seul effet quand elle arrive dix fois en même temps', async () => {
    const { parcours } = await ouvrir(jalon);
    const demande = {
      parcours,
      type: 'OrienterVersSiae',
      data: { siae: 'ai-1' },
      acteur: prescripteur,
      cle: 'cle-dix-fois',
    };
    const reponses = await Promise.all(Array.from({ length: 10 }, () => jalon.moteur.executer(demande)));
    expect(reponses.filter((r) => !accepte(r).rejoue)).toHaveLength(1);
    expect(new Set(reponses.map(memeReponse)).size).toBe(1);
    expect(await store.readStream(`parcours-${parcours}`)).toHaveLength(2);
  });

  it('est refusée si elle demande autre chose', async () => {
    const { parcours } = await ouvrir(jalon);
    const demande = {
      parcours,
      type: 'OrienterVersSiae',
      data: { siae: 'ai-1' },
      acteur: prescripteur,
      cle: 'cle-reprise',
    };
    accepte(await jalon.moteur.executer(demande));
    expect(await jalon.moteur.executer({ ...demande, data: { siae: 'ai-2' } })).toMatchObject({
      issue: 'refuse',
      famille: 'donnee',
      regle: 'cle-reutilisee',
    });
  });

  it('ne rencontre pas la clé d’une autre organisation', async () => {
    const { parcours } = await ouvrir(jalon);
    const demande = {
      parcours,
      type: 'OrienterVersSiae',
      data: { siae: 'ai-1' },
      acteur: prescripteur,
      cle: 'cle-commune',
    };
    accepte(await jalon.moteur.executer(demande));
    const autre = { ...prescripteur, organisation: { ...prescripteur.organisation, id: 'ml-fougeres' } };
    expect(accepte(await jalon.moteur.executer({ ...demande, acteur: autre })).rejoue).toBe(false);
  });
});

describe('Quand le stockage ne sait pas dire si c’est écrit', () => {
  it('renvoie le même lot, et n’écrit qu’une fois', async () => {
    const { parcours } = await ouvrir(jalon);
    const append = store.append.bind(store);
    const essais: string[] = [];
    store.append = async (stream, attendue, evenements, cle) => {
      essais.push(`${attendue} ${evenements.map((e) => e.id).join()}`);
      const ecrit = await append(stream, attendue, evenements, cle);
      // written, but the answer is lost twice
      if (essais.length < 3) throw new UnknownOutcome('réponse perdue');
      return ecrit;
    };
    const reponse = accepte(
      await jalon.moteur.executer({ parcours, type: 'OrienterVersSiae', data: { siae: 'ai-1' }, acteur: prescripteur }),
    );
    expect(essais).toHaveLength(3);
    expect(new Set(essais).size).toBe(1);
    expect(reponse.revision).toBe(1);
    expect(await store.readStream(`parcours-${parcours}`)).toHaveLength(2);
  });

  it('dit que l’issue est inconnue après trois essais, et la même clé lève le doute', async () => {
    const { parcours } = await ouvrir(jalon);
    const append = store.append.bind(store);
    store.append = async (...batch) => {
      await append(...batch);
      throw new UnknownOutcome('réponse perdue');
    };
    const demande = {
      parcours,
      type: 'OrienterVersSiae',
      data: { siae: 'ai-1' },
      acteur: prescripteur,
      cle: 'cle-du-doute',
    };
    await expect(jalon.moteur.executer(demande)).rejects.toThrow(UnknownOutcome);
    store.append = append;
    expect(accepte(await jalon.moteur.executer(demande))).toMatchObject({ rejoue: true, revision: 1 });
    expect(await store.readStream(`parcours-${parcours}`)).toHaveLength(2);
  });

  it('décide à nouveau quand un autre programme a écrit entre-temps', async () => {
    const { parcours } = await ouvrir(jalon);
    const append = store.append.bind(store);
    let gene = 2;
    store.append = async (stream, attendue, evenements, cle) => {
      if (stream.startsWith('parcours-') && gene-- > 0) throw new RevisionConflict(stream, attendue, attendue + 1);
      return append(stream, attendue, evenements, cle);
    };
    expect(
      accepte(
        await jalon.moteur.executer({
          parcours,
          type: 'OrienterVersSiae',
          data: { siae: 'ai-1' },
          acteur: prescripteur,
        }),
      ).revision,
    ).toBe(1);
    gene = Infinity;
    expect(
      await jalon.moteur.executer({ parcours, type: 'OrienterVersSiae', data: { siae: 'ai-2' }, acteur: prescripteur }),
    ).toMatchObject({ famille: 'conflit' });
  });
});
