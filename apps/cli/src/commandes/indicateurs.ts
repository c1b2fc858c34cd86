import type { Command } from 'commander';
import type { IndicateursDeLAnnee, Part } from '@jalon/application';
import { entier } from '../analyse.js';
import { dossierDeDonnees } from '../donnees.js';
import { verbe } from '../francais.js';
import { jourFr, tableau } from '../tableau.js';
import type { Terminal } from '../terminal.js';

interface Options {
  json?: boolean;
  discret?: boolean;
  donnees?: string;
  annee?: number;
  siae?: string;
  departement?: string;
}
/** Time given to the read models to catch up with the log, in milliseconds. */
const PATIENCE = 20_000;

/** The same figures as `GET /api/indicateurs`. */
export const commandeIndicateurs = (terminal: Terminal): Command =>
  verbe('indicateurs', 'compte les sorties, leurs taux, les accompagnements et les heures d’une année', terminal)
    .option('--annee <annee>', 'année civile (sinon l’année en cours)', entier(2000, 2199))
    .option('--siae <id>', 'une seule structure')
    .option('--departement <code>', 'un seul département')
    .option('--donnees <dossier>', 'dossier de données (sinon JALON_DONNEES, sinon ./donnees)')
    .action(async ({ json, discret, donnees, annee, siae, departement }: Options) => {
      const { avecDeploiement } = await import('../ouvrir.js');
      const { CompterIndicateurs } = await import('../application.js');
      await avecDeploiement({ donnees: dossierDeDonnees(donnees, terminal.env) }, async ({ jalon, questions }) => {
        const { head } = await jalon.store.health();
        const aJour = await jalon.projections.quandTraite(head, PATIENCE);
        const filtre = {
          ...(annee === undefined ? {} : { annee }),
          ...(siae === undefined ? {} : { siae }),
          ...(departement === undefined ? {} : { departement }),
        };
        const indicateurs = await questions.execute(new CompterIndicateurs(filtre));
        if (json) return terminal.donnee(JSON.stringify({ schema: 'jalon.indicateurs.v1', ...indicateurs }));
        terminal.donnee(raconter(indicateurs));
        if (!aJour && !discret)
          terminal.dire(
            `Ces chiffres s’arrêtent au fait ${indicateurs.position} sur ${head} : relancez dans un instant.`,
          );
      });
    });

const nombre = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });
const dire = (n: number | null): string => (n === null ? '—' : nombre.format(n).replaceAll(/[\u202f\u00a0]/g, ' '));
const enPart = ({ numerateur, denominateur, pourcent }: Part): [string, string] => [
  `${dire(numerateur)} / ${dire(denominateur)}`,
  pourcent === null ? '—' : `${dire(pourcent)} %`,
];

function raconter(i: IndicateursDeLAnnee): string {
  const { sorties: s, taux, sejours } = i;
  const perimetre = [i.siae ?? 'toutes les structures', i.departement && `département ${i.departement}`];
  return [
    `Indicateurs ${i.annee}, ${perimetre.filter(Boolean).join(', ')}, au ${jourFr(i.auJour)}`,
    '',
    tableau(
      ['taux de sortie', 'sorties', 'taux'],
      [
        ['sorties dynamiques', ...enPart(taux.dynamique)],
        ['insertion dans l’emploi', ...enPart(taux.insertionDansLEmploi)],
        ['emploi durable', ...enPart(taux.durable)],
      ],
    ),
    'Sur les sorties examinées : comptées, hors retraits. Définition du projet annuel de performances non lue.',
    '',
    tableau(
      ['sorties', 'enregistrées', 'examinées'],
      [
        ...s.parCategorie.map((c) => [c.categorie, dire(c.enregistrees), dire(c.examinees)]),
        ['ensemble', dire(s.enregistrees), dire(s.examinees)],
      ],
    ),
    `Non comptées : ${dire(s.nonComptees)} (mise à disposition : ${dire(s.seuilsNonAtteints.misesADisposition)}, heures : ${dire(s.seuilsNonAtteints.heuresAnnee)}, présence : ${dire(s.seuilsNonAtteints.presence)}). Non jugées : ${dire(s.nonJugees)}. À revoir : ${dire(s.aRevoir)}.`,
    '',
    tableau(
      ['accompagnement', 'actions', 'personnes', 'jours', 'en cours'],
      i.accompagnements.map((a) => [a.libelle, dire(a.nombre), dire(a.personnes), dire(a.jours), dire(a.enCours)]),
    ),
    ...i.financements.map(
      (f) =>
        `${f.libelle} : ${dire(f.nombre)} (${f.nature}), ${f.pourcent === null ? 'part inconnue' : `${dire(f.pourcent)} % des coûts`}.`,
    ),
    '',
    tableau(
      ['activité', ''],
      [
        ['embauches', dire(i.embauches)],
        ['PASS délivrés', dire(i.passDelivres)],
        ['heures déclarées', dire(i.heures)],
        ['séjours terminés', dire(sejours.nombre)],
        ['durée moyenne, médiane', `${dire(sejours.moyenne)} j, ${dire(sejours.mediane)} j`],
        ['séjours courts', enPart(sejours.courts).join(', ')],
        ['séjours longs', enPart(sejours.longs).join(', ')],
      ],
    ),
  ].join('\n');
}
