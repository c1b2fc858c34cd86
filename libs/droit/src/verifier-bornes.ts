/**
 * Checks the boundaries: each line is judged on its eve, its day and its morrow, and each threshold of each version is read by one,
 * which is seen by moving the threshold by one: a line whose three answers stay the same does not read it.
 */
import { BorneIllisible, essayer, type Outils } from './essai-borne.js';
import { essaisDe, type Essais } from './essais.js';
import { ajouterJours, type Jour } from './jour.js';
import { versionsPour, type Parametre, type Version } from './parametre.js';
import type { Referentiel } from './referentiel.js';
import type { Borne } from './schemas/borne.js';
import { deplacer, seuils } from './seuils.js';

export type ControleBorne =
  | 'borne_incomplete'
  | 'borne_fausse'
  | 'borne_sans_effet'
  | 'borne_sans_source'
  | 'seuil_sans_borne'
  | 'effet_sans_borne'
  | 'condition_sans_borne'
  | 'exception_inutile';
export type Dire = (parametre: string, controle: ControleBorne, message: string) => void;

const FICHIER = 'bornes';
const attendus = (b: Borne): readonly (string | number | null)[] | undefined =>
  b.regle === undefined ? b.attendus : b.satisfaite;

/** @param parametre the file the line is in; null: `essais/bornes.yaml`, where no parameter has to be read */
function juger(referentiel: Referentiel, b: Borne, parametre: string | null, outils: Outils, dire: Dire): void {
  const ou = parametre ?? FICHIER;
  const prevu = attendus(b);
  if (!prevu || (b.regle !== undefined && b.condition === undefined))
    return dire(ou, 'borne_incomplete', `« ${b.nom} » ne dit pas ce qui est attendu`);
  try {
    const essais = essayer(referentiel, b, outils);
    const faux = essais.filter((e, i) => e.resultat !== prevu[i]);
    if (faux.length > 0)
      dire(
        ou,
        'borne_fausse',
        `« ${b.nom} » : ${faux.map((e) => `${e.valeur} donne ${e.resultat ?? 'rien'}`).join(', ')} au lieu de ${prevu.join(', ')}`,
      );
    // Month ends may send three days to the same one: a calculation that does not move is still a result.
    if (b.regle !== undefined && new Set(prevu).size === 1)
      dire(ou, 'borne_sans_effet', `« ${b.nom} » attend la même réponse les trois jours`);
    const lue = (jour: Jour): boolean =>
      parametre !== null && referentiel.auJour(jour, b.lecture).lire(parametre as never) !== null;
    // A parameter without a version on that day has nothing to cite; a finding about health hides its source, not its article.
    const muets = essais
      .filter((e) => [e.jour, e.valeur].every((jour) => typeof jour !== 'string' || lue(jour)))
      .flatMap((e) => e.constats)
      .filter((k) => k.condition === b.condition && !k.sources.some((x) => x.startsWith(`${ou}@`)))
      .filter((k) => !(k.personnel === true && k.sources.length === 0 && k.references.length > 0));
    if (muets.length > 0) dire(ou, 'borne_sans_source', `« ${b.nom} » : ${b.condition} ne cite pas ce paramètre`);
  } catch (e) {
    if (!(e instanceof BorneIllisible)) throw e;
    dire(ou, 'borne_incomplete', `« ${b.nom} » ${e.message}`);
  }
}

/** Every boundary line, judged. */
export function verifierBornes(referentiel: Referentiel, essais: Essais, outils: Outils, dire: Dire): void {
  for (const chemin of referentiel.parametres.keys())
    for (const b of essaisDe(essais, chemin).bornes) juger(referentiel, b, chemin, outils, dire);
  for (const b of essais.generales.dossier) juger(referentiel, b, null, outils, dire);
}

/** `pass/numero.chiffres`, with `*` for any code: `eligibilite/criteres/*.niveau`. */
function vise(motif: string, seuil: string): boolean {
  const [avant = '', apres] = motif.split('*');
  if (apres === undefined) return motif === seuil;
  const code = seuil.slice(avant.length, seuil.length - apres.length);
  return seuil === `${avant}${code}${apres}` && code !== '' && !code.includes('/');
}

