/**
 * Puts the compiled server and what it imports in one file, and the thread of its read models in another: opening a thousand small modules takes longer than everything else
 * a start does. Native code and files read from disk stay where they are.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const racine = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
/** Native, read from disk, or optional parts of Nest that are not installed. */
const DEHORS = [
  'better-sqlite3',
  '@node-rs/argon2',
  'swagger-ui-dist',
  '@nestjs/websockets',
  '@nestjs/microservices',
  '@nestjs/platform-fastify',
  '@fastify/static',
  '@fastify/view',
];

/** @param entree compiled module under `dist` @param fichier the one file it becomes, in `dist/apps/api` */
const empaqueter = (entree, fichier) =>
  build({
    root: racine,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true, external: DEHORS },
    build: {
      ssr: join(racine, 'dist', entree),
      outDir: join(racine, 'dist/apps/api'),
      emptyOutDir: false,
      minify: false,
      target: 'node20',
      rollupOptions: {
        external: (id) =>
          DEHORS.some((nom) => id === nom || id.startsWith(`${nom}/`)) || id.startsWith('class-transformer/storage'),
        output: { entryFileNames: fichier, codeSplitting: false },
      },
    },
  });

await empaqueter('apps/api/src/main.js', 'serveur.mjs');
await empaqueter('libs/application/src/modeles/fil-des-modeles.js', 'fil-des-modeles.mjs');
