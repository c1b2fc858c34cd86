/** Who is a prescripteur habilité on a day. Sources: L. 5132-3; droit.md ORI-02, ORI-03; plateforme.md ACT-04. */
import { estPrescripteurHabilite, type Acteur } from '../acteur.js';
import type { Droit } from '../referentiel.js';

/** « Autre » and the orienteur never are, whatever they declare; a kind on no list is judged by its declaration alone. */
export const peutEtreHabilite = (droit: Droit, type: string | undefined): boolean =>
  type === undefined || droit.lire('eligibilite/prescripteurs')?.valeurs.jamais_habilites.includes(type) !== true;

/** The author of a command, on the day of `droit`. Facts already written keep the quality they were written with: see `estPrescripteurHabilite`. */
export const prescripteurHabiliteCeJour = (droit: Droit, acteur: Acteur): boolean =>
  estPrescripteurHabilite(acteur) && peutEtreHabilite(droit, acteur.organisation.type);
