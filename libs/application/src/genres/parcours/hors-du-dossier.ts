/** What a view tells of what lies outside the dossier: hours of the person elsewhere, and the ceiling in force for who places her. */
import type { Droit, Jour } from '@jalon/droit';
import { siaePlafonnees, type Dossier, type HorsDuDossierVu } from '@jalon/parcours';
import type { Ressources } from '../../moteur/ressources.js';
import { autresDossiers } from './autres-pass.js';

export async function horsDuDossier(r: Ressources, d: Dossier, jour: Jour, droit: Droit): Promise<HorsDuDossierVu> {
  // of what is known already: a view is no decision, and costs no look at the log
  const elle = r.personnes.personneConnue(r.personnes.clesDuDossier(d));
  const autres = (elle?.parcours ?? []).filter((p) => p !== d.id);
  const derogations480h: { siae: string; au: Jour }[] = [];
  for (const organisation of siaePlafonnees(d, droit)) {
    const { structure } = await r.structures.regard({ role: 'siae', organisation }, jour);
    const enVigueur = structure.derogations480h.findLast(({ du, au }) => du <= jour && jour <= au);
    if (enVigueur) derogations480h.push({ siae: organisation.id, au: enVigueur.au });
  }
  return { autresDossiers: autres.length === 0 ? [] : await autresDossiers(r, autres), derogations480h };
}
