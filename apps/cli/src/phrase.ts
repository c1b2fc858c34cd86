/** A passphrase comes from a file or from the environment, never from an argument: arguments are shown to every account. */
import { readFileSync, statSync } from 'node:fs';
import type { PhraseDePasse } from '@jalon/application';
import { ErreurCli } from './codes.js';

export const VARIABLE = 'JALON_SAUVEGARDE_PHRASE';

/** Null when none is given. @throws ErreurCli */
export async function lirePhrase(
  { phraseFichier, chiffrer }: { phraseFichier?: string; chiffrer?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): Promise<PhraseDePasse | null> {
  const texte = phraseFichier === undefined ? env[VARIABLE] : lireFichier(phraseFichier);
  if (texte === undefined || texte === '') {
    if (chiffrer === true || phraseFichier !== undefined)
      throw new ErreurCli('usage', `il manque la phrase de passe : --phrase-fichier, ou la variable ${VARIABLE}.`);
    return null;
  }
  const { PhraseDePasse } = await import('./application.js');
  return new PhraseDePasse(texte);
}

function lireFichier(fichier: string): string {
  const etat = statSync(fichier, { throwIfNoEntry: false });
  if (etat === undefined) throw new ErreurCli('introuvable', `fichier de la phrase de passe introuvable : ${fichier}.`);
  if ((etat.mode & 0o077) !== 0)
    throw new ErreurCli(
      'usage',
      `le fichier de la phrase de passe est lisible par d’autres comptes (mode 0400 attendu).`,
    );
  return readFileSync(fichier, 'utf8').replace(/\r?\n$/, '');
}
