/** A study of the law, in words: tables for who works on it, sentences for a note. */
import type { Changement, DemandeEtude, EtudeDuDroit, LigneEtude, ResultatRejugement } from '@jalon/application';
import type { Provenance, Table } from '@jalon/exports';
import { regardDit } from './commandes/rejuger.js';
import { jourFr, tableau } from './tableau.js';

const CHANGEMENTS: Record<Changement, string> = {
  refuse: 'seraient refusées',
  permis: 'seraient permises',
  valeur: 'écriraient autre chose',
  sans_base: 'n’auraient plus de base',
};
const CHANGEMENT: Record<Changement, string> = {
  refuse: 'serait refusée',
  permis: 'serait permise',
  valeur: 'écrirait autre chose',
  sans_base: 'n’aurait plus de base',
};
const AUTRES: Partial<Record<ResultatRejugement, string>> = {
  efface: 'effacées',
  non_rejugeable: 'non rejugeables',
};
const CLES = Object.keys(CHANGEMENTS) as Changement[];
const nombre = (n: number): string => n.toLocaleString('fr-FR').replaceAll('\u202F', ' ');
const compter = (n: number, singulier: string, pluriel = `${singulier}s`): string =>
  `${nombre(n)} ${n > 1 ? pluriel : singulier}`;
const signe = (n: number): string => (n > 0 ? `+${n}` : String(n));
const verdictsDe = ({ parRegle }: EtudeDuDroit): number => parRegle.reduce((n, r) => n + r.verdicts, 0);
const changesDe = ({ changements }: EtudeDuDroit): number => CLES.reduce((n, c) => n + changements[c], 0);

const modificationsDites = ({ modifications }: EtudeDuDroit): string[] =>
  modifications.map((m) => `${m.chemin}, ${m.champ} : ${m.avant} → ${m.apres} à partir du ${jourFr(m.effet)}`);
const compareA = ({ temoin }: EtudeDuDroit): string =>
  temoin === 'enregistre' ? 'comparé à ce qui fut enregistré' : 'comparé à la même lecture, droit inchangé';
/** Said when it is so: figures of zero must not be taken for a law without effect. */
const sansLecteur = ({ lisentLeParametre }: EtudeDuDroit): string[] =>
  lisentLeParametre === 0
    ? ['Aucune décision de l’histoire ne lit ce paramètre : elle ne peut rien dire de cette modification.']
    : [];

export const raconterLigne = (l: LigneEtude): string =>
  [
    `${l.parcours} ${String(l.place).padStart(3)}. ${jourFr(l.le)} ${l.type} (${l.regle}, ${l.organisation})`,
    CHANGEMENT[l.changement],
    ...(l.conditions.length > 0 ? [l.conditions.join(', ')] : []),
    ...(l.ecartJours === null ? [] : [`${signe(l.ecartJours)} j`]),
  ].join(' : ');

/** Nothing, rather than a heading alone. */
const tableDe = (entetes: readonly string[], lignes: readonly (readonly string[])[]): string[] =>
  lignes.length === 0 ? [] : [tableau(entetes, lignes)];

export function raconterEtude(e: EtudeDuDroit, entiere: boolean): string {
  const autres = (Object.keys(AUTRES) as ResultatRejugement[]).filter((r) => e.totaux[r] > 0);
  const change = (r: EtudeDuDroit['parRegle'][number]): boolean => CLES.some((c) => r[c] > 0);
  const chiffre = (n: number | null): string => (n === null ? '' : nombre(n));
  const blocs = [
    [
      `À comportements inchangés : ${compter(verdictsDe(e), 'décision')} de ${compter(e.parcours, 'parcours', 'parcours')} (${compter(e.personnes, 'personne')}), ${regardDit(e)}, ${compareA(e)}`,
      ...modificationsDites(e),
      ...sansLecteur(e),
      `${CLES.map((c) => `${nombre(e.changements[c])} ${CHANGEMENTS[c]}`).join(', ')}${autres.map((r) => `, ${nombre(e.totaux[r])} ${AUTRES[r]}`).join('')}`,
      `concernés : ${compter(e.concernes.parcours, 'parcours', 'parcours')}, ${compter(e.concernes.personnes, 'personne')}, ${compter(e.concernes.structures, 'structure')}`,
      ...mesures(e),
      `position ${e.position}, ${compter(e.faits, 'fait')}`,
    ].join('\n'),
    ...tableDe(
      ['règle', 'décisions', ...CLES.map((c) => CHANGEMENTS[c])],
      e.parRegle
        .filter((r) => entiere || change(r))
        .map((r) => [r.regle, nombre(r.verdicts), ...CLES.map((c) => nombre(r[c]))]),
    ),
    ...tableDe(
      ['règle', 'condition', 'refuserait', 'ne refuserait plus', 'satisfaite autrement'],
      e.parCondition.map((c) => [
        c.regle,
        c.condition,
        nombre(c.refusent),
        nombre(c.nRefusentPlus),
        nombre(c.autrement),
      ]),
    ),
    ...tableDe(
      ['fait', 'valeur', 'faits', 'écart min (j)', 'écart max (j)'],
      e.parValeur.map((v) => [v.fait, v.champ, nombre(v.faits), chiffre(v.ecartJoursMin), chiffre(v.ecartJoursMax)]),
    ),
    ...tableDe(
      ['fin de PASS (écart, j)', 'PASS'],
      e.finsDePass.map((l) => [signe(l.ecartJours), nombre(l.pass)]),
    ),
  ];
  return blocs.join('\n\n');
}

