/** Until when the data are kept, what puts that day off, and their erasure (R. 5132-1-23, D24). */
import { ajouterJours, conservation, max, min, type Conservation, type Droit, type Jour } from '@jalon/droit';
import type { Consignes } from './consignes.js';
import type { Dossier, Prorogation } from './dossier.js';

/** A PASS counts until its last day, or until the eve of the closing of the parcours. */
export const finDuParcours = (pass: { fin: Jour }, cloture: { le: Jour } | null): Jour =>
  cloture ? min(pass.fin, ajouterJours(cloture.le, -1)) : pass.fin;

export const prorogationsEnCours = ({ prorogations }: Dossier): Prorogation[] =>
  prorogations.filter((p) => p.leveeLe === null);

/** Null before the opening, or without a legal basis. */
export function conservationDuDossier(d: Dossier, droit: Droit): Conservation | null {
  if (d.ouvertLe === null) return null;
  const fins = [...d.passAnterieurs, ...(d.pass ? [{ ...d.pass, cloture: d.cloture }] : [])]
    .filter((p) => !p.annule)
    .map((p) => finDuParcours(p, p.cloture));
  return conservation(droit, {
    finDuParcours: fins.reduce<Jour | null>((a, b) => (a === null ? b : max(a, b)), null),
    collecteLe: d.ouvertLe,
    prorogeeDepuis: prorogationsEnCours(d)[0]?.le ?? null,
  });
}

/** What the dossier knows of work (the list of D26): opened by mistake, it has none. */
export function travailConnu(d: Dossier): string[] {
  const anterieurs = d.passAnterieurs.some((p) => !p.annule);
  const trouve: [boolean, string][] = [
    [anterieurs || (d.pass !== null && !d.pass.annule), 'un PASS'],
    [d.contrats.some((c) => c.etat !== 'annule'), 'un contrat'],
    [d.misesADisposition.length > 0, 'une mise à disposition'],
    [d.heures.length > 0, 'des heures'],
    [d.accompagnements.length > 0, 'un accompagnement'],
    [d.sortie !== null || d.sorties.length > 0, 'une sortie'],
  ];
  return trouve.flatMap(([oui, quoi]) => (oui ? [quoi] : []));
}

export const consignerConservation: Consignes<'ConservationProrogee' | 'ProrogationLevee' | 'DonneesEffacees'> = {
  ConservationProrogee: (d, { data, le, par }) => ({
    prorogations: [...d.prorogations, { id: data.id, cause: data.cause, le, par, leveeLe: null }],
  }),
  ProrogationLevee: (d, { data, le }) => ({
    prorogations: d.prorogations.map((p) => (p.id === data.prorogation ? { ...p, leveeLe: le } : p)),
  }),
  // what was read with her key before it goes is not shown by whoever folded it a moment ago
  DonneesEffacees: (_, { data, le }) => ({ personne: null, efface: { le, fondement: data.fondement } }),
};
