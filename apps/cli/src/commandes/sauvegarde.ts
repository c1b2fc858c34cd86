import type { Command } from 'commander';
import { resolve } from 'node:path';
import type { BilanCreer, BilanRestaurer, RapportVerification } from '@jalon/application';
import { CODES, ErreurCli } from '../codes.js';
import { dossierDeDonnees, dossierDesCles } from '../donnees.js';
import { objet, verbe } from '../francais.js';
import { lirePhrase, VARIABLE } from '../phrase.js';
import { Progression } from '../progression.js';
import type { Rendu } from '../rendu.js';
import type { Terminal } from '../terminal.js';

interface Communes {
  json?: boolean;
  discret?: boolean;
  phraseFichier?: string;
  sansProgression?: boolean;
}
interface Deploiement {
  donnees?: string;
  cles?: string;
}
interface Depuis {
  de: string;
  clesDe: string;
}
const PHRASE = `fichier de la phrase de passe (sinon ${VARIABLE})`;
const DONNEES = 'dossier de données (sinon JALON_DONNEES, sinon ./donnees)';
const CLES = 'dossier des clés (sinon JALON_CLES, sinon à côté des données)';

export const commandeSauvegarde = (terminal: Terminal, rendu: Rendu): Command =>
  objet('sauvegarde', 'copie du journal et des clés, prouvée par sa restauration', terminal, [
    creer(terminal),
    verifier(terminal, rendu),
    restaurer(terminal),
  ]);

