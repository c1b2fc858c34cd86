/** The path every command takes: load → deadlines → decide → deadlines → append → answer. */
import { KeyReused, ReservationConflict, RevisionConflict } from '@jalon/event-store';
import { CleDetruite } from '@jalon/confidentialite';
import { estOuvert, evolve } from '@jalon/parcours';
import type { DossierCharge } from '../dossiers.js';
import { commeStocke, versEvenements } from '../faits-stockes.js';
import { fluxDe } from '../identifiants.js';
import type { RefusMoteur, Resultat } from '../resultat.js';
import { apresEcriture, ecrire } from './ecrire.js';
import { instruireASonTour } from './instruire-a-son-tour.js';
import { solderAu, type Instruction } from './instruire.js';
import { CLE_REUTILISEE, introuvable, refusSur } from './refus.js';
import { repondreEncore } from './rejeu.js';
import { accepter, type Ordre } from './reponse.js';
import type { Ressources } from './ressources.js';

/** Decisions taken again because another writer was faster, before giving up. */
const REPRISES = 5;

/** Runs inside the queue of the dossier. */
export async function executerOrdre(r: Ressources, ordre: Ordre): Promise<Resultat> {
  if (ordre.cle && !ordre.demande.simuler) {
    const connu = await r.store.findAppend(fluxDe(ordre.parcours), ordre.cle.key);
    if (connu)
      return connu.fingerprint === ordre.cle.fingerprint
        ? apresEcriture(() => repondreEncore(r, ordre, connu))
        : cleReutilisee(r, ordre);
  }
  for (let reprise = 0; ; reprise++) {
    const charge = await r.dossiers.charger(ordre.parcours);
    const refus = refusDEntree(r, ordre, charge);
    if (refus) return refus;
    try {
      return await deciderEtEcrire(r, ordre, charge);
    } catch (erreur) {
      if (erreur instanceof KeyReused) return cleReutilisee(r, ordre);
      if (erreur instanceof CleDetruite)
        return refusSur(charge.etat, charge.etat.revision, ordre, r.referentiels, {
          famille: 'etape',
          message: 'Les données de cette personne ont été effacées : son parcours ne reçoit plus aucun fait.',
        });
      if (erreur instanceof ReservationConflict) {
        // another dossier of the person, or of the PASS, was faster: this one has not moved, it is decided again
        if (reprise + 1 >= REPRISES) return croisement(r, ordre, charge);
        continue;
      }
      if (!(erreur instanceof RevisionConflict)) throw erreur;
      if (reprise + 1 >= REPRISES || ordre.demande.revisionAttendue !== undefined)
        return conflit(r, ordre, await r.dossiers.charger(ordre.parcours));
    }
  }
}

function refusDEntree(r: Ressources, ordre: Ordre, { etat }: DossierCharge): RefusMoteur | null {
  const { demande } = ordre;
  if (!estOuvert(etat) && demande.type !== 'OuvrirParcours') return introuvable();
  if (demande.revisionAttendue !== undefined && demande.revisionAttendue !== etat.revision)
    return conflit(r, ordre, { etat, position: -1 });
  const interdit = r.politique(demande.acteur, demande.type, etat.dossier);
  return interdit === null
    ? null
    : refusSur(etat, etat.revision, ordre, r.referentiels, { famille: 'acces', message: interdit });
}

async function deciderEtEcrire(r: Ressources, ordre: Ordre, charge: DossierCharge): Promise<Resultat> {
  const { etat } = charge;
  const instruction = await instruireASonTour(r, ordre, etat);
  if (instruction.refus) return refusDuDomaine(r, ordre, instruction, etat.revision);
  if (ordre.demande.simuler || instruction.faits.length === 0)
    return accepter(r, ordre, instruction, {
      position: charge.position,
      positions: [],
      enregistreLe: '',
      rejoue: false,
    });

  // before anything is prepared for writing: no key is made, no number reserved, for a fact that cannot be recorded
  r.gardeHorloge.verifier();
  r.ecriture.exiger();
  await r.referentiels.deposer();
  const datation = r.gardeHorloge.dater();
  const { enregistreLe } = datation;
  const cause = { commande: ordre.commande.type, le: ordre.jour };
  const faits = instruction.faits.map(commeStocke);
  const etatFinal = faits.reduce(evolve, etat);
  const commun = { ...datation, commande: ordre.id, cause, empreinte: ordre.cle?.fingerprint };
  const evenements = versEvenements(faits, ordre.parcours, r.coffre, commun);
  const ecrit = await ecrire(
    r.store,
    fluxDe(ordre.parcours),
    etat.revision,
    evenements,
    ordre.cle,
    instruction.reservations,
  );
  return apresEcriture(async () => {
    // the same request was written by someone else in between (other process, same key)
    if (ecrit.replayed && ordre.cle) {
      r.dossiers.oublier(ordre.parcours);
      const connu = await r.store.findAppend(fluxDe(ordre.parcours), ordre.cle.key);
      if (connu) return repondreEncore(r, ordre, connu);
    }
    r.dossiers.retenir(ordre.parcours, { etat: etatFinal, position: ecrit.lastPosition });
    const positions =
      evenements.length === 1
        ? [ecrit.lastPosition]
        : (await r.store.readStream(fluxDe(ordre.parcours), etat.revision + 1)).map((e) => e.position);
    const suite = { faits, verdict: instruction.verdict, etat: etatFinal };
    return accepter(r, ordre, suite, { position: ecrit.lastPosition, positions, enregistreLe, rejoue: false });
  });
}

function refusDuDomaine(
  r: Ressources,
  ordre: Ordre,
  { refus, verdict, etat }: Instruction,
  revision: number,
): RefusMoteur {
  const { famille, message, possibles } = refus ?? { famille: 'droit' as const, message: '' };
  return refusSur(etat, revision, ordre, r.referentiels, {
    famille,
    message,
    regle: verdict.regle,
    constats: verdict.constats,
    ...(possibles ? { possibles } : {}),
  });
}

function conflit(r: Ressources, ordre: Ordre, { etat }: DossierCharge): RefusMoteur {
  const solde = solderAu(etat, ordre.jour, r.referentiels);
  return refusSur(solde.etat, etat.revision, ordre, r.referentiels, {
    famille: 'conflit',
    message: 'Ce parcours a changé depuis que vous l’avez lu : relisez-le avant de recommencer.',
  });
}

function croisement(r: Ressources, ordre: Ordre, { etat }: DossierCharge): RefusMoteur {
  return refusSur(etat, etat.revision, ordre, r.referentiels, {
    famille: 'conflit',
    message: 'D’autres écritures ont croisé cette demande : rien n’est enregistré, recommencez dans un instant.',
  });
}

async function cleReutilisee(r: Ressources, ordre: Ordre): Promise<RefusMoteur> {
  const { etat } = await r.dossiers.charger(ordre.parcours);
  return refusSur(etat, etat.revision, ordre, r.referentiels, {
    famille: 'donnee',
    regle: CLE_REUTILISEE,
    message: 'Cette clé d’idempotence a déjà servi pour une autre demande.',
  });
}