/** Every threshold of every version, every condition: read by a boundary, or named where it is said why not. */
export function verifierCouvertureDesBornes(
  referentiel: Referentiel,
  essais: Essais,
  outils: Outils,
  dire: Dire,
): void {
  const { dossier, oui_ou_non, sans_borne } = essais.generales;
  const motifs = Object.keys(sans_borne);
  const employes = new Set<string>();
  const excepte = (seuil: string): boolean => {
    const motif = motifs.find((m) => vise(m, seuil));
    if (motif !== undefined) employes.add(motif);
    return motif !== undefined;
  };
  for (const p of referentiel.parametres.values()) {
    const lectures = new Lectures(referentiel, p, essaisDe(essais, p.chemin).bornes, outils);
    for (const v of p.versions) {
      const version = `la version du ${v.effet}${v.lecture ? ` (${v.lecture})` : ''}`;
      for (const seuil of seuils(v.valeurs))
        if (!excepte(`${p.chemin}.${seuil}`) && !lectures.seuilLu(v, seuil))
          dire(p.chemin, 'seuil_sans_borne', `${version} a un seuil qu’aucune borne ne lit : ${seuil}`);
      const dit = excepte(`${p.chemin}.effet`) || excepte(`${p.chemin}@${v.effet}`);
      if (changeQuelqueChose(p, v) && !dit && !lectures.effetLu(v))
        dire(p.chemin, 'effet_sans_borne', `${version} change la règle, et aucune borne ne le montre ce jour-là`);
    }
  }
  for (const m of motifs.filter((x) => !employes.has(x)))
    dire(FICHIER, 'exception_inutile', `« ${m} » ne vise aucun seuil`);

  const bornees = new Set(
    [...[...essais.parametres.values()].flatMap((e) => e.bornes), ...dossier].map((b) => b.condition),
  );
  for (const c of Object.keys(referentiel.conditions))
    if (bornees.has(c) === oui_ou_non.includes(c))
      dire(
        FICHIER,
        'condition_sans_borne',
        bornees.has(c)
          ? `la condition « ${c} » a des bornes : elle n’est pas un simple oui ou non`
          : `la condition « ${c} » n’a ni borne, ni place parmi les simples oui ou non`,
      );
  for (const c of oui_ou_non.filter((x) => !(x in referentiel.conditions)))
    dire(FICHIER, 'exception_inutile', `« ${c} » n’est pas une condition`);
}

/** False for a version that only renews the text, and for a repeal of nothing. */
function changeQuelqueChose(p: Parametre, v: Version): boolean {
  const versions = versionsPour(p, v.lecture ?? 'plateforme');
  const avant = versions[versions.indexOf(v) - 1];
  const dit = (x: Version | undefined): string => (x && !x.abroge ? JSON.stringify(x.valeurs) : '');
  return dit(avant) !== dit(v);
}

/** Days of the decision of a line: one, or three when it is the day that moves. */
const joursDeDroit = ({ champ, le, borne }: Borne): Jour[] =>
  champ === 'le' && typeof borne === 'string'
    ? [-1, 0, 1].map((n) => ajouterJours(borne, n))
    : le === undefined
      ? []
      : [le];
const enVigueur = (p: Parametre, b: Borne, jour: Jour): Version | undefined =>
  versionsPour(p, b.lecture).findLast((v) => v.effet <= jour);

/** What the boundary lines of one file read, seen by moving one thing in one of its versions. */
class Lectures {
  private readonly vraies = new Map<Borne, string>();
  constructor(
    private readonly referentiel: Referentiel,
    private readonly p: Parametre,
    private readonly bornes: readonly Borne[],
    private readonly outils: Outils,
  ) {}

  /** Of the lines judged by that version, some answers otherwise when the threshold is one more, and some when it is one less. */
  seuilLu(v: Version, seuil: string): boolean {
    const siennes = this.bornes.filter((b) => joursDeDroit(b).some((jour) => enVigueur(this.p, b, jour) === v));
    return [1, -1].every((pas) => {
      const valeurs = deplacer(v.valeurs, seuil.split('.'), pas) as Version['valeurs'];
      return siennes.some(this.changeAvec(v, { ...v, valeurs }));
    });
  }

  /** Some line is judged on the eve, the day and the morrow of the first day, and answers otherwise when it comes a day later. */
  effetLu(v: Version): boolean {
    const autour = this.bornes.filter((b) => b.borne === v.effet);
    return autour.some(this.changeAvec(v, { ...v, effet: ajouterJours(v.effet, 1) }));
  }

  private changeAvec(v: Version, autre: Version): (b: Borne) => boolean {
    const versions = this.p.versions.map((x) => (x === v ? autre : x));
    const ailleurs = this.referentiel.avec({ ...this.p, versions });
    return (b) => {
      const vraie = this.vraies.get(b) ?? this.reponses(this.referentiel, b);
      this.vraies.set(b, vraie);
      return vraie !== this.reponses(ailleurs, b);
    };
  }

  /** The three answers on one line; a line that cannot be judged reads nothing. */
  private reponses(referentiel: Referentiel, b: Borne): string {
    try {
      return essayer(referentiel, b, this.outils)
        .map((e) => e.resultat ?? '')
        .join(' ; ');
    } catch (e) {
      if (!(e instanceof BorneIllisible)) throw e;
      return '';
    }
  }
}