const ecart = (quoi: string, unite: string, { gagnes, perdus }: { gagnes: number; perdus: number }): string[] =>
  gagnes === 0 && perdus === 0 ? [] : [`${quoi} : ${nombre(gagnes)} ${unite} gagnés, ${nombre(perdus)} perdus`];
function mesures(e: EtudeDuDroit): string[] {
  const { refusees, compteurs, auPlafondAvant, auPlafondApres, permises } = e.heures;
  const bougent = permises.gagnes > 0 || permises.perdus > 0 || auPlafondAvant !== auPlafondApres;
  return [
    ...ecart('fins de PASS', 'jours', e.joursDePass),
    ...ecart('jours de contrat qui ouvrent droit aux aides', 'jours', e.joursAides),
    ...(refusees > 0 ? [`heures des déclarations refusées : ${nombre(refusees)} h`] : []),
    ...(bougent
      ? [
          `heures encore permises sous le plafond, au dernier mois déclaré de ${compter(compteurs, 'personne')} : ${nombre(permises.gagnes)} h de plus, ${nombre(permises.perdus)} h de moins ; au plafond, ${auPlafondAvant} avant, ${auPlafondApres} après`,
        ]
      : []),
  ];
}

/** What a note would say; the figures are those of the tables. */
export function raconterNote(e: EtudeDuDroit): string {
  const quoi = modificationsDites(e);
  return [
    `À comportements inchangés, sur ${compter(verdictsDe(e), 'décision')} et ${compter(e.personnes, 'personne')} : l’histoire entière, rejugée (${regardDit(e)}, ${compareA(e)}).`,
    ...(quoi.length > 0 ? [`Ce qui est modifié : ${quoi.join(' ; ')}.`] : []),
    ...sansLecteur(e),
    changesDe(e) === 0
      ? 'Aucune décision ne change.'
      : `${compter(changesDe(e), 'décision change', 'décisions changent')} : ${CLES.filter((c) => e.changements[c] > 0)
          .map((c) => `${nombre(e.changements[c])} ${CHANGEMENTS[c]}`)
          .join(
            ', ',
          )} (${compter(e.concernes.personnes, 'personne')}, ${compter(e.concernes.structures, 'structure')}).`,
    ...mesures(e).map((m) => `${m[0]?.toUpperCase()}${m.slice(1)}.`),
    'Ces chiffres ne disent rien de ce que personne n’a demandé parce que le droit d’alors le refusait : un refus n’écrit aucun fait.',
  ].join('\n');
}

export const raconterDuree = ({ faits }: EtudeDuDroit, secondes: number): string =>
  `${compter(faits, 'fait')} en ${secondes.toFixed(1)} s (${nombre(Math.round(faits / Math.max(secondes, 0.001)))} faits/s)`;

/** The list as a file; its filter is what was asked. */
export const tableDesLignes = (
  { lecture, auDroitDu, modifications = [], referentiel }: DemandeEtude,
  provenance: Omit<Provenance, 'filtre'>,
): Omit<Table, 'lignes'> => ({
  nom: 'etude-du-droit',
  titre: 'Étude du droit, à comportements inchangés : décisions qui changent',
  colonnes: [
    { cle: 'parcours', titre: 'Parcours' },
    { cle: 'place', titre: 'Fait n°' },
    { cle: 'type', titre: 'Fait' },
    { cle: 'le', titre: 'Le', jour: true },
    { cle: 'regle', titre: 'Règle' },
    { cle: 'organisation', titre: 'Organisation' },
    { cle: 'changement', titre: 'Changement' },
    { cle: 'conditions', titre: 'Conditions' },
    { cle: 'ecartJours', titre: 'Écart (jours)' },
  ],
  provenance: {
    ...provenance,
    lecture: lecture ?? provenance.lecture,
    filtre: {
      ...Object.fromEntries(modifications.map((m, i) => [`modification ${i + 1}`, m])),
      ...(auDroitDu === undefined ? {} : { 'au droit du': auDroitDu }),
      ...(referentiel === undefined ? {} : { 'projet de texte': referentiel.empreinte }),
    },
  },
});
