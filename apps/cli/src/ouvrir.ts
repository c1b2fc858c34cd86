/**
 * The same command and query buses as the HTTP API, on a Nest context without a server (about a quarter of a second). Opened only by
 * the commands that need a deployment: `scenario`, `droit` and `--aide` never load Nest.
 */
import { existsSync } from 'node:fs';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus, CqrsModule, QueryBus } from '@nestjs/cqrs';
import { gestionnaires, ORGANISATIONS, ouvrirJalon, panneDe, type Jalon, type OptionsJalon } from '@jalon/application';
import { ErreurCli } from './codes.js';

export interface Deploiement {
  jalon: Jalon;
  commandes: CommandBus;
  questions: QueryBus;
}
export interface Acces {
  donnees: string;
  lecture?: 'plateforme' | 'code' | undefined;
  /** Opens a folder that does not exist yet. Default: false, a reading command never creates anything. */
  creer?: boolean;
  horloge?: (() => Date) | undefined;
}

/** @throws ErreurCli introuvable: no such folder */
export async function avecDeploiement<R>(acces: Acces, faire: (d: Deploiement) => Promise<R>): Promise<R> {
  if (acces.creer !== true && !existsSync(acces.donnees))
    throw new ErreurCli(
      'introuvable',
      `Dossier de données introuvable : ${acces.donnees}. Indiquez-le par --donnees ou JALON_DONNEES.`,
    );
  const options: OptionsJalon = {
    donnees: acces.donnees,
    lecture: acces.lecture,
    horloge: acces.horloge,
    organisations: ORGANISATIONS,
    echeancier: false,
  };
  const jalon = await ouvrirJalon(options).catch(enPanne);
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

/** A fault of a file is told by its sentence; an unknown outcome stays unknown, whatever the fault. */
function enPanne(erreur: unknown): never {
  if (erreur instanceof Error && erreur.name === 'UnknownOutcome') throw erreur;
  throw panneDe(erreur) ?? erreur;
}
