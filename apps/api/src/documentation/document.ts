/** The OpenAPI document and its page. Each command's data is a named schema: the forms of the web app are drawn from it. */
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { catalogueDEntrees, catalogueDesStructures, RetrouverPassDonnees } from '@jalon/application';

const PROBLEME = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  description: 'RFC 9457. Un refus du moteur porte sa famille et toutes les conditions regardées.',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    famille: { type: 'string', enum: ['donnee', 'acces', 'etape', 'droit', 'conflit', 'introuvable'] },
    regle: { type: 'string' },
    constats: { type: 'array', items: { type: 'object' } },
    champs: {
      type: 'array',
      items: { type: 'object', properties: { champ: { type: 'string' }, regle: { type: 'string' } } },
    },
    revision: { type: 'integer' },
    vue: { type: 'object', nullable: true },
  },
};

const reponse = (description: string) => ({
  description,
  headers: { 'Retry-After': { description: 'Secondes à attendre', schema: { type: 'integer' as const } } },
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Probleme' } } },
});
/** What answers before any route: the limit of requests, which spares health, and the stop. */
const DEVANT_LES_ROUTES = {
  429: reponse('Trop de requêtes de ce persona, ou de cette adresse sans persona connu : la règle est nommée'),
  503: reponse('Le serveur s’arrête : rien n’a été fait'),
};

export function documenter(app: INestApplication): OpenAPIObject {
  const base = new DocumentBuilder()
    .setTitle('Jalon')
    .setDescription(
      'Parcours d’insertion par l’activité économique : chaque commande est jugée par le droit du jour, et chaque refus s’explique.',
    )
    .setVersion('1')
    .build();
  const document = SwaggerModule.createDocument(app, base, {
    extraModels: [
      ...[...Object.values(catalogueDEntrees), ...Object.values(catalogueDesStructures)].map((e) => e.classe),
      RetrouverPassDonnees,
    ],
  });
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Probleme: PROBLEME as never },
  };
  for (const [chemin, operations] of Object.entries(document.paths)) {
    if (chemin.startsWith('/health/')) continue;
    for (const operation of [operations.get, operations.post])
      if (operation) operation.responses = { ...DEVANT_LES_ROUTES, ...operation.responses };
  }
  for (const [type, { libelle }] of Object.entries({ ...catalogueDEntrees, ...catalogueDesStructures })) {
    const schema = document.components.schemas?.[`${type}Donnees`];
    if (schema) Object.assign(schema, { title: libelle, additionalProperties: false });
  }
  SwaggerModule.setup('api/docs', app, document, {
    jsonDocumentUrl: 'api/docs-json',
    yamlDocumentUrl: 'api/docs-yaml',
    customSiteTitle: 'Jalon, API',
  });
  return document;
}
