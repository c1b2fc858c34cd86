/**
 * A new step of a parcours, with the fact that leads there and the command that asks for it: its button, its form, its API and its
 * sentence follow.
 *   node test/changements/etape.mjs
 */
import { essayer } from './copie.mjs';

const FAIT = `import { definirFait } from '@jalon/decider';
import { z } from 'zod';
import { personnel, verdict, verdictExemple } from './champs.js';

/** The prescripteur asks for more before deciding: the request waits, and is hers to decide all the same. */
export const ComplementDemande = definirFait({
  type: 'ComplementDemande',
  version: 1,
  schema: z.object({ precision: personnel(z.string()), verdict }),
  personnels: { precision: 'C3' },
  sansEffet: true,
  phrase: () => 'Un complément est demandé avant de décider de la prolongation.',
  exemple: { precision: 'Le bilan manque', verdict: verdictExemple('prolongation.refus', '2026-09-15') },
});
`;
const REGION = `            aCompleter: {
              meta: { libelle: 'Demande de prolongation à compléter' },
              tags: 'demandeEnAttente',
              on: {
                ProlongationAccordee: { target: 'aucune', ...siFavorable },
                ProlongationRefusee: { target: 'aucune', ...siFavorable },
                RappelProlongationEchu: noter,
                DemandeSansReponse: noter,
              },
            },
`;
const COMMANDE = `  DemanderComplement: definirCommande<DemanderComplement, SituationRefus>({
    faits: ['ComplementDemande'],
    qui: ['prescripteur'],
    regle: refusProlongation,
    // whoever may refuse may ask for more, and says what
    situation: (data, d, contexte) => ({
      ...decision(demandeVisee(d, undefined), false, contexte),
      motif: 'IAE',
      explication: data.precision,
      actions: [data.precision],
    }),
    proposer: (data, _, __, ___, verdict) => [{ type: 'ComplementDemande', data: { precision: data.precision, verdict } }],
  }),
`;
const ENTREE = `export class DemanderComplementDonnees {
  @Texte('Ce qui manque', { lignes: true, max: 2000 }) precision!: string;
}

`;
const PORTE = `  DemanderComplement: entree('DemanderComplement', {
    classe: DemanderComplementDonnees,
    libelle: 'Demander un complément',
    gabarits: () => [{ precision: 'précision' }],
  }),
`;

essayer({
  titre: 'Une étape (demande à compléter), son fait et sa commande',
  aLaMain: 5,
  changer(copie) {
    copie.ecrire('libs/parcours/src/faits/complement-demande.ts', FAIT);
    copie.modifier('libs/parcours/src/faits/index.ts', [
      [
        'import { ContestationTraitee }',
        "import { ComplementDemande } from './complement-demande.js';\nimport { ContestationTraitee }",
      ],
      ['  ProlongationRefusee,\n', '  ProlongationRefusee,\n  ComplementDemande,\n'],
    ]);
    copie.modifier('libs/parcours/src/machine.ts', [
      [
        '                DemandeSansReponse: noter,\n              },\n            },\n',
        `                DemandeSansReponse: noter,\n                ComplementDemande: { target: 'aCompleter', ...siFavorable },\n              },\n            },\n${REGION}`,
      ],
    ]);
    copie.modifier('libs/parcours/src/commandes/prolongation.ts', [
      [
        '/** What the rule looks at, whoever asks',
        'export interface DemanderComplement {\n  precision: string;\n}\n\n/** What the rule looks at, whoever asks',
      ],
      ['  RefuserProlongation: definirCommande', `${COMMANDE}  RefuserProlongation: definirCommande`],
    ]);
    copie.modifier('libs/application/src/porte/prolongation.ts', [
      ['export const entreesProlongation = {', `${ENTREE}export const entreesProlongation = {`],
      [
        "  RefuserProlongation: entree('RefuserProlongation'",
        `${PORTE}  RefuserProlongation: entree('RefuserProlongation'`,
      ],
    ]);
    // the lists that the tests hold, to be read again by whoever adds a step
    copie.modifier('test/modele/etapes.spec.ts', [
      ["['aucune', 'enAttente']", "['aucune', 'enAttente', 'aCompleter']"],
    ]);
  },
  verts: [
    ['npx', 'tsc', '-p', 'tsconfig.base.json', '--noEmit'],
    ['env', 'JALON_ECRIRE_FORMATS=oui', 'npm', 'run', '-s', 'jest', '--', 'test/histoires/formats'],
    ['env', 'JALON_REECRIRE=1', 'npm', 'run', '-s', 'jest', '--', 'test/modele'],
    ['npm', 'run', '-s', 'docs'],
    ['npm', 'run', '-s', 'docs:verifier'],
    ['npm', 'run', '-s', 'typecheck'],
    [
      'npm',
      'run',
      '-s',
      'jest',
      '--',
      'libs/parcours',
      'test/modele',
      'test/architecture/etiquettes',
      'libs/application/src/genres',
      'apps/api/src/api',
    ],
  ],
});
