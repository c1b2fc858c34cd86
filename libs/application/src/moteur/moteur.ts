/** The door and the queues around the generic path. */
import { createHmac } from 'node:crypto';
import type { Commande } from '@jalon/parcours';
import { estUuid, fluxDe, uuidDe } from '../identifiants.js';
import { catalogueDEntrees } from '../porte/catalogue.js';
import { valider } from '../porte/valider.js';
import type { DemandeExecution, Moteur, Resultat } from '../resultat.js';
import { jourParis } from '../temps.js';
import { actions } from './actions.js';
import { echeancesDepuis } from './annulation.js';
import { solderDossier } from './echeances.js';
import { executerOrdre } from './executer.js';
import { consulter, droitDeLire, journal, rejouer } from './lire.js';
import { rejugerTout } from './rejuger-departement.js';
import { rejuger } from './rejuger.js';
import { introuvable, refusDonnee } from './refus.js';
import type { Ordre } from './reponse.js';
import type { Ressources } from './ressources.js';

export function construireMoteur(r: Ressources): Moteur {
  const siConnu = async <T>(parcours: string, lire: () => Promise<T | null>): Promise<T | null> =>
    estUuid(parcours) ? lire() : null;
  const aujourdhui = () => jourParis(r.horloge());
  return {
    executer: (demande) => executer(r, demande),
    jugerAcces: (parcours, lecteur) => siConnu(parcours, () => droitDeLire(r, parcours, lecteur, aujourdhui())),
    consulter: (parcours, { au, lecteur } = {}) =>
      siConnu(parcours, () => consulter(r, parcours, au ?? aujourdhui(), lecteur)),
    journal: (parcours, lecteur) => siConnu(parcours, () => journal(r, parcours, lecteur)),
    actions: (parcours, acteur) => siConnu(parcours, () => actions(r, parcours, acteur, aujourdhui())),
    rejouer: (parcours, options = {}) => siConnu(parcours, () => rejouer(r, parcours, options)),
    rejuger: (parcours, regard = {}, lecteur) => siConnu(parcours, () => rejuger(r, parcours, regard, lecteur)),
    rejugerTout: (regard = {}, progression) => rejugerTout(r, regard, progression),
    async solderEcheances(parcours, jusquAu) {
      return estUuid(parcours) ? r.file.tour(parcours, () => solderDossier(r, parcours, jusquAu)) : 0;
    },
  };
}

async function executer(r: Ressources, demande: DemandeExecution): Promise<Resultat> {
  const porte = valider(demande.type, demande.data);
  if ('champs' in porte) return refusDonnee(porte.champs);
  const ouverture = demande.type === 'OuvrirParcours';
  const organisation = demande.acteur.organisation.id;
  const parcours = demande.parcours ?? (ouverture ? idNouveau(r, organisation, demande.cle) : '');
  if (!estUuid(parcours)) return introuvable();
  const { nommeUnFait, nommeDesEcheances } = catalogueDEntrees[porte.type] ?? {};
  const data = nommeUnFait
    ? await situerFait(r, parcours, porte.data as { fait: number })
    : nommeDesEcheances
      ? await situerEcheances(r, parcours, porte.data as EcheancesDites)
      : porte.data;
  if (data === null)
    return refusDonnee([
      nommeUnFait
        ? { champ: 'fait', regle: 'la position d’un fait de ce parcours' }
        : { champ: 'faits', regle: 'des positions de faits de ce parcours, ou un instant dans « depuis »' },
    ]);
  const ordre: Ordre = {
    demande,
    commande: { type: porte.type, data } as Commande,
    parcours,
    jour: demande.le ?? jourParis(r.horloge()),
    id: demande.cle === undefined ? r.aleatoire() : uuidDe('commande', organisation, demande.cle, parcours),
    cle: undefined,
    personne: null,
  };
  if (demande.cle !== undefined)
    ordre.cle = { key: ordre.id, fingerprint: empreinteDemande(r, ordre, nommeDesEcheances ? porte.data : data) };
  const personne =
    porte.type === 'OuvrirParcours' ? personneDe(data) : (await r.dossiers.charger(parcours)).etat.dossier.personne;
  ordre.personne = r.personnes.empreinte(personne);
  const aSonTour = () => r.file.tour(parcours, () => executerOrdre(r, ordre));
  // one command at a time per person, then per dossier: always in that order
  return ordre.personne === null ? aSonTour() : r.file.tour(`personne ${ordre.personne}`, aSonTour);
}

/** People name a fact by its position in the log; a dossier knows its facts by revision. Null: no such fact in this dossier. */
async function situerFait(r: Ressources, parcours: string, data: { fait: number }): Promise<unknown> {
  const faits = await r.store.readStream(fluxDe(parcours));
  const fait = faits.find((e) => e.position === data.fait);
  return fait ? { ...data, fait: fait.revision } : faits.length === 0 ? data : null;
}

interface EcheancesDites {
  faits: number[];
  depuis?: string;
  raison: string;
}
/** By positions, or all those that still count and were recorded from an instant on, by the raw clock of that time. Null: neither, or not of here. */
async function situerEcheances(
  r: Ressources,
  parcours: string,
  { faits, depuis, raison }: EcheancesDites,
): Promise<unknown> {
  if ((faits.length === 0) === (depuis === undefined)) return null;
  const histoire = await r.store.readStream(fluxDe(parcours));
  if (depuis !== undefined) return { faits: echeancesDepuis(histoire, depuis), raison };
  const revisions = histoire.filter((e) => faits.includes(e.position)).map((e) => e.revision);
  return revisions.length === faits.length ? { faits: revisions, raison } : null;
}

/** With a key, the same request opens the same parcours. */
const idNouveau = (r: Ressources, organisation: string, cle: string | undefined): string =>
  cle === undefined ? r.aleatoire() : uuidDe('parcours', organisation, cle);

const personneDe = (data: unknown): { nir?: string } => (data as { personne: { nir?: string } }).personne;

/** Keyed: the request may hold a NIR, and a bare hash of one is reversed in minutes. */
const empreinteDemande = (r: Ressources, { demande, commande }: Ordre, data: unknown): string =>
  createHmac('sha256', r.cleIndex)
    .update(JSON.stringify([commande.type, data, demande.acteur.role, demande.revisionAttendue ?? null]))
    .digest('hex');
