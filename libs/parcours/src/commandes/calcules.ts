/** What follows from what is told instead of a fact, by the law of its day: what no reader could work out from a fact alone. */
import { comptageDit, comptageSortie, criteresDeNiveau, expirationDuDiagnostic, type Jour } from '@jalon/droit';
import type { Organisation } from '../acteur.js';
import { situerAu, type Contexte } from '../contexte.js';
import type { Dossier, FaitConsigne } from '../dossier/dossier.js';
import { situationSortie } from '../dossier/sortie.js';
import type { DonneesFait } from '../faits/index.js';

type Champs = NonNullable<DonneesFait<'FaitRectifie'>['remplacement']>;

/** What its criteria and its day make of a diagnosis, by the law of that day: levels, and until when it is valid. */
function calculesDuDiagnostic(d: Dossier, revision: number, champs: Champs, contexte: Contexte): Champs {
  const etabli = d.diagnostics.find((x) => x.revision === revision);
  if (!etabli) return {};
  const { droit } = situerAu(contexte, jourDit(champs) ?? etabli.le);
  const criteres = Array.isArray(champs['criteres']) ? champs['criteres'].map(String) : null;
  const expireLe = expirationDuDiagnostic(droit, etabli.par.role === 'prescripteur' ? 'prescripteur' : 'siae');
  return {
    ...(criteres
      ? { niveau1: criteresDeNiveau(droit, criteres, 1), niveau2: criteresDeNiveau(droit, criteres, 2) }
      : {}),
    ...(jourDit(champs) === null || expireLe === null ? {} : { expireLe }),
  };
}
const jourDit = ({ le }: Champs): Jour | null => (typeof le === 'string' ? le : null);
/** A diagnosis was made when it was told, or before. */
export const diagnosticAVenir = ({ type, le }: FaitConsigne, champs: Champs): string[] =>
  type === 'DiagnosticEtabli' && (jourDit(champs) ?? le) > le
    ? ['le : au plus tard le jour où le diagnostic a été enregistré']
    : [];

/** What follows from what is told instead, by the law of the day of the fact. */
export function calcules(d: Dossier, revision: number, champs: Champs, contexte: Contexte): Champs {
  const fait = d.faits[revision];
  if (!fait) return {};
  if (fait.type === 'DiagnosticEtabli') return calculesDuDiagnostic(d, revision, champs, contexte);
  const { droit } = situerAu(contexte, fait.le);
  if (fait.type !== 'SortieEnregistree') return {};
  const dite = { ...(fait.data as DonneesFait<'SortieEnregistree'>), ...champs } as {
    jour: Jour;
    le?: Jour;
    type: string;
    siae: Organisation;
  };
  const le = dite.le ?? dite.jour;
  const categorie = droit.lire(`sortie/types/${dite.type}`, le)?.valeurs.categorie;
  // D17, on what is known now of the year in which it falls
  const comptage = comptageDit(comptageSortie(droit, situationSortie(d, { ...dite, le }))?.constate);
  return {
    ...(categorie === undefined ? {} : { categorie }),
    ...(comptage === null ? {} : { comptage: { ...comptage } }),
  };
}
