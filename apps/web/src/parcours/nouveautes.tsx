/** What others wrote while the page was open: said once, where a screen reader hears it. */
import { useState } from 'react';
import { useNomOrganisation } from '../api/organisations.js';
import type { EntreeJournal } from '../api/types.js';
import { Dit } from '../composants/dit.js';
import { t } from '../textes/textes.js';

/** @param journal as last read; the first reading is what was there already */
export function Nouveautes({ journal }: { journal: readonly EntreeJournal[] | null }) {
  const nom = useNomOrganisation();
  const [vus, setVus] = useState<number | null>(null);
  const dernier = journal?.at(-1)?.place ?? null;
  if (vus === null && dernier !== null) setVus(dernier);
  const neufs = vus === null ? [] : (journal ?? []).filter((f) => f.place > vus);
  return (
    <output>
      {neufs.map((f) => (
        <span key={f.place} className="nouveaute">
          {t('parcours.nouveau', { qui: nom(f.par.organisation.id) })} <Dit texte={f.phrase} />
        </span>
      ))}
    </output>
  );
}
