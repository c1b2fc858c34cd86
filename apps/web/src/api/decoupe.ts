/** Server-sent events, cut out of what arrives. */

/** Whole events only; null: anything may have moved. @returns what is left of the text */
export function decouper(texte: string, recevoir: (parcours: string | null) => void): string {
  const morceaux = texte.split('\n\n');
  const reste = morceaux.pop() ?? '';
  for (const morceau of morceaux) {
    if (morceau.startsWith('event: tout')) recevoir(null);
    const donnees = /^data: (\{"parcours".*)$/m.exec(morceau)?.[1];
    if (donnees) recevoir((JSON.parse(donnees) as { parcours: string }).parcours);
  }
  return reste;
}
