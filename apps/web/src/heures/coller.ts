/** A column copied from a spreadsheet, with or without names, put in the lines it is for. */
import type { LigneDHeures } from '../api/types.js';

export const cleDe = ({ parcours, contrat, miseADisposition }: LigneDHeures): string =>
  `${parcours} ${contrat} ${miseADisposition ?? ''}`;

export interface Colle {
  /** Hours as they were written, by line. */
  valeurs: Map<string, string>;
  /** Names that no line bears. */
  inconnues: string[];
}

const replie = (texte: string): string =>
  texte
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
const noms = ({ nom, prenom }: LigneDHeures): string[] => [
  replie(`${nom ?? ''} ${prenom ?? ''}`),
  replie(`${prenom ?? ''} ${nom ?? ''}`),
];

/** @param depart line in which one pastes: what has no name goes down from there */
export function coller(texte: string, lignes: readonly LigneDHeures[], depart: string): Colle {
  const valeurs = new Map<string, string>();
  const inconnues: string[] = [];
  let place = Math.max(
    0,
    lignes.findIndex((l) => cleDe(l) === depart),
  );
  for (const rangee of texte.split(/\r?\n/)) {
    const cases = rangee.split(/\t|;/).map((c) => c.trim());
    const heures = cases.pop() ?? '';
    const nom = replie(cases.join(' '));
    // a title, or an empty row
    if (!/\d/.test(heures)) continue;
    if (nom === '') {
      const ligne = lignes[place++];
      if (ligne) valeurs.set(cleDe(ligne), heures);
      continue;
    }
    // somebody with several lines has several rows, in the same order
    const sienne = lignes.find((l) => noms(l).includes(nom) && !valeurs.has(cleDe(l)));
    if (sienne) valeurs.set(cleDe(sienne), heures);
    else inconnues.push(cases.filter(Boolean).join(' '));
  }
  return { valeurs, inconnues };
}
