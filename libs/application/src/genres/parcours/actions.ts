/** What is around a parcours when its commands are tried: the person's other dossiers, the directory, its deadlines. */
import { enFrancais, type Jour } from '@jalon/droit';
import { echeances } from '@jalon/parcours';
import { actions as actionsDe, type Alentours, type Qui } from '../../moteur/actions.js';
import type { Genre } from '../../moteur/genre.js';
import type { Ressources } from '../../moteur/ressources.js';
import { catalogueDEntrees } from '../../porte/catalogue.js';
import type { Choix } from '../../porte/formulaire.js';
import type { Action } from '../../resultat.js';
import { entourage, type Entourage } from './entourage.js';
import type { MotsParcours } from './coeur.js';

type GenreParcours = Genre<MotsParcours>;

export const actions = (r: Ressources, genre: GenreParcours, parcours: string, qui: Qui): Promise<Action[] | null> =>
  actionsDe(r, genre, catalogueDEntrees, parcours, qui, (etat) => alentours(r, genre, etat, qui));

async function alentours(
  r: Ressources,
  genre: GenreParcours,
  { dossier }: MotsParcours['etat'],
  { acteur, lecteur, jour }: Qui,
): Promise<Alentours<MotsParcours>> {
  const cles = r.personnes.clesDuDossier(dossier);
  const autour = await entourage(r, { parcours: dossier.id, personne: dossier.personne, cles, identite: true });
  // what is known of the organisations now, looked at on each day tried
  const prescripteurs = dossier.demandes.flatMap((d) => d.prescripteur ?? []);
  await r.structures.regard(acteur, jour, prescripteurs);
  const aRapprocher = await dossiersProposes(r, genre, autour, lecteur, jour);
  const base = r.baseEffacement === undefined ? {} : { baseEffacement: r.baseEffacement };
  return {
    circonstances(le) {
      // what is tried names nobody real: only what the form will say is looked for in the directory
      const { annuaire: _, ...regard } = r.structures.regardAvant(acteur, le, prescripteurs, Infinity);
      return { ...regard, jour: le, ...autour, ...base, numeroPass: r.registre.provisoire(r.referentiels.auJour(le)) };
    },
    echeances: (etat, droit) => echeances(etat, droit).map((e) => e.le),
    choix: (type) => (type === 'RapprocherParcours' && aRapprocher.length > 0 ? { parcours: aRapprocher } : null),
  };
}

/** Dossiers that may be of the same person, of those that the reader may read: nobody is asked to copy an id. */
async function dossiersProposes(
  r: Ressources,
  genre: GenreParcours,
  { homonymes = [], doublons = [] }: Entourage,
  lecteur: Qui['lecteur'],
  jour: Jour,
): Promise<Choix[]> {
  const proposes: Choix[] = [];
  for (const { parcours, ouvertLe, ouvertPar } of [...doublons, ...homonymes]) {
    const { etat } = await r.dossiers.charger(parcours);
    const { lit } = await genre.acces.droits(etat, lecteur, jour);
    if (lit && etat.dossier.doublonDe === null)
      proposes.push({ code: parcours, libelle: `Dossier ouvert le ${enFrancais(ouvertLe)} par ${ouvertPar}` });
  }
  return proposes;
}
