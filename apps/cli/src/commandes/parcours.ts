import type { Command } from 'commander';
import type { Vue } from '@jalon/application';
import type { Colonne } from '@jalon/exports';
import { jour, moment } from '../analyse.js';
import { ErreurCli } from '../codes.js';
import { conseil } from '../conseil.js';
import { inconnu } from '../inconnu.js';
import { objet, verbe } from '../francais.js';
import { masquer } from '../masquer.js';
import { destination, ecrireExport, type Destination } from '../ecrire-export.js';
import { deploiementDe, surDeploiement, type OptionsDuDeploiement } from '../deploiement.js';
import type { Deploiement } from '../ouvrir.js';
import { instantFr, jourFr, tableau } from '../tableau.js';
import type { Terminal } from '../terminal.js';
import { verbeRejuger } from './rejuger.js';

interface Options extends OptionsDuDeploiement {
  json?: boolean;
  au?: string;
  connuLe?: string;
  persona?: string;
  donneesPersonnelles?: boolean;
  exporter?: Destination;
}
/** Sentences hold no name; data do, and are not exported. */
const COLONNES_DU_JOURNAL: readonly Colonne[] = [
  { cle: 'place', titre: 'Fait n°' },
  { cle: 'type', titre: 'Fait' },
  { cle: 'le', titre: 'Le', jour: true },
  { cle: 'enregistreLe', titre: 'Enregistré le (UTC)' },
  { cle: 'role', titre: 'Rôle' },
  { cle: 'organisation', titre: 'Organisation' },
  { cle: 'phrase', titre: 'Ce qui s’est passé' },
  { cle: 'annule', titre: 'Annulé' },
  { cle: 'horlogeReculee', titre: 'Horloge reculée' },
];
type Application = typeof import('@jalon/application');
type Faire = (d: Deploiement & Application, parcours: string, options: Options) => Promise<void>;

