/** No second copy of an act that stands: whatever was accepted in any story, said again at once by the same actor, writes nothing. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';
import { jouerScenario, lireScenario, type Scenario } from '@jalon/recits';

const dossier = dirname(fileURLToPath(import.meta.url));
/** An opening makes another dossier; deadlines that a wrong clock wrote fall due again as soon as they are annulled. */
const AUTRES = new Set(['OuvrirParcours', 'AnnulerEcheances']);

/** Each act twice, and the steps that name another by its place still name it. */
function redire(scenario: Scenario): { scenario: Scenario; redites: Set<number> } {
  const etapes: Scenario['etapes'] = [];
  const redites = new Set<number>();
  const place = new Map<number, number>();
  for (const [i, etape] of scenario.etapes.entries()) {
    place.set(i + 1, etapes.length + 1);
    etapes.push(etape);
    if (!('commande' in etape) || AUTRES.has(etape.commande.type) || etape.revisionAttendue !== undefined) continue;
    etapes.push(etape);
    redites.add(etapes.length);
  }
  const situees = etapes.map((etape) => {
    if (!('commande' in etape)) return etape;
    const fait = etape.commande.data['fait'] as { etape?: number } | number | undefined;
    if (typeof fait !== 'object' || fait.etape === undefined) return etape;
    const data = { ...etape.commande.data, fait: { etape: place.get(fait.etape) } };
    return { ...etape, commande: { ...etape.commande, data } };
  });
  return { scenario: { ...scenario, etapes: situees }, redites };
}

it('ce qui vient d’être accepté, redit à l’identique, est refusé ou n’écrit rien', async () => {
  const doubles: string[] = [];
  const actes = new Map<string, number>();
  for (const fichier of readdirSync(dossier).filter((f) => f.endsWith('.json'))) {
    const { scenario, redites } = redire(lireScenario(readFileSync(join(dossier, fichier), 'utf8')).scenario);
    const { etapes } = await jouerScenario(scenario);
    for (const [i, { n, commande = '', issue, faits }] of etapes.entries()) {
      const premiere = etapes[i - 1];
      if (!redites.has(n) || premiere?.issue !== 'accepte' || premiere.faits.length === 0) continue;
      actes.set(commande, (actes.get(commande) ?? 0) + 1);
      if (issue === 'accepte' && faits.length > 0) doubles.push(`${fichier} : ${commande}`);
    }
  }
  expect(doubles).toEqual([]);
  // the kinds of acts that stories tell, not a handful
  expect(actes.size).toBeGreaterThan(45);
}, 120_000);
