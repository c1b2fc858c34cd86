/** Requests for prolongation that wait for an answer: to whom, until when, and what their PASS has left. */
import type { Classes, Montre } from '@jalon/visibilite';
import { z } from 'zod';
import { identiteDe } from '../liste/query.js';
import { identiteSelon } from '../liste/textes.js';
import { siens, type LecteurDeListe } from '../liste/demande.js';
import { ligneListe } from '../liste/ligne-montree.js';
import { tableDepartements, tableIdentites, tableListe, tableOrganisations } from '../liste/table.js';
import type { Identite, Identites } from '../identites.js';
import { colored } from '../projection.js';
import type { Reader } from '../reader.js';
import { formeJour } from '../table/colonnes.js';
import { definirForme, type DonneesDe } from '../table/definir-forme.js';
import type { RangDe } from '../table/definir-table.js';

/** An habilitated prescripteur may decide, in its département, what is addressed to nobody or was left without answer (D31). */
export interface Competence {
  departement: string;
}

interface RangLu extends Identite, Pick<RangDe<typeof tableListe>, 'siae' | 'fin'> {
  parcours: string;
  identite: string | null;
  demande: string;
  prescripteur: string | null;
  sansReponseLe: string;
  /** 1 once the day without answer was recorded. */
  muette: number;
  rappelLe: string | null;
}
const demandeQuiAttend = definirForme<RangLu>()({
  parcours: { forme: z.string(), visible: 'parcours' },
  nom: ligneListe.champs.nom,
  prenom: ligneListe.champs.prenom,
  demande: { forme: z.string(), visible: 'pass' },
  /** Null: to any habilitated prescripteur of the département. */
  prescripteur: { forme: z.string().nullable(), visible: 'pass' },
  siae: ligneListe.champs.siae,
  fin: ligneListe.champs.fin,
  /** Day on which it is recorded that nobody answered. */
  sansReponseLe: { forme: formeJour, visible: 'pass' },
  sansReponse: { forme: z.boolean(), de: (r) => r.muette === 1, visible: 'pass' },
  /** Next reminder; null: none left. */
  rappelLe: { forme: formeJour.nullable(), visible: 'pass' },
});
export type DemandeQuiAttend = DonneesDe<typeof demandeQuiAttend>;

interface Noms {
  liste: string;
  organisations: string;
  departements: string;
  identites: string;
}

/** Parcours first, by the small tables of links: the row of the request is then found by its key. */
export function queries(
  lecteur: LecteurDeListe,
  noms: Noms,
  competente?: Competence,
): { texte: string; liens: Record<string, string> } {
  const dans = `SELECT parcours FROM ${noms.departements} WHERE departement = @lieu`;
  const liens: Record<string, string> =
    'organisation' in lecteur ? { siens: JSON.stringify(siens(lecteur)) } : { lieu: lecteur.departement };
  const siensAussi = `SELECT parcours FROM ${noms.organisations} WHERE organisation IN (SELECT value FROM json_each(@siens))`;
  let vus = 'organisation' in lecteur ? `e.parcours IN (${siensAussi})` : `e.parcours IN (${dans})`;
  if ('organisation' in lecteur && competente) {
    liens['lieu'] = competente.departement;
    vus = `(${vus} OR ((e.detail IS NULL OR e.faite_par IS NOT NULL) AND e.parcours IN (${dans})))`;
  }
  const texte = `SELECT e.parcours, e.ref AS demande, e.detail AS prescripteur, e.le AS sansReponseLe, e.faite_par IS NOT NULL AS muette,
    l.siae, l.fin, ${identiteSelon(noms.identites)},
    (SELECT min(r.le) FROM echeances{c} r WHERE r.parcours = e.parcours AND r.genre = 'rappel_prolongation' AND r.faite_par IS NULL) AS rappelLe
    FROM echeances{c} e JOIN ${noms.liste} l ON l.parcours = e.parcours AND l.demande_en_attente = e.ref
    WHERE e.genre = 'sans_reponse' AND ${vus} ORDER BY e.le, e.parcours`;
  return { texte, liens };
}

export const demandesQuiAttendent = (
  lecture: Reader,
  identites: Identites,
  lecteur: LecteurDeListe,
  vues: Classes,
  competente?: Competence,
): Montre<DemandeQuiAttend>[] =>
  lecture.de('echeances', ({ tables }, autre) => {
    const { color } = autre('liste').tables;
    const nommer = (table: { nom: string }): string => colored(table.nom, color);
    const { texte, liens } = queries(
      lecteur,
      {
        liste: nommer(tableListe),
        organisations: nommer(tableOrganisations),
        departements: nommer(tableDepartements),
        identites: nommer(tableIdentites),
      },
      competente,
    );
    const rangs = tables.sql<RangLu>(texte).all(liens);
    return rangs.map((r) =>
      demandeQuiAttend.montrer(demandeQuiAttend.composer(Object.assign(r, identiteDe(r, identites))), vues),
    );
  });
