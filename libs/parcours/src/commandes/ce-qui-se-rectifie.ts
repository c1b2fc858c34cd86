/** What may be done with a fact of the dossier, here and now (D27). */
import { ajouterJours, min, type PlaceDuPass, type SituationRectification } from '@jalon/droit';
import type { Contexte } from '../contexte.js';
import type { Contrat, Dossier, FaitConsigne } from '../dossier/dossier.js';
import { contratDe } from '../dossier/embauche.js';
import { rectifiableDe } from '../dossier/remplacement.js';
import { embauches, passDuParcours } from '../dossier/situation-pass.js';
import type { DonneesFait, TypeFait } from '../faits/index.js';
import { nommer } from '../phrases.js';
import { preuvesPour } from './preuves-de-l-embauche.js';

const DELIVRANCES: ReadonlySet<string> = new Set<TypeFait>(['PassDelivre', 'PassRepris']);

/**
 * A cancelled hire comes back with the PASS that went with it, as long as no other PASS took its place; null: that fact took no PASS with
 * it. One under which work is attested, or that exists elsewhere, is never erased: there is no room any more (D26, PASS-03).
 */
export function placeDuPass(d: Dossier, revision: number, contexte: Contexte): PlaceDuPass | null {
  const { faits, pass } = d;
  if (faits[revision]?.type !== 'EmbaucheAnnulee') return null;
  const emporte = faits.findIndex((f, r) => r > revision && !f.retire && f.type === 'PassAnnule');
  const prise = emporte >= 0 && faits.some((f, r) => r > emporte && !f.retire && DELIVRANCES.has(f.type));
  if (!prise) return null;
  const preuves = embauches(d).flatMap((c) => preuvesPour(d, contexte, c.id));
  const repris = pass !== null && !pass.annule && pass.origine !== 'delivrance';
  return {
    preuves: [
      ...(repris ? ['un PASS repris, qui existe ailleurs'] : []),
      ...preuves.map((p) => nommer(p.type, p.revision)),
    ],
    sansPass: sansPass(d, contratDe(d, (faits[revision].data as DonneesFait<'EmbaucheAnnulee'>).contrat)),
  };
}

/** Days of that hire before the PASS that took the place: told again, it begins with that PASS at the earliest. */
function sansPass({ pass, passAnterieurs }: Dossier, annulee: Contrat | null): PlaceDuPass['sansPass'] {
  if (!annulee) return null;
  const couvre = [...passAnterieurs, ...(pass ? [pass] : [])].find((p) => !p.annule && p.fin >= annulee.debut);
  if (!couvre || couvre.debut <= annulee.debut) return null;
  const veille = ajouterJours(couvre.debut, -1);
  return { du: annulee.debut, au: min(veille, annulee.fin ?? veille) };
}

const enAttente = (d: Dossier, revision: number): boolean =>
  d.demandes.some((x) => x.revision === revision && x.etat === 'en_attente');

/** @param place what `placeDuPass` says of it */
export function permis(
  d: Dossier,
  revision: number,
  { type, data, sansAppui }: FaitConsigne,
  place: PlaceDuPass | null,
): SituationRectification['permis'] {
  const rectifiable = rectifiableDe(type);
  // a request is put right as long as it waits (D31), a lifting follows the hire that gave rise to it
  const decidee = type === 'ProlongationDemandee' && !enAttente(d, revision);
  const suit = 'parEmbauche' in data && data.parEmbauche !== undefined;
  // a closing is taken back as long as nothing has begun again since
  const recommence = type === 'ParcoursClos' && (d.cloture === null || !passDuParcours(d));
  if (sansAppui || decidee || suit || recommence || place !== null) return { retirer: false, remplacer: false };
  return { retirer: rectifiable?.retirer === true, remplacer: rectifiable?.remplacer !== undefined };
}
