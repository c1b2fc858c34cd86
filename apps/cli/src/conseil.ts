/** « Vouliez-vous dire… ? », or nothing. Loads the application only when a word is wrong. */
export async function conseil(mot: string, connus: readonly string[]): Promise<string> {
  const { plusProche } = await import('./recits.js');
  const proche = plusProche(mot, connus);
  return proche === null ? '' : ` Vouliez-vous dire « ${proche} » ?`;
}
