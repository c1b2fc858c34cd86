// Which rule of the law is where in Jalon, and what shows it: pages built from docs/couverture.yaml, the scenarios and the specifications.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';

const lire = (fichier) => readFileSync(fichier, 'utf8');
const fichiers = (dossier, fin) =>
  readdirSync(dossier, { recursive: true })
    .map((f) => join(dossier, f))
    .filter((f) => f.endsWith(fin) && !f.includes('node_modules'))
    .sort();

/** Scenarios with the conditions they expect to be refused, and the codes their commands use. */
function lireScenarios(racine) {
  const numero = (nom) => Number.parseInt(nom, 10);
  return readdirSync(join(racine, 'test/scenarios'))
    .filter((f) => f.endsWith('.json'))
    .sort((a, b) => numero(a) - numero(b))
    .map((f) => {
      const texte = lire(join(racine, 'test/scenarios', f));
      const { etapes } = JSON.parse(texte);
      const conditions = new Set(etapes.flatMap((e) => e.attendu?.conditions ?? []));
      // « 199-1-… » is a story of its own, told after « 199-… »
      return { numero: /^\d+[a-z]?(-\d+)?(?=-)/.exec(f)?.[0] ?? f, fichier: f, conditions, texte };
    });
}

/** Specifications by the condition codes they quote. */
const lireSpecs = (racine) =>
  ['libs/droit', 'libs/parcours', 'libs/conventionnement', 'libs/application', 'test/specifications']
    .flatMap((d) => fichiers(join(racine, d), '.spec.ts'))
    .map((f) => ({ nom: basename(f, '.spec.ts'), fichier: f.slice(racine.length + 1), texte: lire(f) }));

/** Rules of the law, by the conditions they judge. */
const lireRegles = (racine) =>
  fichiers(join(racine, 'libs/droit/src/regles'), '.ts')
    .filter((f) => !f.endsWith('.spec.ts') && !basename(f).startsWith('bases'))
    .map((f) => ({ fichier: f.slice(racine.length + 1), texte: lire(f) }));

const cite = (code) => (texte) => texte.includes(`'${code}'`);
const LIMITE = 6;
const EN_TETE = '<!-- Généré par `npm run docs` : ne pas modifier à la main. -->\n\n';

