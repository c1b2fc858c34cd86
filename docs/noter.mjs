// Asks the server, keeps what it answers as an example. Long lists are cut: an example shows a form.
const ELEMENTS = 2;
const court = (v) => {
  if (Array.isArray(v)) return v.slice(0, ELEMENTS).map(court);
  if (typeof v !== 'object' || v === null) return v;
  return Object.fromEntries(Object.entries(v).map(([cle, valeur]) => [cle, court(valeur)]));
};

/**
 * @param joues filled: body by `operationId status`
 * @param qui headers that say who acts
 * @returns {(cles: string | string[], chemin: string, envoi?: object) => Promise<object>} body as it came; throws when the status is not that of its key
 */
export const noteur =
  (base, joues, qui) =>
  async (cles, chemin, { corps, brut, persona, entetes = {}, fixer = (lu) => lu, recu = () => undefined } = {}) => {
    const envoi = brut ?? (corps === undefined ? undefined : JSON.stringify(corps));
    const r = await fetch(base + chemin, {
      method: envoi === undefined ? 'GET' : 'POST',
      headers: { ...qui(persona), ...(envoi === undefined ? {} : { 'Content-Type': 'application/json' }), ...entetes },
      ...(envoi === undefined ? {} : { body: envoi }),
    });
    recu(r);
    const lu = JSON.parse(await r.text());
    for (const cle of [cles].flat()) {
      const attendu = Number(cle.split(' ')[1]);
      if (attendu !== r.status) throw new Error(`${cle} : ${r.status} ${JSON.stringify(lu).slice(0, 400)}`);
      joues[cle] = court(fixer(lu));
    }
    return lu;
  };
