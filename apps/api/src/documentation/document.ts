/** The OpenAPI document and its page. Each command's data is a named schema: the forms of the web app are drawn from it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import {
  catalogueDEntrees,
  catalogueDesStructures,
  commandesDesAgents,
  racineDuProduit,
  RetrouverPassDonnees,
} from '@jalon/application';
import { ENTETE_PERSONA } from '../securite/identite.js';
import { COOKIE, ETIQUETTES, PERSONA } from './commun.js';
import { schemas } from './schemas.js';

const DESCRIPTION = `Parcours d’insertion par l’activité économique : chaque commande est jugée par le droit du jour, et chaque refus s’explique.

Un fait se nomme par sa **place** dans son dossier, 1 pour le premier. Chaque écriture rend un jeton opaque, que les listes attendent. Un refus est un problème (RFC 9457)
dont \`type\` est stable. Avant toute route, le serveur peut encore répondre 400 (requête illisible, hôte), 405, 408 (plus de dix secondes), 417 et 431, tous \`Probleme\`.`;

const versionDuProduit = (): string =>
  (JSON.parse(readFileSync(join(racineDuProduit(), 'package.json'), 'utf8')) as { version: string }).version;

export function documenter(app: INestApplication): OpenAPIObject {
  const base = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Jalon')
    .setDescription(DESCRIPTION)
    .setVersion(versionDuProduit())
    .addServer('/', 'Ce serveur')
    .addApiKey(
      {
        type: 'apiKey',
        in: 'header',
        name: ENTETE_PERSONA,
        description: 'Qui agit, en démonstration : identifiant d’un persona (GET /api/personas)',
      },
      PERSONA,
    )
    .addApiKey(
      { type: 'apiKey', in: 'cookie', name: '__Host-jalon', description: 'Qui s’est connecté (POST /api/connexion)' },
      COOKIE,
    );
  for (const [nom, description] of Object.entries(ETIQUETTES)) base.addTag(nom, description);
  const document = SwaggerModule.createDocument(app, base.build(), {
    extraModels: [
      ...[...Object.values(catalogueDEntrees), ...Object.values(catalogueDesStructures)].map((e) => e.classe),
      RetrouverPassDonnees,
      ...Object.values(commandesDesAgents).map((e) => e.classe),
    ],
  });
  const deFormulaire = document.components?.schemas ?? {};
  for (const [type, { libelle }] of Object.entries({ ...catalogueDEntrees, ...catalogueDesStructures })) {
    const schema = deFormulaire[`${type}Donnees`];
    if (schema) Object.assign(schema, { title: libelle, additionalProperties: false });
  }
  for (const { classe } of Object.values(commandesDesAgents))
    Object.assign(deFormulaire[classe.name] ?? {}, { additionalProperties: false });
  document.components = { ...document.components, schemas: { ...deFormulaire, ...(schemas() as never as object) } };
  SwaggerModule.setup('api/docs', app, document, {
    jsonDocumentUrl: 'api/docs-json',
    yamlDocumentUrl: 'api/docs-yaml',
    customSiteTitle: 'Jalon, API',
  });
  return document;
}
