/** A golden history: facts as they were stored (in clear), by which version, and what they added up to that day. */
import { typeStocke } from '@jalon/decider';
import { valider } from '@jalon/application';
import { agit, lireScenario } from '@jalon/recits';
import {
  catalogue,
  decide,
  ECHEANCIER,
  etatInitial,
  evolve,
  solder,
  structureParDefaut,
  vue,
  type Acteur,
  type Commande,
  type Contexte,
  type Etat,
  type Fait,
} from '@jalon/parcours';
import { referentiel } from '../../libs/droit/essais/charger.js';

const droit = referentiel();

export interface Histoire {
  titre: string;
  ecritePar: string;
  lecture: 'plateforme' | 'code';
  auJour: string;
  faits: { type: string; data: Record<string, unknown>; le: string; par: Acteur }[];
  etape: string;
  /** Dates and states, which no later law may change. */
  vue: Record<string, unknown>;
}

/** The part of the view that is made of facts alone. */
export function vueDesFaits(etat: Etat, jour: string, droit: Contexte['droit']): Record<string, unknown> {
  const { pass, contrats, suspensions, prolongations, demandes, sortie, cloture } = vue(etat, jour, droit);
  const dates = (liste: readonly unknown[]): unknown[] =>
    (liste as Record<string, unknown>[]).map(({ id, debut, fin, etat: e, jours }) => ({
      id,
      debut,
      fin,
      etat: e,
      jours,
    }));
  return JSON.parse(
    JSON.stringify({
      pass: pass && {
        numero: pass.numero,
        debut: pass.debut,
        fin: pass.fin,
        etat: pass.etat,
        joursRestants: pass.joursRestants,
      },
      contrats: dates(contrats),
      suspensions: dates(suspensions),
      prolongations: dates(prolongations),
      demandes: dates(demandes),
      sortie: sortie && { le: sortie.le, type: sortie.type },
      cloture: cloture && { le: cloture.le },
    }),
  ) as Record<string, unknown>;
}

/** Plays the accepted steps of a story of one parcours with the pure decider; null when the story needs more than that. */
export function ecrireHistoire(source: string, ecritePar: string): Histoire | null {
  const { scenario } = lireScenario(source);
  if (scenario.etapes.some((e) => e.parcours !== undefined || e.structure !== undefined)) return null;
  const contexte = (jour: string, acteur: Acteur): Contexte => ({
    jour,
    acteur,
    droit: droit.auJour(jour, scenario.lecture),
    autresPass: [],
    structure: structureParDefaut,
    numeroPass: '999990000001',
  });
  let etat = etatInitial('histoire');
  const faits: Fait[] = [];
  const ajouter = (nouveaux: Fait[]): void => {
    etat = nouveaux.reduce(evolve, etat);
    faits.push(...nouveaux);
  };
  /** First fact of each step: what a later step may name. */
  const revisions: number[] = [];
  const solderAu = (jour: string): void => {
    if (etat.revision >= 0) ajouter(solder(etat, jour, (j) => contexte(j, ECHEANCIER)));
  };
  for (const etape of scenario.etapes) {
    solderAu(etape.le);
    revisions.push(etat.revision + 1);
    if (!agit(etape)) continue;
    const commande = valider(etape.commande.type, nommerFait(etape.commande.data, revisions));
    if ('champs' in commande) continue;
    const decision = decide(commande as Commande, etat, contexte(etape.le, scenario.acteurs[etape.acteur] as Acteur));
    if (decision.issue === 'accord') ajouter(decision.faits);
    solderAu(etape.le);
  }
  const auJour = scenario.etapes.at(-1)?.le ?? '';
  if (faits.length < 3) return null;
  return {
    titre: scenario.titre,
    ecritePar,
    lecture: scenario.lecture,
    auJour,
    faits: faits.map((f) => ({
      type: typeStocke(catalogue[f.type]),
      data: f.data as Record<string, unknown>,
      le: f.le,
      par: f.par,
    })),
    etape: etat.etape,
    vue: vueDesFaits(etat, auJour, droit.auJour(auJour, scenario.lecture)),
  };
}

/** `{ etape: n }` → revision of the fact that step began with: no log here, a fact is named inside its dossier. */
function nommerFait(data: Record<string, unknown>, revisions: readonly number[]): Record<string, unknown> {
  const etape = (data['fait'] as { etape?: unknown } | undefined)?.etape;
  return typeof etape === 'number' ? { ...data, fait: revisions[etape - 1] ?? -1 } : data;
}
