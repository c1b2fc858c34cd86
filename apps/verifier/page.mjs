/** The page of `verifier.html`: a file is dropped, read here, and told. Nothing leaves. */
import './noeud.mjs';
import { ouvrirDossier } from '../../libs/application/src/hors-ligne.ts';

const VERDICTS = {
  integre: ['bon', 'Dossier intègre'],
  altere: ['mauvais', 'Dossier altéré'],
  illisible: ['mauvais', 'Ce fichier n’est pas un dossier d’audit entier'],
  autre_cle: ['mauvais', 'Ce dossier est signé par une autre clé que celle attendue'],
  plus_recent: ['mauvais', 'Ce dossier est d’un format plus récent que cette page'],
};
const $ = (id) => document.getElementById(id);
/** Text only: nothing of a file is ever taken for markup. */
function el(nom, contenu, attributs = {}) {
  const e = document.createElement(nom);
  for (const [a, v] of Object.entries(attributs)) e.setAttribute(a, v);
  for (const c of [contenu].flat()) e.append(c ?? '');
  return e;
}
const date = (jour) => (jour === null ? '—' : jour.slice(0, 10).split('-').reverse().join('/'));
const instant = (i) => (i === null ? '—' : `${date(i)} ${i.slice(11, 19)} UTC`);

function raconter(constat) {
  const { verdict, partie, faits, caches, taille } = constat;
  if (verdict !== 'integre') return partie === null ? '' : `Partie en cause : ${partie}.`;
  const sans = caches === 0 ? '' : `, dont ${caches} sans leur contenu, qui n’est pas pour vous`;
  return `${faits} faits et textes prouvés dans un journal de ${taille} faits${sans}.`;
}

const COMPTEUR_ABSENT =
  'n’est pas dans ce fichier : il suit la personne dans tous ses dossiers, et une dérogation est celle de l’association.';

function decrire(vue) {
  const { pass } = vue;
  const lignes = [
    ['Étape', vue.libelleEtape],
    ...(pass
      ? [['PASS IAE', `du ${date(pass.debut)} au ${date(pass.fin)}, ${pass.joursRestants} jours restants`]]
      : []),
    ...vue.contrats.map((c) => ['Contrat', `${c.siae}, du ${date(c.debut)} au ${date(c.fin)}`]),
    ...(vue.misesADisposition.length > 0 ? [['Compteur des 480 heures', COMPTEUR_ABSENT]] : []),
    ...vue.suspensions.map((s) => ['Suspension', `${s.libelleMotif}, du ${date(s.debut)} au ${date(s.fin)}`]),
    ...vue.prolongations.map((p) => ['Prolongation', `${p.libelleMotif}, du ${date(p.debut)} au ${date(p.fin)}`]),
  ];
  return [
    el(
      'dl',
      lignes.flatMap(([t, d]) => [el('dt', t), el('dd', d)]),
    ),
    el('details', [el('summary', 'Toute la situation'), el('pre', JSON.stringify(vue, null, 2))]),
  ];
}

/** Works out another situation of the file at hand. */
let autre = null;

function montrer({ constat, lu }, cle) {
  const [genre, titre] = VERDICTS[constat.verdict];
  $('verdict').className = genre;
  $('verdict').replaceChildren(el('h2', titre), el('p', raconter(constat)));
  if (constat.cle !== null)
    $('verdict').append(
      el(
        'p',
        cle
          ? 'La clé est celle que vous attendiez.'
          : 'Clé que le fichier annonce, à comparer à celle que l’exploitant publie :',
      ),
      el('code', constat.cle),
    );
  $('dossier').hidden = lu === null;
  if (lu === null) return;
  const { manifeste, faits, situations, situer } = lu;
  const differe = faits.filter((f) => f.recalculee === false).length + situations.filter((s) => !s.recalculee).length;
  $('objet').textContent =
    `${manifeste.objet}, établi le ${instant(manifeste.etabliLe)}, lecture « ${manifeste.lecture} »`;
  $('recalcul').className = differe === 0 ? 'bon' : 'mauvais';
  $('recalcul').textContent =
    differe === 0
      ? 'Phrases et situations, recalculées ici : les mêmes.'
      : `Recalculées ici, ${differe} phrases ou situations ne sont pas celles du fichier.`;
  $('faits').replaceChildren(
    ...faits.map((f) =>
      el('tr', [
        el('td', String(f.place)),
        el('td', date(f.le)),
        el('td', instant(f.enregistreLe)),
        el('td', [
          f.phrase ?? 'Non communiqué ; sa place est prouvée.',
          f.recalculee === false ? ' (diffère une fois recalculée)' : '',
        ]),
      ]),
    ),
  );
  $('situations').replaceChildren(
    ...situations.map((s) =>
      el('section', [
        el('h3', `Situation au ${date(s.au)}${s.connuLe === null ? '' : `, telle que connue le ${s.connuLe}`}`),
        el('p', s.recalculee ? 'Recalculée ici : la même.' : 'Recalculée ici : elle diffère.', {
          class: s.recalculee ? 'bon' : 'mauvais',
        }),
        ...decrire(s.vue),
      ]),
    ),
  );
  $('rejouer').hidden = situer === null;
  autre = situer;
}

$('rejouer').addEventListener('submit', (evenement) => {
  evenement.preventDefault();
  try {
    $('rejouee').replaceChildren(...decrire(autre($('au').value, $('connu').value || undefined)));
  } catch {
    $('rejouee').replaceChildren(el('p', 'Cette situation ne se calcule pas.', { class: 'mauvais' }));
  }
});

async function lire(fichier) {
  const cle = $('cle').value.trim() || undefined;
  try {
    montrer(ouvrirDossier(Buffer.from(await fichier.arrayBuffer()), cle), cle);
  } catch {
    $('dossier').hidden = true;
    $('verdict').className = 'mauvais';
    $('verdict').replaceChildren(el('h2', 'Ce dossier est entier, et cette page ne sait pas le raconter'));
  }
}
const relire = () => {
  const [fichier] = $('fichier').files;
  $('dossier').hidden = true;
  $('verdict').replaceChildren(el('p', 'Lecture…'));
  if (fichier) void lire(fichier);
};
$('fichier').addEventListener('change', relire);
$('cle').addEventListener('change', relire);
document.addEventListener('dragover', (e) => e.preventDefault());
document.addEventListener('drop', (e) => {
  e.preventDefault();
  if (e.dataTransfer.files.length === 0) return;
  $('fichier').files = e.dataTransfer.files;
  relire();
});
