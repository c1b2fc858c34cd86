/** Header of a column: its name sorts by it; the order in force is said to a screen reader, and drawn. */

interface Proprietes {
  titre: string;
  classe?: string | undefined;
  /** Null: another column gives the order. */
  sens: 'ascending' | 'descending' | null;
  trier: () => void;
}
export function ColonneTriee({ titre, classe, sens, trier }: Proprietes) {
  return (
    <th scope="col" className={classe} aria-sort={sens ?? undefined}>
      <button type="button" className="tri" onClick={trier}>
        {titre}
        <span aria-hidden="true">{sens === null ? '' : sens === 'descending' ? ' ▼' : ' ▲'}</span>
      </button>
    </th>
  );
}
