/** The path every command on a structure takes: door → load → decide → append → answer. */
import { createHmac } from 'node:crypto';
import {
  catalogueStructure,
  deciderStructure,
  etatInitialStructure,
  evolveStructure,
  vueStructure,
  type CommandeStructure,
  type EtatStructure,
  type FaitStructure,
  type VueStructure,
} from '@jalon/conventionnement';
import { deployer, type Acteur, type Jour, type Verdict, type VerdictCompact } from '@jalon/droit';
import { KeyReused, RevisionConflict, type KnownAppend } from '@jalon/event-store';
import { commeStocke, versEvenementsEnClair, vueDuFait } from '../faits-stockes.js';
import { fluxStructure, uuidDe } from '../identifiants.js';
import { apresEcriture, ecrire } from '../moteur/ecrire.js';
import { CLE_REUTILISEE } from '../moteur/refus.js';
import type { Ressources } from '../moteur/ressources.js';
import { catalogueDesStructures } from '../porte/structure.js';
import { validerDans } from '../porte/valider.js';
import type { EntreeJournal, FamilleRefus } from '../resultat.js';
import { jourParis } from '../temps.js';
import type { FaitStructureLu } from './dossiers.js';
import type { AcceptationStructure, DemandeStructure, MoteurStructures, RefusStructure } from './resultat.js';

/** Ids of organisations, as everywhere in the commands. */
const IDENTIFIANT = /^[\p{L}\p{N}][\p{L}\p{N}_.:-]{0,63}$/u;
/** Decisions taken again because another writer was faster, before giving up. */
const REPRISES = 5;
/** Commands by which an organisation that nobody declared becomes known. */
const NOUVELLES: readonly string[] = ['EnregistrerStructure', 'HabiliterPrescripteur'];

interface Ordre {
  demande: DemandeStructure;
  commande: CommandeStructure;
  jour: Jour;
  id: string;
  cle: { key: string; fingerprint: string } | undefined;
}

