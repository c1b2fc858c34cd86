/** A table of figures: real headers, a caption, numbers aligned, cards of the same order on a narrow screen. */
import type { ReactNode } from 'react';

export interface Colonne {
  texte: string;
  nombre?: boolean;
}
export interface Rangee {
  cle: string;
  entete: ReactNode;
  /** In the order of the columns, the first of which is the header of the row. */
  cellules: ReactNode[];
}
interface Proprietes {
  legende: string;
  colonnes: Colonne[];
  rangees: Rangee[];
  total?: Rangee;
}

function Rang({ rangee, colonnes }: { rangee: Rangee; colonnes: Colonne[] }) {
  return (
    <tr>
      <th scope="row">{rangee.entete}</th>
      {rangee.cellules.map((cellule, i) => {
        const colonne = colonnes[i + 1];
        return (
          <td key={colonne?.texte} className={colonne?.nombre ? 'nombre' : undefined} data-colonne={colonne?.texte}>
            {cellule}
          </td>
        );
      })}
    </tr>
  );
}

export function Tableau({ legende, colonnes, rangees, total }: Proprietes) {
  return (
    // Focusable so that the keyboard can scroll it sideways on a medium screen.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="tableau" tabIndex={0} aria-label={legende}>
      <table className="en-cartes">
        <caption>{legende}</caption>
        <thead>
          <tr>
            {colonnes.map((c) => (
              <th key={c.texte} scope="col" className={c.nombre ? 'nombre' : undefined}>
                {c.texte}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rangees.map((r) => (
            <Rang key={r.cle} rangee={r} colonnes={colonnes} />
          ))}
        </tbody>
        {total ? (
          <tfoot>
            <Rang rangee={total} colonnes={colonnes} />
          </tfoot>
        ) : null}
      </table>
    </section>
  );
}
