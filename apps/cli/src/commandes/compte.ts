/** Accounts of an organisation, from the console of the operator: the first administrator is invited here, everybody after by her. */
import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { Ordre, ReponseOrdre, VueComptes } from '@jalon/application';
import { parmi } from '../analyse.js';
import { CODES, ErreurCli } from '../codes.js';
import { deploiementDe, surDeploiement, type OptionsDuDeploiement } from '../deploiement.js';
import { objet, verbe } from '../francais.js';
import type { Rendu } from '../rendu.js';
import { jourFr, tableau } from '../tableau.js';
import type { Terminal } from '../terminal.js';

interface Options extends OptionsDuDeploiement {
  json?: boolean;
  discret?: boolean;
  administrateur?: boolean;
  role?: string;
  nom?: string;
  prenom?: string;
  courriel?: string;
  successeur?: string;
}

/** Same list as the door of the application: help must not load it. */
const ROLES = ['siae', 'prescripteur', 'orienteur', 'ddets', 'prefet'];

export const commandeCompte = (terminal: Terminal, rendre: Rendu): Command => {
  const ordonne = async (ordre: Ordre, options: Options): Promise<void> => {
    const { ordonner } = await import('../ordonner.js');
    const { lireEcoute } = await import('../application.js');
    const { origine } = lireEcoute(terminal.env);
    const reponse = await ordonner(await deploiementDe(options, terminal), ordre);
    if (reponse.issue === 'inconnu') throw new ErreurCli('usage', reponse.message);
    // after the number sign: a browser keeps it for the page, and no server writes it down
    const jeton = reponse.issue === 'compte' ? reponse.invitation : null;
    const lien = jeton === null ? null : `${origine}/invitation#${jeton}`;
    if (options.json) {
      const { invitation: _, ...dite } = reponse as ReponseOrdre & { invitation?: unknown };
      terminal.donnee(JSON.stringify({ schema: 'jalon.compte.v1', ...dite, lien }));
    } else if (reponse.issue === 'compte') {
      if (!options.discret) terminal.dire(reponse.phrase);
      terminal.donnee(raconter(reponse.comptes));
      if (lien !== null) {
        if (!options.discret) terminal.dire('Lien à remettre à l’agent seul : il sert une fois, dans les sept jours.');
        terminal.donnee(lien);
      }
    } else if (reponse.issue === 'refuse') {
      terminal.dire(reponse.message);
      for (const k of reponse.constats)
        terminal.dire(`  ${k.satisfaite ? '✓' : '✗'} ${k.attendu} — constaté : ${k.constate}`);
    }
    if (reponse.issue === 'refuse') rendre(CODES.refuse);
  };
  const decider = (organisation: string, type: string, data: object, options: Options): Promise<void> =>
    ordonne({ ordre: 'compte', organisation, type, data: JSON.stringify(data) }, options);
  const surOrganisation = (nom: string, description: string): Command =>
    surDeploiement(verbe(nom, description, terminal)).argument('<organisation>', 'identifiant de l’organisation');
  const surCompte = (nom: string, description: string, type: string): Command =>
    surOrganisation(nom, description)
      .argument('<compte>', 'identifiant du compte')
      .action((organisation: string, compte: string, options: Options) =>
        decider(
          organisation,
          type,
          { compte, ...(options.successeur ? { successeur: options.successeur } : {}) },
          options,
        ),
      );
  return objet('compte', 'qui peut agir au nom d’une organisation', terminal, [
    surOrganisation('lister', 'liste les comptes d’une organisation').action(
      async (organisation: string, options: Options) => {
        const { avecDeploiement } = await import('../ouvrir.js');
        await avecDeploiement(await deploiementDe(options, terminal), async ({ jalon }) => {
          const lu = await jalon.comptes.consulter(organisation);
          if (lu === null) throw new ErreurCli('introuvable', `l’organisation ${organisation} n’a pas de comptes.`);
          const { comptes } = lu.vue;
          terminal.donnee(
            options.json ? JSON.stringify({ schema: 'jalon.comptes.v1', organisation, comptes }) : raconter(comptes),
          );
        });
      },
    ),
    surOrganisation('inviter', 'ouvre un compte à un agent')
      .requiredOption('--role <role>', `rôle : ${ROLES.join(', ')}`, parmi(...ROLES))
      .requiredOption('--nom <nom>', 'nom de l’agent')
      .requiredOption('--prenom <prenom>', 'prénom de l’agent')
      .requiredOption('--courriel <adresse>', 'adresse électronique de l’agent')
      .option('--administrateur', 'il administre l’organisation')
      .action((organisation: string, options: Options) => {
        const { role, nom = '', prenom = '', courriel = '', administrateur = false } = options;
        return decider(
          organisation,
          'InviterCompte',
          { compte: randomUUID(), role, administrateur, nom, prenom, courriel },
          options,
        );
      }),
    surCompte(
      'lien',
      'donne un nouveau lien : une invitation qui attend, ou un accès perdu, dont les sessions cessent',
      'RenouvelerAcces',
    ),
    surCompte('activer', 'active un compte dont l’identité a été vérifiée hors de Jalon', 'ActiverCompte'),
    surCompte('nommer', 'nomme un administrateur de l’organisation', 'NommerAdministrateur'),
    surCompte('retirer', 'retire un compte', 'RetirerCompte').option(
      '--successeur <compte>',
      'qui administre à sa place, quand c’est le dernier administrateur',
    ),
  ]);
};

const ETATS = { invite: 'invité', actif: 'actif', retire: 'retiré' } as const;
const raconter = (comptes: VueComptes['comptes']): string =>
  tableau(
    ['compte', 'état', 'depuis', 'rôle', 'administre', 'agent', 'adresse'],
    comptes.map((c) => [
      c.id,
      ETATS[c.etat],
      jourFr(c.depuis),
      c.role,
      c.administrateur ? 'oui' : '',
      [c.prenom, c.nom].filter((x) => x !== null).join(' ') || 'effacé',
      c.courriel ?? '',
    ]),
  );
