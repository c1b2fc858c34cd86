/** PASS number shown 5-2-5 with margins: a copy gives the twelve digits, a screen reader hears the groups. */
import { useState } from 'react';
import { groupesPass } from '../formats/formats.js';
import { t } from '../textes/textes.js';

export function NumeroPass({ numero }: { numero: string }) {
  const groupes = groupesPass(numero);
  return (
    <>
      <span className="numero-pass" aria-hidden="true">
        {groupes.map((groupe, i) => (
          // A group has no identity but its place.
          // eslint-disable-next-line react/no-array-index-key
          <span key={i}>{groupe}</span>
        ))}
      </span>
      <span className="hors-ecran">{groupes.join(' ')}</span>
    </>
  );
}

export function CopierNumero({ numero }: { numero: string }) {
  const [copie, setCopie] = useState(false);
  const copier = async (): Promise<void> => {
    // Refused by some browsers: the number can still be selected, twelve digits at once.
    await navigator.clipboard.writeText(numero).then(
      () => setCopie(true),
      () => setCopie(false),
    );
  };
  return (
    <>
      <button type="button" className="bouton petit copier" onClick={() => void copier()}>
        {t('parcours.copier')}
      </button>
      <output className="discret">{copie ? ` ${t('parcours.copie')}` : ''}</output>
    </>
  );
}
