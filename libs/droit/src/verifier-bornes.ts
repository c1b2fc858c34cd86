/**
 * Checks the boundaries: each line is judged on its eve, its day and its morrow, and each threshold of each version is read by one,
 * which is seen by moving the threshold by one: a line whose three answers stay the same does not read it.
 */
import { BorneIllisible, essayer, type Outils } from './essai-borne.js';
import type { Parametre, Referentiel, Version } from './referentiel.js';
import type { Borne } from './schemas/borne.js';
import { deplacer, seuils } from './seuils.js';

export type ControleBorne =
  | 'borne_incomplete'
  | 'borne_fausse'
  | 'borne_sans_effet'
  | 'borne_sans_source'
  | 'seuil_sans_borne'
  | 'condition_sans_borne'
  | 'exception_inutile';
export type Dire = (parametre: string, controle: ControleBorne, message: string) => void;

const FICHIER = 'bornes';
const attendus = (b: Borne): readonly (string | number | null)[] | undefined =>
  b.regle === undefined ? b.attendus : b.satisfaite;

/** @param parametre the file the line is in; null: `parametres/bornes.yaml`, where no parameter has to be read */
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
    if (new Set(prevu).size === 1) dire(ou, 'borne_sans_effet', `« ${b.nom} » attend la même réponse les trois jours`);
    const muets = essais
      .flatMap((e) => e.constats)
      .filter((k) => k.condition === b.condition && !k.sansBase)
      .filter((k) => !k.sources.some((s) => s.startsWith(`${ou}@`)));
    if (parametre !== null && muets.length > 0)
      dire(ou, 'borne_sans_source', `« ${b.nom} » : ${b.condition} ne cite pas ce paramètre`);
  } catch (e) {
    if (!(e instanceof BorneIllisible)) throw e;
    dire(ou, 'borne_incomplete', `« ${b.nom} » ${e.message}`);
  }
}

/** Every boundary line of the référentiel, judged. */
export function verifierBornes(referentiel: Referentiel, outils: Outils, dire: Dire): void {
  for (const p of referentiel.parametres.values())
    for (const b of p.bornes) juger(referentiel, b, p.chemin, outils, dire);
  for (const b of referentiel.bornes.dossier) juger(referentiel, b, null, outils, dire);
}

/** `pass/numero.chiffres`, with `*` for any code: `eligibilite/criteres/*.niveau`. */
function vise(motif: string, seuil: string): boolean {
  const [avant = '', apres] = motif.split('*');
  if (apres === undefined) return motif === seuil;
  const code = seuil.slice(avant.length, seuil.length - apres.length);
  return seuil === `${avant}${code}${apres}` && code !== '' && !code.includes('/');
}

/** Every threshold of every version, every condition: read by a boundary, or named where it is said why not. */
export function verifierCouvertureDesBornes(referentiel: Referentiel, outils: Outils, dire: Dire): void {
  const { dossier, oui_ou_non, sans_borne } = referentiel.bornes;
  const motifs = Object.keys(sans_borne);
  const employes = new Set<string>();
  for (const p of referentiel.parametres.values())
    for (const v of p.versions)
      for (const seuil of seuils(v.valeurs)) {
        const motif = motifs.find((m) => vise(m, `${p.chemin}.${seuil}`));
        if (motif) employes.add(motif);
        else if (!lu(referentiel, p, v, seuil, outils))
          dire(
            p.chemin,
            'seuil_sans_borne',
            `la version du ${v.effet}${v.lecture ? ` (${v.lecture})` : ''} a un seuil qu’aucune borne ne lit : ${seuil}`,
          );
      }
  for (const m of motifs.filter((x) => !employes.has(x)))
    dire(FICHIER, 'exception_inutile', `« ${m} » ne vise aucun seuil`);

  const bornees = new Set(
    [...[...referentiel.parametres.values()].flatMap((p) => p.bornes), ...dossier].map((b) => b.condition),
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

/** Whether some line of the file answers otherwise when the threshold is one more, and some when it is one less. */
const lu = (referentiel: Referentiel, p: Parametre, v: Version, seuil: string, outils: Outils): boolean =>
  [1, -1].every((pas) => {
    const valeurs = deplacer(v.valeurs, seuil.split('.'), pas) as Version['valeurs'];
    const ailleurs = referentiel.avec({ ...p, versions: p.versions.map((x) => (x === v ? { ...v, valeurs } : x)) });
    return p.bornes.some((b) => reponses(referentiel, b, outils) !== reponses(ailleurs, b, outils));
  });

/** The three answers on one line; a line that cannot be judged reads nothing. */
function reponses(referentiel: Referentiel, b: Borne, outils: Outils): string {
  try {
    return essayer(referentiel, b, outils)
      .map((e) => e.resultat ?? '')
      .join(' ; ');
  } catch (e) {
    if (!(e instanceof BorneIllisible)) throw e;
    return '';
  }
}
