/** The path every command takes once it passed the door: load → right → key → revision → decide → append → answer. */
import { CleDetruite } from '@jalon/confidentialite';
import { ajouterJours, type Jour } from '@jalon/droit';
import { KeyReused, ReservationConflict, RevisionConflict } from '@jalon/event-store';
import type { DossierCharge } from '../dossiers.js';
import { commeStocke } from '../faits-stockes.js';
import type { Droits } from '../lecteur/droits.js';
import type { AcceptationDe, RefusDe } from '../resultat.js';
import { apresEcriture, ecrire } from './ecrire.js';
import type { Genre } from './genre.js';
import type { Mots } from './mots.js';
import type { Ordre } from './ordre.js';
import { CLE_REUTILISEE, introuvable, refusDonnee, refusSur, type Refuse } from './refus.js';
import { repondreEncore } from './rejeu.js';
import { accepter } from './reponse.js';
import type { Ressources } from './ressources.js';
import { situer } from './situer.js';

/** Decisions taken again because another writer was faster, before giving up. */
const REPRISES = 5;
type Rendu<M extends Mots> = AcceptationDe<M['vue']> | RefusDe<M['vue']>;

/** Runs inside the queue of the dossier. */
export async function executerOrdre<M extends Mots>(r: Ressources, genre: Genre<M>, recu: Ordre<M>): Promise<Rendu<M>> {
  const { demande, dossier, cle } = recu;
  for (let reprise = 0; ; reprise++) {
    const charge = await genre.dossiers.charger(dossier);
    const { etat } = charge;
    const jour = jourSuivi(genre, recu, etat);
    const ordre = { ...recu, jour };
    const droits = await genre.acces.droits(etat, demande.lecteur, jour);
    const refuser = (refus: Refuse, sur = { etat, revision: etat.revision }): Promise<RefusDe<M['vue']>> =>
      refusSur(genre, ordre, sur, droits, refus);
    const interdit = interdire(genre, ordre, charge, droits);
    if (interdit) return interdit === 'introuvable' ? introuvable(genre, demande.lecteur, jour) : refuser(interdit);
    if (cle && !demande.simuler && reprise === 0) {
      const connu = await r.store.findAppend(genre.prefixe + dossier, cle.key);
      if (connu)
        return connu.fingerprint === cle.fingerprint
          ? apresEcriture(() => repondreEncore(r, genre, ordre, connu))
          : refuser(CLE_DEJA_VUE);
    }
    const conflit = (sur: M['etat']): Promise<RefusDe<M['vue']>> =>
      refuser(
        { famille: 'conflit', message: genre.phrases.conflit },
        { etat: genre.solder(sur, jour).etat, revision: sur.revision },
      );
    if (demande.revisionAttendue !== undefined && demande.revisionAttendue !== etat.revision) return conflit(etat);
    try {
      return await deciderEtEcrire(r, genre, ordre, charge, droits);
    } catch (erreur) {
      if (erreur instanceof KeyReused) return refuser(CLE_DEJA_VUE);
      if (erreur instanceof CleDetruite) return refuser(EFFACE);
      if (erreur instanceof ReservationConflict) {
        // another dossier of the person, or of the PASS, was faster: this one has not moved, it is decided again
        if (reprise + 1 >= REPRISES) return refuser(CROISEMENT);
        continue;
      }
      if (!(erreur instanceof RevisionConflict)) throw erreur;
      if (reprise + 1 >= REPRISES || demande.revisionAttendue !== undefined)
        return conflit((await genre.dossiers.charger(dossier)).etat);
    }
  }
}

/**
 * An actor of Martinique is still on the eve of what a colleague of La Réunion recorded this morning (D40): the days of one dossier do not
 * go back, his act is of the day of the last fact. By more than one day it is a clock that errs, and another guard's business.
 */
function jourSuivi<M extends Mots>(genre: Genre<M>, { demande, jour }: Ordre<M>, etat: M['etat']): Jour {
  const dernier = demande.le === undefined ? (genre.dernierJour?.(etat) ?? null) : null;
  return dernier === ajouterJours(jour, 1) ? dernier : jour;
}

