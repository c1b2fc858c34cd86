/** In demonstration nobody signs in, and no account is decided of: a session would be a second way to be somebody. */
import { probleme, ProblemeHttp } from '../problemes/probleme.js';
import type { Identite } from '../securite/identite.js';

/** @throws ProblemeHttp 404 */
export function exigerDesComptes(identite: Identite): void {
  if (identite.personas !== null)
    throw new ProblemeHttp(
      probleme(
        404,
        'introuvable',
        'Aucun compte ici',
        'Ce serveur est en démonstration : on y choisit un persona, personne ne s’y connecte.',
      ),
    );
}
