/** The hours of a month, for all those whom an employer employs: one line per contract, or per mise à disposition. Nothing is judged here. */
import { ajouterJours, ajouterMois, type Jour } from '@jalon/droit';
import { genreDeLecteur, type Acteur, type Vue } from '@jalon/parcours';
import type { Projections } from '@jalon/projections';
import { perimetreDeListe } from '../lecteur/liste.js';
import type { Moteur, MoteurStructures } from '../resultat.js';

/** Parcours looked at for one page: each is read whole. */
const PAR_PAGE = 100;

export interface LigneDHeures {
  parcours: string;
  revision: number;
  nom: string | null;
  prenom: string | null;
  contrat: string;
  libelleContrat: string;
  debut: Jour;
  fin: Jour | null;
  miseADisposition: string | null;
  libelleUtilisateur: string | null;
  /** Said already for that month. */
  declarees: number | null;
  moisPrecedent: number | null;
  /** Of the person, all her employers together; null: nothing of hers is capped. */
  plafond: number | null;
  restantes: number | null;
}
export interface HeuresDuMois {
  /** AAAA-MM */
  mois: string;
  lignes: LigneDHeures[];
  /** Next page; null: there is none. */
  suite: number | null;
}
export interface SourcesDHeures {
  projections: Pick<Projections, 'liste'>;
  moteur: Moteur;
  structures: MoteurStructures;
}

const avant = (mois: string): string => ajouterMois(`${mois}-01`, -1).slice(0, 7);

/** @returns null: this actor employs nobody */
export async function heuresDuMois(
  { projections, moteur, structures }: SourcesDHeures,
  acteur: Acteur,
  { mois: demande, page = 1, jour }: { mois?: string | undefined; page?: number | undefined; jour: Jour },
): Promise<HeuresDuMois | null> {
  if (genreDeLecteur(acteur) !== 'siae') return null;
  const mois = demande ?? avant(jour.slice(0, 7));
  const predecesseurs = await structures.predecesseurs(acteur);
  const siens = new Set([acteur.organisation.id, ...predecesseurs]);
  const regard = perimetreDeListe(acteur, predecesseurs);
  const question = { jour, tri: 'nom', page, taille: PAR_PAGE } as const;
  await projections.liste.preparer(regard, question);
  const { lignes: candidats } = projections.liste.listerPour(regard, question);
  const lignes: LigneDHeures[] = [];
  for (const { id, fin } of candidats) {
    const lu = id === null || fin === null ? null : await moteur.consulter(id, { lecteur: acteur });
    if (lu && id !== null) lignes.push(...lignesDe(id, lu.revision, lu.vue, siens, mois));
  }
  return { mois, lignes, suite: candidats.length < PAR_PAGE ? null : page + 1 };
}

function lignesDe(
  parcours: string,
  revision: number,
  vue: Vue,
  siens: ReadonlySet<string>,
  mois: string,
): LigneDHeures[] {
  const du = `${mois}-01`;
  const au = ajouterJours(ajouterMois(du, 1), -1);
  const court = (debut: Jour, fin: Jour | null): boolean => debut <= au && (fin ?? au) >= du;
  const { personne, compteur480h: compteur } = vue;
  return vue.contrats
    .filter((c) => siens.has(c.siae) && c.etat !== 'annule' && court(c.debut, c.finEffective ?? c.fin))
    .flatMap((c) => {
      const mises = vue.misesADisposition.filter((m) => m.contrat === c.id && court(m.debut, m.fin));
      const dites = (quand: string, mise: string | null): number | null =>
        vue.heures.find((h) => h.contrat === c.id && h.mois === quand && h.miseADisposition === mise)?.heures ?? null;
      const commun = {
        parcours,
        revision,
        nom: personne?.nom ?? null,
        prenom: personne?.prenom ?? null,
        contrat: c.id,
        libelleContrat: c.libelleType,
        plafond: compteur?.plafond ?? null,
        restantes: compteur?.restantes ?? null,
      };
      // hours said of the contract itself stay a line, whatever came after
      const seul = mises.length === 0 || dites(mois, null) !== null;
      return [
        ...(seul ? [{ ...c, miseADisposition: null, libelleUtilisateur: null }] : []),
        ...mises.map((m) => ({ ...m, miseADisposition: m.id })),
      ].map(({ debut, fin, miseADisposition, libelleUtilisateur }) => ({
        ...commun,
        debut,
        fin,
        miseADisposition,
        libelleUtilisateur,
        declarees: dites(mois, miseADisposition),
        moisPrecedent: dites(avant(mois), miseADisposition),
      }));
    });
}
