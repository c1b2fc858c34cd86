/** Requests for prolongation that wait: for whoever asked, for whoever decides, for the State that looks on (D13, D31). */
import { ajouterJours, type Jour } from '@jalon/droit';
import type { DelaisReponse, DemandeQuiAttend, Montre } from '@jalon/projections';
import { tache, type Tache } from './tache.js';

type Lue = Montre<DemandeQuiAttend>;

/** Day of the request: the day without answer, less the delay of that day. */
export function demandeeLe(sansReponseLe: Jour, delais: readonly DelaisReponse[]): Jour | null {
  const possibles = delais
    .map((d) => ({ effet: d.effet, le: ajouterJours(sansReponseLe, -d.sansReponse) }))
    .filter(({ effet, le }) => effet <= le);
  return possibles.toSorted((a, b) => (a.effet < b.effet ? 1 : -1))[0]?.le ?? null;
}

/** The end of the PASS, or the last day to answer: whichever comes first. */
const echeance = (d: Lue): Jour | null => {
  if (d.sansReponseLe === null) return d.fin;
  const dernier = ajouterJours(d.sansReponseLe, -1);
  return d.fin !== null && d.fin < dernier ? d.fin : dernier;
};

const commune = (d: Lue, delais: readonly DelaisReponse[]) => ({
  cle: `demande ${d.parcours} ${String(d.demande)}`,
  parcours: d.parcours,
  nom: d.nom,
  prenom: d.prenom,
  structure: d.siae,
  le: echeance(d),
  depuis: d.sansReponseLe === null ? null : demandeeLe(d.sansReponseLe, delais),
  rappelLe: d.rappelLe,
});

/** @param siens the prescripteur, and those to which it succeeds */
export const aDecider = (
  lues: readonly Lue[],
  siens: ReadonlySet<string>,
  delais: readonly DelaisReponse[],
  jour: Jour,
): Tache[] =>
  lues
    .filter((d) => d.prescripteur === null || siens.has(d.prescripteur) || d.sansReponse === true)
    .map((d) =>
      tache(jour, {
        ...commune(d, delais),
        titre: 'Décider de la prolongation',
        commande: 'AccorderProlongation',
        pourquoi: pourquoiDecider(d, siens),
      }),
    );
const pourquoiDecider = (d: Lue, siens: ReadonlySet<string>): string => {
  if (d.prescripteur !== null && siens.has(d.prescripteur)) return 'La demande vous est adressée.';
  return d.sansReponse === true
    ? 'Restée sans réponse : tout prescripteur habilité du département peut décider.'
    : 'Adressée à tout prescripteur habilité du département.';
};

/** Those of the structure that employs: it waits. */
export const quiAttendent = (
  lues: readonly Lue[],
  siens: ReadonlySet<string>,
  delais: readonly DelaisReponse[],
  jour: Jour,
): Tache[] =>
  lues
    .filter((d) => d.siae !== null && siens.has(d.siae))
    .map((d) =>
      tache(jour, {
        ...commune(d, delais),
        section: 'en_attente',
        titre: 'Suivre la demande de prolongation',
        attend: d.prescripteur,
        pourquoi:
          d.sansReponse === true
            ? 'Restée sans réponse : tout prescripteur habilité du département peut décider, et la demande peut être adressée à un autre.'
            : 'La décision appartient au prescripteur.',
      }),
    );

/** What the State follows: nobody answered. */
export const muettes = (lues: readonly Lue[], delais: readonly DelaisReponse[], jour: Jour): Tache[] =>
  lues
    .filter((d) => d.sansReponse === true)
    .map((d) =>
      tache(jour, {
        ...commune(d, delais),
        titre: 'Suivre la demande de prolongation restée sans réponse',
        attend: d.prescripteur,
        pourquoi: 'Aucun prescripteur n’a répondu dans le délai : aucune décision n’est automatique.',
      }),
    );
