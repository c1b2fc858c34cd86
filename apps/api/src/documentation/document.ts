/** The OpenAPI document and its page. Each command's data is a named schema: the forms of the web app are drawn from it. */
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { catalogueDEntrees, catalogueDesStructures } from '@jalon/application';

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

export function documenter(app: INestApplication): OpenAPIObject {
  const base = new DocumentBuilder()
    .setTitle('Jalon')
    .setDescription(
      'Parcours d’insertion par l’activité économique : chaque commande est jugée par le droit du jour, et chaque refus s’explique.',
    )
    .setVersion('1')
    .build();
  const document = SwaggerModule.createDocument(app, base, {
    extraModels: [...Object.values(catalogueDEntrees), ...Object.values(catalogueDesStructures)].map((e) => e.classe),
  });
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Probleme: PROBLEME as never },
  };
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
