/** A parameter is read at a glance by who knows the law: no long file, no long line. What it is tried with is wrapped too. */
import { describe, expect, it } from '@jest/globals';
import { textes } from '../essais/charger.js';
import type { Texte } from './parametre.js';

const LIGNES = 60;
const COLONNES = 160;
/** The only longer files: six to eight versions in two lectures, kept together so that the history of one motif is read in one go. */
const LONGS: Record<string, number> = {
  'prolongation/motifs/CDI_INCLUSION': 61,
  'prolongation/motifs/DIFFICULTES': 63,
  'prolongation/motifs/FORMATION': 83,
  'prolongation/motifs/RQTH': 68,
  'prolongation/motifs/SENIOR': 68,
};

const tropLongs = (fichiers: readonly Texte[], permis = LONGS): string[] =>
  fichiers.flatMap(({ chemin, yaml }) => {
    const lignes = yaml.trimEnd().split('\n').length;
    return lignes > (permis[chemin] ?? LIGNES) ? [`${chemin} : ${lignes} lignes`] : [];
  });
const tropLarges = (fichiers: readonly Texte[]): string[] =>
  fichiers.flatMap(({ chemin, yaml }) =>
    yaml
      .split('\n')
      .flatMap((l, i) => ([...l].length > COLONNES ? [`${chemin}, ligne ${i + 1} : ${[...l].length} colonnes`] : [])),
  );

describe('Les fichiers de la loi', () => {
  it('tiennent chacun en soixante lignes, sauf ceux dits ici', () => {
    expect(tropLongs(textes())).toEqual([]);
  });

  it('ceux dits ici sont bien plus longs : une exception qui ne sert plus s’enlève', () => {
    expect(
      tropLongs(textes(), {})
        .map((t) => t.replace(/ :.*/, ''))
        .sort(),
    ).toEqual(Object.keys(LONGS));
  });

  it('n’ont aucune ligne de plus de cent soixante colonnes, et leurs essais non plus', () => {
    expect(tropLarges([...textes(), ...textes('essais')])).toEqual([]);
  });

  it('une ligne ou un fichier de trop se voit', () => {
    const ligne = 'é'.repeat(COLONNES);
    expect(tropLarges([{ chemin: 'a', yaml: `${ligne}\n${ligne}x` }])).toEqual(['a, ligne 2 : 161 colonnes']);
    const fichier = (n: number): Texte => ({ chemin: 'b', yaml: 'a\n'.repeat(n) });
    expect(tropLongs([fichier(LIGNES), fichier(LIGNES + 1)])).toEqual(['b : 61 lignes']);
  });

  it('chaque fichier d’essais est au chemin du paramètre qu’il essaie', () => {
    const lois = new Set(textes().map((t) => t.chemin));
    expect(
      textes('essais')
        .map((t) => t.chemin)
        .filter((c) => c !== 'bornes' && !lois.has(c)),
    ).toEqual([]);
  });
});
