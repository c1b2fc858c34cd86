/** Whether the structure is under agreement with the State (L. 5132-2; D8), and may hire meanwhile when its annexe is late (D42). */
import { ajouter, enFrancais, type Jour } from '../jour.js';
import type { Droit } from '../referentiel.js';
import type { Valeurs } from '../schemas/index.js';
import { constat, sansBase } from '../regle.js';
import type { Constat } from '../verdict.js';
import { arretAu, direArret, type Arret } from './convention-arretee.js';
import type { PeriodeAccordee } from './conventionnement.js';

/** What the facts of the structure say; null where nothing was recorded: the deployment answers for the structure. */
export interface Conventionnement {
  /** A first agreement was asked for or decided here: what is missing is then known to be missing. */
  instruite: boolean;
  conventions: readonly PeriodeAccordee[];
  annexes: readonly (PeriodeAccordee & { etat: string })[];
  /** Stops before the term; absent: none. */
  arrets?: readonly Arret[];
}

type Annexe = Conventionnement['annexes'][number];
type RegleAnnexe = Valeurs<'conventionnement/annexe'>;

const periode = ({ debut, fin }: PeriodeAccordee): string => `du ${enFrancais(debut)} au ${enFrancais(fin)}`;

const court = (droit: Droit, { fin_incluse }: RegleAnnexe, { debut, fin }: PeriodeAccordee): boolean =>
  debut <= droit.jour && (droit.jour < fin || (fin_incluse && droit.jour === fin));

/** Last day on which an annexe that is over still lets hire; null: none. A day of the year is the first one from its end on. */
function dernierJourDeMaintien({ maintien }: RegleAnnexe, { fin }: PeriodeAccordee): Jour | null {
  if (maintien?.duree) return ajouter(fin, maintien.duree);
  if (!maintien?.jusquau) return null;
  const annee = Number(fin.slice(0, 4));
  const [cetteAnnee, suivante] = [`${annee}-${maintien.jusquau}`, `${annee + 1}-${maintien.jusquau}`];
  return cetteAnnee >= fin ? cetteAnnee : suivante;
}

/** The annexe that was active, is over, and whose successor is awaited; with the last day on which that lets hire. */
function annexeASigner(droit: Droit, c: Conventionnement | null): { annexe: Annexe; jusquAu: Jour } | null {
  const regle = droit.lire('conventionnement/annexe')?.valeurs;
  if (!regle || !c?.instruite || arretAu(c.arrets ?? [], droit.jour)) return null;
  const actives = c.annexes.filter((a) => regle.etats_actifs.includes(a.etat));
  if (actives.some((a) => court(droit, regle, a))) return null;
  const annexe = actives
    .filter((a) => a.fin <= droit.jour)
    .sort((a, b) => (a.fin < b.fin ? -1 : 1))
    .at(-1);
  const jusquAu = annexe && dernierJourDeMaintien(regle, annexe);
  return annexe && jusquAu && droit.jour <= jusquAu ? { annexe, jusquAu } : null;
}

/** What the agreement is on that day, whatever may be done meanwhile. */
export function structureConventionnee(droit: Droit, c: Conventionnement | null): Constat {
  const [requise, regle] = [droit.lire('embauche/conventionnement'), droit.lire('conventionnement/annexe')];
  const dit = (satisfaite: boolean, constate: string, avertissement = false): Constat =>
    constat(
      'structure_conventionnee',
      satisfaite,
      'une structure conventionnée avec l’État',
      constate,
      [requise, regle],
      {
        avertissement,
      },
    );
  const arret = arretAu(c?.arrets ?? [], droit.jour);
  if (arret) return dit(false, direArret(arret));
  if (c === null || !c.instruite) return dit(true, 'conventionnée, d’après le déploiement');
  if (!regle) return sansBase('structure_conventionnee', 'l’annexe financière');
  const { etats_actifs, fin_incluse } = regle.valeurs;
  const active = c.annexes.find((a) => etats_actifs.includes(a.etat) && court(droit, regle.valeurs, a));
  if (active) return dit(true, `annexe financière ${active.etat} ${periode(active)}`);
  const derniere = c.annexes.at(-1);
  if (derniere)
    return dit(
      false,
      etats_actifs.includes(derniere.etat)
        ? `annexe financière ${periode(derniere)}, ${fin_incluse ? '' : 'dernier jour exclu, '}hors de laquelle ce jour tombe`
        : `annexe financière dans l’état ${derniere.etat}`,
    );
  const signee = c.conventions.find((x) => x.debut <= droit.jour && droit.jour <= x.fin);
  if (signee) return dit(true, `convention ${periode(signee)}, aucune annexe enregistrée`, true);
  return dit(false, 'aucune convention en vigueur à cette date');
}

/** The same for a hire, told on the day of `droit`: an annexe that is over holds until the next one, for a while. */
export function structureQuiEmbauche(droit: Droit, c: Conventionnement | null): Constat {
  const constatee = structureConventionnee(droit, c);
  const tenue = constatee.satisfaite ? null : annexeASigner(droit, c);
  return tenue === null
    ? constatee
    : {
        ...constatee,
        satisfaite: true,
        constate: `annexe financière ${periode(tenue.annexe)}, qui permet d’embaucher jusqu’au ${enFrancais(tenue.jusquAu)} inclus en attendant la suivante`,
      };
}

/** Never an obstacle: the annexe in which this hire is paid for is not signed yet. */
export function annexeAttendue(droit: Droit, c: Conventionnement | null): Constat | null {
  const tenue = annexeASigner(droit, c);
  return (
    tenue &&
    constat(
      'annexe_a_signer',
      true,
      'une annexe financière signée pour ce jour',
      `aucune depuis celle qui finit le ${enFrancais(tenue.annexe.fin)} ; sans elle, plus d’embauche après le ${enFrancais(tenue.jusquAu)}`,
      [droit.lire('conventionnement/annexe')],
      { avertissement: true },
    )
  );
}
