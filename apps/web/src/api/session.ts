/** Who acts. Lives as long as the tab. That a list shows what was just written is between the browser's cookie and the API. */
import type { Persona, Vue } from './types.js';

const CLE = 'jalon.persona';
/** Somebody who signed in: the browser holds her session, and no header names her. */
type Connue = Persona & { administre?: boolean };

export function personaCourante(): Connue | null {
  const texte = sessionStorage.getItem(CLE);
  return texte ? (JSON.parse(texte) as Connue) : null;
}

/** What must be forgotten of what was read, when somebody else looks or something was written. */
let oublier: () => void = () => undefined;
export function quandOublier(faire: () => void): void {
  oublier = faire;
}

export function choisirPersona(persona: Connue | null): void {
  oublier();
  if (persona) sessionStorage.setItem(CLE, JSON.stringify(persona));
  else sessionStorage.removeItem(CLE);
}

/** What the last command wrote, shown once on the page it leads to, with the view it answered. */
export interface Avis {
  parcours: string;
  /** What the engine says of it: recorded, or nothing new to record. */
  message: string;
  phrases: string[];
  vue: Vue;
}
let avis: Avis | null = null;
export function deposerAvis(nouveau: Avis): void {
  oublier();
  avis = nouveau;
}
/** Something was recorded, and the page that says so is on its way. */
export const avisDepose = (): boolean => avis !== null;

export function prendreAvis(parcours: string): Avis | null {
  const trouve = avis?.parcours === parcours ? avis : null;
  avis = null;
  return trouve;
}