const creer = (terminal: Terminal): Command =>
  verbe('creer', 'ajoute à la sauvegarde les faits nouveaux, et copie les clés ; un serveur peut tourner', terminal)
    .requiredOption('--vers <dossier>', 'dossier des sauvegardes du journal')
    .requiredOption('--cles-vers <dossier>', 'dossier des sauvegardes des clés, séparé du premier')
    .option('--donnees <dossier>', DONNEES)
    .option('--cles <dossier>', CLES)
    .option('--chiffrer', 'chiffre sous une phrase de passe')
    .option('--phrase-fichier <fichier>', PHRASE)
    .option('--purger-cles', 'efface les copies des clés de plus de sept jours, reconnues à leur contenu')
    .option('--sans-progression', 'sans ligne de progression')
    .action(
      async (
        o: Communes & Deploiement & { vers: string; clesVers: string; chiffrer?: boolean; purgerCles?: boolean },
      ) => {
        const { creerSauvegarde } = await import('../application.js');
        if ((terminal.env['JALON_EVENTSTOREDB'] ?? '') !== '')
          throw new ErreurCli('usage', 'le journal est dans EventStoreDB : sauvegardez-le avec ses propres outils.');
        const phrase = await lirePhrase(o, terminal.env);
        const suivi = suivre('Sauvegarde', o, terminal);
        const bilan = await creerSauvegarde({
          ...deploiement(o, terminal),
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
  verbe(
    'restaurer',
    'remet en place le journal d’une sauvegarde et les clés les plus récentes ; serveur arrêté',
    terminal,
  )
    .requiredOption('--de <dossier>', 'dossier des sauvegardes du journal')
    .requiredOption('--cles-de <dossier>', 'dossier des sauvegardes des clés')
    .option('--donnees <dossier>', DONNEES)
    .option('--cles <dossier>', CLES)
    .option('--phrase-fichier <fichier>', PHRASE)
    .option('--accepter-perte', 'restaure même si des faits plus récents seraient perdus')
    .option('--accepter-cles-anciennes', 'restaure même avec une copie des clés de plus de sept jours')
    .option('--sans-progression', 'sans ligne de progression')
    .action(
      async (o: Communes & Depuis & Deploiement & { accepterPerte?: boolean; accepterClesAnciennes?: boolean }) => {
        const { restaurerSauvegarde } = await import('../application.js');
        const phrase = await lirePhrase(o, terminal.env);
        const suivi = suivre('Restauration', o, terminal);
        const bilan = await restaurerSauvegarde({
          ...depuis(o),
          ...deploiement(o, terminal),
          phrase,
          maintenant: new Date(),
          accepterPerte: o.accepterPerte === true,
          accepterClesAnciennes: o.accepterClesAnciennes === true,
          ...suivi.options,
        });
        rendre(terminal, o, 'restaurer', bilan, direRestaurer(bilan, suivi.fin()));
      },
    );

function deploiement(o: Deploiement, { env }: Terminal): { donnees: string; cles: string } {
  const donnees = dossierDeDonnees(o.donnees, env);
  return { donnees, cles: dossierDesCles(o.cles, donnees, env) };
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

function rendre(terminal: Terminal, o: Communes, action: string, bilan: object, lignes: string[]): void {
  if (o.json) terminal.donnee(JSON.stringify({ schema: 'jalon.sauvegarde.v1', action, ...bilan }));
  else if (o.discret !== true) for (const ligne of lignes) terminal.dire(ligne);
}

const direCreer = (b: BilanCreer, secondes: string, clesVers: string): string[] => [
  `Sauvegardé en ${secondes} s : ${b.nouveaux} faits nouveaux, ${b.taille} en tout ; clés dans ${b.cles}.`,
  ...(b.chiffree
    ? []
    : ['En clair : qui lit la copie des clés et celle du journal lit les personnes. Voir --chiffrer.']),
  ...(b.clesRetirees.length > 0
    ? [`Copies des clés effacées (plus de sept jours) : ${b.clesRetirees.join(', ')}.`]
    : []),
  ...(b.clesARetirer.length > 0
    ? [`À effacer de ${clesVers}, copies des clés de plus de sept jours : ${b.clesARetirer.join(', ')}.`]
    : []),
  ...(b.horsSauvegarde.length > 0 ? [`Hors de cette sauvegarde : ${b.horsSauvegarde.join(', ')}.`] : []),
];

const direVerifier = (r: RapportVerification, secondes: string): string[] => [
  `La sauvegarde tient (${secondes} s) : ${r.taille} faits en ${r.segments} fichiers, racine ${r.racine.slice(0, 16)}…, journal du ${r.journalDu}.`,
  `Clés du ${r.cles.cree} (${r.cles.jours} jours) : ${r.personnes.vivantes} personnes lisibles, ${r.personnes.detruites} effacées, ${r.personnes.inconnues} sans clé.`,
  ...(r.personnes.inconnues > 0
    ? [
        `La dernière sauvegarde a été coupée avant la copie des clés : ${r.personnes.inconnues} parcours ouverts depuis n’ont pas la leur. Relancez : jalon sauvegarde creer`,
      ]
    : []),
  `${r.parcours} parcours, ${r.modeles.length} modèles de lecture reconstruits deux fois à l’identique.`,
  ...(r.clesARetirer.length > 0
    ? [`À effacer, copies des clés de plus de sept jours : ${r.clesARetirer.join(', ')}.`]
    : []),
  ...(r.etrangers.length > 0 ? [`N’appartient à aucune sauvegarde : ${r.etrangers.join(', ')}.`] : []),
];

const direRestaurer = (b: BilanRestaurer, secondes: string): string[] => [
  `Restauré en ${secondes} s : ${b.taille} faits, ${b.personnes.vivantes} personnes lisibles, ${b.personnes.detruites} effacées.`,
  b.cles.enPlace
    ? 'Clés : celles qui étaient en place, complétées par la copie ; qui a été effacé le reste.'
    : `Clés : copie du ${b.cles.cree}.`,
  ...(b.misDeCote.length > 0
    ? [`Ce qui était là est mis de côté, rien n’est effacé : ${b.misDeCote.join(' et ')}.`]
    : []),
  ...(b.perte === null
    ? ['Rien n’est perdu. Démarrez le serveur.']
    : [
        `PERTE ACCEPTÉE. ${b.perte.phrase}`,
        'Le serveur démarrera en lecture seule. Pour écrire de nouveau : jalon exploitation confirmer restauration',
      ]),
];
