/** The list that the address filters, in a file: a menu of formats, closed once one is chosen. */
import { useRef } from 'react';
import { exporterParcours, useTelechargement } from '../api/fichiers.js';
import { Alerte, ErreurDeLecture } from '../composants/etats.js';
import { t } from '../textes/textes.js';
import { FORMATS, parametresDExport, type Format, type Question } from './question.js';

const LIBELLES = { xlsx: 'liste.exporterXlsx', csv: 'liste.exporterCsv', json: 'liste.exporterJson' } as const;
/** Said by the server in a sentence that tells what to do: another try would say it again. */
const TROP = 422;

/** @param ouvertA in milliseconds: the day from which the list counts its deadlines */
export function Exporter({ question, ouvertA }: { question: Question; ouvertA: number }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const choisi = useRef<Format>('xlsx');
  const { enCours, fait, probleme, telecharger } = useTelechargement();
  const fermer = (): void => {
    if (!menu.current?.open) return;
    menu.current.open = false;
    menu.current.querySelector('summary')?.focus();
  };
  const exporter = (format: Format): void => {
    choisi.current = format;
    fermer();
    void telecharger(() => exporterParcours(parametresDExport(question, ouvertA, format)));
  };
  return (
    <div className="exporter sans-impression">
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <details ref={menu} onKeyDown={(e) => (e.key === 'Escape' ? fermer() : undefined)}>
        <summary className="bouton petit">{t('liste.exporter')}</summary>
        <div className="carte">
          <p className="discret">{t('liste.exporterAide')}</p>
          <ul>
            {FORMATS.map((format) => (
              <li key={format}>
                <button type="button" className="bouton" aria-disabled={enCours} onClick={() => exporter(format)}>
                  {t(LIBELLES[format])}
                </button>
              </li>
            ))}
          </ul>
        </div>
      </details>
      <output>{enCours ? t('liste.exportEnCours') : fait ? t('liste.exportFait', { nom: fait }) : ''}</output>
      {probleme?.status === TROP ? (
        <div role="alert">
          <Alerte ton="attention" titre={probleme.title ?? ''}>
            <p>{probleme.detail}</p>
          </Alerte>
        </div>
      ) : probleme ? (
        <ErreurDeLecture probleme={probleme} recharger={() => exporter(choisi.current)} />
      ) : null}
    </div>
  );
}
