/** What may be told instead of a fact, as the API document describes it. */
import { z } from 'zod';

export function schemaDuRemplacement(remplacer: z.ZodObject): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(remplacer, { target: 'openapi-3.0', unrepresentable: 'any' });
  return schema;
}
