/**
 * Who may call each route. Said beside the route, asked by one guard before it, refused when nobody said it: a server with such a route does
 * not start. What an agent sees or does once inside is decided by the one door (`Acces` of each kind, libs/visibilite), never here.
 */
import { applyDecorators, RequestMethod, SetMetadata, type INestApplication } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, ModulesContainer, Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';

/** `ouverte`: anybody, nothing of anybody is in the answer. `agent`: somebody known, in an organisation, with a role. */
export type NomDePolitique = 'ouverte' | 'agent';
export const POLITIQUE = 'jalon:politique';

export const Politique = (nom: NomDePolitique): ClassDecorator & MethodDecorator =>
  applyDecorators(SetMetadata(POLITIQUE, nom), ApiExtension('x-politique', nom)) as ClassDecorator & MethodDecorator;

export interface Route {
  methode: string;
  chemin: string;
  politique: NomDePolitique;
}
/** Of the framework: the document and its page, which say nothing of anybody. */
const DOCUMENTATION = /^\/api\/docs(-json|-yaml)?(\/|$)/;

/** A route would be answered to whoever asks. The message names it, for a developer. */
export class RouteSansPolitique extends Error {
  override name = 'RouteSansPolitique';
  constructor(readonly routes: readonly string[]) {
    super(`Aucune politique ne dit qui peut appeler : ${routes.join(', ')}.`);
  }
}

/** Every route of the controllers, with who may call it. @throws RouteSansPolitique */
export function routesDe(app: INestApplication): Route[] {
  const [reflector, scanner] = [app.get(Reflector), new MetadataScanner()];
  const sans: string[] = [];
  const routes: Route[] = [];
  for (const { controllers } of app.get(ModulesContainer).values())
    for (const { metatype: classe } of controllers.values()) {
      if (typeof classe !== 'function') continue;
      const prototype = classe.prototype as Record<string, object>;
      for (const nom of scanner.getAllMethodNames(prototype)) {
        const methode = prototype[nom] as never;
        const chemin = reflector.get<string | undefined>(PATH_METADATA, methode);
        if (chemin === undefined) continue;
        const politique = reflector.getAllAndOverride<NomDePolitique | undefined>(POLITIQUE, [
          methode,
          classe as never,
        ]);
        if (politique === undefined) {
          sans.push(`${classe.name}.${nom}`);
          continue;
        }
        const debut = reflector.get<string>(PATH_METADATA, classe as never);
        const prefixe = debut === 'health' ? '' : '/api';
        routes.push({
          methode: RequestMethod[reflector.get<RequestMethod>(METHOD_METADATA, methode)] ?? '',
          chemin: `${prefixe}/${[debut, chemin].filter((m) => m !== '/' && m !== '').join('/')}`,
          politique,
        });
      }
    }
  if (sans.length > 0) throw new RouteSansPolitique(sans);
  return routes;
}

/** To be called once every route is there. @throws RouteSansPolitique a route of a controller, or put beside them */
export function exigerUnePolitique(app: INestApplication): void {
  const dites = new Set(routesDe(app).map(({ methode, chemin }) => `${methode} ${chemin}`));
  const inconnues = routesServies(app).filter((r) => !dites.has(r) && !DOCUMENTATION.test(r.split(' ')[1] ?? ''));
  if (inconnues.length > 0) throw new RouteSansPolitique(inconnues);
}

interface Pile {
  router: { stack: { route?: { path: string; methods: Record<string, boolean> } }[] };
}
/** What the HTTP server answers, whoever put it there. */
export function routesServies(app: INestApplication): string[] {
  const { router } = app.getHttpAdapter().getInstance() as Pile;
  return router.stack.flatMap(({ route }) => {
    const methodes = Object.keys(route?.methods ?? {});
    // Nest answers any verb on what its prefix leaves out, with « not found »: not routes of ours
    if (!route || methodes.length !== 1 || route.path.endsWith('*')) return [];
    return methodes.map((m) => `${m.toUpperCase()} ${route.path}`);
  });
}
