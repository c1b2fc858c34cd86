/** Every story of this folder, played step by step: expected dates were computed by hand from the decisions of the domain. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { jouerScenario, lireScenario } from '@jalon/recits';
import { expectRejugeALIdentique } from './rejuger.js';

const dossier = dirname(fileURLToPath(import.meta.url));
const fichiers = readdirSync(dossier).filter((f) => f.endsWith('.json'));
const lire = (fichier: string) => lireScenario(readFileSync(join(dossier, fichier), 'utf8'));

describe('Scénarios', () => {
  it('sont au moins quarante-cinq, et aucun champ n’y est ignoré', () => {
    expect(fichiers.length).toBeGreaterThanOrEqual(45);
    for (const fichier of fichiers) expect([fichier, lire(fichier).avertissements]).toEqual([fichier, []]);
  });

  it('racontent au moins un refus de chaque famille', () => {
    const familles = new Set(fichiers.flatMap((f) => lire(f).scenario.etapes.map((e) => e.attendu?.famille)));
    for (const famille of ['donnee', 'acces', 'etape', 'droit', 'conflit'] as const)
      expect(familles).toContain(famille);
  });

  it.each(fichiers)('%s se déroule comme attendu, et se rejuge à l’identique', async (fichier) => {
    const resultat = await jouerScenario(lire(fichier).scenario, { examiner: expectRejugeALIdentique });
    expect(
      resultat.etapes.filter((e) => !e.conforme).map((e) => `étape ${e.n} (${e.commande}) : ${e.ecarts.join(' ; ')}`),
    ).toEqual([]);
    expect(resultat.reussi).toBe(true);
  });
});
