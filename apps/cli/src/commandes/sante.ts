import type { Command } from 'commander';
import { CODES } from '../codes.js';
import { verbe } from '../francais.js';
import { enDefaut } from './projections.js';
import { deploiementDe, surDeploiement, type OptionsDuDeploiement } from '../deploiement.js';
import type { Rendu } from '../rendu.js';
import type { Terminal } from '../terminal.js';

/** For probes: 0 when everything answers, 6 when the log does not hold, 69 otherwise. */
export const commandeSante = (terminal: Terminal, rendre: Rendu): Command =>
  surDeploiement(verbe('sante', 'dit si le journal et les modèles de lecture répondent', terminal)).action(
    async (options: OptionsDuDeploiement & { json?: boolean; discret?: boolean }) => {
      const { avecDeploiement } = await import('../ouvrir.js');
      await avecDeploiement(await deploiementDe(options, terminal), async ({ jalon }) => {
        const journal = await jalon.store.health();
        const projections = await jalon.projections.etat();
        // opened to read on purpose: that one is not a fault
        const causes = jalon.ecriture.causes().filter((c) => c.code !== 'lecture_seule');
        const echeances = await jalon.retenue.examiner();
        const { direJournalAbsent, etatDeLIntegrite } = await import('../application.js');
        const integrite = etatDeLIntegrite(jalon);
        const rompu = integrite.ruptures.length > 0 || integrite.etat === 'rompue';
        const ok = !rompu && causes.length === 0 && journal.ok && !projections.some((p) => enDefaut(p));
        if (options.json)
          terminal.donnee(
            JSON.stringify({
              schema: 'jalon.sante.v1',
              ok,
              journal,
              referentiel: jalon.referentiel.empreinte,
              lecture: jalon.lecture,
              ecriture: { ouverte: causes.length === 0, causes },
              integrite,
              ...(echeances ? { echeances } : {}),
              projections: projections.map(({ nom, situation, retard }) => ({ nom, situation, retard })),
            }),
          );
        else {
          /** A line that tells of no fault is for whoever did not ask for silence. */
          const dire = (bien: boolean, ligne: string): void => {
            if (!bien || !options.discret) terminal.donnee(ligne);
          };
          const situe =
            journal.adapter === 'sqlite' ? `${Math.max(0, journal.head)} faits` : `position ${journal.head}`;
          const repond = journal.ok
            ? `répond (${situe})`
            : (direJournalAbsent(journal) ?? `ne répond pas${journal.detail ? ` : ${journal.detail}` : ''}`);
          dire(journal.ok, `journal      ${repond}`);
          dire(!rompu, `intégrité    ${integrite.phrase}`);
          dire(causes.length === 0, `écriture     ${causes.length === 0 ? 'ouverte' : 'fermée'}`);
          for (const c of causes) dire(false, `             ${c.phrase} ${c.remede}`);
          if (echeances) dire(false, `échéances    ${echeances.phrase}`);
          for (const p of projections) dire(!enDefaut(p), `projection   ${p.nom} : ${p.libelle}`);
        }
        if (!ok) rendre(rompu ? CODES.integrite : CODES.indisponible);
      });
    },
  );
