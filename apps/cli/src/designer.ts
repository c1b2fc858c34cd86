/** Which parcours an operator means: its UUID, or the number of its PASS, with or without spaces. */
import { jourParis, type Jalon } from '@jalon/application';
import { rattraper } from './a-jour.js';
import { ErreurCli } from './codes.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const NUMERO = /^\d{12}$/;

/** @throws ErreurCli usage: neither; introuvable: no parcours of that number; retard: not all of them were read yet */
export async function designer(mots: readonly string[], jalon: Jalon): Promise<string> {
  const texte = mots.join('').replaceAll(/\s/g, '');
  if (UUID.test(texte)) return texte.toLowerCase();
  if (!NUMERO.test(texte))
    throw new ErreurCli(
      'usage',
      `« ${mots.join(' ')} » n’est ni un identifiant de parcours ni un numéro de PASS (12 chiffres).`,
    );
  const { aJour } = await rattraper(jalon);
  const { lignes } = jalon.projections.liste.lister({ jour: jourParis(jalon.horloge()), recherche: texte });
  const trouvee = lignes.find((l) => l.numero === texte);
  if (trouvee !== undefined) return trouvee.id;
  throw aJour
    ? new ErreurCli('introuvable', `aucun parcours ne porte le PASS ${texte}.`)
    : new ErreurCli('retard', `le PASS ${texte} n’est pas dans les listes, qui ne sont pas encore à jour : relancez.`);
}
