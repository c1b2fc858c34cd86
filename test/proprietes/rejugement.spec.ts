/** Every story of the scenarios, judged again: the commands behind the facts are found again, and the law gives the same answers. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { jouerScenario, lireScenario, type FaitRejuge, type Jalon } from '@jalon/application';

const dossier = join(process.cwd(), 'test/scenarios');
const histoires = readdirSync(dossier).filter((f) => f.endsWith('.json'));

interface Rejugee {
  fichier: string;
  memeLecture: FaitRejuge[];
  autreLecture: FaitRejuge[];
}

/** Plays the story once, then judges it again through its own lecture and through the other. */
async function rejuger(fichier: string): Promise<Rejugee> {
  const { scenario } = lireScenario(readFileSync(join(dossier, fichier), 'utf8'));
  const rejugee: Rejugee = { fichier, memeLecture: [], autreLecture: [] };
  const examiner = async ({ moteur }: Jalon, parcours: readonly string[]): Promise<void> => {
    const autre = scenario.lecture === 'code' ? 'plateforme' : 'code';
    for (const id of parcours) {
      rejugee.memeLecture.push(...((await moteur.rejuger(id))?.faits ?? []));
      rejugee.autreLecture.push(...((await moteur.rejuger(id, { lecture: autre }))?.faits ?? []));
    }
    const conformes = rejugee.autreLecture.filter((f) => f.resultat === 'conforme').length;
    expect([fichier, (await moteur.rejugerTout({ lecture: autre })).totaux.conforme]).toEqual([fichier, conformes]);
  };
  await jouerScenario(scenario, { examiner });
  return rejugee;
}

describe('Une histoire rejugée', () => {
  let rejugees: Rejugee[];
  beforeAll(async () => {
    rejugees = [];
    for (const fichier of histoires) rejugees.push(await rejuger(fichier));
  }, 120_000);

  it('donne sous le même droit les mêmes verdicts et les mêmes dates, condition par condition', () => {
    const ecarts = rejugees.flatMap(({ fichier, memeLecture }) =>
      memeLecture
        .filter((f) => f.resultat !== 'conforme' || f.conditions.length + f.valeurs.length > 0)
        .map((f) => [fichier, f.revision, f.type, f.resultat, f.raison, f.conditions, f.valeurs]),
    );
    expect(ecarts).toEqual([]);
    expect(rejugees.flatMap((r) => r.memeLecture).length).toBeGreaterThan(200);
  });

  it('se rejuge en entier sous l’autre lecture, et y trouve des différences qu’elle explique', () => {
    const faits = rejugees.flatMap((r) => r.autreLecture);
    const resultats = new Set(faits.map((f) => f.resultat));
    expect([...resultats]).toEqual(expect.arrayContaining(['conforme', 'different']));
    expect(resultats).not.toContain('non_rejugeable');
    for (const f of faits)
      if (f.resultat === 'different') expect(f.conditions.length + f.valeurs.length).toBeGreaterThan(0);
  });
});