export function construireMoteurStructures(r: Ressources): MoteurStructures {
  const aujourdhui = (): Jour => jourParis(r.horloge());
  const montrer = (etat: EtatStructure, jour: Jour): VueStructure =>
    vueStructure(etat, jour, r.referentiels.auJour(jour), r.structures.declaree(etat.dossier.id));
  const connue = async (id: string): Promise<{ etat: EtatStructure; faits: FaitStructureLu[] } | null> => {
    if (!IDENTIFIANT.test(id)) return null;
    const chargee = await r.structures.charger(id);
    return chargee.faits.length > 0 || r.structures.ids.includes(id) ? chargee : null;
  };
  const refuser = (
    etat: EtatStructure | null,
    jour: Jour,
    refus: { famille: FamilleRefus; message: string } & Partial<RefusStructure>,
  ): RefusStructure => ({
    issue: 'refuse',
    constats: [],
    revision: etat?.revision ?? -1,
    vue: etat && montrer(etat, jour),
    ...refus,
  });

  /** The same request again: nothing is written, the answer is computed again from the facts of that time. */
  async function repondreEncore(ordre: Ordre, known: KnownAppend): Promise<AcceptationStructure> {
    const { faits } = await r.structures.charger(ordre.demande.structure);
    const avant = faits.slice(0, known.firstRevision).map((f) => f.fait);
    const ecrits = faits.slice(known.firstRevision, known.lastRevision + 1);
    const premier = ecrits[0];
    if (!premier) throw new Error('Clé d’idempotence enregistrée sans fait.');
    const etat = avant.reduce(evolveStructure, etatInitialStructure(ordre.demande.structure));
    const jour = premier.cause.le;
    const compact = ecrits.map((e) => verdictDe(e.fait)).find((v) => v !== null);
    const verdict =
      compact && (await r.referentiels.deLEpoque(compact)) !== r.referentiels
        ? deployer(compact, await r.referentiels.references(compact.e))
        : juger(ordre, etat, jour).verdict;
    return accepter(ordre, ecrits.map((e) => e.fait).reduce(evolveStructure, etat), jour, {
      faits: ecrits,
      verdict,
      rejoue: true,
    });
  }

  const juger = ({ commande, demande }: Ordre, etat: EtatStructure, jour: Jour) =>
    deciderStructure(commande, etat, {
      jour,
      acteur: demande.acteur,
      droit: r.referentiels.auJour(jour),
      siae: r.structures.declaree(demande.structure).siae,
    });

  const accepter = (
    { demande }: Ordre,
    etat: EtatStructure,
    jour: Jour,
    suite: { faits: Pick<FaitStructureLu, 'fait' | 'position' | 'enregistreLe'>[]; verdict: Verdict; rejoue: boolean },
  ): AcceptationStructure => ({
    issue: 'accepte',
    structure: demande.structure,
    revision: etat.revision,
    position: suite.faits.at(-1)?.position ?? -1,
    faits: suite.faits.map((f) =>
      vueDuFait(f.fait, f.position, f.enregistreLe, r.referentiels.mots, catalogueStructure),
    ),
    verdict: suite.verdict,
    vue: montrer(etat, jour),
    rejoue: suite.rejoue,
  });

  async function decider(ordre: Ordre, etat: EtatStructure): Promise<AcceptationStructure | RefusStructure> {
    const { demande, jour } = ordre;
    const decision = juger(ordre, etat, jour);
    if (decision.issue === 'refus') {
      const { famille, message, possibles, verdict } = decision;
      const { regle, constats } = verdict;
      return refuser(etat, jour, { famille, message, regle, constats, ...(possibles ? { possibles } : {}) });
    }
    const faits = decision.faits.map(commeStocke);
    const etatFinal = faits.reduce(evolveStructure, etat);
    const { verdict } = decision;
    if (demande.simuler || faits.length === 0)
      return accepter(ordre, etatFinal, jour, {
        faits: faits.map((fait) => ({ fait, position: -1, enregistreLe: '' })),
        verdict,
        rejoue: false,
      });
    await r.referentiels.deposer();
    const datation = r.gardeHorloge.dater();
    const cause = { commande: ordre.commande.type, le: jour };
    const evenements = versEvenementsEnClair(faits, catalogueStructure, {
      ...datation,
      commande: ordre.id,
      cause,
      empreinte: ordre.cle?.fingerprint,
    });
    const ecrit = await ecrire(r.store, fluxStructure(demande.structure), etat.revision, evenements, ordre.cle);
    const { faits: tous } = await apresEcriture(() => r.structures.charger(demande.structure));
    return accepter(ordre, etatFinal, jour, {
      faits: tous.slice(etat.revision + 1, etatFinal.revision + 1),
      verdict,
      rejoue: ecrit.replayed,
    });
  }

  async function executerOrdre(ordre: Ordre): Promise<AcceptationStructure | RefusStructure> {
    const { demande, jour, cle } = ordre;
    for (let reprise = 0; ; reprise++) {
      const { etat, faits } = await r.structures.charger(demande.structure);
      const reutilisee = (): RefusStructure =>
        refuser(etat, jour, {
          famille: 'donnee',
          regle: CLE_REUTILISEE,
          message: 'Cette clé d’idempotence a déjà servi pour une autre demande.',
        });
      if (cle && !demande.simuler) {
        const known = await r.store.findAppend(fluxStructure(demande.structure), cle.key);
        if (known)
          return known.fingerprint === cle.fingerprint
            ? apresEcriture(() => repondreEncore(ordre, known))
            : reutilisee();
      }
      if (faits.length === 0 && !r.structures.ids.includes(demande.structure) && !NOUVELLES.includes(demande.type))
        return refuser(null, jour, {
          famille: 'introuvable',
          message: 'Cette structure n’est pas connue : enregistrez-la.',
        });
      const interdit = hors(
        demande.acteur,
        demande.structure,
        etat.dossier.departement ?? r.structures.declaree(demande.structure).departement,
      );
      if (interdit) return refuser(etat, jour, { famille: 'acces', message: interdit });
      const attendue = demande.revisionAttendue;
      const conflit = (): RefusStructure =>
        refuser(etat, jour, {
          famille: 'conflit',
          message: 'Cette structure a changé depuis que vous l’avez lue : relisez-la avant de recommencer.',
        });
      if (attendue !== undefined && attendue !== etat.revision) return conflit();
      try {
        return await decider(ordre, etat);
      } catch (erreur) {
        if (erreur instanceof KeyReused) return reutilisee();
        if (!(erreur instanceof RevisionConflict)) throw erreur;
        if (reprise + 1 >= REPRISES || attendue !== undefined) return conflit();
      }
    }
  }

  return {
    async executer(demande) {
      const jour = demande.le ?? aujourdhui();
      const porte = validerDans(catalogueDesStructures, demande.type, demande.data);
      if ('champs' in porte)
        return refuser(null, jour, {
          famille: 'donnee',
          message: `Données refusées : ${porte.champs.map((c) => `${c.champ} (${c.regle})`).join(' ; ')}.`,
          champs: porte.champs,
        });
      if (!IDENTIFIANT.test(demande.structure))
        return refuser(null, jour, { famille: 'introuvable', message: 'Cette structure n’est pas connue.' });
      const organisation = demande.acteur.organisation.id;
      const id =
        demande.cle === undefined ? r.aleatoire() : uuidDe('commande', organisation, demande.cle, demande.structure);
      const ordre: Ordre = {
        demande,
        commande: porte as CommandeStructure,
        jour,
        id,
        cle: demande.cle === undefined ? undefined : { key: id, fingerprint: empreinte(r, demande, porte) },
      };
      return r.file.tour(`structure ${demande.structure}`, () => executerOrdre(ordre));
    },
    async consulter(structure, { au } = {}) {
      const lue = await connue(structure);
      return lue && montrer(lue.etat, au ?? aujourdhui());
    },
    async situer(acteur) {
      return acteur.role === 'prescripteur' ? (await r.structures.regard(acteur, aujourdhui())).acteur : acteur;
    },
    async lister() {
      const ids = new Set([...r.structures.ids, ...(await r.structures.chargerToutes())]);
      const etats = await Promise.all([...ids].sort().map(async (id) => (await r.structures.charger(id)).etat));
      return etats.map((etat) => montrer(etat, aujourdhui()));
    },
    async journal(structure) {
      const lue = await connue(structure);
      return lue && Promise.all(lue.faits.map((f) => entree(r, f)));
    },
  };
}

