import type { Command } from 'commander';
import { CODES } from '../codes.js';
import { verbe } from '../francais.js';
import { dossierDeDonnees } from '../donnees.js';
import type { Rendu } from '../rendu.js';
import type { Terminal } from '../terminal.js';

/** For probes: 0 when everything answers, 69 otherwise. */
export const commandeSante = (terminal: Terminal, rendre: Rendu): Command =>
  verbe('sante', 'dit si le journal et les modèles de lecture répondent', terminal)
    .option('--donnees <dossier>', 'dossier de données (sinon JALON_DONNEES, sinon ./donnees)')
    .action(async (options: { json?: boolean; donnees?: string }) => {
      const { avecDeploiement } = await import('../ouvrir.js');
      await avecDeploiement({ donnees: dossierDeDonnees(options.donnees, terminal.env) }, async ({ jalon }) => {
        const journal = await jalon.store.health();
        const projections = await jalon.projections.etat();
        // opened to read on purpose: that one is not a fault
        const causes = jalon.ecriture.causes().filter((c) => c.code !== 'lecture_seule');
        const echeances = await jalon.retenue.examiner();
        const ok =
          causes.length === 0 &&
          journal.ok &&
          projections.every((p) => p.situation !== 'en_erreur' && p.gelees.length === 0);
        if (options.json)
          terminal.donnee(
            JSON.stringify({
              schema: 'jalon.sante.v1',
              ok,
              journal,
              referentiel: jalon.referentiel.empreinte,
              lecture: jalon.lecture,
              ecriture: { ouverte: causes.length === 0, causes },
              ...(echeances ? { echeances } : {}),
              projections: projections.map(({ nom, situation, retard }) => ({ nom, situation, retard })),
            }),
          );
        else {
          terminal.donnee(
            `journal      ${journal.ok ? 'répond' : `ne répond pas${journal.detail ? ` : ${journal.detail}` : ''}`} (${journal.head + 1} faits)`,
          );
          terminal.donnee(`écriture     ${causes.length === 0 ? 'ouverte' : 'fermée'}`);
          for (const c of causes) terminal.donnee(`             ${c.phrase} ${c.remede}`);
          if (echeances) terminal.donnee(`échéances    ${echeances.phrase}`);
          for (const p of projections) terminal.donnee(`projection   ${p.nom} : ${p.libelle}`);
        }
        if (!ok) rendre(CODES.indisponible);
      });
    });
