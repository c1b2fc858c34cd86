/** `jalon sauvegarde creer`: what is new in the log, then the keys as they are now; a server may be running. */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Phrase } from '@jalon/confidentialite';
import { openLogRows, type LogRows, type SealedPosition } from '@jalon/event-store';
import { PREFIXE } from '@jalon/projections';
import { synchroniser } from '../fichiers/synchroniser.js';
import {
  copiesARetirer,
  lireDossierDesCopies,
  PREFIXE_CLES,
  retirerCopies,
  SUFFIXE,
  type CopieDesCles,
} from './cles-sauvegardees.js';
import { ecrireContenant, FORMAT, type Chiffrement, type Header } from './contenant.js';
import {
  deploiementDe,
  empreinteDesFichiers,
  exigerDeploiement,
  exigerSepares,
  horsSauvegarde,
  JOURNAL,
  lireCles,
  lireParametres,
  lirePoints,
  tailleAttestee,
} from './deploiement-vivant.js';
import { lignesDesFichiers } from './fichiers-en-lignes.js';
import { chainer, ecrireManifeste, lireManifeste, type Manifeste } from './manifeste.js';
import { SauvegardeAlteree, SauvegardeInterrompue, SauvegardeRefusee } from './refus.js';

/** A first backup is cut in files of about this many facts: interrupted, it goes on from the last whole one. */
const FAITS_PAR_SEGMENT = 50_000;

export interface OptionsCreer {
  donnees: string;
  cles: string;
  /** Folder of the log. */
  vers: string;
  /** Folder of the keys: another disk, other rights, another life. */
  clesVers: string;
  /** Encrypts under this passphrase. */
  phrase: Phrase | null;
  maintenant: Date;
  /** Deletes the copies of keys whose time has come. */
  purgerCles?: boolean;
  faitsParSegment?: number;
  progression?(faits: number, total: number): void;
  arret?: AbortSignal;
}
export interface BilanCreer {
  deploiement: string;
  /** Facts saved by this call, and facts saved in all. */
  nouveaux: number;
  taille: number;
  racine: string | null;
  segments: string[];
  cles: string;
  chiffree: boolean;
  /** Copies of keys older than a week that are still there. */
  clesARetirer: string[];
  clesRetirees: string[];
  /** Files of the data folder that no backup takes. */
  horsSauvegarde: string[];
}

/** @throws SauvegardeIntrouvable, SauvegardeRefusee, SauvegardeAlteree, SauvegardeInterrompue, PhraseRefusee, StoreUnavailable */
export async function creerSauvegarde(options: OptionsCreer): Promise<BilanCreer> {
  const { donnees, cles, vers, clesVers } = options;
  exigerSepares({
    'le dossier de données': donnees,
    'le dossier des clés': cles,
    '--vers': vers,
    '--cles-vers': clesVers,
  });
  exigerDeploiement(donnees, cles);
  const deploiement = deploiementDe(cles);
  // in this order: a checkpoint attests facts that are already durable, a saved fact has its key already
  const points = lirePoints(cles);
  const rows = openLogRows(join(donnees, JOURNAL));
  try {
    const tete = rows.head();
    const attestes = tailleAttestee(points);
    if ((tete?.size ?? 0) < attestes)
      throw new SauvegardeAlteree(
        `Le journal compte ${tete?.size ?? 0} faits alors que ${attestes} ont été scellés : il n’est pas entier. Rien n’est sauvegardé.`,
      );
    for (const dossier of [vers, clesVers]) mkdirSync(dossier, { recursive: true, mode: 0o700 });
    const manifeste = ouvrirManifeste(options, deploiement, rows);
    const avant = manifeste.segments.length;
    const deja = manifeste.segments.at(-1)?.taille ?? 0;
    if (tete !== null) await sauverJournal(options, manifeste, rows, tete);
    await sauverParametres(options, manifeste);
    const taille = manifeste.segments.at(-1)?.taille ?? 0;
    const header = { genre: 'cles', deploiement, cree: options.maintenant.toISOString(), taille } as const;
    const fichierCles = await sauverCles(
      options,
      header,
      chiffrementDe(options.phrase, manifeste),
      lireCles(donnees, cles, points),
    );
    const { aRetirer, retirees } = perimees(options, deploiement);
    return {
      deploiement,
      nouveaux: taille - deja,
      taille,
      racine: manifeste.segments.at(-1)?.racine ?? null,
      segments: manifeste.segments.slice(avant).map((s) => s.fichier),
      cles: fichierCles,
      chiffree: options.phrase !== null,
      clesARetirer: aRetirer,
      clesRetirees: retirees,
      horsSauvegarde: horsSauvegarde(donnees),
    };
  } finally {
    rows.close();
  }
}

