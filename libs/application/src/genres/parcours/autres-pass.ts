/** The PASS the same person holds in other parcours: judged across dossiers (`carence`, `pass_unique`). */
import { rapportEntre, type Identite } from '@jalon/identite';
import type { Dossier, PassAutreParcours } from '@jalon/parcours';
import { PREFIXE_PARCOURS } from '../../identifiants.js';
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

/** @param autres the other parcours of the person */
export async function autresPass(r: Ressources, autres: readonly string[]): Promise<PassAutreParcours[]> {
  const pass: PassAutreParcours[] = [];
  for (const autre of autres) pass.push(...passDuDossier(autre, (await r.dossiers.charger(autre)).etat.dossier));
  return pass;
}

/** The same, of what was known before a position of the log: also of who was then known to be the same person. */
export async function autresPassAvant(
  r: Ressources,
  autres: readonly string[],
  personne: Identite | null,
  position: number,
): Promise<PassAutreParcours[]> {
  const pass: PassAutreParcours[] = [];
  for (const autre of autres) {
    const { dossier } = (await r.dossiers.chargerJusqua(autre, { position })).etat;
    if (personne && dossier.personne && rapportEntre(personne, dossier.personne) === 'meme')
      pass.push(...passDuDossier(autre, dossier));
  }
  return pass;
}

/**
 * True when another dossier, of whoever, has that PASS. What is cancelled counts: its number is never given again. Of who is erased, no
 * dossier tells a number any more: the token that its fact moved still does.
 */
export async function passTenuAilleurs(r: Ressources, parcours: string, numero: string): Promise<boolean> {
  const { holder } = await r.store.readReservation(r.reservations.nomDuPass(numero));
  const deQui = holder?.stream.slice(PREFIXE_PARCOURS.length);
  if (deQui !== undefined && deQui !== parcours && r.coffre.etatDe(deQui) === 'detruite') return true;
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
