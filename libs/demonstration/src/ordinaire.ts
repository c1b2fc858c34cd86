/** The ordinary person: somebody who came, stayed for some time, and perhaps left. */
import { ajouterJours, ecartJours, max, type Jour, type Siae } from '@jalon/droit';
import { enchainerContrats } from './activite.js';
import type { Alea } from './alea.js';
import { MOIS_DE_PRESENCE, PART_PRESCRIPTEUR, PARTS_PERSONNES, SORTIES } from './chiffres.js';
import { Conteur, JOURS_PAR_MOIS, PREMIER_JOUR, type Recit } from './recit.js';

/** Rough length of a PASS and of a year of prolongation, in days: only to choose when to ask. The engine computes the real end. */
const PASS = 729;
const ANNEE = 360;
/** Days before the end at which a prolongation is asked: inside every window the platform has known since 2021. */
const AVANCE = 75;

export function recitOrdinaire(a: Alea, reference: Jour, rang: number): Recit {
  const type = a.pondere(PARTS_PERSONNES) as Siae;
  const situation = a.pondere({ sorti: 0.62, present: 0.3, enAttente: 0.08 });
  const duree = Math.round(a.quantile(MOIS_DE_PRESENCE[type]) * JOURS_PAR_MOIS);
  if (situation === 'enAttente') return enAttente(a, type, reference, rang);
  // somebody who left did so during the last year: enough to look like a yearly flow of exits (SEED-55)
  const fin =
    situation === 'sorti'
      ? ajouterJours(reference, -a.entier(15, 365))
      : ajouterJours(reference, Math.ceil(duree * a.reel()));
  const debut = max(ajouterJours(fin, -duree), PREMIER_JOUR);
  const c = new Conteur(a, type, reference, debut, rang);
  const diagnostic = c.accueillir(a.vrai(PART_PRESCRIPTEUR));
  enchainerContrats(c, ajouterJours(diagnostic, a.entier(0, Math.max(0, ecartJours(diagnostic, debut)))), debut, fin);
  prolongerTantQue(c, debut, fin);
  if (situation === 'present') return c.raconter('ordinaire');
  const sortie = a.pondere(SORTIES);
  c.dire(ajouterJours(fin, a.entier(2, 12)), c.siae, 'EnregistrerSortie', { le: ajouterJours(fin, 1), type: sortie });
  return c.raconter('ordinaire', { mois: ecartJours(debut, fin) / JOURS_PAR_MOIS, sortie });
}

/** Opened, diagnosed, not hired yet. */
function enAttente(a: Alea, type: Siae, reference: Jour, rang: number): Recit {
  const c = new Conteur(a, type, reference, ajouterJours(reference, a.entier(0, 15)), rang);
  c.accueillir(a.vrai(PART_PRESCRIPTEUR));
  return c.raconter('ordinaire');
}

/** A stay longer than the PASS goes by prolongations, a year at a time. */
function prolongerTantQue(c: Conteur, debut: Jour, fin: Jour): void {
  for (let terme = ajouterJours(debut, PASS), n = 0; terme <= fin && n < 3; terme = ajouterJours(terme, ANNEE), n++) {
    const le = ajouterJours(terme, -AVANCE);
    const motif = motifDeProlongation(c, debut, le);
    c.prolonger(le, motif, ANNEE, { apres: c.a.entier(4, 25), type: 'AccorderProlongation', data: {} });
  }
}

/** A ground whose fact is true: age, specific ground of AI and ACI (SEED-27), or a recognition of disability recorded before. */
export function motifDeProlongation(c: Conteur, debut: Jour, le: Jour): string {
  if (c.ans >= 50) return 'SENIOR';
  if (c.type === 'AI' || c.type === 'ACI') return 'DIFFICULTES';
  c.dire(ajouterJours(le, -1), c.siae, 'DeclarerSituation', { rqth: { du: debut, au: ajouterJours(debut, 5 * 365) } });
  return 'RQTH';
}
