/**
 * jest as everybody knows it, but for how a spec file gets its modules: Node loads the product once per worker (test/execution,
 * docs/adr/0028). The sandbox that jest gives each file by default takes twice the time, and stays: `JALON_JEST=isole`. It also serves
 * `--watch` and `--coverage`, which read modules that change or are instrumented, and a Node without `registerHooks` (before 22.15).
 */
import module from 'node:module';

const ISOLE = 'isole';
const demande = process.env['JALON_JEST'];
if (demande !== undefined && demande !== ISOLE)
  throw new Error(`JALON_JEST=${demande} : attendu « ${ISOLE} », ou rien.`);
const seul = process.argv.some((mot) => /^--(watch|watchAll|coverage|collectCoverage\w*)(=|$)/.test(mot));
const isole = demande === ISOLE || seul || module.registerHooks === undefined;

export default {
  ...(isole
    ? { testEnvironment: 'node' }
    : {
        runtime: '<rootDir>/test/execution/runtime.mjs',
        testEnvironment: '<rootDir>/test/execution/environment.mjs',
      }),
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  maxWorkers: '100%',
  moduleNameMapper: {
    '^@jalon/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  reporters: ['default', '<rootDir>/.ci/compte.mjs'],
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  testTimeout: 20_000,
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true, tsx: false },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
};
