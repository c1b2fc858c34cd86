/** The certificate of an erasure, ready to print: plain text, or one page of HTML without anything from outside. */
import type { Certificat } from '@jalon/application';
import { instantFr, jourFr } from '../tableau.js';

const JAMAIS_DIT = 'non dite par le déploiement';

/** Label and value of each line. */
function lignes(c: Certificat): [string, string][] {
  return [
    ['Dossier', c.parcours],
    ['Décidé le', `${jourFr(c.decideLe)}, par ${c.par}`],
    ['Fondement', c.fondement],
    ...(c.decision === null
      ? []
      : [
          [
            'Décision',
            `du ${jourFr(c.decision.du)}, référence ${c.decision.reference ?? 'effacée avec le dossier'}`,
          ] as [string, string],
        ]),
    ['Base de la conservation', c.base ?? JAMAIS_DIT],
    ['Fait', `n° ${c.fait} du dossier, position ${c.position} du journal`],
    ['Clé de la personne', c.cleDetruite ? 'détruite' : 'PAS ENCORE DÉTRUITE'],
    ['Index qui menaient à elle', c.index === 0 ? 'retirés' : `${c.index} ENCORE PRÉSENTS`],
    ['Faits gardés sans rien d’elle', String(c.faitsGardes)],
    ['Constaté le', instantFr(c.constateLe)],
  ];
}
export const estAcheve = (c: Certificat): boolean => c.cleDetruite && c.index === 0;

const PORTEE = [
  'Les données de la personne étaient chiffrées sous une clé à elle seule. Cette clé détruite, plus rien ne les lit, ni dans le journal ni dans ses copies.',
  'Les dates, les étapes et les nombres restent, sans personne : les droits des autres et les preuves en dépendent.',
  'Une sauvegarde faite avant garde une copie de la clé, chiffrée par la phrase de cette sauvegarde : remise, elle détruit la clé à nouveau ; elle est à détruire à sa propre échéance.',
];
const TITRE = 'Certificat d’effacement des données d’une personne';
const verifier = (c: Certificat): string =>
  c.point === null
    ? 'Le journal n’est pas scellé par ce déploiement.'
    : 'Point signé du journal à cet instant, que « jalon preuve verifier » confronte :';

export const enTexte = (c: Certificat): string =>
  [
    TITRE,
    '='.repeat(TITRE.length),
    '',
    ...lignes(c).map(([nom, valeur]) => `${nom} : ${valeur}`),
    '',
    ...PORTEE,
    '',
    verifier(c),
    ...(c.point === null ? [] : ['', c.point.trimEnd()]),
  ].join('\n');

const SIGNES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const html = (texte: string): string => texte.replaceAll(/[&<>"]/g, (signe) => SIGNES[signe] ?? signe);

export const enHtml = (c: Certificat): string => `<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>${TITRE}</title>
<style>body{font-family:sans-serif;max-width:45rem;margin:2rem auto}th{text-align:left;vertical-align:top;padding-right:1rem}pre{white-space:pre-wrap;word-break:break-all}</style></head>
<body><h1>${TITRE}</h1>
<table>${lignes(c)
  .map(([nom, valeur]) => `<tr><th scope="row">${html(nom)}</th><td>${html(valeur)}</td></tr>`)
  .join('\n')}</table>
${PORTEE.map((p) => `<p>${html(p)}</p>`).join('\n')}
<p>${html(verifier(c))}</p>
${c.point === null ? '' : `<pre>${html(c.point.trimEnd())}</pre>`}
</body></html>`;
