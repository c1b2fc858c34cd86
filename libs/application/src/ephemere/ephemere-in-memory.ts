/** Kept by this process alone: for tests, for a deployment in memory, and while the keys on disk are not the right ones. */
import { exigerUneTaillePermise, type Ephemere, type EtatEphemere } from './etat-ephemere.js';

const nom = (genre: string, cle: string): string => JSON.stringify([genre, cle]);

export function ephemereInMemory(horloge: () => Date): EtatEphemere {
  const tout = new Map<string, Ephemere>();
  const vivant = (e: Ephemere | undefined): Ephemere | null =>
    e && e.expireLe > horloge() ? structuredClone(e) : null;
  const oterCeux = (condition: (e: Ephemere) => boolean): number => {
    const aOter = [...tout].filter(([, e]) => condition(e));
    for (const [n] of aOter) tout.delete(n);
    return aOter.length;
  };
  return {
    lire: async (genre, cle) => vivant(tout.get(nom(genre, cle))),
    async poser(ephemere) {
      exigerUneTaillePermise(ephemere.valeur);
      tout.set(nom(ephemere.genre, ephemere.cle), structuredClone(ephemere));
    },
    async remplacer(ephemere) {
      const la = vivant(tout.get(nom(ephemere.genre, ephemere.cle))) !== null;
      if (la) await this.poser(ephemere);
      return la;
    },
    async reserver(ephemere) {
      const libre = vivant(tout.get(nom(ephemere.genre, ephemere.cle))) === null;
      if (libre) await this.poser(ephemere);
      return libre;
    },
    async prendre(genre, cle) {
      const pris = vivant(tout.get(nom(genre, cle)));
      tout.delete(nom(genre, cle));
      return pris;
    },
    async oter(genre, cle) {
      const la = vivant(tout.get(nom(genre, cle))) !== null;
      tout.delete(nom(genre, cle));
      return la;
    },
    lister: async (genre, de) =>
      [...tout.values()]
        .filter((e) => e.genre === genre && e.de.includes(de) && vivant(e))
        .sort((a, b) => a.expireLe.getTime() - b.expireLe.getTime())
        .map((e) => structuredClone(e)),
    oublier: async (de) => oterCeux((e) => e.de.includes(de)),
    expirer: async () => oterCeux((e) => e.expireLe <= horloge()),
  };
}
