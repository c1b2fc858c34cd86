import type { Command } from 'commander';
import { resolve } from 'node:path';
import { CODES, ErreurCli } from '../codes.js';
import { deploiementDe, surDeploiement, type OptionsDuDeploiement } from '../deploiement.js';
import { objet, verbe } from '../francais.js';
import { lirePhrase, VARIABLE } from '../phrase.js';
import { Progression } from '../progression.js';
import type { Rendu } from '../rendu.js';
import type { Terminal } from '../terminal.js';
import { direCreer, direRestaurer, direVerifier, type Ligne } from './sauvegarde-phrases.js';

interface Communes {
  json?: boolean;
  discret?: boolean;
  phraseFichier?: string;
  sansProgression?: boolean;
}
interface Depuis {
  de: string;
  clesDe: string;
}
const PHRASE = `fichier de la phrase de passe (sinon ${VARIABLE})`;

export const commandeSauvegarde = (terminal: Terminal, rendu: Rendu): Command =>
  objet('sauvegarde', 'copie du journal et des clés, prouvée par sa restauration', terminal, [
    creer(terminal),
    verifier(terminal, rendu),
    restaurer(terminal),
  ]);

const creer = (terminal: Terminal): Command =>
  surDeploiement(
    verbe('creer', 'ajoute à la sauvegarde les faits nouveaux, et copie les clés ; un serveur peut tourner', terminal),
  )
    .requiredOption('--vers <dossier>', 'dossier des sauvegardes du journal')
    .requiredOption('--cles-vers <dossier>', 'dossier des sauvegardes des clés, séparé du premier')
    .option('--chiffrer', 'chiffre sous une phrase de passe')
    .option('--phrase-fichier <fichier>', PHRASE)
    .option('--purger-cles', 'efface les copies des clés de plus de sept jours, reconnues à leur contenu')
    .option('--sans-progression', 'sans ligne de progression')
    .action(
      async (
        o: Communes &
          OptionsDuDeploiement & { vers: string; clesVers: string; chiffrer?: boolean; purgerCles?: boolean },
      ) => {
        const { creerSauvegarde } = await import('../application.js');
        const { donnees, cles } = await dossiersDe(o, terminal);
        const phrase = await lirePhrase(o, terminal.env);
        const suivi = suivre('Sauvegarde', o, terminal);
        const bilan = await creerSauvegarde({
          donnees,
          cles,
          vers: resolve(o.vers),
          clesVers: resolve(o.clesVers),
          phrase,
          maintenant: new Date(),
          purgerCles: o.purgerCles === true,
          ...suivi.options,
        });
        rendre(terminal, o, 'creer', bilan, direCreer(bilan, suivi.fin(), o.clesVers));
      },
    );

const verifier = (terminal: Terminal, rendu: Rendu): Command =>
  verbe(
    'verifier',
    'prouve une sauvegarde : octets, sceaux, clés, modèles de lecture, dans un dossier temporaire',
    terminal,
  )
    .requiredOption('--de <dossier>', 'dossier des sauvegardes du journal')
    .requiredOption('--cles-de <dossier>', 'dossier des sauvegardes des clés')
    .option('--phrase-fichier <fichier>', PHRASE)
    .option('--temporaire <dossier>', 'où reconstruire le déploiement, clés comprises (sinon le dossier temporaire)')
    .option('--sans-progression', 'sans ligne de progression')
    .action(async (o: Communes & Depuis & { temporaire?: string }) => {
      const { verifierSauvegarde } = await import('../application.js');
      const phrase = await lirePhrase(o, terminal.env);
      const suivi = suivre('Vérification', o, terminal);
      const rapport = await verifierSauvegarde({
        ...depuis(o),
        phrase,
        maintenant: new Date(),
        ...(o.temporaire === undefined ? {} : { temporaire: resolve(o.temporaire) }),
        ...suivi.options,
      });
      rendre(terminal, o, 'verifier', rapport, direVerifier(rapport, suivi.fin()));
      if (rapport.personnes.inconnues > 0) rendu(CODES.partiel);
    });

const restaurer = (terminal: Terminal): Command =>
  surDeploiement(
    verbe(
      'restaurer',
      'remet en place le journal d’une sauvegarde et les clés les plus récentes ; serveur arrêté',
      terminal,
    ),
  )
    .requiredOption('--de <dossier>', 'dossier des sauvegardes du journal')
    .requiredOption('--cles-de <dossier>', 'dossier des sauvegardes des clés')
    .option('--phrase-fichier <fichier>', PHRASE)
    .option('--accepter-perte', 'restaure même si des faits plus récents seraient perdus')
    .option('--accepter-cles-anciennes', 'restaure même avec une copie des clés de plus de sept jours')
    .option('--sans-progression', 'sans ligne de progression')
    .action(
      async (
        o: Communes & Depuis & OptionsDuDeploiement & { accepterPerte?: boolean; accepterClesAnciennes?: boolean },
      ) => {
        const { restaurerSauvegarde } = await import('../application.js');
        const { donnees, cles } = await dossiersDe(o, terminal);
        const phrase = await lirePhrase(o, terminal.env);
        const suivi = suivre('Restauration', o, terminal);
        const bilan = await restaurerSauvegarde({
          ...depuis(o),
          donnees,
          cles,
          phrase,
          maintenant: new Date(),
          accepterPerte: o.accepterPerte === true,
          accepterClesAnciennes: o.accepterClesAnciennes === true,
          ...suivi.options,
        });
        rendre(terminal, o, 'restaurer', bilan, direRestaurer(bilan, suivi.fin()));
      },
    );

/** @throws ErreurCli the log is not in these folders */
async function dossiersDe(o: OptionsDuDeploiement, terminal: Terminal): Promise<{ donnees: string; cles: string }> {
  const { donnees, cles, eventstoredb } = await deploiementDe(o, terminal);
  if (eventstoredb !== undefined)
    throw new ErreurCli(
      'usage',
      'le journal est dans EventStoreDB (JALON_EVENTSTOREDB) : sauvegardez-le et restaurez-le avec ses propres outils.',
    );
  return { donnees, cles };
}
const depuis = ({ de, clesDe }: Depuis): Depuis => ({ de: resolve(de), clesDe: resolve(clesDe) });

function suivre(titre: string, o: Communes, terminal: Terminal) {
  const progression = new Progression(terminal, titre, {
    json: o.json === true,
    muette: o.discret === true || o.sansProgression === true,
    unite: 'faits',
  });
  const options = { arret: terminal.arret, progression: (fait: number, n: number) => progression.avancer(fait, n) };
  return { options, fin: () => progression.fin().toFixed(1) };
}

function rendre(terminal: Terminal, o: Communes, action: string, bilan: object, lignes: Ligne[]): void {
  if (o.json) terminal.donnee(JSON.stringify({ schema: 'jalon.sauvegarde.v1', action, ...bilan }));
  else for (const { texte, alerte } of lignes) if (alerte || o.discret !== true) terminal.dire(texte);
}
