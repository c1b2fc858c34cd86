/** The list as a screen asks for it. */
import type { Jour } from '@jalon/droit';
import { SANS_IDENTITE, type Identite, type Identites } from '../identites.js';
import { colored } from '../projection.js';
import type { Reader, Lue } from '../reader.js';
import { parLesNoms, siaesLectrices } from './conditions.js';
import { demandePermise, type DemandeListe, type LecteurDeListe, type RegardSurLaListe } from './demande.js';
import { ligneListe, type LigneListe, type PageListe, type PageListeMontree, type RangLu } from './ligne-montree.js';
import { TOTAL_COMPTE } from './borne.js';
import { entiere, type Lire, type ListeEntiere } from './entiere.js';
import { Noms } from './noms.js';
import { compterParStructure } from './par-structure.js';
import { tableListe } from './table.js';
import { colonnes, queries, type Textes } from './textes.js';

export interface Liste {
  /** Everything, for the operator of the data or a computation. */
  lister(demande: DemandeListe): PageListe;
  /**
   * What one reader may read, as she may see it: the total counts it alone, up to `TOTAL_COMPTE` unless all is asked. What she asks on what she does not see is not looked at.
   */
  listerPour(regard: RegardSurLaListe, demande: DemandeListe): PageListeMontree;
  /**
   * Every row that a request keeps, as they all were at one position, read without holding the event loop; null: more than `max`.
   * @throws ListeMouvante they went on changing while they were read
   */
  toutPour(regard: RegardSurLaListe, demande: DemandeListe, max: number): Promise<ListeEntiere | null>;
  /** How many parcours each employer has there, one count for all of them: what `listerPour` would total, without its bound. */
  compterParStructure(regard: RegardSurLaListe, demande: Pick<DemandeListe, 'jour' | 'etape'>): Map<string, number>;
  /** One row, for the operator; null when unknown. */
  trouver(parcours: string, jour: Jour): LigneListe | null;
  /**
   * Prepares what a reader asks, without holding the event loop: the first time, the names she may see are opened one by one. Optional:
   * the request does by itself what was not prepared.
   */
  preparer(regard: RegardSurLaListe, demande: DemandeListe): Promise<void>;
  /** Wipes these persons, erased, from what memory holds for sorting and searching. */
  oublier(parcours: readonly string[]): void;
}

function enLigne(rang: RangLu, jour: Jour, identites: Identites, lecteur?: LecteurDeListe): LigneListe {
  tableListe.convertir(rang);
  return ligneListe.composer(
    Object.assign(rang, identiteDe(rang, identites), { jour, siaesLectrices: siaesLectrices(lecteur) }),
  );
}
/** Opened as it is shown: a key destroyed since shows nothing, whatever memory was filled with. */
export const identiteDe = (
  { parcours, identite }: { parcours: string; identite: string | null },
  identites: Identites,
): Identite => (identite === null ? null : identites.dechiffrer(parcours, identite)) ?? SANS_IDENTITE;

const nomEcheances = ({ tables }: Lue): string => colored('echeances{c}', tables.color);

export function liste(lecture: Reader, identites: Identites): Liste {
  const noms = new Noms(identites);
  const lire = ({ tables, point }: Lue, textes: Textes, demande: DemandeListe, lecteur?: LecteurDeListe): PageListe => {
    const page = Math.max(1, Math.trunc(demande.page ?? 1));
    const taille = Math.min(200, Math.max(1, Math.trunc(demande.taille ?? 25)));
    // one more than is told: there are more
    const borne = demande.totalExact ? -1 : TOTAL_COMPTE + 1;
    const total = tables.sql<{ total: number }>(textes.total).get({ ...textes.liens, borne })?.total ?? 0;
    const auMoins = !demande.totalExact && total > TOTAL_COMPTE;
    const texte = total <= TOTAL_COMPTE && textes.rares !== undefined ? textes.rares : textes.page;
    const lignes = tables.sql<RangLu>(texte).all({ ...textes.liens, taille, saut: (page - 1) * taille });
    return {
      total: auMoins ? TOTAL_COMPTE : total,
      auMoins,
      page,
      taille,
      position: point.position,
      lignes: lignes.map((l) => enLigne(l, demande.jour, identites, lecteur)),
    };
  };
  const interroger = <T>(
    demande: DemandeListe,
    lecteur: LecteurDeListe | undefined,
    dire: (lue: Lue, textes: Textes) => T,
  ): T =>
    lecture.de('liste', (lue, autre) => {
      const echeances = nomEcheances(autre('echeances'));
      const dans = (scope?: number): T => dire(lue, queries(demande, echeances, lecteur, scope));
      return parLesNoms(demande) ? noms.exiger(lue.tables, lecteur, dans) : dans();
    });
  const lister = (demande: DemandeListe, lecteur?: LecteurDeListe): PageListe =>
    interroger(demande, lecteur, (lue, textes) => lire(lue, textes, demande, lecteur));
  // what stops it stops the request that follows too, and is told there
  const preparer = async (demande: DemandeListe, lecteur: LecteurDeListe): Promise<void> => {
    if (parLesNoms(demande)) await noms.charger(lecture, lecteur).catch(() => undefined);
  };
  return {
    lister: (demande) => lister({ ...demande, totalExact: true }),
    listerPour({ lecteur, vues }, demande) {
      const page = lister(demandePermise(demande, vues), lecteur);
      return { ...page, lignes: page.lignes.map((l) => ligneListe.montrer(l, vues)) };
    },
    compterParStructure: compterParStructure(lecture),
    trouver: (parcours, jour) =>
      lecture.de('liste', ({ tables }, autre) => {
        const texte = `SELECT ${colonnes(nomEcheances(autre('echeances')))} FROM liste{c} l WHERE l.parcours = @parcours`;
        const rang = tables.sql<RangLu>(texte).get({ parcours, jour });
        return rang ? enLigne(rang, jour, identites) : null;
      }),
    async toutPour({ lecteur, vues }, voulue, max) {
      const demande = demandePermise(voulue, vues);
      await preparer(demande, lecteur);
      const lues: Lire = {
        cles: (taille) =>
          interroger(demande, lecteur, ({ tables, point }, { cles, liens }) => ({
            position: point.position,
            cles: tables.sql<{ parcours: string }>(cles).all({ ...liens, taille, saut: 0 }),
          })),
        rangs: (cles) =>
          interroger(demande, lecteur, ({ tables }, { desCles, liens }) =>
            tables.sql<RangLu>(desCles).all({ ...liens, cles: JSON.stringify(cles) }),
          ),
        ligne: (rang) => ligneListe.montrer(enLigne(rang, demande.jour, identites, lecteur), vues),
      };
      return entiere(lues, demande, max);
    },
    preparer: ({ lecteur, vues }, demande) => preparer(demandePermise(demande, vues), lecteur),
    oublier: (parcours) => noms.oublier(parcours),
  };
}
