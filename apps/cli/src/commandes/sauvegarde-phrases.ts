/** What an operator reads once a copy is made, proved or put back. */
import type { BilanCreer, BilanRestaurer, RapportVerification } from '@jalon/application';

/** What each command tells; an alert is told under `-q` too. */
export interface Ligne {
  texte: string;
  alerte?: boolean;
}
const siNonVide = (liste: readonly string[], dire: (noms: string) => Ligne): Ligne[] =>
  liste.length > 0 ? [dire(liste.join(', '))] : [];

export const direCreer = (b: BilanCreer, secondes: string, clesVers: string): Ligne[] => [
  { texte: `Sauvegardé en ${secondes} s : ${b.nouveaux} faits nouveaux, ${b.taille} en tout ; clés dans ${b.cles}.` },
  ...(b.chiffree
    ? []
    : [{ texte: 'En clair : qui lit la copie des clés et celle du journal lit les personnes. Voir --chiffrer.' }]),
  ...siNonVide(b.clesRetirees, (n) => ({ texte: `Copies des clés effacées (plus de sept jours) : ${n}.` })),
  ...siNonVide(b.clesARetirer, (n) => ({
    texte: `À effacer de ${clesVers}, copies des clés de plus de sept jours : ${n}.`,
    alerte: true,
  })),
  ...siNonVide(b.horsSauvegarde, (n) => ({ texte: `Hors de cette sauvegarde : ${n}.` })),
];

export const direVerifier = (r: RapportVerification, secondes: string): Ligne[] => [
  {
    texte: `La sauvegarde tient (${secondes} s) : ${r.taille} faits en ${r.segments} fichiers, racine ${r.racine.slice(0, 16)}…, journal du ${r.journalDu}.`,
  },
  {
    texte: `Clés du ${r.cles.cree} (${r.cles.jours} jours) : ${r.personnes.vivantes} personnes lisibles, ${r.personnes.detruites} effacées, ${r.personnes.inconnues} sans clé.`,
  },
  ...(r.personnes.inconnues > 0
    ? [
        {
          texte: `La dernière sauvegarde a été coupée avant la copie des clés : ${r.personnes.inconnues} parcours ouverts depuis n’ont pas la leur. Relancez : jalon sauvegarde creer`,
          alerte: true,
        },
      ]
    : []),
  { texte: `${r.parcours} parcours, ${r.modeles.length} modèles de lecture reconstruits deux fois à l’identique.` },
  ...siNonVide(r.clesARetirer, (n) => ({
    texte: `À effacer, copies des clés de plus de sept jours : ${n}.`,
    alerte: true,
  })),
  ...siNonVide(r.etrangers, (n) => ({ texte: `N’appartient à aucune sauvegarde : ${n}.`, alerte: true })),
];

export const direRestaurer = (b: BilanRestaurer, secondes: string): Ligne[] => [
  {
    texte: `Restauré en ${secondes} s : ${b.taille} faits, ${b.personnes.vivantes} personnes lisibles, ${b.personnes.detruites} effacées.`,
  },
  {
    texte: b.cles.enPlace
      ? 'Clés : celles qui étaient en place, complétées par la copie ; qui a été effacé le reste.'
      : `Clés : copie du ${b.cles.cree}.`,
  },
  ...(b.misDeCote.length > 0
    ? [{ texte: `Ce qui était là est mis de côté, rien n’est effacé : ${b.misDeCote.join(' et ')}.` }]
    : []),
  ...(b.perte === null
    ? [{ texte: 'Rien n’est perdu. Démarrez le serveur.' }]
    : [
        { texte: `PERTE ACCEPTÉE. ${b.perte.phrase}`, alerte: true },
        {
          texte:
            'Le serveur démarrera en lecture seule. Pour écrire de nouveau : jalon exploitation confirmer restauration',
          alerte: true,
        },
      ]),
];
