/** `decide` and `evolve` for a parcours: pure, total on refusals, loud on incoherent histories. */
import { deriverTable, HistoireIncoherente, type Decision, type Echantillon, type Table } from '@jalon/decider';
import { compacter, type Verdict } from '@jalon/droit';
import type { Role } from './acteur.js';
import { commandes, type Commande } from './commandes/index.js';
import type { DefinitionCommande } from './commandes/definir.js';
import type { Contexte } from './contexte.js';
import { consigner } from './dossier/consigner.js';
import { dossierVide, type Dossier } from './dossier/dossier.js';
import { catalogue, type Fait } from './faits/index.js';
import { libelleEtapeDetaillee } from './libelles.js';
import { parcours } from './machine.js';

export interface Etat {
  /** Name of the step in the chart, e.g. `actif(pass.enCours,demande.aucune,presence.enParcours)`. */
  etape: string;
  /** Revision of the last fact; -1 before the first. */
  revision: number;
  dossier: Dossier;
}

const exemples: Echantillon[] = Object.values(catalogue).map((d) => ({
  type: d.type,
  data: d.exemple,
  le: '2025-01-10',
  par: { role: 'systeme', organisation: { id: 'jalon' } },
  revision: 0,
}));
const defavorable = (e: Echantillon): Echantillon => {
  const data = e.data as Record<string, unknown>;
  return { ...e, data: 'verdict' in data ? { ...data, verdict: { ...(data['verdict'] as object), i: 0 } } : data };
};

/** Derived once from the chart; a test proves it equal to XState's own `transition`. */
export const table: Table = deriverTable(parcours, { id: 'exemple' }, exemples, defavorable);

export const etatInitial = (id: string): Etat => ({ etape: table.initiale, revision: -1, dossier: dossierVide(id) });

/** @throws HistoireIncoherente the fact has no place here: a stored history is never dropped in silence */
export function evolve(etat: Etat, fait: Fait): Etat {
  const passage = table.passage(etat.etape, fait.type);
  const refuse =
    passage?.verdictExige === true && 'verdict' in fait.data && (fait.data.verdict as { i: number }).i !== 1;
  if (passage === undefined || refuse) throw new HistoireIncoherente(etat.etape, fait.type);
  return { etape: passage.vers, revision: fait.revision, dossier: consigner(etat.dossier, fait) };
}

export const replier = (id: string, faits: Iterable<Fait>): Etat => {
  let etat = etatInitial(id);
  for (const fait of faits) etat = evolve(etat, fait);
  return etat;
};

/** Access, then step, then law; whatever the family, every condition that can be looked at is in the verdict. */
export function decide(commande: Commande, etat: Etat, contexte: Contexte): Decision<Fait, Verdict> {
  const definition = commandes[commande.type] as unknown as DefinitionCommande<unknown, unknown>;
  const verdict = definition.regle(contexte.droit, definition.situation(commande.data, etat.dossier, contexte));
  if (!definition.qui.includes(contexte.acteur.role))
    return { issue: 'refus', famille: 'acces', message: messageAcces(definition.qui, contexte.acteur.role), verdict };
  if (verdict.issue === 'favorable' && definition.dejaFait?.(commande.data, etat.dossier, contexte) === true)
    return { issue: 'accord', faits: [], verdict };
  const possibles = table.possibles(etat.etape);
  const aSaPlace = definition.aSaPlace?.(etat.dossier, contexte) ?? true;
  if (!aSaPlace || !definition.faits.some((f) => possibles.includes(f)))
    return {
      issue: 'refus',
      famille: 'etape',
      message: `Ce n’est pas possible à cette étape du parcours : ${libelleEtapeDetaillee(etat.etape)}.`,
      verdict,
      possibles: [...possibles],
    };
  if (verdict.issue === 'defavorable')
    return { issue: 'refus', famille: 'droit', message: messageDroit(verdict), verdict };

  let suite = etat;
  const faits: Fait[] = [];
  for (const propose of definition.proposer(commande.data, etat.dossier, contexte, verdict, compacter(verdict))) {
    const fait = { ...propose, le: contexte.jour, par: contexte.acteur, revision: suite.revision + 1 } as Fait;
    suite = evolve(suite, fait); // an accepted command that the chart cannot follow is a bug: it throws here, before anything is written
    faits.push(fait);
  }
  return { issue: 'accord', faits, verdict };
}

const roles: Record<Role, string> = {
  siae: 'une SIAE',
  prescripteur: 'un prescripteur',
  orienteur: 'un orienteur',
  ddets: 'la DDETS',
  prefet: 'le préfet',
  systeme: 'l’échéancier',
};
const messageAcces = (qui: readonly Role[], role: Role): string =>
  `Réservé à ${qui.map((r) => roles[r]).join(', ')} ; vous agissez comme ${roles[role].replace(/^(une?|la|le) /, '')}.`;

/** What is expected, never what was found: the value found may be personal, and messages travel. */
function messageDroit(verdict: Verdict): string {
  const manquantes = verdict.constats.filter((k) => !k.satisfaite);
  const autres = manquantes.length - 1;
  const suite = autres > 0 ? ` (et ${autres} autre${autres > 1 ? 's' : ''} condition${autres > 1 ? 's' : ''})` : '';
  return `Refusé. Il faut : ${manquantes[0]?.attendu ?? 'un avis favorable'}${suite}.`;
}
