/**
 * The stored format of facts, frozen. `formats.jsonl` has one line per fact and version ever shipped: its schema's fingerprint and a sample.
 * Lines are added, never edited. Changing a schema without a new version fails here.
 */
import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { cheminsPersonnels, lireFait, typeStocke, type DefinitionFait } from '@jalon/decider';
import { catalogueStructure } from '@jalon/conventionnement';
import { catalogueComptes } from '@jalon/habilitations';
import { catalogueExploitation } from '@jalon/exploitation';
import { catalogue as catalogueParcours } from '@jalon/parcours';
import { siVoulu } from '../quoi-faire.js';

const catalogue = { ...catalogueParcours, ...catalogueStructure, ...catalogueComptes, ...catalogueExploitation };

const FICHIER = 'test/histoires/formats.jsonl';
const AJOUTER = 'JALON_ECRIRE_FORMATS=oui npm run -s jest -- test/histoires/formats';

interface Format {
  type: string;
  schema: string;
  exemple: Record<string, unknown>;
}
const empreinte = (schema: z.ZodType): string =>
  createHash('sha256')
    .update(JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any' })))
    .digest('hex')
    .slice(0, 16);
const definitions: DefinitionFait[] = Object.values(catalogue);
/** Stored type → schema, old versions included. */
const schemas = new Map(
  definitions.flatMap((d) => [
    [typeStocke(d), d.schema] as const,
    ...Object.entries(d.anciennes ?? {}).map(([v, s]) => [typeStocke(d, Number(v)), s] as const),
  ]),
);

const lire = (): Format[] =>
  (existsSync(FICHIER) ? readFileSync(FICHIER, 'utf8') : '')
    .split('\n')
    .filter((l) => l !== '')
    .map((l) => JSON.parse(l) as Format);

if (process.env['JALON_ECRIRE_FORMATS']) {
  const connus = new Set(lire().map((f) => f.type));
  const lignes = definitions
    .filter((d) => !connus.has(typeStocke(d)))
    .map((d) => `${JSON.stringify({ type: typeStocke(d), schema: empreinte(d.schema), exemple: d.exemple })}\n`);
  writeFileSync(FICHIER, (existsSync(FICHIER) ? readFileSync(FICHIER, 'utf8') : '') + lignes.join(''));
}
const formats = lire();

describe('le format des faits enregistrés', () => {
  it('chaque fait et chaque version ont leur ligne, et chaque ligne son fait', () => {
    siVoulu(AJOUTER, () => expect(formats.map((f) => f.type).sort()).toEqual([...schemas.keys()].sort()));
  });

  it.each(formats.map((f) => [f.type, f] as const))(
    '%s n’a pas changé de forme sans changer de version',
    (type, format) => {
      const schema = schemas.get(type);
      if (!schema) throw new Error(`${type} : plus de schéma`);
      siVoulu(`${AJOUTER} (après avoir donné au fait une version nouvelle, l’ancienne gardée sous « anciennes »)`, () =>
        expect(empreinte(schema)).toBe(format.schema),
      );
    },
  );

  it.each(formats.map((f) => [f.type, f] as const))(
    '%s se lit encore, et devient la forme courante',
    (type, format) => {
      const fait = lireFait(catalogue, type, format.exemple);
      const definition = catalogue[fait.type] as DefinitionFait;
      expect(definition.schema.safeParse(fait.data).success).toBe(true);
      expect(definition.phrase(fait.data, (chemin) => chemin)).not.toBe('');
    },
  );

  it.each(definitions.map((d) => [d.type, d] as const))(
    'la phrase de %s survit à l’effacement de la personne',
    (_, d) => {
      const efface = structuredClone(d.exemple) as Record<string, unknown>;
      for (const chemin of cheminsPersonnels(d)) {
        const pas = chemin.split('.');
        const dernier = pas.pop() as string;
        const parent = pas.reduce<Record<string, unknown> | null>(
          (o, p) => (o?.[p] ?? null) as Record<string, unknown> | null,
          efface,
        );
        if (parent && dernier in parent) parent[dernier] = null;
      }
      expect(d.schema.safeParse(efface).success).toBe(true);
      expect(d.phrase(efface as never, (chemin) => chemin)).toMatch(/\.$/);
    },
  );
});