/** @returns {Record<string, string>} pages by name */
export function pagesDeCouverture(racine, referentiel, essais) {
  const regles = parse(lire(join(racine, 'docs/couverture.yaml')));
  const scenarios = lireScenarios(racine);
  const specs = lireSpecs(racine);
  const sources = lireRegles(racine);
  const lienScenario = (s) => `[${s.numero}](../../test/scenarios/${s.fichier})`;
  const lienFichier = (f) => `[${basename(f)}](../../${f})`;
  const lienParametre = (p) => `[\`${p}\`](../../libs/droit/parametres/${p}.yaml)`;

  const scenariosDe = (r) => {
    const epingles = (r.scenarios ?? [])
      .map((n) => scenarios.find((s) => s.numero === n))
      .filter((s) => s !== undefined);
    // a rule about codes (motifs, types…) is shown by the stories that use one of them
    const codes = (r.parametres ?? []).map((p) => p.slice(p.lastIndexOf('/') + 1)).filter((c) => c === c.toUpperCase());
    const parCondition = scenarios.filter(
      (s) =>
        (r.conditions ?? []).some((c) => s.conditions.has(c)) &&
        (codes.length === 0 || codes.some((c) => s.texte.includes(`"${c}"`))),
    );
    return [...new Set([...epingles, ...parCondition])];
  };
  const abreger = (liste, lien) => {
    const montres = liste.slice(0, LIMITE).map(lien).join(' ');
    return liste.length > LIMITE ? `${montres} + ${liste.length - LIMITE}` : montres;
  };
  const etat = (r) => (r.sans_objet ? 'sans objet' : r.non_couvert ? 'pas encore' : r.reserve ? 'en partie' : 'oui');

  const ligne = ([id, r]) => {
    const conditions = r.conditions ?? [];
    const juges = sources.filter((s) => conditions.some((c) => cite(c)(s.texte))).map((s) => s.fichier);
    const ou = [
      (r.parametres ?? []).map(lienParametre),
      conditions.map((c) => `\`${c}\``),
      [...new Set([...juges, ...(r.code ?? [])])].map(lienFichier),
    ].map((liste) => liste.join(' ') || '—');
    const tests = conditions.length > 0 ? specs.filter((s) => conditions.some((c) => cite(c)(s.texte))) : [];
    const montre = [
      abreger(scenariosDe(r), lienScenario),
      ...new Set([...(r.tests ?? []), ...tests.slice(0, 3).map((t) => t.fichier)].map(lienFichier)),
    ];
    const pourquoi = r.sans_objet ?? r.non_couvert ?? r.reserve ?? r.note ?? '';
    return `| ${id} | ${r.titre} | ${etat(r)} | ${ou.join(' | ')} | ${montre.filter((m) => m !== '').join(' · ') || '—'} | ${pourquoi} |`;
  };
  const bilan = (table) => {
    const n = { oui: 0, 'en partie': 0, 'pas encore': 0, 'sans objet': 0 };
    for (const r of Object.values(table)) n[etat(r)] += 1;
    return Object.entries(n)
      .map(([k, v]) => `${k} : ${v}`)
      .join(' · ');
  };
  const ENTETE_TABLE =
    '| règle | en bref | couverte | paramètres | conditions | code qui juge | scénarios et spécifications | réserve, raison ou précision |\n|---|---|---|---|---|---|---|---|';
  const page = (titre, intro, table) =>
    `${EN_TETE}# ${titre}\n\n${intro}\n\n${bilan(table)}.\n\n${ENTETE_TABLE}\n${Object.entries(table).map(ligne).join('\n')}\n`;

  const cites = new Set(Object.values(regles).flatMap((t) => Object.values(t).flatMap((r) => r.parametres ?? [])));
  const reglesDe = (c) =>
    Object.entries(regles).flatMap(([source, t]) =>
      Object.entries(t)
        .filter(([, r]) => (r.conditions ?? []).includes(c))
        .map(([id]) => (source === 'droit' ? id : `${id} (plateforme)`)),
    );
  const bornes = [...[...essais.parametres.values()].flatMap((p) => p.bornes), ...essais.generales.dossier];
  const lignesConditions = Object.entries(referentiel.conditions).map(([code, { libelle }]) => {
    const vus = scenarios.filter((s) => s.conditions.has(code));
    const tests = specs.filter((s) => cite(code)(s.texte));
    const exemples = [...essais.parametres.values()].filter((p) =>
      p.exemples.some((e) => (e.manque ?? []).includes(code)),
    );
    return `| \`${code}\` | ${libelle} | ${abreger(reglesDe(code), (x) => x) || '—'} | ${abreger(vus, lienScenario) || '—'} | ${
      tests
        .slice(0, 3)
        .map((t) => lienFichier(t.fichier))
        .join(' ') || '—'
    } | ${exemples.length || '—'} | ${essais.generales.oui_ou_non.includes(code) ? 'oui ou non' : bornes.filter((b) => b.condition === code).length || '—'} |`;
  });
  const orphelins = [...referentiel.parametres.keys()].filter((p) => !cites.has(p));
  const intro = (quoi, autre) =>
    `Une ligne par règle ${quoi} qui touche le parcours d’une personne : où elle est dans Jalon, ce qui la montre, ou pourquoi elle n’y est pas. « En partie » dit ce qui manque. Voir aussi ${autre}.`;
  const lien = (nom) => `[${nom}](couverture-${nom}.md)`;
  return {
    'couverture-droit.md': page(
      'Couverture des règles du droit',
      intro('du droit de l’IAE', `${lien('plateforme')}, ${lien('conditions')}, [le droit daté](droit.md)`),
      regles.droit,
    ),
    'couverture-plateforme.md': page(
      'Couverture des règles de la plateforme',
      intro('du service de l’État', `${lien('droit')}, ${lien('conditions')}`),
      regles.plateforme,
    ),
    'couverture-conditions.md': `${EN_TETE}# Ce qui exerce chaque condition\n\n${lignesConditions.length} conditions, ${scenarios.length} scénarios. Un scénario compte quand il attend un refus qui nomme la condition ; la colonne « paramètres » compte les fichiers dont un exemple la montre non satisfaite.\n\nLa dernière colonne compte les bornes : des lignes jugées la veille, le jour et le lendemain (ou une unité avant, à la limite, une unité après). ${bornes.length} bornes en tout, dont ${bornes.filter((b) => b.calcul !== undefined).length} calculs de jours. \`droit verifier\` déplace d’une unité chaque seuil de chaque version, et d’un jour chaque premier jour qui change la règle : une borne au moins doit alors répondre autrement. Les exceptions, et les conditions qui sont un simple oui ou non, sont dans [\`bornes.yaml\`](../../libs/droit/essais/bornes.yaml). Voir ${lien('droit')} et ${lien('plateforme')}.\n\n| condition | ce qui doit être vrai | règles | scénarios | spécifications | paramètres | bornes |\n|---|---|---|---|---|---|---|\n${lignesConditions.join('\n')}\n\nParamètres qu’aucune règle citée ne nomme : ${orphelins.map((p) => `\`${p}\``).join(', ') || 'aucun'}.\n`,
  };
}
