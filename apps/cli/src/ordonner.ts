/** Gives an order to whoever holds the data folder: the running server through its local socket, or this process when nobody does. */
import { request } from 'node:http';
import type { Ordre, ReponseOrdre } from '@jalon/application';
import { ErreurCli } from './codes.js';

/** How long a server has to answer, in milliseconds. */
const DELAI = 10_000;

/** @throws ErreurCli; JournalAbsent no fact was ever written there: an order creates no deployment */
export async function ordonner(donnees: string, cles: string | undefined, ordre: Ordre): Promise<ReponseOrdre> {
  const { DossierTenu, executerOrdreExploitant, exigerUnJournal } = await import('./application.js');
  const { avecDeploiement } = await import('./ouvrir.js');
  try {
    return await avecDeploiement({ donnees, cles, ecrire: true, exiger: exigerUnJournal }, ({ jalon }) =>
      executerOrdreExploitant(jalon, ordre),
    );
  } catch (erreur) {
    if (!(erreur instanceof DossierTenu)) throw erreur;
    if (erreur.annonce === null || erreur.annonce.prise === null)
      throw new ErreurCli('indisponible', `${erreur.message} Il ne prend pas d’ordre : ce n’est pas un serveur.`);
    return demander(erreur.annonce.prise, ordre);
  }
}

const demander = (prise: string, ordre: Ordre): Promise<ReponseOrdre> =>
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
    envoi.on('error', echouer);
    envoi.end(JSON.stringify(ordre));
  });
