/** What happens during a contract: renewals, placements, hours, support. */
import {
  ajouterJours,
  ajouterMois,
  dernierJour,
  ecartJours,
  joursInclus,
  max,
  min,
  type Jour,
  type Siae,
} from '@jalon/droit';
import { UTILISATEURS } from './chiffres.js';
import type { Conteur } from './recit.js';

/** Usual terms, in months, of a first contract and of its renewals: ordinary practice, not law (the rules judge them). */
const TERMES: Record<Siae, readonly [number, number]> = {
  AI: [2, 6],
  ACI: [4, 8],
  EI: [4, 8],
  ETTI: [1, 4],
  EITI: [12, 12],
};
const TYPE_CONTRAT: Record<Siae, string> = { AI: 'CDDU', ACI: 'CDDI', EI: 'CDDI', ETTI: 'MISSION', EITI: 'EITI' };
/** Longest chain of renewals told here, in months. */
const CHAINE_MAX = 24;

/**
 * A first contract and its renewals, from `debut` to `fin`. Ends on the last term when it falls on `fin`, is broken otherwise.
 */
export function enchainerContrats(c: Conteur, declareLe: Jour, debut: Jour, fin: Jour): void {
  const [court, long] = TERMES[c.type];
  const terme = (depuis: Jour): Jour => dernierJour(depuis, { valeur: c.a.entier(court, long), unite: 'mois' });
  let premier = debut;
  let declaration = declareLe;
  while (premier <= fin) {
    const limite = dernierJour(premier, { valeur: CHAINE_MAX, unite: 'mois' });
    let echeance = min(terme(premier), limite);
    const contrat = c.embaucher(declaration, {
      type: TYPE_CONTRAT[c.type],
      debut: premier,
      ...(c.type === 'EITI' ? {} : { fin: echeance }),
      ...heuresDuContrat(c),
    });
    if (c.type === 'EITI') return clore(c, contrat, fin, null);
    while (echeance < fin && echeance < limite) {
      const longue = min(terme(ajouterJours(echeance, 1)), limite);
      const suivante = c.a.vrai(0.5) ? min(longue, fin) : longue;
      c.dire(max(ajouterJours(echeance, -c.a.entier(3, 12)), premier), c.siae, 'RenouvelerContrat', {
        contrat,
        fin: suivante,
      });
      echeance = suivante;
    }
    const dernier = min(fin, echeance);
    travailler(c, contrat, premier, dernier);
    clore(c, contrat, dernier, echeance);
    premier = ajouterJours(dernier, 1);
    declaration = dernier;
  }
}

function clore(c: Conteur, contrat: string, dernier: Jour, terme: Jour | null): void {
  if (terme !== null && dernier >= terme) c.dire(dernier, c.siae, 'TerminerContrat', { contrat, le: dernier });
  else c.dire(dernier, c.siae, 'RompreContrat', { contrat, le: dernier, motif: 'Fin anticipée convenue' });
}

/** An AI contract often states no hours (SEED-34); below the minimum it says why (CTR-12). */
function heuresDuContrat(c: Conteur): Record<string, unknown> {
  if (c.type === 'EITI') return {};
  if (c.type === 'ACI' || c.type === 'EI') return { heuresHebdo: c.a.choix([24, 26, 28, 30, 35]) };
  if (c.type === 'ETTI') return { heuresHebdo: 35 };
  return c.a.vrai(0.7)
    ? {}
    : { heuresHebdo: c.a.entier(6, 20), motifHeures: 'Le parcours le justifie : reprise progressive d’activité' };
}

const SEMAINE = 7;
/** Hours in companies after which an association places somebody elsewhere, by habit; the ceiling itself is the rule's business. */
const HABITUELLES = 300;

/** Placements and monthly hours of the structures that place people; support in all of them. */
function travailler(c: Conteur, contrat: string, debut: Jour, fin: Jour): void {
  if (c.type === 'AI') placer(c, contrat, debut, fin, c.rythme, c.a.pondere(UTILISATEURS));
  if (c.type === 'ETTI') placer(c, contrat, debut, fin, 33, 'entreprise');
  accompagner(c, debut, fin);
}

/** @param limite hours with utilisateurs that the ceiling counts, before the second placement takes over */
export function placer(
  c: Conteur,
  contrat: string,
  debut: Jour,
  fin: Jour,
  hebdo: number,
  utilisateur: string,
  limite = HABITUELLES,
): void {
  const mad = (id: string, type: string): void =>
    c.dire(debut, c.siae, 'ConclureMiseADisposition', {
      contrat,
      miseADisposition: {
        id,
        utilisateur: { type, nom: 'Utilisateur fictif' },
        debut,
        taches: type === 'particulier' ? 'Entretien du logement' : 'Nettoyage des locaux',
        lieu: c.personne.commune,
        remunerationReference: 'SMIC horaire',
        epi: 'Gants et chaussures, fournis par l’utilisateur',
      },
    });
  const plafonne = c.type === 'AI' && (utilisateur === 'entreprise' || utilisateur === 'epic');
  const [principale, relais] = [`${contrat}-m1`, `${contrat}-m2`];
  mad(principale, utilisateur);
  if (plafonne) mad(relais, 'particulier');
  for (let mois = debut.slice(0, 7); mois <= fin.slice(0, 7); mois = ajouterMois(`${mois}-01`, 1).slice(0, 7)) {
    const dernier = min(fin, dernierJour(`${mois}-01`, { valeur: 1, unite: 'mois' }));
    const jours = joursInclus(max(debut, `${mois}-01`), dernier);
    const heures = Math.round((hebdo * jours * 4) / SEMAINE) / 4;
    const compte = plafonne && c.heuresPlafonnees + heures <= limite;
    if (compte) c.heuresPlafonnees += heures;
    const le = dernier < fin ? ajouterJours(dernier, 4) : dernier;
    c.dire(min(le, fin), c.siae, 'DeclarerHeures', {
      contrat,
      mois,
      heures,
      miseADisposition: !plafonne || compte ? principale : relais,
    });
  }
}
/** Days of a training, and of an immersion of those who have none: usual lengths, not law. */
const JOURS_FORMATION = 28;
const JOURS_IMMERSION = 10;
/** One person in so many, among those who follow no training, tries a trade in a company. */
const UNE_IMMERSION_SUR = 4;

function accompagner(c: Conteur, debut: Jour, fin: Jour): void {
  const jours = ecartJours(debut, fin);
  const action = (nature: string, le: Jour, dernier: Jour, plus: Record<string, unknown> = {}): void =>
    c.dire(le, c.siae, 'EnregistrerAccompagnement', { nature, debut: le, fin: dernier, ...plus });
  const entretien = (nature: string, le: Jour, resume: string): void => action(nature, le, le, { resume });
  if (jours >= 10)
    entretien('social', ajouterJours(debut, c.a.entier(3, 9)), 'Premier point : logement, santé, mobilité (fictif)');
  if (jours >= 60) entretien('professionnel', ajouterJours(debut, c.a.entier(30, 59)), 'Projet professionnel (fictif)');
  if (jours >= 25 && c.forme) {
    const le = ajouterJours(debut, c.a.entier(12, 24));
    action('formation', le, min(fin, ajouterJours(le, JOURS_FORMATION - 1)), { financement: 'PIC IAE' });
  }
  if (jours >= 120 && !c.forme && c.rang % UNE_IMMERSION_SUR === 0) {
    const le = ajouterJours(debut, 70);
    action('pmsmp', le, ajouterJours(le, JOURS_IMMERSION - 1), { accueil: `accueil-${c.rang}` });
  }
}
