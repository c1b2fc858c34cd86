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

/** Faults of the rooms below, by name: this app knows only the application, which lets them through. */
const PAR_NOM: Record<string, NomDeCode> = {
  StoreUnavailable: 'indisponible',
  PanneDeFichier: 'indisponible',
  UnknownOutcome: 'indisponible',
  CoffreRefuse: 'indisponible',
  CleIllisible: 'indisponible',
  EcritureFermee: 'indisponible',
  LeaseHeld: 'indisponible',
  LeaseLost: 'indisponible',
  DossierTenu: 'indisponible',
  JournalAbsent: 'introuvable',
  CleInconnue: 'indisponible',
  BrokenStream: 'integrite',
  AddressRefused: 'usage',
  AccessRefused: 'indisponible',
  JournalTronque: 'integrite',
  ChaineRompue: 'integrite',
  HistoireIncoherente: 'integrite',
  ChiffreAltere: 'integrite',
  VersionInconnue: 'integrite',
  ReferentielInvalide: 'integrite',
  RevisionConflict: 'conflit',
  SauvegardeAlteree: 'integrite',
  SauvegardeRefusee: 'refuse',
  SauvegardeIntrouvable: 'introuvable',
  SauvegardeInterrompue: 'interrompu',
  PhraseRefusee: 'nonAutorise',
  ConfigurationRefusee: 'usage',
};

/** The rooms of storage speak to developers: the operator is told in French what it is about, their words follow. */
const EN_FRANCAIS: Record<string, string> = {
  StoreUnavailable: 'le journal des faits ne répond pas',
  BrokenStream: 'un historique n’est plus entier dans le journal',
  UnknownOutcome: 'le journal des faits n’a pas dit si l’écriture est faite',
  LeaseLost: 'un autre nœud a pris le droit d’écrire, rien n’a été écrit',
  RevisionConflict: 'quelqu’un a écrit dans ce parcours entre-temps',
};

export function enErreurCli(erreur: unknown): ErreurCli {
  if (erreur instanceof ErreurCli) return erreur;
  // by its fields: `instanceof Error` does not hold across two realms
  const { name: nom = '', message = String(erreur) } =
    typeof erreur === 'object' && erreur !== null ? (erreur as Partial<Error>) : {};
  const dit = EN_FRANCAIS[nom];
  const phrase = dit === undefined ? message : `${dit} (${message})`;
  return new ErreurCli(PAR_NOM[nom] ?? 'inattendu', phrase, nom === '' ? {} : { source: nom });
}
