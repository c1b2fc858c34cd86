// What `decide` is measured on: (command, dossier, context) as the demonstration department gives them, plus every command it never gives.
import { catalogueDEntrees, lireReferentiel, valider } from '../../dist/libs/application/src/index.js';
import { planifier } from '../../dist/libs/demonstration/src/index.js';
import { coeurParcours } from '../../dist/libs/application/src/genres/parcours/coeur.js';
import { instruire } from '../../dist/libs/application/src/moteur/instruire.js';
import {
  commandes,
  decide,
  ECHEANCIER,
  echeances,
  etatInitial,
  structureParDefaut,
  vue,
} from '../../dist/libs/parcours/src/index.js';

const JOUR = '2026-11-24';
const PAR_COMMANDE = 300;
/** Who is tried for a command the department never gives: the first one whose role may. */
const ACTEURS = [
  { role: 'prescripteur', organisation: { id: 'ml-essai', type: 'ML', departement: '99', habilitee: true } },
  { role: 'prefet', organisation: { id: 'prefecture-99', type: 'PREFECTURE', departement: '99' } },
];

/** Refusals measured too: they are the product, and their message has to be written. */
const REFUS = ['DeclarerEmbauche', 'DemanderProlongation', 'SuspendrePass', 'EtablirDiagnostic'];

/** A story is told by episodes, and lived by days. */
const parJour = (etapes) => [...etapes].sort((a, b) => (a.le < b.le ? -1 : a.le > b.le ? 1 : 0));

/** @returns `decide`, and cases by kind of command; a hire that delivers the PASS and one that reuses it are two kinds */
export function chargerCatalogue(parcours) {
  const referentiel = lireReferentiel();
  const coeur = coeurParcours({ auJour: (jour) => referentiel.auJour(jour) });
  const cas = new Map();
  const contexteDe = (jour, acteur) => ({
    jour,
    acteur,
    droit: referentiel.auJour(jour),
    autresPass: [],
    predecesseurs: [],
    habilitations: {},
    structure: structureParDefaut,
    numeroPass: '999992600001',
  });
  function noter(nom, commande, etat, contexte) {
    if (!cas.has(nom)) cas.set(nom, []);
    const accord = decide(commande, etat, contexte).issue === 'accord';
    if (cas.get(nom).length < PAR_COMMANDE) cas.get(nom).push({ commande, etat, contexte, accord });
  }
  const etats = [];
  for (const recit of planifier(parcours, 1, JOUR)) {
    let etat = etatInitial(`demonstration-${recit.rang}`);
    for (const { le, acteur, type, data } of parJour(recit.commandes)) {
      etat = coeur.solder(etat, le).etat;
      const contexte = contexteDe(le, acteur);
      const porte = valider(type, typeof data === 'function' ? data(vue(etat, le, contexte.droit)) : data);
      if ('champs' in porte) throw new Error(`${type} : ${JSON.stringify(porte.champs)}`);
      const embauche = etat.dossier.pass ? ', PASS en cours' : ', PASS à délivrer';
      noter(type === 'DeclarerEmbauche' ? type + embauche : type, porte, etat, contexte);
      const suite = instruire(coeur, etat, porte, contexte);
      if (suite.refus) break;
      etat = suite.etat;
      etats.push({ etat, le, acteur });
      for (const due of echeances(etat, contexte.droit))
        noter(due.commande.type, due.commande, etat, contexteDe(due.le, ECHEANCIER));
    }
  }
  const racontees = new Set([...cas.keys()].map((nom) => nom.split(',')[0]));
  for (const type of Object.keys(commandes)) if (!racontees.has(type) || REFUS.includes(type)) essayer(type);
  return { decide, cas };

  /** The ordinary data of its button, on every dossier: the accepted ones, otherwise the refused ones (every condition is looked at too). */
  function essayer(type) {
    const refuses = [];
    for (const { etat, le, acteur } of etats) {
      const contexte = contexteDe(le, [acteur, ...ACTEURS].find((a) => commandes[type].qui.includes(a.role)) ?? acteur);
      const ici = { ...contexte, dossier: etat.dossier };
      for (const data of (catalogueDEntrees[type]?.gabarits?.(ici) ?? []).slice(0, 1)) {
        const decision = decide({ type, data }, etat, contexte);
        if (decision.issue === 'refus') refuses.push([{ type, data }, etat, contexte]);
        else if (!racontees.has(type)) noter(type, { type, data }, etat, contexte);
      }
    }
    if (cas.has(type) && !REFUS.includes(type)) return;
    const pas = Math.max(1, Math.floor(refuses.length / PAR_COMMANDE));
    for (let i = 0; i < refuses.length; i += pas) noter(`${type}, refusée`, ...refuses[i]);
  }
}