/** Null: nothing against it. */
function interdire<M extends Mots>(
  genre: Genre<M>,
  { demande: { acteur, lecteur, type }, dossier }: Ordre<M>,
  { etat }: DossierCharge<M['etat']>,
  droits: Droits,
): 'introuvable' | Refuse | null {
  const existe = genre.existe(dossier, etat);
  if (!existe && !genre.ouvertures.includes(type)) return 'introuvable';
  if (existe && !droits.lit && !droits.agit(type)) return 'introuvable';
  const raison = genre.acces.interdit(etat, acteur, lecteur);
  return raison === null ? null : { famille: 'acces', message: raison };
}

async function deciderEtEcrire<M extends Mots>(
  r: Ressources,
  genre: Genre<M>,
  recu: Ordre<M>,
  { etat, position }: DossierCharge<M['etat']>,
  droits: Droits,
): Promise<Rendu<M>> {
  const situee = await situer(r, genre, recu, etat);
  if ('champ' in situee) return refusDonnee([situee]);
  const ordre = { ...recu, commande: situee };
  const { dossier, demande } = ordre;
  const stream = genre.prefixe + dossier;
  const instruction = await genre.instruire(ordre, etat);
  const { refus, verdict } = instruction;
  if (refus) {
    const { famille, message, possibles } = refus;
    const { regle, constats } = verdict;
    const sur = { etat: instruction.etat, revision: etat.revision };
    return refusSur(genre, ordre, sur, droits, {
      famille,
      message,
      regle,
      constats,
      ...(possibles ? { possibles } : {}),
    });
  }
  if (demande.simuler || instruction.faits.length === 0)
    return accepter(r, genre, ordre, instruction, etat, { position, enregistreLe: '', rejoue: false });

  // before anything is prepared for writing: no key is made, no number reserved, for a fact that cannot be recorded
  r.gardeHorloge.verifier();
  r.ecriture.exiger();
  await r.referentiels.deposer();
  const datation = r.gardeHorloge.dater();
  const cause = { commande: ordre.commande.type, le: ordre.jour };
  const faits = instruction.faits.map((f) => commeStocke<M['fait']>(f));
  const etatFinal = faits.reduce((e, f) => genre.evolve(e, f), etat);
  const commun = {
    ...datation,
    commande: ordre.id,
    cause,
    empreinte: ordre.cle?.fingerprint,
    demande: ordre.commande.data,
  };
  const evenements = genre.versEvenements(faits, dossier, commun);
  const ecrit = await ecrire(r.store, stream, etat.revision, evenements, ordre.cle, instruction.reservations);
  return apresEcriture(async () => {
    // the same request was written by someone else in between (other process, same key)
    if (ecrit.replayed && ordre.cle) {
      genre.dossiers.oublier(dossier);
      const connu = await r.store.findAppend(stream, ordre.cle.key);
      if (connu) return repondreEncore(r, genre, ordre, connu);
    }
    genre.dossiers.retenir(dossier, { etat: etatFinal, position: ecrit.lastPosition });
    const suite = { faits, verdict, etat: etatFinal };
    const { enregistreLe } = datation;
    return accepter(r, genre, ordre, suite, etat, {
      position: ecrit.lastPosition,
      enregistreLe,
      rejoue: false,
    });
  });
}

const CLE_DEJA_VUE: Refuse = {
  famille: 'donnee',
  regle: CLE_REUTILISEE,
  message: 'Cette clé d’idempotence a déjà servi pour une autre demande.',
};
const EFFACE: Refuse = {
  famille: 'etape',
  message: 'Les données de cette personne ont été effacées : son parcours ne reçoit plus aucun fait.',
};
const CROISEMENT: Refuse = {
  famille: 'conflit',
  message: 'D’autres écritures ont croisé cette demande : rien n’est enregistré, recommencez dans un instant.',
};
