/** Values of options and arguments, read once and refused with the reason. */
import { InvalidArgumentError } from 'commander';

/** ISO or `JJ/MM/AAAA`; an existing day. */
export function jour(texte: string): string {
  const fr = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(texte);
  const iso = fr ? `${fr[3]}-${fr[2]?.padStart(2, '0')}-${fr[1]?.padStart(2, '0')}` : texte;
  const date = new Date(`${iso}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso) || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso)
    throw new InvalidArgumentError('un jour qui existe, AAAA-MM-JJ ou JJ/MM/AAAA');
  return iso;
}

/** A day, or an instant that says its offset. */
export function moment(texte: string): string {
  if (!texte.includes('T')) return jour(texte);
  const instant = /(Z|[+-]\d{2}:\d{2})$/.test(texte) ? new Date(texte) : new Date(Number.NaN);
  if (Number.isNaN(instant.getTime()))
    throw new InvalidArgumentError('un jour, ou un instant avec son décalage : 2026-03-15T14:02:00+01:00');
  jour(texte.slice(0, 10));
  return texte;
}

export const entier =
  (min: number, max: number) =>
  (texte: string): number => {
    const n = Number(texte);
    if (!/^\d+$/.test(texte) || n < min || n > max) throw new InvalidArgumentError(`un entier de ${min} à ${max}`);
    return n;
  };

export const parmi =
  <T extends string>(...valeurs: readonly T[]) =>
  (texte: string): T => {
    const trouvee = valeurs.find((v) => v === texte);
    if (trouvee === undefined) throw new InvalidArgumentError(`une valeur parmi : ${valeurs.join(', ')}`);
    return trouvee;
  };
