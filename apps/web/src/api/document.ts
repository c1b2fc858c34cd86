/** The part of the API document that the forms are drawn from, as they understand it. */

/** The part of JSON Schema the forms understand. */
export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  type?: string | string[];
  title?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: (string | number | null)[];
  'x-libelles'?: Record<string, string>;
  /** The field names an organisation of the directory. */
  'x-annuaire'?: 'siae' | 'prescripteur';
  format?: string;
  pattern?: string;
  maxLength?: number;
  default?: unknown;
}
export interface DocumentOpenApi {
  paths?: Record<string, { post?: { requestBody?: { content?: Record<string, { schema?: Schema }> } } }>;
  components?: { schemas?: Record<string, Schema> };
}
