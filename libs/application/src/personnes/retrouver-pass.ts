/**
 * A SIAE meets somebody who says that she has a PASS (D30). Knowing two things of her, it is told the minimum, and may then hire on that
 * parcours; it reads nothing else of it. The look-up is recorded before it is answered, and names nobody but who looked.
 */
import type { Jour } from '@jalon/droit';
import { RevisionConflict } from '@jalon/event-store';
import { estOuvert, type Acteur } from '@jalon/parcours';
import { accesStream } from '../identifiants.js';
import { refusDonnee } from '../moteur/refus.js';
import type { Genre } from '../moteur/genre.js';
import type { MotsParcours } from '../genres/parcours/coeur.js';
import type { Ressources } from '../moteur/ressources.js';
import { entreesDesRecherches, type CritereDuPass } from '../porte/recherche.js';
import { validerDans } from '../porte/valider.js';
import type { PassRetrouve, RefusDe } from '../resultat.js';
import { jourParis } from '../temps.js';

const TYPE = 'PassRetrouve.v1';
const ESSAIS = 5;
const EN_COURS: readonly string[] = ['A_VENIR', 'VALIDE', 'SUSPENDU'];

const refus = (famille: 'acces' | 'introuvable', message: string): RefusDe<never> => ({
  issue: 'refuse',
  famille,
  message,
  constats: [],
  revision: -1,
  vue: null,
});
/** The same whatever was wrong: the number, the day, the name, or that there is no PASS. */
const RIEN = 'Aucun PASS ne correspond à ces deux éléments : vérifiez-les avec la personne.';

export async function retrouverPass(
  r: Ressources,
  genre: Genre<MotsParcours>,
  data: unknown,
  acteur: Acteur,
): Promise<PassRetrouve | RefusDe<never>> {
  const porte = validerDans(entreesDesRecherches, 'RetrouverPass', data);
  if ('champs' in porte) return refusDonnee(porte.champs);
  if (acteur.role !== 'siae') return refus('acces', 'Retrouver un PASS est réservé aux structures qui embauchent.');
  const jour = jourParis(r.horloge());
  const trouve = await chercher(r, genre, porte.data as CritereDuPass, jour);
  if (trouve === null) return refus('introuvable', RIEN);
  await tracer(r, trouve.parcours, acteur, jour, 'numero' in (porte.data as CritereDuPass) ? 'numero' : 'nir');
  return trouve;
}

async function chercher(
  r: Ressources,
  genre: Genre<MotsParcours>,
  critere: CritereDuPass,
  jour: Jour,
): Promise<PassRetrouve | null> {
  const empreinte = 'numero' in critere ? r.personnes.empreinteDuPass(critere.numero) : null;
  const candidats: (PassRetrouve & { debut: Jour })[] = [];
  const possibles =
    empreinte === null
      ? (await r.personnes.personne(r.personnes.clesDIdentite(critere as { nir: string }))).parcours
      : await r.personnes.parcoursDe(empreinte);
  for (const parcours of possibles) {
    const connue = 'numero' in critere ? { naissance: critere.naissance } : { nom: critere.nom };
    if (!r.personnes.reconnait(parcours, connue)) continue;
    const { etat } = await r.dossiers.charger(parcours);
    if (!estOuvert(etat)) continue;
    const { pass, demandeEnAttente } = await genre.vue(genre.solder(etat, jour).etat, jour, etat.revision, undefined);
    // no number: the person is erased, and so is what the look-up would confirm
    if (!pass || pass.numero === null) continue;
    // a number is that of one PASS: a former one of the same parcours is not the one in force
    if (empreinte !== null && r.personnes.empreinteDuPass(pass.numero) !== empreinte) continue;
    const { debut, fin, joursRestants, etat: situation } = pass;
    candidats.push({
      issue: 'trouve',
      parcours,
      valide: EN_COURS.includes(situation),
      fin,
      joursRestants,
      demandeEnAttente: demandeEnAttente !== null,
      debut,
    });
  }
  // of several parcours of one person, the one whose PASS runs, otherwise the most recent
  const [meilleur] = candidats.sort((a, b) => Number(b.valide) - Number(a.valide) || (a.debut < b.debut ? 1 : -1));
  if (!meilleur) return null;
  const { debut: _, ...minimum } = meilleur;
  return minimum;
}

/** @throws StoreUnavailable, UnknownOutcome, EcritureFermee: what cannot be recorded is not shown */
async function tracer(r: Ressources, parcours: string, par: Acteur, le: Jour, moyen: 'numero' | 'nir'): Promise<void> {
  r.gardeHorloge.verifier();
  r.ecriture.exiger();
  const stream = accesStream(parcours);
  const commande = r.aleatoire();
  for (let essai = 1; ; essai++) {
    const attendue = (await r.store.readStream(stream)).at(-1)?.revision ?? -1;
    const cause = { commande: 'RetrouverPass', le };
    const meta = { le, par: { ...par }, ...r.gardeHorloge.dater(), commande, cause };
    try {
      await r.store.append(stream, attendue, [{ id: commande, type: TYPE, data: { moyen }, meta: meta as never }]);
      return;
    } catch (erreur) {
      // somebody else looked at the same time
      if (!(erreur instanceof RevisionConflict) || essai >= ESSAIS) throw erreur;
    }
  }
}
