/**
 * Whether an answer opens nothing: any Node that started `jalon` then gives it, without a second process. Words alone, then one that asks
 * for help: whatever the words, no verb runs. An option before it might take it for its value.
 */
export function demandeDAide(mots) {
  const aide = ['--aide', '--help', '-h'].includes(mots.at(-1));
  if (aide && mots.slice(0, -1).every((mot) => /^[a-z]/.test(mot))) return true;
  return ['', 'aide', 'aide codes'].includes(mots.join(' '));
}
