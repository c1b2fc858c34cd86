/** Gives an order to whoever holds the data folder: the running server through its local socket, or this process when nobody does. */
import { statSync } from 'node:fs';
import { request } from 'node:http';
import { dirname } from 'node:path';
import type { ConfigurationDuDeploiement, Ordre, ReponseOrdre } from '@jalon/application';
import { ErreurCli } from './codes.js';

/** How long a server has to answer, in milliseconds. */
const DELAI = 10_000;

/**
 * @param lire the order writes nothing: without a server, the deployment is opened to read
 * @throws ErreurCli; JournalAbsent no fact was ever written there: an order creates no deployment
 */
export async function ordonner(
  deploiement: ConfigurationDuDeploiement,
  ordre: Ordre,
  { lire = false }: { lire?: boolean } = {},
): Promise<ReponseOrdre> {
  const { DossierTenu, executerOrdreExploitant, exigerUnJournal, lireAnnonce } = await import('./application.js');
  const { avecDeploiement, exigerLeDossier } = await import('./ouvrir.js');
  const prise = priseSure(deploiement.donnees, lireAnnonce(deploiement.donnees)?.prise ?? null);
  const repondu = prise === null ? null : await demander(prise, ordre);
  if (repondu !== null) return repondu;
  exigerLeDossier(deploiement);
  if (!lire) await exigerUnJournal(deploiement);
  try {
    return await avecDeploiement(deploiement, ({ jalon }) => executerOrdreExploitant(jalon, ordre), { ecrire: !lire });
  } catch (erreur) {
    if (!(erreur instanceof DossierTenu)) throw erreur;
    // started since we looked
    const tenu = priseSure(deploiement.donnees, erreur.annonce?.prise ?? null);
    const reponse = tenu === null ? null : await demander(tenu, ordre);
    if (reponse === null)
      throw new ErreurCli('indisponible', `${erreur.message} Il ne prend pas d’ordre : ce n’est pas un serveur.`);
    return reponse;
  }
}

/**
 * A crash leaves an announcement behind, and its place in a shared temporary folder could then be taken by another account: a socket is
 * believed when it belongs to whom the data belong to.
 */
export function priseSure(donnees: string, prise: string | null): string | null {
  if (prise === null || process.platform === 'win32') return prise;
  const proprietaire = statSync(donnees).uid;
  const dossier = statSync(dirname(prise), { throwIfNoEntry: false });
  return dossier?.uid === proprietaire && statSync(prise, { throwIfNoEntry: false })?.uid === proprietaire
    ? prise
    : null;
}

/** Nobody listens there any more. */
const PERSONNE = new Set(['ENOENT', 'ECONNREFUSED']);

/** @returns null when nobody listens: nothing was sent */
const demander = (prise: string, ordre: Ordre): Promise<ReponseOrdre | null> =>
  new Promise((resolve, reject) => {
    const echouer = (): void =>
      reject(
        new ErreurCli(
          'indisponible',
          'Le serveur qui tient ce dossier ne répond pas sur sa prise locale : on ne sait pas si l’ordre est exécuté. Relancez la commande.',
        ),
      );
    const envoi = request({ socketPath: prise, method: 'POST', path: '/', timeout: DELAI }, (reponse) => {
      let texte = '';
      reponse.setEncoding('utf8');
      reponse.on('data', (morceau: string) => (texte += morceau));
      reponse.on('error', echouer);
      reponse.on('end', () => {
        try {
          resolve(JSON.parse(texte) as ReponseOrdre);
        } catch {
          echouer();
        }
      });
    });
    envoi.on('timeout', () => envoi.destroy(new Error('délai')));
    envoi.on('error', (erreur: NodeJS.ErrnoException) => (PERSONNE.has(erreur.code ?? '') ? resolve(null) : echouer()));
    envoi.end(JSON.stringify(ordre));
  });