/** The manifest that is there, if it is the beginning of this very log; a new one otherwise. */
function ouvrirManifeste({ vers, phrase }: OptionsCreer, deploiement: string, rows: LogRows): Manifeste {
  const lu = lireManifeste(vers);
  if (lu === null) {
    const manifeste: Manifeste = {
      format: FORMAT,
      deploiement,
      derivation: phrase?.nouvelle() ?? null,
      segments: [],
      parametres: [],
    };
    ecrireManifeste(vers, manifeste);
    synchroniser(resolve(vers, '..'));
    return manifeste;
  }
  if (lu.deploiement !== deploiement)
    throw new SauvegardeRefusee(`${vers} contient la sauvegarde d’un autre déploiement. Rien n’est écrit.`);
  if ((lu.derivation === null) !== (phrase === null))
    throw new SauvegardeRefusee(
      lu.derivation === null
        ? `${vers} contient une sauvegarde en clair : une sauvegarde chiffrée commence dans un autre dossier.`
        : `${vers} contient une sauvegarde chiffrée : donnez sa phrase de passe.`,
    );
  if (lu.derivation !== null) phrase?.cle(lu.derivation, '');
  for (const { fichier, octets: bytes } of lu.segments)
    if (statSync(join(vers, fichier), { throwIfNoEntry: false })?.size !== bytes)
      throw new SauvegardeAlteree(`Le fichier « ${fichier} » de la sauvegarde manque ou n’a plus sa taille.`);
  const dernier = lu.segments.at(-1);
  const sceau = dernier && rows.sealFrom(dernier.jusqua);
  if (dernier && (sceau?.position !== dernier.jusqua || sceau.root !== dernier.racine))
    throw new SauvegardeAlteree(
      `Les ${dernier.taille} faits déjà sauvegardés ne sont pas le début de ce journal : il a été remplacé ou raccourci. Rien n’est écrit.`,
    );
  return lu;
}

