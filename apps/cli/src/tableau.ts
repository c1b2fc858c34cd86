/** Aligned columns; the last one is not padded. */
export function tableau(entetes: readonly string[], lignes: readonly (readonly string[])[]): string {
  const toutes = [entetes, ...lignes];
  const largeurs = entetes.map((_, i) => Math.max(...toutes.map((l) => [...(l[i] ?? '')].length)));
  const ecrire = (ligne: readonly string[]): string =>
    ligne
      .map((c, i) => (i === ligne.length - 1 ? c : c + ' '.repeat((largeurs[i] ?? 0) - [...c].length)))
      .join('  ')
      .trimEnd();
  return [ecrire(entetes), largeurs.map((l) => '─'.repeat(l)).join('  '), ...lignes.map(ecrire)].join('\n');
}

export const jourFr = (jour: string | null): string =>
  jour === null ? '—' : `${jour.slice(8, 10)}/${jour.slice(5, 7)}/${jour.slice(0, 4)}`;

const paris = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'medium' });
/** Instants are printed in Paris time; JSON keeps UTC. */
export const instantFr = (iso: string): string => (iso === '' ? '' : paris.format(new Date(iso)));
