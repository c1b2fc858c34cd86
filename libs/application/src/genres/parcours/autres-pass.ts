/** The PASS the same person holds in other parcours: judged across dossiers (`carence`, `pass_unique`). */
import type { Droit } from '@jalon/droit';
import { rapportEntre } from '@jalon/identite';
import { finDuPassSuivi, type Contexte, type Dossier, type PassAutreParcours } from '@jalon/parcours';
import { PREFIXE_PARCOURS } from '../../identifiants.js';
import type { Ressources } from '../../moteur/ressources.js';

export const passDuDossier = (parcours: string, dossier: Dossier): PassAutreParcours[] =>
  [...dossier.passAnterieurs, ...(dossier.pass ? [{ ...dossier.pass, cloture: dossier.cloture }] : [])].map((p) => ({
    parcours,
    numero: p.numero,
    debut: p.debut,
    fin: finDuPassSuivi(dossier, p),
    clotureDepuis: p.cloture?.suspensionDebut ?? null,
    closLe: p.cloture?.le ?? null,
    annule: p.annule,
    ...(dossier.doublonDe ? { doublon: true as const } : {}),
  }));

/** Her other dossiers. @param autres ids of her other parcours */
export async function autresDossiers(r: Ressources, autres: readonly string[]): Promise<Dossier[]> {
  const dossiers: Dossier[] = [];
  for (const autre of autres) dossiers.push((await r.dossiers.charger(autre)).etat.dossier);
  return dossiers;
}

/** The same, of what was known before a position of the log: also of who was then known to be the same person. */
export async function autresDossiersAvant(
  r: Ressources,
  autres: readonly string[],
  ici: Pick<Dossier, 'id' | 'personne'>,
  position: number,
): Promise<Dossier[]> {
  const dossiers: Dossier[] = [];
  for (const autre of autres) {
    const { dossier } = (await r.dossiers.chargerJusqua(autre, { position })).etat;
    if (sontUneSeule(ici, dossier)) dossiers.push(dossier);
  }
  return dossiers;
}

/** What a decision looks at of them. */
export const dAilleurs = (dossiers: readonly Dossier[]): Pick<Contexte, 'autresPass' | 'autresDossiers'> => ({
  autresPass: dossiers.flatMap((d) => passDuDossier(d.id, d)),
  autresDossiers: dossiers,
});

/** Known to be one: by an identifier, or merged. */
const sontUneSeule = ({ id, personne }: Pick<Dossier, 'id' | 'personne'>, autre: Dossier): boolean =>
  rapproches(autre, id) ||
  (personne !== null && autre.personne !== null && rapportEntre(personne, autre.personne) === 'meme');
/** Merged, in one sense or the other. */
export const rapproches = ({ doublonDe, rapprochements }: Dossier, parcours: string): boolean =>
  doublonDe?.parcours === parcours || rapprochements.some((x) => x.parcours === parcours);

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

/** The register keeps that number for another dossier, unless it was brought there by mistake, and put right since. */
export async function gardePourUnAutre(
  r: Ressources,
  parcours: string,
  numero: string,
  droit: Droit,
): Promise<boolean> {
  const titulaire = await r.registre.titulaire(numero, droit);
  if (titulaire === null || titulaire === parcours) return false;
  const { dossier } = (await r.dossiers.charger(titulaire)).etat;
  const corrige = dossier.faits.some(
    (f) => f.type === 'FaitRectifie' && !f.retire && 'typeRectifie' in f.data && f.data.typeRectifie === 'PassRepris',
  );
  const empreinte = r.personnes.empreinteDuPass(numero);
  // a number erased with its person may be this one
  return (
    !corrige ||
    passDuDossier(titulaire, dossier).some(
      (p) => p.numero === null || r.personnes.empreinteDuPass(p.numero) === empreinte,
    )
  );
}