async function sauverJournal(options: OptionsCreer, manifeste: Manifeste, rows: LogRows, tete: SealedPosition) {
  const { vers, maintenant, phrase, faitsParSegment = FAITS_PAR_SEGMENT } = options;
  const depart = manifeste.segments.at(-1)?.taille ?? 0;
  for (let dernier = manifeste.segments.at(-1); (dernier?.jusqua ?? -1) < tete.position;) {
    const apres = dernier?.jusqua ?? -1;
    const fin = rows.sealFrom(Math.min(apres + faitsParSegment, tete.position)) ?? tete;
    const bilan = { faits: 0, ouverts: 0 };
    const empreinte = createHash('sha256');
    const fichier = `journal-${chiffres(apres + 1)}-${chiffres(fin.position)}-${randomBytes(4).toString('hex')}${SUFFIXE}`;
    const cree = maintenant.toISOString();
    const lignes = async function* (): AsyncGenerator<string> {
      for (const page of rows.pages(apres, fin.position)) {
        if (options.arret?.aborted === true)
          throw new SauvegardeInterrompue(
            `arrêté après ${dernier?.taille ?? 0} faits ; la même commande reprend de là. Le dernier fichier, inachevé, ne sert à rien.`,
          );
        for (const row of page) {
          if (row[0] === 'e') bilan.faits++;
          if (row[0] === 'e' && row[3] === 0 && row[2].startsWith(PREFIXE)) bilan.ouverts++;
          const ligne = JSON.stringify(row);
          empreinte.update(ligne).update('\n');
          yield ligne;
        }
        options.progression?.((dernier?.taille ?? 0) - depart + bilan.faits, tete.size - depart);
        // a server of this process, and Ctrl-C, have their turn
        await setImmediate();
      }
    };
    const header = { genre: 'journal', deploiement: manifeste.deploiement, cree, taille: fin.size } as const;
    const ecrit = await ecrireContenant(join(vers, fichier), header, chiffrementDe(phrase, manifeste), lignes());
    const chaine = chainer(dernier?.chaine, ecrit.sha256);
    const { size: taille, root: racine, position: jusqua } = fin;
    if ((dernier?.taille ?? 0) + bilan.faits !== taille)
      throw new SauvegardeAlteree(
        `Le sceau au rang ${jusqua} couvre ${taille} faits, le journal en compte un autre nombre.`,
      );
    dernier = {
      ...ecrit,
      ...bilan,
      fichier,
      cree,
      apres,
      jusqua,
      taille,
      racine,
      chaine,
      lignes: empreinte.digest('hex'),
    };
    manifeste.segments.push(dernier);
    ecrireManifeste(vers, manifeste);
  }
}

async function sauverParametres(
  { donnees, vers, maintenant, phrase }: OptionsCreer,
  manifeste: Manifeste,
): Promise<void> {
  const fichiers = lireParametres(donnees);
  const contenu = empreinteDesFichiers(fichiers);
  const dernier = manifeste.parametres.at(-1);
  if (dernier ? dernier.contenu === contenu : fichiers.size === 0) return;
  const fichier = `parametres-${randomBytes(8).toString('hex')}${SUFFIXE}`;
  const cree = maintenant.toISOString();
  const taille = manifeste.segments.at(-1)?.taille ?? 0;
  const header = { genre: 'parametres', deploiement: manifeste.deploiement, cree, taille } as const;
  const lignes = lignesDesFichiers(fichiers);
  const ecrit = await ecrireContenant(join(vers, fichier), header, chiffrementDe(phrase, manifeste), lignes);
  manifeste.parametres.push({ ...ecrit, fichier, cree, contenu });
  ecrireManifeste(vers, manifeste);
}

async function sauverCles(
  { clesVers }: OptionsCreer,
  header: Omit<Header, 'format' | 'chiffrement'>,
  chiffrement: Chiffrement | null,
  fichiers: ReadonlyMap<string, Buffer>,
): Promise<string> {
  const instant = header.cree.replaceAll(/[:.]/g, '-');
  const fichier = `${PREFIXE_CLES}${instant}-${randomBytes(4).toString('hex')}${SUFFIXE}`;
  await ecrireContenant(join(clesVers, fichier), header, chiffrement, lignesDesFichiers(fichiers));
  return fichier;
}

function perimees({ clesVers, maintenant, purgerCles }: OptionsCreer, deploiement: string) {
  const aRetirer: CopieDesCles[] = copiesARetirer(lireDossierDesCopies(clesVers, deploiement), maintenant);
  const retirees = purgerCles === true ? retirerCopies(clesVers, aRetirer) : [];
  const restent = aRetirer.map((c) => c.fichier).filter((f) => !retirees.includes(f) && existsSync(join(clesVers, f)));
  return { aRetirer: restent, retirees };
}

const chiffrementDe = (phrase: Phrase | null, { derivation }: Manifeste): Chiffrement | null =>
  phrase === null || derivation === null ? null : { phrase, derivation };
const chiffres = (n: number): string => String(n).padStart(10, '0');
