/** The link to hand over: shown once, its token after the number sign, which no server is told. */
import { useEffect, useRef } from 'react';
import { Alerte } from '../composants/etats.js';
import { t } from '../textes/textes.js';
import { ChampTexte } from './champ.js';

export function LienARemettre({ pour, jeton }: { pour: string; jeton: string }) {
  const bloc = useRef<HTMLDivElement>(null);
  useEffect(() => bloc.current?.focus(), []);
  return (
    <div ref={bloc} tabIndex={-1}>
      <Alerte ton="succes" titre={t('comptes.lienPour', { agent: pour })}>
        <p>{t('comptes.lienAide')}</p>
        <ChampTexte
          id="lien"
          titre={t('comptes.lienTitre')}
          readOnly
          valeur={`${window.location.origin}/invitation#${jeton}`}
          changer={() => undefined}
          onFocus={(e) => e.target.select()}
        />
      </Alerte>
    </div>
  );
}