/** A SIAE acts for itself; the State acts in its own département. Null: nothing against it. */
function hors({ role, organisation }: Acteur, structure: string, departement: string | null): string | null {
  if (role === 'siae' && organisation.id !== structure) return 'Une SIAE n’agit que pour elle-même.';
  const etranger =
    departement !== null && organisation.departement !== undefined && organisation.departement !== departement;
  return (role === 'ddets' || role === 'prefet') && etranger ? 'Cette structure est dans un autre département.' : null;
}

const verdictDe = ({ data }: FaitStructure): VerdictCompact | null => ('verdict' in data ? data.verdict : null);

async function entree(r: Ressources, lu: FaitStructureLu): Promise<EntreeJournal> {
  const { fait, position, enregistreLe, horlogeReculee } = lu;
  const compact = verdictDe(fait);
  const { verdict: _, ...data } = fait.data as Record<string, unknown>;
  return {
    ...vueDuFait(fait, position, enregistreLe, r.referentiels.mots, catalogueStructure),
    par: fait.par,
    ...(horlogeReculee ? { horlogeReculee } : {}),
    data,
    ...(compact ? { verdict: deployer(compact, await r.referentiels.references(compact.e)) } : {}),
  };
}

const empreinte = (r: Ressources, demande: DemandeStructure, { type, data }: { type: string; data: unknown }): string =>
  createHmac('sha256', r.cleIndex)
    .update(JSON.stringify([type, data, demande.acteur.role, demande.revisionAttendue ?? null]))
    .digest('hex');
