/**
 * `jalon sauvegarde restaurer`: built and proven beside, then put into place by renaming; what was there is moved aside, never deleted.
 *
 * The log comes from the backup. The keys are the newest there are: those in place when they can be read, joined with those of the
 * copies, and whoever was erased in any of them stays erased. The outside checkpoints in place are never rolled back: they are what
 * tells the next start that facts were lost.
 */
import {
  cpSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { photographierBase, verifierCopie, type Phrase } from '@jalon/confidentialite';
import { synchroniser } from '../fichiers/synchroniser.js';
import { ageEnJours, JOURS_DE_CONSERVATION, lireDossierDesCopies, type CopieDesCles } from './cles-sauvegardees.js';
import { COFFRE, exigerSepares, JOURNAL, KEK, lirePoints, PARAMETRES, tailleAttestee } from './deploiement-vivant.js';
import type { Manifeste } from './manifeste.js';
import { exigerLibre } from './occupation.js';
import { etatDeLaCible, perteDe, type Perte } from './perte.js';
import { estPasseePar, pointsJusqua, prouver } from './prouver.js';
import { exigerManifeste, reconstituerJournal, type Suivi } from './reconstituer.js';
import {
  compterPersonnes,
  lireClesSauvegardees,
  restituerCles,
  type ClesLues,
  type EtatDesPersonnes,
} from './restituer-cles.js';
import { SauvegardeAlteree, SauvegardeIntrouvable, SauvegardeRefusee } from './refus.js';

export interface OptionsRestaurer extends Suivi {
  de: string;
  clesDe: string;
  donnees: string;
  cles: string;
  phrase: Phrase | null;
  maintenant: Date;
  /** The word without which nothing newer is replaced. */
  accepterPerte?: boolean;
  /** The word without which a copy of keys older than a week is not used. */
  accepterClesAnciennes?: boolean;
}
export interface BilanRestaurer {
  deploiement: string;
  taille: number;
  racine: string;
  /** Facts that the place attested and that are no longer there; null when none. */
  perte: Perte | null;
  cles: { fichier: string; cree: string; enPlace: boolean };
  personnes: EtatDesPersonnes;
  /** Where what was there is now. */
  misDeCote: string[];
}

const PAS_DES_SCEAUX = 1024;

/** @throws SauvegardeIntrouvable, SauvegardeRefusee, SauvegardeAlteree, SauvegardeInterrompue, PhraseRefusee: nothing was replaced */
export async function restaurerSauvegarde(options: OptionsRestaurer): Promise<BilanRestaurer> {
  const { de, clesDe, donnees, cles } = options;
  exigerSepares({ 'le dossier de données': donnees, 'le dossier des clés': cles, '--de': de, '--cles-de': clesDe });
  exigerLibre(donnees);
  const manifeste = exigerManifeste(de);
  const copie = choisirCopie(options, manifeste.deploiement);
  try {
    return await restaurer(options, manifeste, copie, tailleDe(manifeste));
  } catch (erreur) {
    if (!(erreur instanceof ClesEnRetard)) throw erreur;
    // the last backup was cut before it came to the keys: the one before is whole
    const { taille } = copie.contenant.header;
    const complet = { ...manifeste, segments: manifeste.segments.filter((s) => s.taille <= taille) };
    if (options.accepterPerte !== true || complet.segments.length === 0)
      throw new SauvegardeRefusee(
        `${erreur.message} La sauvegarde complète s’arrête au fait ${tailleDe(complet)} : les faits ${tailleDe(complet) + 1} à ${tailleDe(manifeste)} seraient perdus. Rien n’est remplacé. Pour restaurer quand même : --accepter-perte.`,
        { cause: erreur },
      );
    return restaurer(options, complet, copie, tailleDe(manifeste));
  }
}

/** Parcours of the log have their key nowhere. */
class ClesEnRetard extends Error {
  override name = 'ClesEnRetard';
}
const tailleDe = ({ segments }: Manifeste): number => segments.at(-1)?.taille ?? 0;

/** @param sauves facts of the backup, of which `manifeste` may be the beginning only */
async function restaurer(
  options: OptionsRestaurer,
  manifeste: Manifeste,
  copie: CopieDesCles,
  sauves: number,
): Promise<BilanRestaurer> {
  const { de, donnees, cles, phrase } = options;
  const { deploiement } = manifeste;
  const taille = tailleDe(manifeste);
  const cible = await etatDeLaCible(donnees, cles, manifeste);
  cible.attestes = Math.max(cible.attestes, sauves);
  let perte = exigerAcceptee(perteDe(cible, taille), options);

  for (const dossier of [donnees, cles]) mkdirSync(dirname(dossier), { recursive: true, mode: 0o700 });
  const ici = { donnees: mkdtempSync(`${donnees}.restauration-`), cles: mkdtempSync(`${cles}.restauration-`) };
  let pret = false;
  try {
    const prives = await reconstituerJournal(de, manifeste, phrase, ici.donnees, options);
    if (cible.tete !== null && cible.tete.size <= taille && !estPasseePar(ici.donnees, cible.tete))
      perte = exigerAcceptee(perteDe({ ...cible, autreHistoire: true }, taille), options);
    const lues = lireClesSauvegardees(copie.contenant.lignes(phrase), copie.fichier);
    await prouverAvecSesPoints(ici, options, lues, manifeste);
    const enPlace = coffreEnPlace(donnees, cles, lues);
    const points = plusLoin(lirePoints(cles), lues.points);
    const copies = [...(enPlace === null ? [] : [enPlace]), lues.coffre];
    restituerCles({ ...lues, points }, copies, ici.donnees, ici.cles, deploiement);
    const personnes = compterPersonnes(ici.donnees, ici.cles, prives);
    if (personnes.inconnues > 0)
      throw new ClesEnRetard(
        `${personnes.inconnues} parcours n’ont de clé ni en place, ni dans la copie des clés du ${copie.contenant.header.cree}.`,
      );
    garderLeReste(donnees, ici.donnees);
    garderLeReste(cles, ici.cles);
    exigerLibre(donnees);
    pret = true;
    const { fichier } = copie;
    const { cree } = copie.contenant.header;
    const misDeCote = mettreALaPlace(ici, options);
    const racine = manifeste.segments.at(-1)?.racine ?? '';
    const clesRestaurees = { fichier, cree, enPlace: enPlace !== null };
    return { deploiement, taille, racine, perte, cles: clesRestaurees, personnes, misDeCote };
  } finally {
    // made by this call: until the first renaming nothing else is in them
    if (!pret) for (const dossier of [ici.donnees, ici.cles]) rmSync(dossier, { recursive: true, force: true });
  }
}

function exigerAcceptee(perte: Perte | null, { accepterPerte }: OptionsRestaurer): Perte | null {
  if (perte !== null && accepterPerte !== true)
    throw new SauvegardeRefusee(`${perte.phrase} Rien n’est remplacé. Pour restaurer quand même : --accepter-perte.`);
  return perte;
}

function choisirCopie({ clesDe, maintenant, accepterClesAnciennes }: OptionsRestaurer, deploiement: string) {
  const { copies, alteres } = lireDossierDesCopies(clesDe, deploiement);
  const [copie] = copies;
  if (copie === undefined)
    throw alteres[0] === undefined
      ? new SauvegardeIntrouvable(`Aucune copie des clés de ce journal dans ${clesDe}.`)
      : new SauvegardeAlteree(alteres[0].raison);
  const jours = Math.floor(ageEnJours(copie.contenant.header.cree, maintenant));
  if (jours >= JOURS_DE_CONSERVATION && accepterClesAnciennes !== true)
    throw new SauvegardeRefusee(
      `La copie des clés la plus récente a ${jours} jours : une personne effacée depuis reviendrait. Pour l’utiliser quand même : --accepter-cles-anciennes.`,
    );
  return copie;
}

/** The copy of the keys may have been made after that of the log: what it attests beyond would be lost. */
async function prouverAvecSesPoints(
  ici: { donnees: string },
  { accepterPerte }: OptionsRestaurer,
  lues: ClesLues,
  manifeste: Manifeste,
): Promise<void> {
  const taille = manifeste.segments.at(-1)?.taille ?? 0;
  const plusRecente = tailleAttestee(lues.points) > taille;
  if (plusRecente && accepterPerte !== true)
    throw new SauvegardeRefusee(
      `La copie des clés atteste ${tailleAttestee(lues.points)} faits, la sauvegarde du journal en a ${taille} : les faits ${taille + 1} à ${tailleAttestee(lues.points)} seraient perdus. Rien n’est remplacé. Pour restaurer quand même : --accepter-perte.`,
    );
  await prouver(ici.donnees, manifeste, pointsJusqua(lues.points, taille), PAS_DES_SCEAUX);
}

/** The safe that is there, when the saved master key opens it: it knows of every erasure. */
function coffreEnPlace(donnees: string, cles: string, lues: ClesLues): Buffer | null {
  const kek = join(cles, KEK);
  const fichier = join(donnees, COFFRE);
  if (!existsSync(fichier) || !existsSync(kek) || lues.secrets.get(KEK)?.equals(readFileSync(kek)) !== true)
    return null;
  try {
    const bytes = photographierBase(fichier);
    verifierCopie(bytes, kek);
    return bytes;
  } catch {
    // damaged, or of another master key: the copy is all there is
    return null;
  }
}

const plusLoin = (enPlace: Buffer, sauves: Buffer): Buffer =>
  tailleAttestee(enPlace) >= tailleAttestee(sauves) && enPlace.length > 0 ? enPlace : sauves;

/**
 * What no backup knows of (the trace of reads, for instance) goes on as it is: a second name, or a copy of a folder. Open sessions do not:
 * the log put back may not know of a withdrawal.
 */
function garderLeReste(depuis: string, vers: string): void {
  if (!existsSync(depuis)) return;
  const remplaces = new RegExp(
    `^(${[JOURNAL, COFFRE, 'projections.db', 'personnes.db', 'ephemere.db'].join('|').replaceAll('.', '\\.')})(-wal|-shm)?$`,
  );
  for (const nom of readdirSync(depuis)) {
    const but = join(vers, nom);
    if (remplaces.test(nom) || nom === PARAMETRES || existsSync(but)) continue;
    if (statSync(join(depuis, nom)).isDirectory()) cpSync(join(depuis, nom), but, { recursive: true });
    else linkSync(join(depuis, nom), but);
  }
}

/** Keys first: they are the same secrets, and go with the log before as with the log after. */
function mettreALaPlace(
  ici: { donnees: string; cles: string },
  { donnees, cles, maintenant }: OptionsRestaurer,
): string[] {
  const instant = maintenant.toISOString().replaceAll(/[:.]/g, '-');
  const misDeCote: string[] = [];
  const deCote = (dossier: string): string => `${dossier}.avant-restauration-${instant}`;
  for (const cote of [deCote(cles), deCote(donnees)])
    if (existsSync(cote)) throw new SauvegardeRefusee(`${cote} existe déjà : rien n’est remplacé.`);
  for (const [neuf, but] of [[ici.cles, cles] as const, [ici.donnees, donnees] as const]) {
    synchroniser(neuf);
    if (existsSync(but)) {
      const cote = deCote(but);
      renameSync(but, cote);
      misDeCote.push(cote);
    }
    renameSync(neuf, but);
    synchroniser(dirname(but));
  }
  return misDeCote;
}
