/** OpenAPI of the accounts of an organisation. */
import { ApiParam } from '@nestjs/swagger';
import { commandesDesAgents, formes } from '@jalon/application';
import {
  commande,
  corpsDe,
  decrire,
  ECRITE,
  ENTETE_REJOUEE,
  ETAG,
  ifMatch,
  lecture,
  ok,
  type Refus,
} from './commun.js';
import { problemeNu, refusDesComptes } from './formes.js';
import { vers } from './schemas.js';

const id = ApiParam({ name: 'id', description: 'Identifiant de l’organisation', schema: { type: 'string' } });
const INTROUVABLE: Refus = [
  404,
  'Sans comptes, ou pas de ceux que cet agent peut connaître ; ou serveur en démonstration',
  refusDesComptes,
  problemeNu,
];

export const DecrireComptes = (): MethodDecorator =>
  decrire(
    'listerComptes',
    'comptes',
    'Lister les comptes d’une organisation',
    'À ses agents, et à l’État dans son département.',
    id,
    ok('listerComptes', 'Les comptes, retirés compris', vers(formes.consultationComptes), { headers: ETAG }),
    lecture('listerComptes', INTROUVABLE),
  );
export const DecrireDecision = (): MethodDecorator =>
  decrire(
    'deciderDUnCompte',
    'comptes',
    'Décider d’un compte',
    'Inviter un agent, donner un nouveau lien à qui a perdu le sien ou de quoi s’identifier, nommer un administrateur, retirer un compte : un administrateur de l’organisation, ou l’État dans son département. `jeton` suit le signe dièse du lien `/invitation#…`.',
    id,
    ifMatch,
    corpsDe(commandesDesAgents),
    ok('deciderDUnCompte', 'Décision enregistrée, ou simulée', vers(formes.acceptationComptes), {
      headers: { ...ETAG, [ENTETE_REJOUEE]: ECRITE[ENTETE_REJOUEE] as never },
    }),
    commande('deciderDUnCompte', refusDesComptes, INTROUVABLE),
  );
