import { describe, expect, it } from '@jest/globals';
import { ouvrirJalon } from '@jalon/application';
import { chargerDemonstration, type Chargement } from './charger.js';

const JOUR = '2026-11-24';
interface Lecture {
  bilan: Chargement;
  /** Decrypted facts of every parcours, in the order of the log. */
  faits: unknown[];
  etapes: Record<string, number>;
}

async function charger(parcours: number, graine: number): Promise<Lecture> {
  let instant = new Date(`${JOUR}T10:00:00Z`);
  const jalon = await ouvrirJalon({ horloge: () => instant });
  try {
    const bilan = await chargerDemonstration(jalon, { parcours, graine, jour: JOUR, regler: (i) => (instant = i) });
    const faits: unknown[] = [];
    const etapes: Record<string, number> = {};
    for (const stream of new Set((await jalon.store.readAll({ limit: 50_000 })).map((e) => e.stream))) {
      if (!stream.startsWith('parcours-')) continue;
      const id = stream.slice('parcours-'.length);
      const vue = (await jalon.moteur.consulter(id, { au: JOUR }))?.vue;
      etapes[vue?.etape ?? ''] = (etapes[vue?.etape ?? ''] ?? 0) + 1;
      faits.push([id, vue?.personne, await jalon.moteur.journal(id)]);
    }
    return { bilan, faits, etapes };
  } finally {
    await jalon.fermer();
  }
}

describe('Chargement de la démonstration', () => {
  it('ne propose que des commandes que le moteur accepte, et montre toutes les situations, en moins de cinq secondes de calcul', async () => {
    // processor time, not wall time: other suites share the machine
    const depart = process.cpuUsage();
    const { bilan, etapes } = await charger(60, 1);
    const { user, system } = process.cpuUsage(depart);
    expect((user + system) / 1e6).toBeLessThan(5);
    expect(bilan.refus).toEqual([]);
    expect(bilan.parcours).toBe(60);
    expect(bilan.termine).toBe(true);
    for (const etape of ['enCours', 'suspendu', 'expire', 'sorti', 'clos', 'diagnostique'])
      expect([etape, etapes[etape] ?? 0]).not.toEqual([etape, 0]);
  });

  it('même graine et même jour : mêmes faits, mêmes identifiants ; autre graine : autres faits', async () => {
    const [un, deux, autre] = [await charger(20, 7), await charger(20, 7), await charger(20, 8)];
    expect(deux.faits).toEqual(un.faits);
    expect(autre.faits).not.toEqual(un.faits);
  });

  it('rechargée dans le même journal, n’écrit rien de plus', async () => {
    let instant = new Date(`${JOUR}T10:00:00Z`);
    const jalon = await ouvrirJalon({ horloge: () => instant });
    const options = { parcours: 14, graine: 3, jour: JOUR, regler: (i: Date) => (instant = i) };
    await chargerDemonstration(jalon, options);
    const tete = (await jalon.store.health()).head;
    const second = await chargerDemonstration(jalon, options);
    expect(second.faits).toBe(0);
    expect((await jalon.store.health()).head).toBe(tete);
    await jalon.fermer();
  });

  it('s’arrête entre deux commandes, puis reprend', async () => {
    const jalon = await ouvrirJalon();
    const arret = new AbortController();
    const options = { parcours: 14, graine: 3, jour: JOUR };
    const coupe = await chargerDemonstration(jalon, {
      ...options,
      arret: arret.signal,
      progression: (n) => n === 10 && arret.abort(),
    });
    expect(coupe).toMatchObject({ termine: false, commandes: 10 });
    expect(await chargerDemonstration(jalon, options)).toMatchObject({ termine: true, refus: [] });
    await jalon.fermer();
  });
});
