/** A story judged again once it is over: the commands behind its facts are found again, and the same law gives the same answers. */
import { expect } from '@jest/globals';
import type { Jalon, Lecture } from '@jalon/application';

/** @throws through `expect`, naming the facts whose verdict or dates differ */
export async function expectRejugeALIdentique(
  { moteur, lecture, store }: Jalon,
  parcours: readonly string[],
): Promise<void> {
  const autre: Lecture = lecture === 'code' ? 'plateforme' : 'code';
  const ecarts: unknown[] = [];
  let conformes = 0;
  for (const id of parcours) {
    // nothing was asked again: each question judged is in the first fact of its command
    expect(await sansDemande(store, id)).toEqual([]);
    const efface = await estEfface(store, id);
    for (const f of (await moteur.rejuger(id))?.faits ?? [])
      if (
        efface ? !EFFACABLES.has(f.resultat) : f.resultat !== 'conforme' || f.conditions.length + f.valeurs.length > 0
      )
        ecarts.push(f);
    for (const f of (await moteur.rejuger(id, { lecture: autre }))?.faits ?? []) {
      if (f.resultat === 'conforme') conformes += 1;
      // nothing goes with a key that was not destroyed, and no difference without what differs
      else if (
        (f.resultat === 'efface' && !efface) ||
        f.resultat === 'non_rejugeable' ||
        (f.resultat !== 'efface' && f.conditions.length + f.valeurs.length === 0)
      )
        ecarts.push(f);
    }
  }
  expect(ecarts).toEqual([]);
  expect((await moteur.etudier({ lecture: autre })).totaux.conforme).toBe(conformes);
}

/** What a question is judged to once its person is erased. */
const EFFACABLES: ReadonlySet<string> = new Set(['efface', 'conforme']);
const estEfface = async (store: Jalon['store'], parcours: string): Promise<boolean> =>
  (await store.readStream(`parcours-${parcours}`)).some((e) => e.type.startsWith('DonneesEffacees.'));

/** Commands whose facts carry a verdict, and whose first one does not say what was asked. */
async function sansDemande(store: Jalon['store'], parcours: string): Promise<string[]> {
  const premiers = new Map<unknown, { cause: string; dite: boolean; jugee: boolean }>();
  for (const { data, meta } of await store.readStream(`parcours-${parcours}`)) {
    if ((meta['par'] as { role: string }).role === 'systeme') continue;
    // asked, and judged, in the dossier that kept the person
    if (data['typeRectifie'] === 'DoublonClos') continue;
    const vu = premiers.get(meta['commande']);
    const jugee = 'verdict' in data || vu?.jugee === true;
    const cause = (meta['cause'] as { commande: string }).commande;
    premiers.set(meta['commande'], { cause, dite: vu?.dite ?? '$demande' in data, jugee });
  }
  return [...premiers.values()].flatMap(({ cause, dite, jugee }) => (jugee === dite ? [] : [cause]));
}
