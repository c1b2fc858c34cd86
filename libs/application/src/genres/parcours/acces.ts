/** Who may read a parcours, and act on it: a link, being addressed, a competence that a decision gives (D31), or having looked its PASS up (D30). */
import type { Jour, NiveauDAcces } from '@jalon/droit';
import { ceQuiOuvre, estPrescripteurHabilite, niveauDe, substituer, type Acteur } from '@jalon/parcours';
import { droitsDuNiveau, TOUS_LES_DROITS } from '../../lecteur/droits.js';
import type { Acces } from '../../moteur/genre.js';
import type { Ressources } from '../../moteur/ressources.js';
import { cleDepartement, cleOrganisation, cleRecherche, demandeDe } from '../../personnes/liens-du-fait.js';
import { jourParis } from '../../temps.js';
import type { MotsParcours } from './coeur.js';

/** The strongest first. */
const NIVEAUX: readonly NiveauDAcces[] = ['agir', 'lire', 'lire_sans_pass', 'embaucher'];
const rapproches = ({ rapprochements, doublonDe }: MotsParcours['etat']['dossier']): string[] =>
  [...rapprochements, ...(doublonDe ? [doublonDe] : [])].flatMap(({ parcours }) => parcours ?? []);

export function accesAuParcours(r: Ressources): Acces<MotsParcours> {
  /** By what the index knows already. */
  const lie = (liens: readonly string[], { role, organisation }: Acteur, commande: string | null): boolean => {
    const { id, departement } = organisation;
    if (role === 'ddets' || role === 'prefet')
      return departement !== undefined && liens.includes(cleDepartement(departement));
    if (liens.includes(cleOrganisation(id))) return true;
    return commande !== null && liens.includes(cleRecherche(id)) && droitsDuNiveau('embaucher').agit(commande);
  };
  /** Its own, and those of the dossiers merged with it. */
  const liensDe = (id: string): string[] =>
    [id, ...r.personnes.rapproches(id)].flatMap((p) => r.personnes.liensConnus(p));
  /** A request that any habilitated prescripteur of the département may decide. */
  const competent = async (liens: readonly string[], acteur: Acteur): Promise<boolean> => {
    const { id, departement } = acteur.organisation;
    if (!estPrescripteurHabilite(acteur) || departement === undefined) return false;
    const demande = demandeDe(liens);
    // the same reads whether a request waits or not
    const destinataire = demande?.prescripteur ?? id;
    const { habilitations } = await r.structures.regard(acteur, jourParis(r.horloge()), [destinataire]);
    return (
      demande !== undefined &&
      liens.includes(cleDepartement(departement)) &&
      (demande.prescripteur === null || habilitations[demande.prescripteur] === false)
    );
  };
  /** What a predecessor was linked to, the one that succeeds is (D43): the same reads whatever the dossier. */
  const succede = async (liens: readonly string[], { organisation }: Acteur): Promise<boolean> => {
    const anciens = await r.structures.predecesseurs(organisation.id, jourParis(r.horloge()));
    return anciens.some((id) => liens.includes(cleOrganisation(id)));
  };
  const droits = async (lecteur: Acteur, etat: MotsParcours['etat'], jour: Jour) => {
    const anciens = await r.structures.predecesseurs(lecteur.organisation.id, jour);
    const { dossier } = substituer(etat, anciens, lecteur.organisation);
    const recherche = r.personnes.liensConnus(dossier.id).includes(cleRecherche(lecteur.organisation.id));
    const addressees = dossier.demandes.flatMap((d) =>
      d.etat === 'en_attente' && d.prescripteur !== null && d.prescripteur !== lecteur.organisation.id
        ? [d.prescripteur]
        : [],
    );
    const habilitations =
      addressees.length > 0 && estPrescripteurHabilite(lecteur)
        ? (await r.structures.regard(lecteur, jour, addressees)).habilitations
        : {};
    const droit = r.referentiels.auJour(jour);
    const siens: (NiveauDAcces | null)[] = [niveauDe(droit, dossier, lecteur, { recherche, habilitations })];
    // merged, two dossiers are one for whoever is linked to either; a merge undone ends it (D25)
    for (const autre of rapproches(dossier))
      siens.push(
        niveauDe(
          droit,
          substituer((await r.dossiers.charger(autre)).etat, anciens, lecteur.organisation).dossier,
          lecteur,
        ),
      );
    return droitsDuNiveau(NIVEAUX.find((n) => siens.includes(n)) ?? null);
  };
  return {
    async connait(id, lecteur, commande) {
      // a link is never lost by waiting: one that is known needs no reading
      if (lie(liensDe(id), lecteur, commande)) return true;
      await r.personnes.aJour();
      const liens = liensDe(id);
      return lie(liens, lecteur, commande) || (await succede(liens, lecteur)) || (await competent(liens, lecteur));
    },
    droits: async (etat, lecteur, jour) => (lecteur ? droits(lecteur, etat, jour) : TOUS_LES_DROITS),
    interdit: () => null,
    ceQuiOuvre: (lecteur, jour) => ceQuiOuvre(r.referentiels.auJour(jour), lecteur),
  };
}
