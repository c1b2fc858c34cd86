/** Keys of parcours, as pairs: what an index of persons and of links is kept in. */

/** `oter`: the link is withdrawn, if it was there. */
export type Lien = readonly [cle: string, parcours: string, oter?: 'oter'];

/** Where the links are kept: memory, or a small SQLite file of its own. */
export interface TableLiens {
  /** Parcours that have this key. Null: what was known is lost, it must be read again from the log. */
  parcoursDe(cle: string): string[] | null;
  /** Keys of this parcours; null as above. */
  liensDe(parcours: string): string[] | null;
  /** Position of the log up to which links are known, -1 at the beginning. */
  lu(): number;
  /** These links, in order, and the position up to which the log was read for them. */
  noter(liens: readonly Lien[], lu: number): void;
  vider(): void;
  /** What was taken away is overwritten wherever the file kept it. */
  purger(): void;
  fermer(): void;
}

/** What a table gives, with what is in advance of it. */
export function appliquer(
  ecrits: string[],
  avance: readonly Lien[],
  concerne: (lien: Lien) => string | null,
): string[] {
  let tous: Set<string> | null = null;
  for (const lien of avance) {
    const valeur = concerne(lien);
    if (valeur === null) continue;
    tous ??= new Set(ecrits);
    if (lien[2] === 'oter') tous.delete(valeur);
    else tous.add(valeur);
  }
  return tous ? [...tous] : ecrits;
}

/** Links lost at the end of the process and rebuilt at the next start. */
export function liensInMemory(): TableLiens {
  const parCle = new Map<string, Set<string>>();
  const parParcours = new Map<string, Set<string>>();
  const dans = (table: Map<string, Set<string>>, cle: string): Set<string> => {
    let liens = table.get(cle);
    if (!liens) table.set(cle, (liens = new Set()));
    return liens;
  };
  let lu = -1;
  return {
    parcoursDe: (c) => [...(parCle.get(c) ?? [])],
    liensDe: (p) => [...(parParcours.get(p) ?? [])],
    lu: () => lu,
    noter(nouveaux, position) {
      for (const [c, p, oter] of nouveaux)
        if (oter) {
          parCle.get(c)?.delete(p);
          parParcours.get(p)?.delete(c);
        } else {
          dans(parCle, c).add(p);
          dans(parParcours, p).add(c);
        }
      lu = position;
    },
    vider: () => {
      parCle.clear();
      parParcours.clear();
      lu = -1;
    },
    purger: () => {},
    fermer: () => {},
  };
}
