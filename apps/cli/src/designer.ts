/** Which parcours an operator means: its UUID, or the number of its PASS, with or without spaces. */
import { jourParis, type Jalon } from '@jalon/application';
import { ErreurCli } from './codes.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NUMERO = /^\d{12}$/;
/** Time given to the read models to catch up with the log before a number is looked for, in milliseconds. */
const PATIENCE = 20_000;

/** @throws ErreurCli usage: neither; introuvable: no parcours of that number */
export async function designer(mots: readonly string[], jalon: Jalon): Promise<string> {
  const texte = mots.join('').replaceAll(/\s/g, '');
  if (UUID.test(texte)) return texte.toLowerCase();
  if (!NUMERO.test(texte))
    throw new ErreurCli(
      'usage',
      `« ${mots.join(' ')} » n’est ni un identifiant de parcours ni un numéro de PASS (12 chiffres).`,
    );
  const { head } = await jalon.store.health();
  await jalon.projections.quandTraite(head, PATIENCE);
  const { lignes } = jalon.projections.liste.lister({ jour: jourParis(jalon.horloge()), recherche: texte });
  const trouvee = lignes.find((l) => l.numero === texte);
  if (trouvee === undefined) throw new ErreurCli('introuvable', `aucun parcours ne porte le PASS ${texte}.`);
  return trouvee.id;
}
