/** What the server expects of a field, said to who fills the form: its sentence is for machines too, and names codes and formats. */
import { t } from '../textes/textes.js';
import type { Champ } from './champs.js';
import { cheminNormal } from './saisie.js';

/** Deepest field that the server means: `pieces[0].du` → « Date du justificatif ». */
export function champAu(champs: Champ[], chemin: string): Champ | null {
  let liste = champs;
  let trouve: Champ | null = null;
  for (const nom of cheminNormal(chemin).split('.')) {
    const un = liste.find((c) => c.nom === nom);
    if (!un) continue;
    trouve = un;
    liste = un.champs.length > 0 ? un.champs : (un.element?.champs ?? []);
  }
  return trouve;
}

export function regleLisible(champ: Champ | null, regle: string): string {
  if (champ && ['choix', 'choixEntier', 'choixMultiple'].includes(champ.genre)) return t('formulaire.aChoisir');
  if (champ?.genre === 'mois') return t('formulaire.moisAttendu');
  return regle.replace(/, AAAA-MM(-JJ)?/, '');
}
