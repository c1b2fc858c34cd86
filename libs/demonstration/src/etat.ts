/** What the State decided about some organisations of the synthetic department, told after the parcours: nothing in them depends on it. */
import { ajouterJours, type Jour } from '@jalon/droit';
import type { MoteurStructures } from '@jalon/application';
import { acteurDdets, acteurPrefet, DEPARTEMENT, STRUCTURES } from './departement.js';

/** @returns the number of facts written. @throws Error a decision was refused: the department is told wrong */
export async function deciderPourLesStructures(
  structures: MoteurStructures,
  jour: Jour,
  prefixe: string,
): Promise<number> {
  const annee = Number(jour.slice(0, 4));
  const [ddets, prefet] = [acteurDdets(), acteurPrefet()];
  const decisions = [
    ...['ai-coup-de-main', 'ei-mobilite'].flatMap((id) => {
      const o = STRUCTURES.find((s) => s.id === id);
      if (!o) return [];
      const data = { type: o.type, departement: o.departement, nom: o.nom };
      return [{ structure: id, type: 'EnregistrerStructure', data, acteur: ddets }];
    }),
    {
      structure: 'ai-coup-de-main',
      type: 'SignerConvention',
      data: { debut: `${annee}-01-01`, fin: `${annee + 2}-12-31`, territoire: [DEPARTEMENT], pmsmp: true },
      acteur: prefet,
    },
    {
      structure: 'ai-coup-de-main',
      type: 'AccorderDerogation480h',
      data: { debut: `${annee}-01-01`, fin: `${annee + 1}-12-31` },
      acteur: prefet,
    },
    { structure: 'ai-coup-de-main', type: 'DeclarerPermanence', data: { joursParSemaine: 4 }, acteur: ddets },
    { structure: 'ai-coup-de-main', type: 'TenirDialogueDeGestion', data: {}, acteur: ddets },
    {
      structure: 'ei-mobilite',
      type: 'RetirerAutoPrescription',
      data: { debut: ajouterJours(jour, 45), fin: ajouterJours(jour, 225) },
      acteur: prefet,
    },
    {
      structure: 'asso-la-halte',
      type: 'HabiliterPrescripteur',
      data: { debut: ajouterJours(jour, 60), fin: ajouterJours(jour, 60 + 3 * 365) },
      acteur: prefet,
    },
  ];
  let faits = 0;
  for (const [n, decision] of decisions.entries()) {
    const resultat = await structures.executer({ ...decision, le: jour, cle: `${prefixe}-etat-${n}` });
    if (resultat.issue === 'refuse') throw new Error(`${decision.type} : ${resultat.message}`);
    if (!resultat.rejoue) faits += resultat.faits.length;
  }
  return faits;
}
