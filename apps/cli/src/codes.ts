/** Exit codes: part of the interface, tested one by one, printed by `jalon aide codes`. */
export const CODES = {
  fait: 0,
  inattendu: 1,
  usage: 2,
  refuse: 3,
  introuvable: 4,
  conflit: 5,
  integrite: 6,
  partiel: 7,
  retard: 8,
  nonAutorise: 9,
  indisponible: 69,
  interrompu: 130,
} as const;
export type NomDeCode = keyof typeof CODES;

export const SENS_DES_CODES: Record<NomDeCode, string> = {
  fait: 'fait',
  inattendu: 'erreur inattendue',
  usage: 'usage : option inconnue, document mal formé, confirmation absente',
  refuse: 'refusé par une règle du métier, ou scénario qui ne se déroule pas comme attendu',
  introuvable: 'introuvable',
  conflit: 'conflit de version',
  integrite: 'intégrité : le journal, un fait ou le référentiel ne tient pas',
  partiel: 'partiel : certains éléments ont été rejetés',
  retard: 'modèle de lecture en retard : au-delà de --retard-max, ou pas rattrapé à temps',
  nonAutorise: 'non autorisé',
  indisponible: 'service indisponible',
  interrompu: 'interrompu (Ctrl-C)',
};

/** An outcome that ends the command: never a stack trace, one French sentence. */
export class ErreurCli extends Error {
  override name = 'ErreurCli';
  constructor(
    readonly nom: NomDeCode,
    message: string,
    readonly precisions: { regle?: string; source?: string } = {},
  ) {
    super(message);
  }
  get code(): number {
    return CODES[this.nom];
  }
}
