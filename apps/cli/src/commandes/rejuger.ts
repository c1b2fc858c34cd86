import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { FaitRejuge, RejugementDepartement, RejugementParcours, ResultatRejugement } from '@jalon/application';
import { jour, parmi } from '../analyse.js';
import { ErreurCli } from '../codes.js';
import { deploiementDe, surDeploiement, type OptionsDuDeploiement } from '../deploiement.js';
import { verbe } from '../francais.js';
import { inconnu } from '../inconnu.js';
import { Progression } from '../progression.js';
import { jourFr, tableau } from '../tableau.js';
import type { Terminal } from '../terminal.js';

interface Options extends OptionsDuDeploiement {
  json?: boolean;
  discret?: boolean;
  tous?: boolean;
  lecture?: 'plateforme' | 'code';
  auDroitDu?: string;
  parametres?: string;
}
type Mesure = RejugementDepartement & { secondes: number; faitsParSeconde: number };

/** Judges a history again, or all of them; writes nothing. */
export const verbeRejuger = (terminal: Terminal): Command =>
  surDeploiement(
    verbe('rejuger', 'soumet les faits à une autre lecture, à une autre date ou à un autre texte du droit', terminal),
  )
    .argument('[parcours...]', 'identifiant du parcours, ou numéro de PASS avec ou sans espaces')
    .option('--tous', 'tous les parcours, en totaux')
    .option('--lecture <lecture>', 'plateforme ou code (sinon celle du déploiement)', parmi('plateforme', 'code'))
    .option('--au-droit-du <jour>', 'tous les paramètres tels qu’ils étaient ce jour-là', jour)
    .option('--parametres <dossier>', 'paramètres qui remplacent ceux du produit (projet de texte)')
    .action(async (mots: string[], options: Options) => {
      if ((mots.length === 0) === (options.tous !== true))
        throw new ErreurCli('usage', 'nommez un parcours, ou demandez --tous.');
      const { avecDeploiement } = await import('../ouvrir.js');
      const { lireReferentiel, Rejuger, RejugerTout } = await import('../application.js');
      if (options.parametres !== undefined && !existsSync(options.parametres))
        throw new ErreurCli('introuvable', `dossier de paramètres introuvable : ${options.parametres}.`);
      const regard = {
        lecture: options.lecture,
        auDroitDu: options.auDroitDu,
        ...(options.parametres === undefined ? {} : { referentiel: lireReferentiel(options.parametres) }),
      };
      await avecDeploiement(await deploiementDe(options, terminal), async ({ jalon, questions }) => {
        if (options.tous === true) {
          const progression = new Progression(terminal, 'Rejugement', {
            json: options.json === true,
            muette: options.discret === true,
            unite: 'faits',
          });
          const bilan = await questions.execute(new RejugerTout(regard, (faits) => progression.avancer(faits, null)));
          const secondes = progression.fin();
          const mesure = { ...bilan, secondes, faitsParSeconde: Math.round(bilan.faits / Math.max(secondes, 0.001)) };
          if (options.json)
            return terminal.donnee(JSON.stringify({ schema: 'jalon.rejugement.departement.v1', ...mesure }));
          if (options.discret !== true) return terminal.donnee(raconterDepartement(mesure));
          if (!RESULTATS.some((r) => r !== 'conforme' && bilan.totaux[r] > 0)) return;
          return terminal.donnee(raconterDepartement(sansLeConforme(mesure)));
        }
        const { designer } = await import('../designer.js');
        const parcours = await designer(mots, jalon);
        const rejuge = await questions.execute(new Rejuger(parcours, regard));
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

/** The rules of which something changed. */
const sansLeConforme = (r: Mesure): Mesure => ({
  ...r,
  parRegle: r.parRegle.filter((l) => RESULTATS.some((resultat) => resultat !== 'conforme' && l[resultat] > 0)),
});

const regardDit = (r: { lecture: string; auDroitDu: string | null }): string =>
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

function raconterDepartement(r: Mesure): string {
  const nombre = (n: number | null): string => (n === null ? '' : String(n));
  return [
    `${r.parcours} parcours, ${r.faits} faits, ${regardDit(r)} : ${RESULTATS.map((k) => `${r.totaux[k]} ${MOTS[k]}`).join(', ')} ; ` +
      `${r.parcoursConcernes} parcours concernés (${r.secondes.toFixed(1)} s, ${r.faitsParSeconde} faits/s)`,
    tableau(
      ['règle', ...RESULTATS.map((k) => MOTS[k])],
      r.parRegle.map((l) => [l.regle, ...RESULTATS.map((k) => nombre(l[k]))]),
    ),
    tableau(
      ['règle', 'condition', 'refuserait', 'satisfaite autrement'],
      r.parCondition.map((l) => [l.regle, l.condition, nombre(l.nonSatisfaite), nombre(l.autrement)]),
    ),
    tableau(
      ['fait', 'valeur', 'faits', 'écart min (j)', 'écart max (j)'],
      r.parValeur.map((v) => [v.fait, v.champ, nombre(v.faits), nombre(v.ecartJoursMin), nombre(v.ecartJoursMax)]),
    ),
    tableau(
      ['fin de PASS (écart, j)', 'PASS'],
      r.finsDePass.map((l) => [nombre(l.ecartJours), nombre(l.pass)]),
    ),
  ].join('\n\n');
}
