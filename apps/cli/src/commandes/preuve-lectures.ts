/** `preuve verifier --projections`: are the lists what the log says? */
import type { ConstatDesLectures } from '@jalon/application';
import { CODES, ErreurCli } from '../codes.js';
import { deploiementDe, type OptionsDuDeploiement } from '../deploiement.js';
import { Progression } from '../progression.js';
import type { Rendu } from '../rendu.js';
import type { Terminal } from '../terminal.js';

type Modele = ConstatDesLectures['modeles'][number];
type Ecart = Modele['ecarts'][number];

const rangees = (n: number): string => (n === 1 ? '1 rangée' : `${n} rangées`);
const ECARTS: Record<Ecart['genre'], (e: Ecart) => string> = {
  forme: () => 'n’est plus la table que Jalon a faite',
  en_trop: (e) => `${rangees(e.nombre)} en trop`,
  manquante: (e) => `${rangees(e.nombre)} en moins`,
  differente: (e) => `${rangees(e.nombre)} autrement, la première par ${e.colonnes.join(', ')}`,
};
const FAUTES: Record<NonNullable<Modele['faute']>, (m: Modele) => string> = {
  autre_version: () => 'écrit par une autre version de Jalon : pas comparé',
  en_retard: (m) => `n’en est qu’à la position ${m.position} : pas comparé`,
  illisible: () => 'endommagé : pas comparé',
};
const ou = ({ premiere }: Ecart): string =>
  Object.entries(premiere)
    .map(([colonne, valeur]) => ` ; ${colonne} ${valeur}`)
    .join('');
const direModele = (m: Modele): string[] => [
  ...(m.faute === null ? [] : [`  ${m.nom} : ${FAUTES[m.faute](m)}`]),
  ...m.ecarts.map((e) => `  ${m.nom}, table ${e.table} : ${ECARTS[e.genre](e)}${ou(e)}`),
];

const ETATS: Record<ConstatDesLectures['etat'], (c: ConstatDesLectures) => string[]> = {
  conformes: ({ modeles, position }) => [
    `Modèles de lecture conformes au journal : ${rangees(modeles.reduce((n, m) => n + m.lignes, 0))} de ${modeles.length} modèles comparées, jusqu’à la position ${position}.`,
  ],
  differentes: ({ modeles, position }) => [
    `Les modèles de lecture ne sont pas ce que le journal dit, jusqu’à la position ${position} :`,
    ...modeles.flatMap(direModele),
    'Pour les refaire d’après le journal : jalon projections reconstruire',
  ],
  illisibles: () => [
    'projections.db ne se lit pas, ou n’est pas de Jalon. Le serveur l’écarte et le refait quand il s’ouvre.',
  ],
  sans_objet: () => ['Aucun modèle de lecture n’est gardé dans ce dossier : rien à comparer.'],
};

interface Options extends OptionsDuDeploiement {
  json?: boolean;
  discret?: boolean;
  progression?: boolean;
}
export async function verifierLesModeles(options: Options, terminal: Terminal, rendre: Rendu): Promise<void> {
  const { avecLesFichiers } = await import('../ouvrir.js');
  const { verifierLesLectures } = await import('../application.js');
  const suivi = new Progression(terminal, 'Comparaison', {
    json: options.json === true,
    muette: options.discret === true || options.progression === false,
    unite: 'positions',
  });
  const constat = await avecLesFichiers(await deploiementDe(options, terminal), (ici) =>
    verifierLesLectures(ici, { arret: terminal.arret, surAvance: (fait, total) => suivi.avancer(fait, total) }),
  );
  const secondes = Number(suivi.fin().toFixed(1));
  if (constat === null) throw new ErreurCli('interrompu', 'comparaison arrêtée : rien n’a été écrit.');
  const tient = ['conformes', 'sans_objet'].includes(constat.etat);
  const journal = ['rompue', 'rupture_connue'].includes(constat.integrite.etat) ? [constat.integrite.phrase] : [];
  if (options.json) terminal.donnee(JSON.stringify({ schema: 'jalon.lectures.v1', ...constat, secondes }));
  else if (!options.discret || !tient || journal.length > 0)
    for (const ligne of [...ETATS[constat.etat](constat), ...journal]) terminal.donnee(ligne);
  if (!tient || journal.length > 0) rendre(CODES.integrite);
}
