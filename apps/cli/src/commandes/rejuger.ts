import type { Command } from 'commander';
import type { FaitRejuge, RejugementParcours, ResultatRejugement } from '@jalon/application';
import { jour, parmi } from '../analyse.js';
import { deploiementDe, surDeploiement, type OptionsDuDeploiement } from '../deploiement.js';
import { verbe } from '../francais.js';
import { inconnu } from '../inconnu.js';
import { jourFr } from '../tableau.js';
import type { Terminal } from '../terminal.js';

interface Options extends OptionsDuDeploiement {
  json?: boolean;
  discret?: boolean;
  lecture?: 'plateforme' | 'code';
  auDroitDu?: string;
}

/** Judges a history again; writes nothing. The whole log: `jalon droit etudier`. */
export const verbeRejuger = (terminal: Terminal): Command =>
  surDeploiement(verbe('rejuger', 'soumet les faits à une autre lecture, ou au droit d’une autre date', terminal))
    .argument('<parcours...>', 'identifiant du parcours, ou numéro de PASS avec ou sans espaces')
    .option('--lecture <lecture>', 'plateforme ou code (sinon celle du déploiement)', parmi('plateforme', 'code'))
    .option('--au-droit-du <jour>', 'tous les paramètres tels qu’ils étaient ce jour-là', jour)
    .action(async (mots: string[], options: Options) => {
      const { avecDeploiement } = await import('../ouvrir.js');
      const { Rejuger } = await import('../application.js');
      const { designer } = await import('../designer.js');
      const { lecture, auDroitDu } = options;
      await avecDeploiement(await deploiementDe(options, terminal), async ({ jalon, questions }) => {
        const parcours = await designer(mots, jalon);
        const rejuge = await questions.execute(new Rejuger(parcours, { lecture, auDroitDu }));
        if (rejuge === null) throw inconnu(parcours);
        if (options.json) return terminal.donnee(JSON.stringify({ schema: 'jalon.rejugement.v1', ...rejuge }));
        const faits = rejuge.faits.filter((f) => !options.discret || f.resultat !== 'conforme');
        if (options.discret !== true || faits.length > 0) terminal.donnee(raconterParcours({ ...rejuge, faits }));
      });
    });

const MOTS: Record<ResultatRejugement, string> = {
  conforme: 'conforme',
  different: 'différent',
  sans_base: 'sans base',
  efface: 'effacé',
  non_rejugeable: 'non rejugeable',
};
const RESULTATS = Object.keys(MOTS) as ResultatRejugement[];

export const regardDit = (r: { lecture: string; auDroitDu: string | null }): string =>
  `lecture ${r.lecture}${r.auDroitDu === null ? '' : `, au droit du ${jourFr(r.auDroitDu)}`}`;

function raconterParcours(r: RejugementParcours): string {
  const lignes = [`Parcours ${r.parcours}, ${regardDit(r)}`];
  for (const f of r.faits) {
    lignes.push(`  ${String(f.place).padStart(3)}. ${jourFr(f.le)} ${f.type} : ${MOTS[f.resultat]}${raison(f)}`);
    for (const v of f.valeurs)
      lignes.push(
        `         ${v.fait}.${v.champ} : ${String(v.avant)} → ${String(v.apres)}${v.ecartJours === undefined ? '' : ` (${v.ecartJours > 0 ? '+' : ''}${v.ecartJours} j)`}`,
      );
    for (const c of f.conditions)
      lignes.push(
        `         ${c.condition} : ${condition(c.avant)} → ${condition(c.apres)}${c.apres && c.apres.sources.length > 0 ? ` [${c.apres.sources.join(', ')}]` : ''}`,
      );
  }
  lignes.push(RESULTATS.map((k) => `${r.totaux[k]} ${MOTS[k]}`).join(', '));
  if (r.finDuPass && r.finDuPass.ecartJours !== 0)
    lignes.push(
      `PASS ${r.finDuPass.numero ?? 'au numéro effacé'} : fin enregistrée le ${jourFr(r.finDuPass.enregistree)}, ici le ${jourFr(r.finDuPass.rejugee)}`,
    );
  return lignes.join('\n');
}
const raison = (f: FaitRejuge): string =>
  f.raison !== undefined ? ` (${f.raison})` : f.issue === 'defavorable' ? ' (aurait été refusé)' : '';
const condition = (c: FaitRejuge['conditions'][number]['avant']): string =>
  c === null ? 'sans objet' : `${c.satisfaite ? 'oui' : 'NON'}, attendu ${c.attendu}, constaté ${c.constate}`;
