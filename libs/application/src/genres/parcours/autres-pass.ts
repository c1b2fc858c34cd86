/** The PASS the same person holds in other parcours: judged across dossiers (`carence`, `pass_unique`). */
import type { Dossier, PassAutreParcours } from '@jalon/parcours';
import type { Ressources } from '../../moteur/ressources.js';

export const passDuDossier = (parcours: string, dossier: Dossier): PassAutreParcours[] =>
  [...dossier.passAnterieurs, ...(dossier.pass ? [{ ...dossier.pass, cloture: dossier.cloture }] : [])].map((p) => ({
    parcours,
    numero: p.numero,
    debut: p.debut,
    fin: p.fin,
    clotureDepuis: p.cloture?.suspensionDebut ?? null,
    closLe: p.cloture?.le ?? null,
    annule: p.annule,
  }));

/**
 * @param empreinte blind index of the person, null when unknown: then no other parcours can be linked
 * @param avant only what was known before that position (answer given again)
 */
export async function autresPass(
  r: Ressources,
  parcours: string,
  empreinte: string | null,
  avant?: number,
): Promise<PassAutreParcours[]> {
  if (empreinte === null) return [];
  const autres = (await r.personnes.parcoursDe(empreinte)).filter((p) => p !== parcours).sort();
  const pass: PassAutreParcours[] = [];
  for (const autre of autres) {
    const { etat } =
      avant === undefined
        ? await r.dossiers.charger(autre)
        : await r.dossiers.chargerJusqua(autre, { position: avant });
    pass.push(...passDuDossier(autre, etat.dossier));
  }
  return pass;
}

/** True when another dossier, of whoever, has that PASS. What is cancelled counts: its number is never given again. */
export async function passTenuAilleurs(r: Ressources, parcours: string, numero: string): Promise<boolean> {
  const empreinte = r.personnes.empreinteDuPass(numero);
  for (const autre of (await r.personnes.parcoursDe(empreinte)).filter((p) => p !== parcours)) {
    const { etat } = await r.dossiers.charger(autre);
    if (
      passDuDossier(autre, etat.dossier).some(
        (p) => p.numero !== null && r.personnes.empreinteDuPass(p.numero) === empreinte,
      )
    )
      return true;
  }
  return false;
}
