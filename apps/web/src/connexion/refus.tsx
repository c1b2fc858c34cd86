/** Why something asked about an account was refused, in the words of the server; takes the focus. */
import { useEffect, useRef } from 'react';
import type { Probleme } from '../api/types.js';
import { Constats } from '../composants/constats.js';
import { Alerte } from '../composants/etats.js';
import { t } from '../textes/textes.js';

/** Mounted anew for each refusal. */
export const Refus = ({ probleme }: { probleme: Probleme }) => <Bloc key={probleme.reference} probleme={probleme} />;

function Bloc({ probleme }: { probleme: Probleme }) {
  const bloc = useRef<HTMLDivElement>(null);
  useEffect(() => bloc.current?.focus(), []);
  const { champs = [], constats = [] } = probleme;
  return (
    <div ref={bloc} tabIndex={-1} role="alert" className="resume-refus">
      <Alerte ton="erreur" titre={probleme.title ?? t(probleme.status === 0 ? 'etat.horsLigne' : 'etat.erreur')}>
        {constats.length > 0 ? <Constats constats={constats} /> : null}
        {champs.length === 0 ? <p>{probleme.detail ?? t('etat.horsLigneAide')}</p> : <p>{t('connexion.aCorriger')}</p>}
      </Alerte>
    </div>
  );
}
