/** Warns before leaving a form that was filled and not sent: inside the page by a dialogue, outside it by the browser's own. */
import { useBlocker } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { avisDepose } from '../api/session.js';
import { t } from '../textes/textes.js';

/** @param modifie something was typed */
export function GardeDeSaisie({ modifie }: { modifie: boolean }) {
  const dialogue = useRef<HTMLDialogElement>(null);
  // what was just recorded is not lost by leaving
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: () => modifie && !avisDepose(),
    enableBeforeUnload: () => modifie && !avisDepose(),
    withResolver: true,
  });
  const bloquee = status === 'blocked';
  useEffect(() => {
    if (bloquee) dialogue.current?.showModal();
    else dialogue.current?.close();
  }, [bloquee]);
  return (
    <dialog ref={dialogue} className="carte" aria-labelledby="garde-titre" onCancel={() => reset?.()}>
      <h2 id="garde-titre">{t('garde.titre')}</h2>
      <p>{t('garde.aide')}</p>
      <div className="boutons">
        <button type="button" className="bouton principal" onClick={() => reset?.()}>
          {t('garde.rester')}
        </button>
        <button type="button" className="bouton" onClick={() => proceed?.()}>
          {t('garde.quitter')}
        </button>
      </div>
    </dialog>
  );
}
