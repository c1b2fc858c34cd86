/**
 * A SIAE meets somebody who says that she has a PASS (D30). Knowing two things of her, it is told the minimum, and may then hire on that
 * parcours; it reads nothing else of it. The look-up is recorded before it is answered, and names nobody but who looked; every try counts,
 * so that nobody finds a person by trying numbers or names.
 */
import type { Jour } from '@jalon/droit';
import { RevisionConflict } from '@jalon/event-store';
import { estOuvert, type Acteur } from '@jalon/parcours';
import { accesStream, recherchesStream } from '../identifiants.js';
import { refusDonnee } from '../moteur/refus.js';
import type { Genre } from '../moteur/genre.js';
import type { MotsParcours } from '../genres/parcours/coeur.js';
import type { Ressources } from '../moteur/ressources.js';
import { entreesDesRecherches, type CritereDuPass } from '../porte/recherche.js';
import { validerDans } from '../porte/valider.js';
import type { PassRetrouve, RefusDe, TropDeRecherches } from '../resultat.js';
import { jourParis } from '../temps.js';

const TYPE = 'PassRetrouve.v1';
const ESSAI = 'RechercheDePass.v1';
const ESSAIS = 20;
/** A structure that recruits meets so many people in a day; whoever tries numbers one after the other tries thousands. */
export const RECHERCHES_PAR_JOUR = 60;
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

/** Who meets somebody whom it may hire. */
export const peutRetrouver = ({ role }: Acteur): boolean => role === 'siae';

export async function retrouverPass(
  r: Ressources,
  genre: Genre<MotsParcours>,
  data: unknown,
  acteur: Acteur,
  compte: string = acteur.organisation.id,
): Promise<PassRetrouve | TropDeRecherches | RefusDe<never>> {
  const porte = validerDans(entreesDesRecherches, 'RetrouverPass', data);
  if ('champs' in porte) return refusDonnee(porte.champs);
  if (!peutRetrouver(acteur)) return refus('acces', 'Retrouver un PASS est réservé aux structures qui embauchent.');
  const jour = jourParis(r.horloge());
  const critere = porte.data as CritereDuPass;
  const trace: Trace = { par: acteur, le: jour, moyen: 'numero' in critere ? 'numero' : 'nir' };
  // before it is judged: a wrong guess counts as much as a right one
  if (!(await noter(r, recherchesStream(compte, jour), ESSAI, trace, RECHERCHES_PAR_JOUR)))
    return { issue: 'trop', parJour: RECHERCHES_PAR_JOUR };
  const trouve = await chercher(r, genre, critere, jour);
  if (trouve === null) return refus('introuvable', RIEN);
  await noter(r, accesStream(trouve.parcours), TYPE, trace);
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
    const vue = await genre.vue(genre.solder(etat, jour).etat, jour, etat.revision, undefined);
    const { pass, demandeEnAttente, carence } = vue;
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
      carenceJusquAu: EN_COURS.includes(situation) ? null : (carence?.jusquAu ?? null),
      debut,
    });
  }
  // of several parcours of one person, the one whose PASS runs, otherwise the most recent
  const [meilleur] = candidats.sort((a, b) => Number(b.valide) - Number(a.valide) || (a.debut < b.debut ? 1 : -1));
  if (!meilleur) return null;
  const { debut: _, ...minimum } = meilleur;
  return minimum;
}

interface Trace {
  par: Acteur;
  le: Jour;
  moyen: 'numero' | 'nir';
}
/**
 * One more reading in that stream; false: it holds as many as it may already, nothing is written.
 * @throws StoreUnavailable, UnknownOutcome, EcritureFermee: what cannot be recorded is not shown
 */
async function noter(
  r: Ressources,
  stream: string,
  type: string,
  { par, le, moyen }: Trace,
  auPlus = Infinity,
): Promise<boolean> {
  r.gardeHorloge.verifier();
  r.ecriture.exiger();
  const commande = r.aleatoire();
  for (let essai = 1; ; essai++) {
    const attendue = (await r.store.readStream(stream)).at(-1)?.revision ?? -1;
    if (attendue + 1 >= auPlus) return false;
    const cause = { commande: 'RetrouverPass', le };
    const meta = { le, par: { ...par }, ...r.gardeHorloge.dater(), commande, cause };
    try {
      await r.store.append(stream, attendue, [{ id: commande, type, data: { moyen }, meta: meta as never }]);
      return true;
    } catch (erreur) {
      // somebody else looked at the same time
      if (!(erreur instanceof RevisionConflict) || essai >= ESSAIS) throw erreur;
    }
  }
}
