/** Somebody else wrote first: what they wrote, the input kept, and one button to send again on the new state. */
import { useEffect, useRef, useState } from 'react';
import { lireJournal } from '../api/client.js';
import { useNomOrganisation } from '../api/organisations.js';
import type { EntreeJournal } from '../api/types.js';
import { Dit } from '../composants/dit.js';
import { Alerte } from '../composants/etats.js';
import { date } from '../formats/formats.js';
import { t } from '../textes/textes.js';

interface Proprietes {
  id: string;
  /** Revision the form was opened on. */
  depuis: number;
  /** Who decided meanwhile what was waiting; null: nobody. */
  decidee: string | null;
  /** Reads the state again; the input is untouched. */
  relire: () => Promise<void>;
}

export function Conflit({ id, depuis, decidee, relire }: Proprietes) {
  const nom = useNomOrganisation();
  const [ajouts, setAjouts] = useState<EntreeJournal[]>([]);
  const bloc = useRef<HTMLDivElement>(null);
  useEffect(() => {
    bloc.current?.focus();
    lireJournal(id).then(
      // places count from 1, revisions from 0
      (journal) => setAjouts(journal.filter((f) => f.place > depuis + 1)),
      () => setAjouts([]),
    );
  }, [id, depuis]);
  return (
    <div ref={bloc} tabIndex={-1} role="alert">
      <Alerte
        ton="attention"
        titre={decidee === null ? t('formulaire.conflit') : t('formulaire.decideeALInstant', { qui: nom(decidee) })}
      >
        <p>{t('formulaire.conflitAide')}</p>
        {ajouts.length > 0 ? (
          <>
            <h3>{t('formulaire.faitsAjoutes')}</h3>
            <ul>
              {ajouts.map((f) => (
                <li key={f.place}>
                  {date(f.le)} : <Dit texte={f.phrase} />
                </li>
              ))}
            </ul>
          </>
        ) : null}
        <button type="button" className="bouton" onClick={() => void relire()}>
          {t('formulaire.relire')}
        </button>
      </Alerte>
    </div>
  );
}
