/** What ended a command, as its exit code and one French sentence. Apart from the codes: help prints these and must not load the product. */
import { phraseConnue } from '@jalon/application';
import { ErreurCli, type NomDeCode } from './codes.js';

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
  const [dit, connue] = [EN_FRANCAIS[nom], phraseConnue(erreur)];
  // of what may or may not be written, that comes first, whatever file is at fault
  const seule = connue !== null && nom !== 'UnknownOutcome';
  const phrase = seule ? connue : dit === undefined ? message : `${dit} (${connue ?? message})`;
  return new ErreurCli(PAR_NOM[nom] ?? 'inattendu', phrase, nom === '' ? {} : { source: nom });
}
