import type { Command } from 'commander';
import type { VueStructure } from '@jalon/application';
import { jour } from '../analyse.js';
import { ErreurCli } from '../codes.js';
import { deploiementDe, surDeploiement, type OptionsDuDeploiement } from '../deploiement.js';
import { objet, verbe } from '../francais.js';
import type { Deploiement } from '../ouvrir.js';
import { instantFr, jourFr, tableau } from '../tableau.js';
import type { Terminal } from '../terminal.js';

interface Options extends OptionsDuDeploiement {
  json?: boolean;
  au?: string;
}
type Faire = (d: Deploiement, structure: string, options: Options) => Promise<void>;

const inconnue = (structure: string): ErreurCli =>
  new ErreurCli('introuvable', `la structure ${structure} n’est pas connue.`);

export const commandeStructure = (terminal: Terminal): Command => {
  const lire = (nom: string, description: string, faire: Faire): Command =>
    surDeploiement(verbe(nom, description, terminal))
      .argument('<structure>', 'identifiant de la structure ou du prescripteur')
      .action(async (structure: string, options: Options) => {
        const { avecDeploiement } = await import('../ouvrir.js');
        await avecDeploiement(await deploiementDe(options, terminal), (d) => faire(d, structure, options));
      });
  return objet('structure', 'lire ce que l’État a décidé d’une structure', terminal, [
    surDeploiement(
      verbe('lister', 'liste l’annuaire : structures, prescripteurs et autres organisations', terminal),
    ).action(async (options: Options) => {
      const { avecDeploiement } = await import('../ouvrir.js');
      await avecDeploiement(await deploiementDe(options, terminal), async ({ jalon }) => {
        const organisations = await jalon.structures.annuaire();
        const { direTypeDePrescripteur } = await import('../application.js');
        if (options.json) return terminal.donnee(JSON.stringify({ schema: 'jalon.annuaire.v1', organisations }));
        const lignes = organisations.map((o) => [
          o.id,
          direTypeDePrescripteur(o.type ?? ''),
          o.departement ?? '',
          o.habilitee === undefined ? '' : o.habilitee ? 'oui' : 'non',
          o.nom,
        ]);
        terminal.donnee(tableau(['identifiant', 'type', 'dép.', 'habilitée', 'nom'], lignes));
      });
    }),
    lire(
      'voir',
      'montre conventionnement, dérogations et auto-prescription, aujourd’hui ou un autre jour',
      async ({ jalon }, structure, { au, json }) => {
        const lu = await jalon.structures.consulter(structure, { au });
        if (lu === null) throw inconnue(structure);
        const { vue } = lu;
        terminal.donnee(json ? JSON.stringify({ schema: 'jalon.structure.v1', vue }) : raconter(vue));
      },
    ).option('--au <jour>', 'jour de la vue', jour),
    lire('journal', 'liste les faits de la structure, dans l’ordre', async ({ jalon }, structure, { json }) => {
      const entrees = await jalon.structures.journal(structure);
      if (entrees === null) throw inconnue(structure);
      if (json) return terminal.donnee(JSON.stringify({ schema: 'jalon.journal.v1', structure, entrees }));
      const lignes = entrees.map((e) => [
        String(e.place),
        jourFr(e.le),
        instantFr(e.enregistreLe),
        e.par.organisation.id,
        e.phrase,
      ]);
      terminal.donnee(tableau(['n°', 'le', 'enregistré le', 'par', 'fait'], lignes));
    }),
  ]);
};

function raconter(v: VueStructure): string {
  const { satisfaite, constate } = v.conventionnement;
  const lignes = [
    `Structure          ${v.id}, au ${jourFr(v.auJour)} (révision ${v.revision})`,
    `Type               ${v.type ?? '—'}`,
    `Situation          ${v.libelleEtape}`,
    `Conventionnement   ${satisfaite ? 'oui' : 'non'} : ${constate}`,
    `Auto-prescription  ${v.autoPrescription ? 'oui' : 'non'}`,
  ];
  if (v.habilitee !== null) lignes.push(`Habilitation       ${v.habilitee ? 'oui' : 'non'}`);
  const periodes = (nom: string, liste: readonly { debut: string; fin: string }[]): void => {
    for (const { debut, fin } of liste) lignes.push(`${nom.padEnd(18)} du ${jourFr(debut)} au ${jourFr(fin)}`);
  };
  periodes('Convention', v.conventions);
  for (const a of v.annexes)
    lignes.push(`Annexe             ${a.libelleEtat}, du ${jourFr(a.debut)} au ${jourFr(a.fin)}`);
  for (const a of v.arrets)
    lignes.push(`${a.libelleQuoi.padEnd(18)} du ${jourFr(a.debut)}${a.fin === null ? '' : ` au ${jourFr(a.fin)}`}`);
  periodes('Dérogation 480 h', v.derogations480h);
  periodes('Heures réduites', v.derogationsHeures);
  for (const s of v.signaux) lignes.push(`À suivre           ${s.libelle} (fait n° ${s.fait}, le ${jourFr(s.le)})`);
  return lignes.join('\n');
}
