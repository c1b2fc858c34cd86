/** A small body of texts: exactly these, none empty, none too long. What was received is never repeated. */
import { requeteRefusee } from '../problemes/probleme.js';

/** @param attendus by name, how many characters at most. @throws ProblemeHttp 400 naming every field that is not right */
export function lireTextes<N extends string>(recu: unknown, attendus: Readonly<Record<N, number>>): Record<N, string> {
  const corps =
    typeof recu === 'object' && recu !== null && !Array.isArray(recu) ? (recu as Record<string, unknown>) : {};
  const champs = [
    ...Object.entries<number>(attendus).flatMap(([champ, max]) => {
      const valeur = Object.hasOwn(corps, champ) ? corps[champ] : undefined;
      const juste = typeof valeur === 'string' && valeur !== '' && valeur.length <= max && valeur.isWellFormed();
      return juste ? [] : [{ champ, regle: `un texte, de 1 à ${max} caractères` }];
    }),
    ...(Object.keys(corps).some((nom) => !Object.hasOwn(attendus, nom))
      ? [{ champ: 'corps', regle: `rien d’autre que ${Object.keys(attendus).join(', ')}` }]
      : []),
  ];
  if (champs.length > 0) throw requeteRefusee(champs);
  return corps as Record<N, string>;
}
