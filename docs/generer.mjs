// Writes docs/generated/*.md from the built code (`npm run docs`): the chart, the facts and the law are described once, in the code.
// With --verifier, writes nothing and fails when a committed page no longer says what the code says.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { toDirectedGraph } from 'xstate/graph';
import { catalogueStructure, commandesStructure, structure } from '../dist/libs/conventionnement/src/index.js';
import { catalogueComptes, commandesComptes, comptes } from '../dist/libs/habilitations/src/index.js';
import { catalogueExploitation, commandesExploitation, exploitation } from '../dist/libs/exploitation/src/index.js';
import { catalogue, commandes, parcours } from '../dist/libs/parcours/src/index.js';
import {
  lireLesEssais,
  lireReferentiel,
  racineDuProduit,
} from '../dist/libs/application/src/referentiel/lire-fichiers.js';
import { pagesDeCouverture } from './couverture.mjs';
import { pagesDuContrat } from './contrat.mjs';

const EN_TETE = '<!-- Généré par `npm run docs` : ne pas modifier à la main. -->\n\n';
const noeud = (id) => id.replace(/[^A-Za-z0-9]/g, '_');

/** fact type → commands that may write it, with their rule */
const ecritPar = new Map();
for (const [type, d] of Object.entries({
  ...commandes,
  ...commandesStructure,
  ...commandesComptes,
  ...commandesExploitation,
}))
  for (const fait of [...d.faits, ...(d.joints ?? [])])
    ecritPar.set(fait, [...(ecritPar.get(fait) ?? []), { commande: type, regle: d.regle.id }]);

function etats(machine, titre, fichier) {
  const graphe = toDirectedGraph(machine);
  const fleches = [];
  const bloc = (n, retrait) => {
    const s = n.stateNode;
    const ici = noeud(n.id);
    const libelle = s.meta?.libelle ?? s.key;
    for (const a of n.edges) {
      const regles = [...new Set((ecritPar.get(a.label.text) ?? []).map((e) => e.regle))].join(', ');
      const garde = a.transition.guard ? ' [verdict favorable]' : '';
      fleches.push({ de: s.id, a: a.target.id, fait: a.label.text, regles, garde });
    }
    if (n.children.length === 0) return [`${retrait}state "${libelle}" as ${ici}`];
    const dedans = n.children.map((c) => bloc(c, `${retrait}  `));
    const separes = s.type === 'parallel' ? dedans.map((b, i) => (i === 0 ? b : [`${retrait}  --`, ...b])) : dedans;
    const entree = s.type === 'parallel' ? [] : [`${retrait}  [*] --> ${noeud(s.initial.target[0].id)}`];
    return [`${retrait}state "${libelle}" as ${ici} {`, ...separes.flat(), ...entree, `${retrait}}`];
  };
  const corps = graphe.children.flatMap((n) => bloc(n, '  '));
  const visibles = fleches.filter((f) => f.de !== f.a);
  // One arrow per pair of steps: the facts that take it, one under the other.
  const groupes = new Map();
  for (const f of visibles)
    groupes.set(`${noeud(f.de)} --> ${noeud(f.a)}`, [
      ...(groupes.get(`${noeud(f.de)} --> ${noeud(f.a)}`) ?? []),
      f.fait,
    ]);
  const mermaid = [
    'stateDiagram-v2',
    `  [*] --> ${noeud(`${machine.id}.${machine.config.initial}`)}`,
    ...corps,
    ...[...groupes].map(([fleche, faits]) => `  ${fleche} : ${[...new Set(faits)].join(' / ')}`),
  ];
  const lignes = fleches.map(
    (f) =>
      `| ${f.de.replace(`${machine.id}.`, '')} | ${f.fait}${f.garde} | ${f.a.replace(`${machine.id}.`, '')} | ${f.regles || '—'} |`,
  );
  return `${EN_TETE}# ${titre}\n\nDessiné à partir de la machine que le moteur exécute (\`${fichier}\`).\n\n\`\`\`mermaid\n${mermaid.join('\n')}\n\`\`\`\n\n## Toutes les transitions\n\n| de | fait | vers | règle |\n|---|---|---|---|\n${lignes.join('\n')}\n`;
}

const motsDAujourdHui = (chemin) => lireReferentiel().libelle(chemin);