export const commandeParcours = (terminal: Terminal): Command => {
  const lire = (nom: string, description: string, faire: Faire): Command =>
    surDeploiement(verbe(nom, description, terminal))
      .argument('<parcours...>', 'identifiant du parcours, ou numéro de PASS avec ou sans espaces')
      .option('--donnees-personnelles', 'montre nom, prénom, naissance et commune')
      .action(async (mots: string[], options: Options) => {
        const { avecDeploiement } = await import('../ouvrir.js');
        const { designer } = await import('../designer.js');
        const application = await import('../application.js');
        await avecDeploiement(await deploiementDe(options, terminal), async (d) =>
          faire({ ...d, ...application }, await designer(mots, d.jalon), options),
        );
      });
  return objet('parcours', 'lire un parcours', terminal, [
    lire(
      'voir',
      'montre le parcours aujourd’hui, ou un autre jour',
      async ({ questions, Consulter }, parcours, options) => {
        const lu = await questions.execute(new Consulter('parcours', parcours, { au: options.au }));
        if (lu === null) throw inconnu(parcours);
        rendreVue(terminal, options, 'jalon.parcours.v1', { revision: lu.revision }, lu.vue);
      },
    ).option('--au <jour>', 'jour de la vue', jour),

    lire(
      'rejouer',
      'montre le parcours tel qu’il était à un jour, avec ce qu’on savait alors',
      async ({ questions, Rejouer }, parcours, options) => {
        const periode = {
          ...(options.au ? { au: options.au } : {}),
          ...(options.connuLe ? { connuLe: options.connuLe } : {}),
        };
        const rejeu = await questions.execute(new Rejouer(parcours, periode));
        if (rejeu === null) throw inconnu(parcours);
        const { vue, ...reste } = rejeu;
        rendreVue(terminal, options, 'jalon.rejeu.v1', { ...periode, ...reste }, vue);
      },
    )
      .option('--au <jour>', 'faits jusqu’à ce jour', jour)
      .option('--connu-le <jour|instant>', 'faits enregistrés au plus tard ce jour, ou cet instant', moment),

    verbeRejuger(terminal),

    lire(
      'journal',
      'liste les faits du parcours, dans l’ordre',
      async ({ jalon, questions, LireJournal }, parcours, options) => {
        const journal = await questions.execute(new LireJournal('parcours', parcours));
        if (journal === null) throw inconnu(parcours);
        const entrees = options.donneesPersonnelles ? journal : journal.map((e) => ({ ...e, data: masquer(e.data) }));
        if (options.exporter) {
          await ecrireExport(
            {
              nom: 'journal',
              titre: `Journal du parcours ${parcours}`,
              colonnes: COLONNES_DU_JOURNAL,
              lignes: entrees.map(({ place, type, le, enregistreLe, phrase, par, horlogeReculee, annule }) => ({
                place,
                type,
                le,
                enregistreLe,
                phrase,
                role: par.role,
                organisation: par.organisation.id,
                horlogeReculee: horlogeReculee === true,
                annule: annule === true,
              })),
              provenance: {
                filtre: { parcours },
                position: (await jalon.store.health()).head,
                instant: jalon.horloge().toISOString(),
                lecture: jalon.lecture,
              },
            },
            options.exporter,
          );
          return terminal.dire(`${entrees.length} faits dans « ${options.exporter.fichier} ».`);
        }
        if (options.json) return terminal.donnee(JSON.stringify({ schema: 'jalon.journal.v1', parcours, entrees }));
        const lignes = entrees.map((e) => [
          String(e.place),
          jourFr(e.le),
          instantFr(e.enregistreLe) + (e.horlogeReculee ? ' (horloge reculée)' : ''),
          e.par.organisation.id,
          e.phrase,
        ]);
        terminal.donnee(tableau(['n°', 'le', 'enregistré le', 'par', 'fait'], lignes));
      },
    ).option('--exporter <fichier>', 'dans un fichier neuf, en .csv, .xlsx ou .json', destination),

    lire(
      'actions',
      'dit ce qu’un acteur peut faire maintenant, et pourquoi pas le reste',
      async ({ jalon, questions, ListerActions }, parcours, options) => {
        const { personasDemonstration, personasDeLAnnuaire } = await import('../demonstration.js');
        const inscrites = personasDeLAnnuaire(personasDemonstration, await jalon.structures.annuaire());
        const personas = [...personasDemonstration, ...inscrites];
        const persona = personas.find((p) => p.id === options.persona);
        if (persona === undefined) {
          const connus = personas.map((p) => p.id);
          const proche = await conseil(options.persona ?? '', connus);
          throw new ErreurCli(
            'usage',
            `persona inconnu « ${options.persona ?? ''} » ; connus : ${connus.join(', ')}.${proche}`,
          );
        }
        const actions = await questions.execute(
          new ListerActions('parcours', parcours, persona.acteur, persona.acteur),
        );
        if (actions === null) throw inconnu(parcours);
        if (options.json)
          return terminal.donnee(
            JSON.stringify({ schema: 'jalon.actions.v1', parcours, persona: persona.id, actions }),
          );
        const lignes = actions.map((a) => [
          a.possible ? 'oui' : a.possibleLe === undefined ? 'non' : `le ${jourFr(a.possibleLe)}`,
          a.commande,
          a.possible
            ? a.libelle
            : a.constats
                .filter((k) => !k.satisfaite)
                .map((k) => k.condition)
                .join(', ') ||
              (a.message ?? ''),
        ]);
        terminal.donnee(tableau(['', 'commande', 'libellé, ou ce qui manque'], lignes));
      },
    ).option('--persona <id>', 'qui agit, parmi les personnages de démonstration', 'cip-ai'),
  ]);
};

function rendreVue(terminal: Terminal, options: Options, schema: string, reste: object, vue: Vue): void {
  const montree = options.donneesPersonnelles ? vue : masquer(vue);
  if (options.json) terminal.donnee(JSON.stringify({ schema, ...reste, vue: montree }));
  else terminal.donnee(raconterVue(montree));
}

/** The feminine or the masculine when the dossier says which. */
const naissance = ({ sexe, naissance: le }: NonNullable<Vue['personne']>): string =>
  sexe === undefined ? `naissance le ${le}` : `${sexe === 'F' ? 'née' : 'né'} le ${le}`;

/** What an operator looks for first: who, which step, which PASS, why this end. */
function raconterVue(vue: Vue): string {
  const { personne, pass } = vue;
  const lignes = [
    `Parcours ${vue.id}, au ${jourFr(vue.auJour)} (révision ${vue.revision})`,
    `Étape     ${vue.libelleEtape}`,
    `Personne  ${personne ? `${personne.prenom} ${personne.nom}, ${naissance(personne)}` : '—'}`,
  ];
  if (pass) {
    lignes.push(
      `PASS      ${pass.numero ?? 'au numéro effacé'}, du ${jourFr(pass.debut)} au ${jourFr(pass.fin)}, ${pass.etat}, ${pass.joursRestants} jours restants`,
    );
    for (const l of pass.calcul)
      lignes.push(`            ${l.libelle} : ${l.jours >= 0 ? '+' : ''}${l.jours} j → ${jourFr(l.fin)}`);
  }
  for (const c of vue.contrats)
    lignes.push(`Contrat   ${c.id}, ${c.type}, ${c.siae}, du ${jourFr(c.debut)} au ${jourFr(c.fin)}, ${c.etat}`);
  return lignes.join('\n');
}
