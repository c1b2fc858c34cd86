// Which room may import what (docs/architecture.md). An allow-list per room; every rule is seen failing in test/architecture.
const rooms = {
  'libs/droit': [],
  'libs/decider': [],
  'libs/event-store': [],
  'libs/preuve': [],
  'libs/confidentialite': [],
  'libs/visibilite': [],
  'libs/identite': [],
  'libs/exports': [],
  'libs/parcours': ['libs/droit', 'libs/decider', 'libs/visibilite', 'libs/identite'],
  'libs/conventionnement': ['libs/droit', 'libs/decider', 'libs/visibilite'],
  'libs/habilitations': ['libs/droit', 'libs/decider', 'libs/visibilite'],
  'libs/exploitation': ['libs/decider'],
  'libs/projections': ['libs/parcours', 'libs/droit', 'libs/decider', 'libs/event-store', 'libs/visibilite'],
  'libs/application': [
    'libs/droit',
    'libs/decider',
    'libs/parcours',
    'libs/conventionnement',
    'libs/habilitations',
    'libs/exploitation',
    'libs/event-store',
    'libs/preuve',
    'libs/confidentialite',
    'libs/visibilite',
    'libs/identite',
    'libs/projections',
  ],
  // stories for the engine, told from outside: no other room of libs may know them
  'libs/demonstration': ['libs/application', 'libs/parcours', 'libs/droit'],
  'libs/recits': ['libs/application', 'libs/parcours', 'libs/conventionnement', 'libs/droit'],
  'apps/api': ['libs/application', 'libs/projections', 'libs/demonstration', 'libs/exports'],
  'apps/cli': [
    'libs/application',
    'libs/projections',
    'libs/demonstration',
    'libs/recits',
    'libs/exports',
    'apps/lanceur',
  ],
  'apps/web': [],
  // bundled for a browser
  'apps/verifier': ['libs/application'],
  // runs on whatever Node the host has, before any of the product
  'apps/lanceur': [],
};
const folder = (room) => `^${room}/`;
const nom = (room) => room.replace('/', ':');

module.exports = {
  forbidden: [
    ...Object.entries(rooms).map(([room, permis]) => ({
      name: `${nom(room)}-imports`,
      severity: 'error',
      comment: `${room} may import: ${permis.join(', ') || 'nothing of ours'}`,
      from: { path: folder(room), pathNot: '\\.spec\\.tsx?$' },
      to: { path: '^(apps|libs)/', pathNot: [folder(room), ...permis.map(folder)] },
    })),
    {
      name: 'pure-domain',
      severity: 'error',
      comment:
        'droit, decider, parcours, conventionnement, habilitations, exploitation, visibilite and identite do no I/O and know no framework',
      from: {
        path: '^libs/(droit|decider|parcours|conventionnement|habilitations|exploitation|visibilite|identite)/src',
        pathNot: '\\.spec\\.ts$',
      },
      to: {
        path: [
          '^(node:)?(fs|fs/promises|path|crypto|http|https|net|os|child_process|worker_threads|timers)$',
          'node_modules/(@nestjs|@eventstore|react|better-sqlite3|class-validator|class-transformer)',
        ],
      },
    },
    {
      name: 'front-door-only',
      severity: 'error',
      comment: 'a room is entered through its index.ts; the page of an audit file, through hors-ligne.ts',
      from: { path: '^(apps|libs)/([^/]+)/', pathNot: '\\.spec\\.tsx?$' },
      to: {
        path: '^libs/([^/]+)/src/.+',
        pathNot: ['^libs/[^/]+/src/index\\.ts$', '^libs/application/src/hors-ligne\\.ts$', '^$1/$2/'],
      },
    },
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'through types too: two files that name each other can only be read together',
      from: {},
      to: { circular: true },
    },
    { name: 'couldNotResolve', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|donnees)/' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
