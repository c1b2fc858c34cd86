/** Two dossiers of one person: what the rule that merges them looks at, and what the merge leaves in each (D29). */
import { ajouterJours, max, min, type Jour, type SituationRapprochement } from '@jalon/droit';
import { cleDHomonymie, rapportEntre } from '@jalon/identite';
import type { Contexte } from '../contexte.js';
import type { Consignes } from './consignes.js';
import type { Fait } from '../faits/index.js';
import type { Dossier, Pass, Personne, Prolongation } from './dossier.js';

export const consignerRapprochement: Consignes<'ParcoursRapproche' | 'DoublonClos'> = {
  ParcoursRapproche: (d, { data, le, revision }) => ({
    rapprochements: [...d.rapprochements, { parcours: data.doublon, le, revision }],
  }),
  DoublonClos: (_, { data, le, revision }) => ({ doublonDe: { parcours: data.principal, le, revision } }),
};

/** What a merge, or its undoing, decided in the dossier kept does to the other one; null: nothing, or it is done already. */
export function suiteDansLeDoublon(
  fait: Fait,
  principal: string,
  { dossier, revision }: { dossier: Dossier; revision: number },
): Fait | null {
  const suivi = dossier.doublonDe?.parcours === principal ? dossier.doublonDe : null;
  const commun = { le: fait.le, par: fait.par, revision: revision + 1 };
  if (fait.type === 'ParcoursRapproche' && suivi === null)
    return { type: 'DoublonClos', data: { principal, raison: fait.data.raison ?? '' }, ...commun };
  if (fait.type === 'FaitRectifie' && suivi !== null)
    return { ...fait, data: { ...fait.data, fait: suivi.revision, typeRectifie: 'DoublonClos' }, ...commun };
  return null;
}

const enVigueur = ({ pass, cloture, doublonDe }: Dossier, jour: Jour): boolean =>
  pass !== null && !pass.annule && cloture === null && doublonDe === null && jour <= pass.fin;

const identite = (p: Personne | null) =>
  p && { nom: p.nom, prenom: p.prenom, naissance: p.naissance, ...(p.sexe ? { sexe: p.sexe } : {}) };

export function situationRapprochement(
  d: Dossier,
  { parcours }: { parcours: string },
  { jour, aRapprocher }: Contexte,
): SituationRapprochement | null {
  if (aRapprocher === undefined) return null;
  const autre = aRapprocher?.lie === true ? aRapprocher.dossier : null;
  const rapport = d.personne && autre?.personne ? rapportEntre(d.personne, autre.personne) : null;
  return {
    luiMeme: parcours === d.id,
    autre: autre && {
      dejaDoublon: autre.doublonDe !== null && autre.doublonDe.parcours !== d.id,
      dejaRapproche: d.rapprochements.some((r) => r.parcours === parcours),
      identifiantsContraires: rapport === 'autre' && identifiantsCommuns(d.personne, autre.personne),
      memesNoms:
        d.personne !== null && autre.personne !== null && cleDHomonymie(d.personne) === cleDHomonymie(autre.personne),
      passEnVigueur: enVigueur(autre, jour),
      identite: identite(autre.personne),
    },
    passEnVigueur: enVigueur(d, jour),
    identite: identite(d.personne),
  };
}

/** They are told apart by an identifier of one kind, and not only by their names. */
const identifiantsCommuns = (a: Personne | null, b: Personne | null): boolean =>
  (a?.nir !== undefined && b?.nir !== undefined) ||
  (a?.identifiantFranceTravail !== undefined && b?.identifiantFranceTravail !== undefined);

/** Last day of a PASS: that of a duplicate ends on the eve of the merge, the person goes on with the other one. */
export const finDuPassSuivi = ({ doublonDe }: Pick<Dossier, 'doublonDe'>, pass: Pick<Pass, 'debut' | 'fin'>): Jour =>
  doublonDe === null ? pass.fin : max(pass.debut, min(pass.fin, ajouterJours(doublonDe.le, -1)));

const sont = (a: Dossier, b: Dossier): boolean => a.doublonDe?.parcours === b.id || b.doublonDe?.parcours === a.id;
/** What counts against a cap: the prolongations of this PASS, and of the one that ran beside it in a dossier merged with this one. */
export const prolongationsComptees = (d: Dossier, { autresDossiers = [] }: Contexte): Prolongation[] =>
  [d, ...autresDossiers.filter((autre) => sont(autre, d) && enMemeTemps(autre.pass, d.pass))].flatMap((x) =>
    x.prolongations.filter((p) => !p.retiree),
  );
const enMemeTemps = (a: Pass | null, b: Pass | null): boolean =>
  a !== null && b !== null && !a.annule && a.debut <= b.fin && b.debut <= a.fin;
