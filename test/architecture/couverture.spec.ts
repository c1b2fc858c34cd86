/** The coverage of the law is data (docs/couverture.yaml): every rule is there, and everything it names exists. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { verifierReferentiel } from '@jalon/droit';
import { lireLesEssais, lireReferentiel } from '@jalon/application';

interface Ligne {
  titre: string;
  parametres?: string[];
  conditions?: string[];
  code?: string[];
  tests?: string[];
  scenarios?: string[];
  reserve?: string;
  non_couvert?: string;
  sans_objet?: string;
  note?: string;
}
type Source = 'droit' | 'plateforme';
const racine = process.cwd();
const couverture = parse(readFileSync(join(racine, 'docs/couverture.yaml'), 'utf8')) as Record<
  Source,
  Record<string, Ligne>
>;
const lignes = Object.entries(couverture).flatMap(([source, table]) =>
  Object.entries(table).map(([id, ligne]) => ({ id: `${source} ${id}`, ligne })),
);
const referentiel = lireReferentiel();
const essais = lireLesEssais();
const estEssaye = (parametre: string): boolean => {
  const { exemples, bornes } = essais.parametres.get(parametre) ?? { exemples: [], bornes: [] };
  return exemples.length + bornes.length > 0;
};
const fichiersScenarios = readdirSync(join(racine, 'test/scenarios')).filter((f) => f.endsWith('.json'));

/** Rules by family, numbered from 1, as the two inventories of the domain number them; then the ones with a letter. */
const FAMILLES: Record<Source, Record<string, number>> = {
  droit: { ORI: 9, ELI: 13, PASS: 13, CTR: 24, SUS: 8, PRO: 12, AI: 14, SOR: 13 },
  plateforme: { ACT: 10, ORI: 10, ELI: 14, PASS: 14, CAR: 5, CTR: 8, ANN: 2, SUS: 11, PRO: 20, ASP: 6, CONV: 4 },
};
const LETTRES: Record<Source, string[]> = {
  droit: [],
  plateforme: ['ELI-03b', 'CTR-04b', 'SUS-04h', 'PRO-01h', 'PRO-05h', 'PRO-09h'],
};
const attendues = (source: Source): string[] => [
  ...Object.entries(FAMILLES[source]).flatMap(([famille, n]) =>
    Array.from({ length: n }, (_, i) => `${famille}-${String(i + 1).padStart(2, '0')}`),
  ),
  ...LETTRES[source],
];

const sources = (dossier: string): string[] =>
  (readdirSync(join(racine, dossier), { recursive: true }) as string[])
    .filter((f) => f.endsWith('.spec.ts') && !f.includes('node_modules'))
    .map((f) => readFileSync(join(racine, dossier, f), 'utf8'));

/**
 * Conditions no scenario and no specification shows refused, each with the reason: an empty list is the aim.
 */
const SANS_EXERCICE: Record<string, string> = {};

describe('La couverture du droit', () => {
  it.each(['droit', 'plateforme'] as const)('cite toutes les règles de %s, et elles seules', (source) => {
    expect(Object.keys(couverture[source]).sort()).toEqual(attendues(source).sort());
  });

  it('dit pour chaque règle où elle est, ou pourquoi elle n’y est pas', () => {
    const muettes = lignes.filter(({ ligne: l }) => {
      const ailleurs = [l.non_couvert, l.sans_objet].filter((x) => x !== undefined).length;
      const ici = [...(l.parametres ?? []), ...(l.conditions ?? []), ...(l.code ?? [])].length > 0;
      return l.titre.trim() === '' || ailleurs > 1 || (ailleurs === 1) === ici;
    });
    expect(muettes.map((m) => m.id)).toEqual([]);
  });

  it('ne nomme que des paramètres, des conditions, des fichiers et des scénarios qui existent', () => {
    const absents = lignes.flatMap(({ id, ligne: l }) => [
      ...(l.parametres ?? []).filter((p) => !referentiel.parametres.has(p)).map((p) => `${id} : ${p}`),
      ...(l.conditions ?? []).filter((c) => !(c in referentiel.conditions)).map((c) => `${id} : ${c}`),
      ...[...(l.code ?? []), ...(l.tests ?? [])].filter((f) => !existsSync(join(racine, f))).map((f) => `${id} : ${f}`),
      ...(l.scenarios ?? [])
        .filter((n) => !fichiersScenarios.some((f) => f.startsWith(`${n}-`)))
        .map((n) => `${id} : scénario ${n}`),
    ]);
    expect(absents).toEqual([]);
  });

  it('montre chaque règle couverte par au moins un scénario, une spécification, un exemple ou une borne', () => {
    const exercees = conditionsExercees();
    const nues = lignes.filter(
      ({ ligne: l }) =>
        l.non_couvert === undefined &&
        l.sans_objet === undefined &&
        (l.scenarios ?? []).length + (l.tests ?? []).length === 0 &&
        !(l.conditions ?? []).some((c) => exercees.has(c)) &&
        !(l.parametres ?? []).some(estEssaye) &&
        l.reserve === undefined,
    );
    expect(nues.map((n) => n.id)).toEqual([]);
  });

  it('voit chaque condition refusée ou signalée par un scénario ou une spécification', () => {
    const exercees = conditionsExercees();
    const jamais = Object.keys(referentiel.conditions).filter((c) => !exercees.has(c));
    expect(jamais.sort()).toEqual(Object.keys(SANS_EXERCICE).sort());
  });

  it('ne connaît aucun paramètre que le vérificateur refuse', () => {
    expect(verifierReferentiel(referentiel, essais)).toEqual([]);
  });
});

function conditionsExercees(): Set<string> {
  const parScenario = fichiersScenarios.flatMap((f) => {
    const { etapes } = JSON.parse(readFileSync(join(racine, 'test/scenarios', f), 'utf8')) as {
      etapes: { attendu?: { conditions?: string[]; signaux?: string[] } }[];
    };
    // what never refuses is exercised when it warns
    return etapes.flatMap(({ attendu = {} }) => [...(attendu.conditions ?? []), ...(attendu.signaux ?? [])]);
  });
  const textes = [
    'libs/droit',
    'libs/parcours',
    'libs/conventionnement',
    'libs/habilitations',
    'test/specifications',
  ].flatMap(sources);
  const parSpec = Object.keys(referentiel.conditions).filter((c) => textes.some((t) => t.includes(`'${c}'`)));
  return new Set([...parScenario, ...parSpec]);
}
