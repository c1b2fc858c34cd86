/** The audit file of one parcours, for one reader: what she may hold of it, then its proof. */
import type { ClassePersonnelle } from '@jalon/confidentialite';
import type { Acteur } from '@jalon/parcours';
import { streamOf } from '../identifiants.js';
import type { Jalon } from '../ouvrir-jalon.js';
import { jourDe, type Moment } from '../temps.js';
import type { PointProuve } from './preuves.js';

export interface DemandeDePreuve {
  /** Absent: the operator of the data. */
  lecteur?: Acteur | undefined;
  ouvrir: ReadonlySet<ClassePersonnelle>;
  /** Default: today's. */
  jours?: readonly string[] | undefined;
  connuLe?: Moment | undefined;
}
export interface DossierFait {
  zip: Buffer;
  /** Of the parcours itself. */
  faits: number;
}

/** This log is not sealed here: there is nothing to prove. */
export class NonScelle extends Error {
  override name = 'NonScelle';
  constructor() {
    super('Ce serveur ne scelle pas son journal : il n’a rien à prouver. Un journal tenu dans un fichier est scellé.');
  }
}

export interface PointDonne extends PointProuve {
  schema: 'jalon.point.v1';
  depuis: number;
}
/** As `jalon preuve temoigner` takes it. @throws NonScelle, PreuveImpossible, StoreUnavailable */
export async function donnerPoint({ preuves }: Pick<Jalon, 'preuves'>, depuis: number): Promise<PointDonne> {
  if (preuves === null) throw new NonScelle();
  const { point, coherence } = await preuves.point(depuis);
  return { schema: 'jalon.point.v1', point, depuis, coherence };
}

/** Null: no such parcours, for that reader; said before anything else. @throws NonScelle, PreuveImpossible, StoreUnavailable */
export async function prouver(
  { moteur, preuves, horloge, lecture }: Pick<Jalon, 'moteur' | 'preuves' | 'horloge' | 'lecture'>,
  parcours: string,
  { lecteur, ouvrir, jours = [], connuLe }: DemandeDePreuve,
): Promise<DossierFait | null> {
  const instant = horloge();
  const demandes = jours.length > 0 ? [...new Set(jours)] : [jourDe(instant, lecteur?.organisation.departement)];
  const situations = demandes.map((au) => ({ au, connuLe }));
  const aProuver = await moteur.aProuver(parcours, { lecteur, ouvrir, situations }).catch(async (erreur: unknown) => {
    // what cannot be read any more may have been recorded as such
    await preuves?.refuserSiTouche(streamOf(parcours));
    throw erreur;
  });
  if (aProuver === null) return null;
  if (preuves === null) throw new NonScelle();
  const zip = await preuves.dossier({
    ...aProuver,
    objet: `parcours ${parcours}`,
    pour: lecteur ? `${lecteur.role} ${lecteur.organisation.id}` : 'exploitant',
    lecture,
    instant,
  });
  return { zip, faits: aProuver.histoires[0]?.faits.length ?? 0 };
}
