/** What the user has typed, as typed; turned into the data of a command only when sent. */
import type { Champ } from './champs.js';

export type Valeur = string | Valeur[] | { [nom: string]: Valeur };
export type Saisie = { [nom: string]: Valeur };

/** First value of a field: empty, and as many empty fields as an object has. */
export function vide(champ: Champ): Valeur {
  if (champ.genre === 'objet') return Object.fromEntries(champ.champs.map((c) => [c.nom, vide(c)]));
  if (champ.genre === 'liste') return champ.requis && champ.element ? [vide(champ.element)] : [];
  return champ.genre === 'choixMultiple' ? [] : '';
}
/** One single thing to choose and a choice to make: it is chosen. */
const depart = (champ: Champ): Valeur =>
  champ.requis && champ.options.length === 1 && (champ.genre === 'choix' || champ.genre === 'choixEntier')
    ? (champ.options[0]?.code ?? '')
    : vide(champ);
/** @param propositions codes the server proposes, by field, null when they are not for this reader: ticked, when the form offers them; the user unticks what is not so */
export const saisieVide = (champs: Champ[], propositions: Record<string, string[]> | null = null): Saisie =>
  Object.fromEntries(
    champs.map((c) => {
      const proposes = (propositions?.[c.nom] ?? []).filter((code) => c.options.some((o) => o.code === code));
      return [c.nom, c.genre === 'choixMultiple' && proposes.length > 0 ? proposes : depart(c)];
    }),
  );

/** `24/11/26`, `24.11.2026`, `2026-11-24` → `2026-11-24`; anything else is left for the server to judge. */
export function jourSaisi(texte: string): string {
  const m = /^(\d{1,2})[ ./-](\d{1,2})[ ./-](\d{2}|\d{4})$/.exec(texte.trim());
  if (!m) return texte.trim();
  const [, jour = '', mois = '', annee = ''] = m;
  return `${annee.length === 2 ? `20${annee}` : annee}-${mois.padStart(2, '0')}-${jour.padStart(2, '0')}`;
}
/** `3/2026` → `2026-03`. */
export const moisSaisi = (texte: string): string =>
  texte
    .trim()
    .replace(/^(\d{1,2})[ ./-](\d{4})$/, (_, mois: string, annee: string) => `${annee}-${mois.padStart(2, '0')}`);

/** `1 204,5`, `17 h 30`, `17h30` → number; the text itself when it is none, so that the server can say what it expects. */
export function nombreSaisi(texte: string): number | string {
  const serre = texte.replace(/[\s\u00a0\u202f]/g, '');
  const duree = /^(\d+)h(\d{1,2})?$/i.exec(serre);
  if (duree) return Number(duree[1]) + Number(duree[2] ?? 0) / 60;
  const n = Number(serre.replace(',', '.'));
  return serre === '' || Number.isNaN(n) ? texte : n;
}

/** @returns undefined when nothing was entered: the key is then left out */
function donnee(champ: Champ, valeur: Valeur | undefined): unknown {
  if (valeur === undefined) return undefined;
  if (champ.genre === 'objet') {
    const objet = donneesDe(champ.champs, valeur as Saisie);
    return Object.keys(objet).length === 0 && !champ.requis ? undefined : objet;
  }
  if (Array.isArray(valeur)) {
    const { element } = champ;
    const liste = element ? valeur.map((v) => donnee(element, v)).filter((v) => v !== undefined) : valeur;
    return liste.length === 0 && !champ.requis ? undefined : liste;
  }
  if (typeof valeur !== 'string' || valeur.trim() === '') return undefined;
  if (champ.genre === 'ouiNon') return valeur === 'oui';
  if (champ.genre === 'date') return jourSaisi(valeur);
  if (champ.genre === 'mois') return moisSaisi(valeur);
  if (champ.genre === 'entier' || champ.genre === 'nombre' || champ.genre === 'choixEntier') return nombreSaisi(valeur);
  return valeur.trim();
}

/** Data of the command: empty fields are absent, numbers are numbers, days are ISO. */
export const donneesDe = (champs: Champ[], saisie: Saisie): Record<string, unknown> =>
  Object.fromEntries(
    champs.map((c) => [c.nom, donnee(c, saisie[c.nom])] as const).filter(([, valeur]) => valeur !== undefined),
  );

/** Every required field that is shown has something in it: the moment from which an effect can be asked for. */
export function estComplete(champs: Champ[], saisie: Saisie): boolean {
  const donnees = donneesDe(champs, saisie);
  return champs.every((c) => {
    const valeur = saisie[c.nom];
    if (c.nom in donnees && c.genre === 'objet') return estComplete(c.champs, valeur as Saisie);
    if (c.nom in donnees && c.element?.genre === 'objet' && Array.isArray(valeur)) {
      const { element } = c;
      return valeur.every((v) => estComplete(element.champs, v as Saisie));
    }
    return !c.requis || c.nom in donnees;
  });
}

/** Path of a field as the API names it in `champs`: `pieces[0].du` and `pieces.0.du` are the same place. */
export const cheminNormal = (chemin: string): string => chemin.replace(/\[(\d+)\]/g, '.$1').replace(/^data\./, '');
/** Id of the control of a field, target of the links of the error summary. */
export const idDuChamp = (chemin: string): string => `champ-${chemin.replaceAll('.', '-')}`;