const champ = (schema) => {
  if (schema.enum) return schema.enum.join(' \\| ');
  if (schema.anyOf) return schema.anyOf.map(champ).join(' ou ');
  if (schema.type === 'array') return `liste de ${champ(schema.items ?? {})}`;
  if (schema.type === 'object') return `{ ${Object.keys(schema.properties ?? {}).join(', ')} }`;
  return schema.const !== undefined ? String(schema.const) : (schema.type ?? 'valeur');
};
export const empreinteSchema = (schema) =>
  createHash('sha256')
    .update(JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any' })))
    .digest('hex')
    .slice(0, 16);

/** Of a field of a fact: under the key of the person, whole or in part. */
const chiffre = (personnels, nom) => {
  if (personnels[nom] !== undefined) return `chiffré (${personnels[nom]})`;
  const parties = Object.keys(personnels).filter((chemin) => chemin.startsWith(`${nom}.`));
  return parties.map((chemin) => `\`${chemin.slice(nom.length + 1)}\` chiffré (${personnels[chemin]})`).join(', ');
};

/** Every field of every fact of a person, with its class: what a reviewer disagrees with. */
function classes(catalogue) {
  const lignes = Object.values(catalogue).flatMap((d) => {
    const json = z.toJSONSchema(d.schema, { unrepresentable: 'any' });
    const parties = (nom) => Object.keys(d.personnels).filter((chemin) => chemin.startsWith(`${nom}.`));
    return Object.entries(json.properties).flatMap(([nom, s]) => {
      const ligne = (champ, classe) =>
        `| ${d.type} | \`${champ}\` | ${classe ?? 'C1'} | ${classe === undefined ? 'en clair' : 'sous la clé'} |`;
      const dedans = parties(nom);
      if (dedans.length === 0) return [ligne(nom, d.personnels[nom])];
      const entier = d.personnels[nom] !== undefined;
      const reste = champ(s) === '' || entier ? [] : [ligne(`${nom} (le reste)`, undefined)];
      return [...reste, ...dedans.map((chemin) => ligne(chemin, d.personnels[chemin]))];
    });
  });
  return `${EN_TETE}# Les classes des champs

Chaque champ de chaque fait d’un parcours, tel qu’il est enregistré. C1 : identifiants sans nom, dates, étapes, comptes, codes que plusieurs situations partagent. C2 : nom,
naissance, adresse, numéro de PASS. C3 : identifiants de l’État, santé, pauvreté, justice, origine, famille, texte libre. C2 et C3 sont chiffrées avec la clé de la personne,
et valent \`null\` une fois la clé détruite. D’un verdict, la règle, le jour, la lecture, les empreintes et l’issue sont en clair partout ; ses constats (\`verdict.c\`) sont sous la
clé là où ils peuvent nommer un motif, un critère ou un type de sortie. Ce qui fut demandé est sous la clé aussi (C3), dans le premier fait de la commande.

| fait | champ | classe | enregistré |
|---|---|---|---|
${lignes.join('\n')}
`;
}

function faits(titre, catalogue, personnels) {
  const sections = Object.values(catalogue).map((d) => {
    const json = z.toJSONSchema(d.schema, { unrepresentable: 'any' });
    const lignes = Object.entries(json.properties).map(
      ([nom, s]) =>
        `| \`${nom}\` | ${champ(s)} | ${(json.required ?? []).includes(nom) ? 'oui' : 'non'} | ${chiffre(d.personnels, nom)} |`,
    );
    const origine =
      (ecritPar.get(d.type) ?? []).map((e) => `\`${e.commande}\` (règle \`${e.regle}\`)`).join(', ') ||
      'conséquence d’un autre fait';
    const { retirer, remplacer } = d.rectifiable ?? {};
    const rectifier = [
      ...(retirer ? ['se retire'] : []),
      ...(remplacer
        ? [
            `se remplace : ${Object.keys(remplacer.shape)
              .map((c) => `\`${c}\``)
              .join(', ')}`,
          ]
        : []),
    ];
    const { raison, par = [] } = d.sansRetour ?? {};
    const autrement = par.length === 0 ? '' : ` (${par.map((c) => `\`${c}\``).join(', ')})`;
    const correction =
      rectifier.length > 0
        ? `\n\nRectifié : ${rectifier.join(' ; ')}.`
        : raison
          ? `\n\nNe se rectifie pas : ${raison}${autrement}.`
          : '';
    return `## ${d.type}\n\nType stocké : \`${d.type}.v${d.version}\` · schéma \`${empreinteSchema(d.schema)}\` · écrit par ${origine}${correction}\n\n> ${d.phrase(d.exemple, motsDAujourdHui)}\n\n| champ | valeur | obligatoire | donnée personnelle |\n|---|---|---|---|\n${lignes.join('\n')}\n`;
  });
  return `${EN_TETE}# ${titre}\n\n${Object.keys(catalogue).length} faits. ${personnels}\n\n${sections.join('\n')}`;
}

const valeur = (v) => {
  if (Array.isArray(v)) return v.map(valeur).join(', ');
  if (v && typeof v === 'object')
    return 'unite' in v
      ? `${v.valeur} ${v.unite}(s)`
      : Object.entries(v)
          .map(([k, x]) => `${k} : ${valeur(x)}`)
          .join(' ; ');
  return v === true ? 'oui' : v === false ? 'non' : String(v);
};

/** Sentences that a verdict says with that version. */
const mots = (v) => Object.entries(v.mots ?? {}).map(([k, x]) => `« ${k} » se dit : ${x}`);

function droit() {
  const r = lireReferentiel();
  const parametres = [...r.parametres.values()];
  const sections = parametres.map((p) => {
    const lignes = p.versions.map((v) => {
      const valeurs = v.abroge
        ? '**abrogé**'
        : [...Object.entries(v.valeurs).map(([k, x]) => `${k} = ${valeur(x)}`), ...mots(v)].join('<br>') || 'ouvert';
      const refs = v.references.map((x) => `[${x.titre}](${x.href})`).join('<br>');
      return `| ${v.effet} | ${v.publication} | ${v.lecture ?? 'les deux'} | ${valeurs} | ${refs} | ${v.note ?? ''} |`;
    });
    return `### \`${p.chemin}\` — ${p.libelle}\n\nVersion choisie selon : ${p.selon}.\n\n| effet | publication | lecture | valeurs | références | note |\n|---|---|---|---|---|---|\n${lignes.join('\n')}\n`;
  });
  const heritages = parametres
    .filter((p) => p.enCode !== undefined)
    .map((p) => `| \`${p.chemin}\` | ${p.libelle} | ${p.enCode} |`);
  const conditions = Object.entries(r.conditions).map(
    ([code, c]) => `| \`${code}\` | ${c.libelle} | ${c.derogation ?? ''} |`,
  );
  return `${EN_TETE}# Le droit, daté\n\n${parametres.length} paramètres. Valeur, dates et références sont dans le même objet ; une abrogation est une version.\n\n## Conditions qu’un verdict peut lister\n\n| code | ce qui doit être vrai | qui peut lever l’obstacle |\n|---|---|---|\n${conditions.join('\n')}\n\n## Ce que la lecture du code reprend de la plateforme\n\nAucun texte ne le dit : chaque limite gardée l’est pour une raison ; les décisions disent celles qui tombent.\n\n| paramètre | objet | pourquoi le code l’applique |\n|---|---|---|\n${heritages.join('\n')}\n\n## Paramètres\n\n${sections.join('\n')}`;
}

/** What a refusal says for good: one line more is a decision, which its commit explains. */
function plusPossible() {
  const lignes = Object.entries(lireReferentiel().conditions)
    .filter(([, c]) => c.plusPossible !== undefined)
    .map(([code, c]) => `| \`${code}\` | ${c.libelle} | ${c.plusPossible} |`);
  return `${EN_TETE}# Plus possible\n\nLes conditions qu’un refus dit pour toujours, quand il ne nomme pas de jour : ni le temps ni un autre acteur ne les satisfont plus. Chacune dit ce qui reste. Partout ailleurs il y a une voie : \`test/proprietes/impasses.spec.ts\` la cherche dans des histoires tirées au sort.\n\n| condition | ce qui devait être vrai | ce qui reste |\n|---|---|---|\n${lignes.join('\n')}\n`;
}

const verifier = process.argv.includes('--verifier');
const dossier = new URL('./generated/', import.meta.url);
mkdirSync(dossier, { recursive: true });
const perimees = [];
const pages = {
  'etats.md': etats(parcours, 'Les étapes d’un parcours', 'libs/parcours/src/machine.ts'),
  'etats-structure.md': etats(structure, 'Une structure devant l’État', 'libs/conventionnement/src/machine.ts'),
  'etats-comptes.md': etats(comptes, 'Les comptes d’une organisation', 'libs/habilitations/src/machine.ts'),
  'faits-comptes.md': faits(
    'Les faits des comptes d’une organisation',
    catalogueComptes,
    'Un compte n’y a que son identifiant ; le nom et l’adresse de l’agent sont sous la clé du compte, et valent `null` une fois cette clé détruite.',
  ),
  'etats-exploitation.md': etats(exploitation, 'Un déploiement', 'libs/exploitation/src/machine.ts'),
  'faits-exploitation.md': faits(
    'Les faits d’un déploiement',
    catalogueExploitation,
    'Ce que le journal dit de lui-même, et ce que son exploitant a décidé. Aucun n’est personnel.',
  ),
  'faits.md': faits(
    'Les faits d’un parcours',
    catalogue,
    'Les champs « chiffrés » le sont avec la clé de la personne ; ils valent `null` une fois la clé détruite.',
  ),
  'faits-structure.md': faits(
    'Les faits d’une structure',
    catalogueStructure,
    'Aucun n’est personnel : une organisation, pas une personne.',
  ),
  'classes.md': classes(catalogue),
  'droit.md': droit(),
  'plus-possible.md': plusPossible(),
  ...pagesDeCouverture(racineDuProduit(), lireReferentiel(), lireLesEssais()),
};
// paths from here on are those of the product
for (const [nom, texte] of [
  ...Object.entries(pages).map(([page, texte]) => [`docs/generated/${page}`, texte]),
  ...Object.entries(await pagesDuContrat()),
]) {
  const fichier = new URL(`../${nom}`, import.meta.url);
  if (verifier) {
    if (!existsSync(fichier) || readFileSync(fichier, 'utf8') !== texte) perimees.push(nom);
  } else writeFileSync(fichier, texte);
}
if (perimees.length > 0) {
  console.error(`${perimees.join(', ')} : page(s) périmée(s). Lancez « npm run docs » et relisez la différence.`);
  process.exit(1);
}
console.log(verifier ? 'Documents générés : à jour.' : 'Documents générés : écrits.');
