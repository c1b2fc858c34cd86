/** What may fall due, and how it is called. */
export const GENRES = {
  fin_pass: 'Fin du PASS',
  debut_suspension: 'Début de la suspension',
  fin_suspension: 'Fin de la suspension',
  rappel_prolongation: 'Rappel de la demande de prolongation',
  sans_reponse: 'Demande de prolongation sans réponse',
  retablissement: 'Rétablissement du PASS',
  fin_contrat: 'Fin du contrat',
  expiration_diagnostic: 'Expiration du diagnostic',
} as const;
export type Genre = keyof typeof GENRES;
