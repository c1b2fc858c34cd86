/** Holds answers to the OpenAPI document: every body, of every status, against the schema that its route gives for it. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

type Schema = Record<string, unknown>;
interface Contenu {
  schema?: Schema;
  example?: unknown;
}
export interface Operation {
  operationId?: string;
  tags?: string[];
  summary?: string;
  security?: object[];
  responses: Record<string, { description?: string; content?: Record<string, Contenu>; headers?: object }>;
}
export interface Document {
  openapi: string;
  info: { title: string; version: string; description: string };
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema>; securitySchemes: object };
}
export interface Rendue {
  statut: number;
  type: string;
  texte: string;
}

const REF = '#/components/schemas/';
const ailleurs = (schema: unknown): object =>
  JSON.parse(JSON.stringify(schema).replaceAll(`"${REF}`, '"forme:')) as object;

export class Juge {
  private readonly ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
  private readonly compiles = new Map<string, ValidateFunction>();
  /** Answers of the document that were seen, `GET /api/parcours 200`. */
  readonly vues = new Set<string>();

  constructor(readonly document: Document) {
    // CommonJS: what a loader of modules gives may be the function, or hold it
    const module = formats as unknown as { default?: (ajv: object) => void } & ((ajv: object) => void);
    (module.default ?? module)(this.ajv);
    // those of forms bear extensions for the screens, and describe no answer
    for (const [nom, schema] of Object.entries(document.components.schemas))
      if (!nom.endsWith('Donnees')) this.ajv.addSchema(ailleurs(schema), `forme:${nom}`);
  }

  contenu(methode: string, route: string, statut: number, type: string): Contenu | undefined {
    const operation = this.document.paths[route]?.[methode.toLowerCase()];
    return operation?.responses[String(statut)]?.content?.[type];
  }

  /** What is wrong with that answer; empty: it is as described. */
  juger(methode: string, route: string, { statut, type, texte }: Rendue): string[] {
    const ici = `${methode} ${route} ${statut}`;
    const schema = this.contenu(methode, route, statut, type)?.schema;
    if (!schema) return [`${ici} ${type} : aucune réponse décrite`];
    this.vues.add(ici);
    return this.jugerValeur(`${ici} ${type}`, schema, type.endsWith('json') ? (JSON.parse(texte) as unknown) : texte);
  }

  jugerValeur(ici: string, schema: Schema, valeur: unknown): string[] {
    const cle = JSON.stringify(schema);
    const valider = this.compiles.get(cle) ?? this.ajv.compile(ailleurs(schema));
    this.compiles.set(cle, valider);
    if (valider(valeur)) return [];
    return (valider.errors ?? [])
      .filter((e) => e.keyword !== 'anyOf' && e.keyword !== 'if')
      .map((e) => `${ici} : ${e.instancePath} ${e.message ?? ''} ${JSON.stringify(e.params)}`);
  }
}
