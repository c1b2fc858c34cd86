/** While facts are not accepted, every screen says so and why, before anybody fills a form for nothing. */
import { useEffect, useState } from 'react';
import { lireEcriture } from '../api/client.js';
import type { Ecriture } from '../api/types.js';
import { t } from '../textes/textes.js';

const PERIODE_MS = 30_000;

export function BandeauLectureSeule() {
  const [etat, setEtat] = useState<Ecriture | null>(null);
  useEffect(() => {
    const abandon = new AbortController();
    const lire = (): void =>
      void lireEcriture(abandon.signal).then((lu) => {
        if (!abandon.signal.aborted) setEtat(lu);
      });
    lire();
    const minuterie = setInterval(lire, PERIODE_MS);
    return () => {
      abandon.abort();
      clearInterval(minuterie);
    };
  }, []);
  return (
    <output>
      {etat?.ecriture === 'fermee' ? (
        <span className="bandeau ferme">
          <strong>{t('site.lectureSeule')}</strong> {etat.causes?.map((c) => `${c.phrase} ${c.remede}`).join(' ')}
        </span>
      ) : null}
    </output>
  );
}
