/** A part of a page that unfolds: its title is a heading, and says how much it holds. */
import type { ReactNode } from 'react';

interface ProprietesVolet {
  /** Anchor. */
  id: string;
  titre: string;
  /** Absent: it is not counted. */
  nombre?: number;
  ouvert?: boolean;
  children: ReactNode;
}

export function Volet({ id, titre, nombre, ouvert = false, children }: ProprietesVolet) {
  return (
    <section className="carte volet" id={id} tabIndex={-1}>
      <details open={ouvert}>
        <summary>
          <h2>{titre}</h2>
          {nombre === undefined ? null : <span className="compte"> ({nombre})</span>}
        </summary>
        {children}
      </details>
    </section>
  );
}
