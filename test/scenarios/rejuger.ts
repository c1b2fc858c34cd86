/** A story judged again once it is over: the commands behind its facts are found again, and the same law gives the same answers. */
import { expect } from '@jest/globals';
import type { Jalon, Lecture } from '@jalon/application';

/** @throws through `expect`, naming the facts whose verdict or dates differ */
export async function expectRejugeALIdentique({ moteur, lecture }: Jalon, parcours: readonly string[]): Promise<void> {
  const autre: Lecture = lecture === 'code' ? 'plateforme' : 'code';
  const ecarts: unknown[] = [];
  let conformes = 0;
  for (const id of parcours) {
    for (const f of (await moteur.rejuger(id))?.faits ?? [])
      if (f.resultat !== 'conforme' || f.conditions.length + f.valeurs.length > 0) ecarts.push(f);
    for (const f of (await moteur.rejuger(id, { lecture: autre }))?.faits ?? []) {
      if (f.resultat === 'conforme') conformes += 1;
      // nothing is erased in a story, and no difference goes without what differs
      else if (
        f.resultat === 'efface' ||
        f.resultat === 'non_rejugeable' ||
        f.conditions.length + f.valeurs.length === 0
      )
        ecarts.push(f);
    }
  }
  expect(ecarts).toEqual([]);
  expect((await moteur.rejugerTout({ lecture: autre })).totaux.conforme).toBe(conformes);
}
