/**
 * A new motif of prolongation, from the law to the screen: one file of the law, and what it is tried with.
 *   node test/changements/motif.mjs
 */
import { essayer } from './copie.mjs';

const LOI = `libelle: Aide quotidienne à un proche
selon: jour_de_la_decision
sensible: non
versions:
  - effet: 2026-01-01
    publication: 2025-12-15
    siae: [AI, ACI, EI, ETTI, EITI]
    avis_prescripteur: false
    duree_max_demande: { valeur: 6, unite: mois }
    references:
      - { titre: "Code du travail, art. R. 5132-1-8", href: "https://code.travail.gouv.fr/code-du-travail/r5132-1-8" }
    note: "motif inventé pour cet essai"
`;
const ESSAIS = `bornes:
  - nom: "motif ouvert le 01/01/2026"
    regle: prolongation.demande
    situation: { motif: AIDANT }
    borne: 2026-01-01
    condition: motif_ouvert
    satisfaite: [non, oui, oui]
  - nom: "six mois au plus par demande"
    le: 2026-01-01
    regle: prolongation.demande
    situation: { motif: AIDANT, pass: { debut: 2024-03-01, fin: 2026-03-01 } }
    champ: fin
    borne: 2026-09-01
    condition: duree_max_demande
    satisfaite: [oui, oui, non]
`;
/** The form offers it, the door takes it, the journal says it, all with the label of the file. */
const DIT_PARTOUT = `
import assert from 'node:assert';
import { catalogueDEntrees, lireReferentiel, valider } from './dist/libs/application/src/index.js';
import { catalogue } from './dist/libs/parcours/src/index.js';
const libelle = 'Aide quotidienne à un proche';
const referentiel = lireReferentiel();
const { motif } = catalogueDEntrees.DemanderProlongation.choix(referentiel.auJour('2026-02-01'));
assert.deepEqual(motif.filter((m) => m.code === 'AIDANT'), [{ code: 'AIDANT', libelle }]);
const commande = valider('DemanderProlongation', { fin: '2026-08-01', motif: 'AIDANT' });
assert.ok(!('champs' in commande), JSON.stringify(commande));
const { phrase, exemple } = catalogue.ProlongationDemandee;
assert.ok(phrase({ ...exemple, motif: 'AIDANT' }, (chemin) => referentiel.libelle(chemin)).includes(libelle));
`;
const SPECS = [
  'libs/droit/src/verifier',
  'libs/droit/src/lisibilite',
  'libs/parcours/src/phrases',
  'test/architecture/couverture',
];

essayer({
  titre: 'Un motif de prolongation (AIDANT)',
  aLaMain: 1,
  changer(copie) {
    copie.ecrire('libs/droit/parametres/prolongation/motifs/AIDANT.yaml', LOI);
    copie.ecrire('libs/droit/essais/prolongation/motifs/AIDANT.yaml', ESSAIS);
  },
  verts: [
    ['npm', 'run', '-s', 'droit:verifier'],
    ['npm', 'run', '-s', 'docs'],
    ['npm', 'run', '-s', 'docs:verifier'],
    ['node', '--input-type=module', '--eval', DIT_PARTOUT],
    ['npm', 'run', '-s', 'jest', '--', ...SPECS, 'test/architecture/un-mot', 'libs/application/src/moteur/actions'],
  ],
});
