import type { Command } from 'commander';
import type { IndicateursDeLAnnee, Part } from '@jalon/application';
import { entier } from '../analyse.js';
import { CODES } from '../codes.js';
import { deploiementDe, surDeploiement, type OptionsDuDeploiement } from '../deploiement.js';
import { verbe } from '../francais.js';
import type { Rendu } from '../rendu.js';
import { jourFr, tableau } from '../tableau.js';
import type { Terminal } from '../terminal.js';

interface Options extends OptionsDuDeploiement {
  json?: boolean;
  annee?: number;
  siae?: string;
  departement?: string;
}

/** The same figures as `GET /api/indicateurs`. */
export const commandeIndicateurs = (terminal: Terminal, rendre: Rendu): Command =>
  surDeploiement(
    verbe('indicateurs', 'compte les sorties, leurs taux, les accompagnements et les heures d’une année', terminal),
  )
    .option('--annee <annee>', 'année civile (sinon l’année en cours)', entier(2000, 2199))
    .option('--siae <id>', 'une seule structure')
    .option('--departement <code>', 'un seul département')
    .action(async ({ json, annee, siae, departement, ...options }: Options) => {
      const { avecDeploiement } = await import('../ouvrir.js');
      const { CompterIndicateurs } = await import('../application.js');
      const { rattraper } = await import('../a-jour.js');
      await avecDeploiement(await deploiementDe(options, terminal), async ({ jalon, questions }) => {
        const { aJour, tete } = await rattraper(jalon);
        const filtre = {
          ...(annee === undefined ? {} : { annee }),
          ...(siae === undefined ? {} : { siae }),
          ...(departement === undefined ? {} : { departement }),
        };
        const { position, ...indicateurs } = await questions.execute(new CompterIndicateurs(filtre));
        if (!aJour) rendre(CODES.retard);
        if (json) return terminal.donnee(JSON.stringify({ schema: 'jalon.indicateurs.v1', ...indicateurs, aJour }));
        terminal.donnee(raconter(indicateurs));
        if (!aJour)
          terminal.dire(
            `Ces chiffres s’arrêtent à la position ${position} du journal, qui en est à ${tete} : relancez dans un instant.`,
          );
      });
    });

const nombre = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });
const dire = (n: number | null): string => (n === null ? '—' : nombre.format(n).replaceAll(/[\u202f\u00a0]/g, ' '));
const enPart = ({ numerateur, denominateur, pourcent }: Part): [string, string] => [
  `${dire(numerateur)} / ${dire(denominateur)}`,
  pourcent === null ? '—' : `${dire(pourcent)} %`,
];

function raconter(i: Omit<IndicateursDeLAnnee, 'position'>): string {
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
