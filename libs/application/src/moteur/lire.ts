/** Reads: nothing is ever written here, deadlines that are due and not yet recorded are only shown. */
import type { ClassePersonnelle } from '@jalon/decider';
import { deployer, MASQUE, min, type Jour, type Verdict } from '@jalon/droit';
import {
  annules,
  catalogue,
  estOuvert,
  horsLecture,
  jugerAcces,
  regardSurLesFaits,
  replierSans,
  type Acteur,
  type Fait,
} from '@jalon/parcours';
import { vuePour } from '../domaine.js';
import { lireEvenement, vueDuFait, type FaitLu } from '../faits-stockes.js';
import { fluxDe } from '../identifiants.js';
import type { Consultation, EntreeJournal, Replay } from '../resultat.js';
import { jourParis } from '../temps.js';
import { solderAu } from './instruire.js';
import { verdictDe } from './rejeu.js';
import type { Ressources } from './ressources.js';

/** @returns the verdict of the reader's right on that day; null when the parcours does not exist */
export async function droitDeLire(
  r: Ressources,
  parcours: string,
  lecteur: Acteur,
  jour: Jour,
): Promise<Verdict | null> {
  const { etat } = await r.dossiers.charger(parcours);
  return !estOuvert(etat) ? null : jugerAcces(r.referentiels.auJour(jour), etat.dossier, lecteur);
}

export async function consulter(
  r: Ressources,
  parcours: string,
  au: Jour,
  lecteur?: Acteur,
): Promise<Consultation | null> {
  const { etat } = await r.dossiers.charger(parcours);
  if (!estOuvert(etat)) return null;
  const solde = solderAu(etat, au, r.referentiels).etat;
  const vue = vuePour(solde, au, r.referentiels.auJour(au), lecteur);
  return { revision: etat.revision, vue: { ...vue, revision: etat.revision } };
}

const lireTout = async (r: Ressources, parcours: string): Promise<FaitLu[]> =>
  (await r.store.readStream(fluxDe(parcours))).map((e) => lireEvenement(e, parcours, r.coffre));

export async function journal(r: Ressources, parcours: string, lecteur?: Acteur): Promise<EntreeJournal[] | null> {
  const faits = await lireTout(r, parcours);
  const { etat } = await r.dossiers.charger(parcours);
  if (!estOuvert(etat)) return null;
  const ecartes = annules(faits.map((f) => f.fait));
  const regard = regardSurLesFaits(r.referentiels.auJour(jourParis(r.horloge())), etat.dossier, lecteur);
  return Promise.all(
    faits
      .filter(({ fait }) => !horsLecture.has(fait.type) && regard.voit(fait))
      .map(async ({ fait, position, enregistreLe, horlogeReculee }) => {
        const compact = verdictDe(fait);
        const verdict = compact && deployer(compact, await r.referentiels.references(compact.e));
        return {
          ...vueDuFait(fait, position, enregistreLe, r.referentiels.mots),
          par: fait.par,
          ...(horlogeReculee ? { horlogeReculee } : {}),
          ...(ecartes.has(fait.revision) ? { annule: true as const } : {}),
          data: sansSensible(fait),
          ...(verdict ? { verdict: masquer(verdict, (condition) => regard.voitConstat(fait, condition)) } : {}),
        };
      }),
  );
}

/** A value found that the reader may not see is hidden as a stored personal one is. */
const masquer = (verdict: Verdict, voit: (condition: string) => boolean): Verdict => ({
  ...verdict,
  constats: verdict.constats.map((k) => (voit(k.condition) ? k : { ...k, constate: MASQUE, personnel: true })),
});

/** Data of a fact without its class C3 values (NIR, criteria, free texts, health) and without its verdict, shown apart. */
function sansSensible(fait: Fait): Record<string, unknown> {
  const personnels: Readonly<Record<string, ClassePersonnelle>> = catalogue[fait.type].personnels;
  const filtrer = (objet: Record<string, unknown>, prefixe: string): Record<string, unknown> => {
    const garde: Record<string, unknown> = {};
    for (const [cle, valeur] of Object.entries(objet)) {
      const chemin = prefixe + cle;
      if (chemin === 'verdict' || (personnels[chemin] === 'C3' && valeur !== null)) continue;
      const plonge = typeof valeur === 'object' && valeur !== null && !Array.isArray(valeur);
      garde[cle] = plonge ? filtrer(valeur as Record<string, unknown>, `${chemin}.`) : valeur;
    }
    return garde;
  };
  return filtrer(fait.data as Record<string, unknown>, '');
}

/**
 * Facts are kept in the order of the log up to the first one later than `au` or recorded after `connuLe`: a history is known
 * from its beginning to a point, and a rectification names earlier facts by their rank.
 */
export async function rejouer(
  r: Ressources,
  parcours: string,
  { au, connuLe, lecteur }: { au?: Jour; connuLe?: Jour; lecteur?: Acteur },
): Promise<Replay | null> {
  const faits = await lireTout(r, parcours);
  if (faits.every((f) => horsLecture.has(f.fait.type))) return null;
  const aujourdhui = jourParis(r.horloge());
  const jour = au ?? (connuLe === undefined ? aujourdhui : min(connuLe, aujourdhui));
  const inconnu = (f: FaitLu): boolean => connuLe !== undefined && jourParis(new Date(f.enregistreLe)) > connuLe;
  // what a wrong clock wrote bears its dates: it must not cut the history there, once it is known to be annulled
  const ecartes = annules(faits.filter((f) => !inconnu(f)).map((f) => f.fait));
  const fin = faits.findIndex(
    (f) => !ecartes.has(f.fait.revision) && ((au !== undefined && f.fait.le > au) || inconnu(f)),
  );
  const gardes = fin < 0 ? faits.length : fin;
  const etat = replierSans(
    parcours,
    faits.slice(0, gardes).map((f) => f.fait),
    ecartes,
  );
  return {
    revision: etat.revision,
    position: faits[gardes - 1]?.position ?? -1,
    faitsIgnores: faits.length - gardes,
    vue: {
      ...vuePour(solderAu(etat, jour, r.referentiels).etat, jour, r.referentiels.auJour(jour), lecteur),
      revision: etat.revision,
    },
  };
}
