/**
 * The same command and query buses as the HTTP API, on a Nest context without a server (about a quarter of a second). Opened only by
 * the commands that need a deployment: `scenario`, `droit` and `--aide` never load Nest.
 */
import { existsSync } from 'node:fs';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, CqrsModule, QueryBus } from '@nestjs/cqrs';
import { gestionnaires, ouvrirJalon, panneDe, type ConfigurationDuDeploiement, type Jalon } from '@jalon/application';
import { ORGANISATIONS } from '@jalon/demonstration';
import { ErreurCli } from './codes.js';

export interface Deploiement {
  jalon: Jalon;
  commandes: CommandBus;
  questions: QueryBus;
}
export interface Acces {
  /** Holds the log to write in it: refused beside a running server. Default: false, reads beside whoever writes and creates nothing. */
  ecrire?: boolean;
  /** Makes the files of the read models when they are missing. */
  creerLesCaches?: boolean;
}

/** @throws ErreurCli introuvable: no such folder */
export const exigerLeDossier = ({ donnees }: ConfigurationDuDeploiement): void => {
  if (existsSync(donnees)) return;
  throw new ErreurCli(
    'introuvable',
    `Dossier de données introuvable : ${donnees}. Indiquez-le par --donnees ou JALON_DONNEES.`,
  );
};

/** @throws ErreurCli introuvable: no such folder */
export async function avecDeploiement<R>(
  deploiement: ConfigurationDuDeploiement,
  faire: (d: Deploiement) => Promise<R>,
  { ecrire = false, creerLesCaches = ecrire }: Acces = {},
): Promise<R> {
  exigerLeDossier(deploiement);
  const jalon = await ouvrirJalon({
    ...deploiement,
    ouverture: ecrire ? 'ecriture' : 'lecture',
    creerLesCaches,
    organisations: ORGANISATIONS,
    echeancier: false,
  }).catch(enPanne);
  try {
    @Module({ imports: [CqrsModule.forRoot()], providers: gestionnaires(jalon) })
    class ModuleCli {}
    const contexte = await NestFactory.createApplicationContext(ModuleCli, { logger: false, abortOnError: false });
    try {
      return await faire({ jalon, commandes: contexte.get(CommandBus), questions: contexte.get(QueryBus) }).catch(
        enPanne,
      );
    } finally {
      await contexte.close();
    }
  } finally {
    await jalon.fermer();
  }
}

/** For what opens the folder by itself, to read. @throws ErreurCli introuvable: no such folder */
export async function avecLesFichiers<R>(
  deploiement: ConfigurationDuDeploiement,
  faire: (ici: ConfigurationDuDeploiement & { organisations: typeof ORGANISATIONS }) => Promise<R>,
): Promise<R> {
  exigerLeDossier(deploiement);
  return faire({ ...deploiement, organisations: ORGANISATIONS }).catch(enPanne);
}

/** A fault of a file is told by its sentence; an unknown outcome stays unknown, whatever the fault. */
function enPanne(erreur: unknown): never {
  if (erreur instanceof Error && erreur.name === 'UnknownOutcome') throw erreur;
  throw panneDe(erreur) ?? erreur;
}
