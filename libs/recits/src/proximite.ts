/** « Vouliez-vous dire… ? » : the nearest known word, when it is near enough to be a slip of the hand. */

/** Edits (insertion, deletion, replacement) that turn `a` into `b`. */
export function distance(a: string, b: string): number {
  let ligne = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const suivante = [i];
    for (let j = 1; j <= b.length; j++) {
      const cout = a[i - 1] === b[j - 1] ? 0 : 1;
      suivante.push(Math.min((suivante[j - 1] ?? 0) + 1, (ligne[j] ?? 0) + 1, (ligne[j - 1] ?? 0) + cout));
    }
    ligne = suivante;
  }
  return ligne[b.length] ?? 0;
}

/** @returns the nearest word within two edits (one for words of three letters or less), or null */
export function plusProche(mot: string, connus: readonly string[]): string | null {
  let meilleur: string | null = null;
  let seuil = Math.min(2, Math.max(1, Math.floor(mot.length / 3)));
  for (const connu of connus) {
    const d = distance(mot.toLowerCase(), connu.toLowerCase());
    if (d <= seuil && d > 0 && (meilleur === null || d < seuil)) {
      meilleur = connu;
      seuil = d;
    }
  }
  return meilleur;
}
