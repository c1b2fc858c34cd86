/** « Effet »: what the engine answers to a dry run of the form: new state and key figures, or the reasons of a refusal. */
import type { Constat, Vue } from '../api/types.js';
import { BadgeEtape } from '../composants/badge.js';
import { Constats } from '../composants/constats.js';
import { Dit } from '../composants/dit.js';
import { Icone } from '../composants/icones.js';
import { t } from '../textes/textes.js';
import { differences } from './differences.js';
import type { EtatSimulation } from './simulation.js';

/** Favourable conditions that are read even so: how much of a ceiling is used, whether an exit is counted. */
const CHIFFREES: ReadonlySet<string> = new Set(['cumul_max', 'sortie_comptee']);

interface Acceptation {
  avant: Vue | null;
  vue: Vue;
  phrases: string[];
  constats: Constat[];
}

function Accepte({ avant, vue, phrases, constats }: Acceptation) {
  const notes = constats.filter((c) => c.avertissement || CHIFFREES.has(c.condition));
  const lignes = differences(avant, vue);
  return (
    <>
      <p>
        <Icone nom="coche" /> {t('effet.accepte')}
      </p>
      <p>
        <BadgeEtape etape={vue.etape} libelle={vue.libelleEtape} />
      </p>
      {lignes.length === 0 ? <p>{t('effet.aucunChangement')}</p> : null}
      {lignes.length > 0 ? (
        <table className="en-cartes">
          <caption>{t('effet.legende')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('effet.colChiffre')}</th>
              <th scope="col">{t('effet.avant')}</th>
              <th scope="col">{t('effet.apres')}</th>
            </tr>
          </thead>
          <tbody>
            {lignes.map((ligne) => (
              <tr key={ligne.cle}>
                <th scope="row">{ligne.libelle}</th>
                <td data-colonne={t('effet.avant')}>{ligne.avant}</td>
                <td data-colonne={t('effet.apres')}>{ligne.apres}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {notes.length > 0 ? (
        <>
          <h3>{t('effet.notes')}</h3>
          <Constats constats={notes} deplie />
        </>
      ) : null}
      {phrases.length > 0 ? (
        <>
          <h3>{t('effet.faits')}</h3>
          <ul>
            {phrases.map((phrase) => (
              <li key={phrase}>
                <Dit texte={phrase} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function Reponse({ simulation, avant }: { simulation: EtatSimulation; avant: Vue | null }) {
  if (simulation.etat === 'attente') return <p>{t('effet.attente')}</p>;
  if (simulation.etat === 'calcul') return <p>{t('effet.calcul')}</p>;
  const { issue } = simulation;
  if (issue.issue === 'accepte')
    return (
      <Accepte
        avant={avant}
        vue={issue.vue}
        phrases={issue.faits.map((f) => f.phrase)}
        constats={issue.verdict.constats}
      />
    );
  const { probleme } = issue;
  if (probleme.status === 400) return <p>{t('effet.attente')}</p>;
  if (probleme.status === 0 || probleme.status >= 500) return <p>{t('effet.indisponible')}</p>;
  return (
    <>
      <p>
        <Icone nom="croix" /> <Dit texte={probleme.detail ?? t('effet.refuse')} />
      </p>
      <Constats constats={probleme.constats ?? []} />
    </>
  );
}

export function Effet({ simulation, avant }: { simulation: EtatSimulation; avant: Vue | null }) {
  return (
    <section className="carte pile collant" aria-labelledby="effet">
      <h2 id="effet">{t('effet.titre')}</h2>
      <div aria-live="polite" aria-busy={simulation.etat === 'calcul'} className="pile">
        <Reponse simulation={simulation} avant={avant} />
      </div>
    </section>
  );
}
