import { z } from 'zod';

/** What ties a reader to a parcours. */
export const lien = z.enum([
  'embauche',
  'ouverture',
  'orientation_envoyee',
  'orientation_recue',
  'diagnostic',
  'derogation',
  'demande_adressee',
  'demande_ouverte',
  'auteur',
  'departement',
  'recherche',
]);
/**
 * `agir`: reads, and acts with the whole file before her. `lire_sans_pass`: all but the PASS and what happened on it. `embaucher`: reads
 * nothing, and may hire (D30).
 */
export const niveau = z.enum(['agir', 'lire', 'lire_sans_pass', 'embaucher']);
const parLien = z.partialRecord(lien, niveau);

export const acces = {
  /** By kind of reader, the links that open the reading of a parcours, and how much of it (ACT-02, D30, D31). */
  'acces/parcours': z.strictObject({
    siae: parLien,
    prescripteur: parLien,
    orienteur: parLien,
    ddets: parLien,
    prefet: parLien,
  }),
};
