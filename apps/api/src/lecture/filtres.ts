/** What a list is filtered and sorted on. */
export const ETATS = ['A_VENIR', 'VALIDE', 'SUSPENDU', 'EXPIRE', 'CLOS', 'ANNULE'] as const;
export const ETAPES = ['orientation', 'diagnostique', 'enCours', 'suspendu', 'expire', 'sorti', 'clos'] as const;
/** A dash before it turns the order round. */
export const TRIS = (['nom', 'fin', 'joursRestants', 'dernierFait', 'ouvertLe'] as const).flatMap(
  (t) => [t, `-${t}`] as const,
);
