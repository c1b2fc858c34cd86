/** RFC 9457 bodies. Nothing received is ever repeated in them, and no stack leaves the server. */
import type {
  Cause,
  ChampRefuse,
  FamilleRefus,
  PanneDeFichier,
  RefusComptes,
  RefusMoteur,
  RefusStructure,
} from '@jalon/application';

export interface Probleme {
  type: string;
  title: string;
  status: number;
  detail: string;
  [champ: string]: unknown;
}

export const TYPE_PROBLEME = 'application/problem+json';

/** Stops a request with a problem; thrown by controllers and guards, answered by the filter. */
export class ProblemeHttp extends Error {
  override name = 'ProblemeHttp';
  constructor(
    readonly probleme: Probleme,
    readonly entetes: Record<string, string> = {},
  ) {
    super(probleme.title);
  }
}

export const probleme = (
  status: number,
  code: string,
  title: string,
  detail: string,
  reste: Record<string, unknown> = {},
): Probleme => ({
  type: `urn:jalon:probleme:${code}`,
  title,
  status,
  detail,
  ...reste,
});

/** A command may or may not have been written: only its key can tell. */
export const issueInconnue = (panne: PanneDeFichier | null = null): Probleme =>
  probleme(
    503,
    'issue-inconnue',
    'issue-inconnue',
    `On ne sait pas si la demande a été enregistrée : renvoyez-la avec la même clé d’idempotence, elle n’aura qu’un effet.${panne ? ` ${panne.phrase}` : ''}`,
    panne ? { fichier: panne.nom, panne: panne.genre } : {},
  );

const STATUTS: Record<FamilleRefus, number> = {
  donnee: 400,
  acces: 403,
  introuvable: 404,
  etape: 409,
  conflit: 412,
  droit: 422,
};
const TITRES: Record<FamilleRefus, string> = {
  donnee: 'Données refusées',
  acces: 'Accès refusé',
  introuvable: 'Introuvable',
  etape: 'Impossible à cette étape',
  conflit: 'La situation a changé',
  droit: 'Refusé par le droit',
};
/** A key already used for another request: the request is well formed, it is the key that cannot be used again. */
const CLE_REUTILISEE = 'cle-reutilisee';

/** A refusal of the engine; `constats` are already explained. */
export function problemeDuRefus(refus: RefusMoteur | RefusStructure | RefusComptes): Probleme {
  const { famille, message, regle, champs, constats, possibles, revision, vue } = refus;
  const reutilisee = regle === CLE_REUTILISEE;
  return probleme(
    reutilisee ? 422 : STATUTS[famille],
    reutilisee ? CLE_REUTILISEE : famille,
    reutilisee ? CLE_REUTILISEE : TITRES[famille],
    message,
    {
      famille,
      ...(regle === undefined ? {} : { regle }),
      constats,
      ...(champs ? { champs } : {}),
      ...(possibles ? { possibles } : {}),
      revision,
      vue,
    },
  );
}

/** Malformed query, header or body, found before the engine. */
export const requeteRefusee = (champs: ChampRefuse[]): ProblemeHttp =>
  new ProblemeHttp(
    probleme(
      400,
      'donnee',
      TITRES.donnee,
      `Requête refusée : ${champs.map((c) => `${c.champ} (${c.regle})`).join(' ; ')}.`,
      {
        famille: 'donnee',
        champs,
        constats: [],
      },
    ),
  );
/** Read-only: the one 503 of a deployment that accepts no fact, with what to put back. */
export const lectureSeule = (causes: readonly Cause[]): Probleme =>
  probleme(
    503,
    'lecture-seule',
    'Lecture seule',
    `Rien n’a été écrit : Jalon est en lecture seule. ${causes.map((c) => `${c.phrase} ${c.remede}`).join(' ')}`,
    { causes },
  );
