/** Which parcours an operator means: its UUID, or the number of its PASS, with or without spaces. */
import type { Jalon } from '@jalon/application';
import { exigerLeJournal } from './a-jour.js';
import { ErreurCli } from './codes.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NUMERO = /^\d{12}$/;

/** @throws ErreurCli usage: neither; introuvable: no parcours of that number; indisponible: the log does not answer, or the keys are missing */
export async function designer(mots: readonly string[], jalon: Jalon): Promise<string> {
  const texte = mots.join('').replaceAll(/\s/g, '');
  if (UUID.test(texte)) return texte.toLowerCase();
  if (!NUMERO.test(texte))
    throw new ErreurCli(
      'usage',
      `« ${mots.join(' ')} » n’est ni un identifiant de parcours ni un numéro de PASS (12 chiffres).`,
    );
  await exigerLeJournal(jalon);
  // the number is under the key of its person: without the keys, nothing tells who has it
  if (jalon.ecriture.causes().some(({ code }) => code === 'cles' || code === 'coffre'))
    throw new ErreurCli(
      'indisponible',
      'sans les clés des personnes, un numéro de PASS ne se cherche pas : remettez-les, ou désignez le parcours par son identifiant.',
    );
  const trouve = await jalon.parcoursDuPass(texte);
  if (trouve === null) throw new ErreurCli('introuvable', `aucun parcours ne porte le PASS ${texte}.`);
  return trouve;
}
