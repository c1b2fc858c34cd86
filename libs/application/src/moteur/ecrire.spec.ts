import { describe, expect, it } from '@jest/globals';
import { openMemoryStore, RevisionConflict, StoreUnavailable, UnknownOutcome } from '@jalon/event-store';
import { accepte, ouvrir, prescripteur } from '../../essais/personnages.js';
import { PanneDeFichier } from '../exploitation/pannes.js';
import { ouvrirJalon } from '../index.js';
import { apresEcriture, ecrire } from './ecrire.js';

const fait = { id: '00000000-0000-4000-8000-000000000001', type: 'Fait.v1', data: {}, meta: {} };

/** A store whose n-th append fails so; `ecrit`: although it wrote. Tells how many were tried. */
function quiEchoue(pannes: readonly (Error | null)[], ecrit = false) {
  const store = openMemoryStore();
  const append = store.append.bind(store);
  let essais = 0;
  store.append = async (...batch) => {
    const panne = pannes[essais++];
    if (!panne) return append(...batch);
    if (ecrit && essais === 1) await append(...batch);
    throw panne;
  };
  return { store, essais: () => essais };
}
const inconnue = new UnknownOutcome('outcome unknown: SQLITE_IOERR_FSYNC', { fault: 'io' });
const arrete = new StoreUnavailable('the store stopped after a storage fault', { fault: 'io' });

describe('Un ajout au journal', () => {
  it('dont un essai a pu partir reste d’issue inconnue, quoi que dise le stockage ensuite', async () => {
    for (const suite of [arrete, new Error('autre panne'), new PanneDeFichier('journal', 'panne')]) {
      const { store, essais } = quiEchoue([inconnue, suite, suite]);
      await expect(ecrire(store, 'parcours-1', -1, [fait])).rejects.toBe(inconnue);
      expect(essais()).toBe(3);
    }
  });

  it('refusé net dès le premier essai l’est sans doute ni nouvel essai', async () => {
    const { store, essais } = quiEchoue([arrete]);
    await expect(ecrire(store, 'parcours-1', -1, [fait])).rejects.toBe(arrete);
    expect(essais()).toBe(1);
  });

  it('sort du doute quand le stockage revient : écrit une fois, ou impossible à jamais', async () => {
    const revenu = quiEchoue([inconnue, arrete], true);
    await expect(ecrire(revenu.store, 'parcours-1', -1, [fait])).resolves.toMatchObject({ replayed: true });
    expect(await revenu.store.readStream('parcours-1')).toHaveLength(1);
    const devance = quiEchoue([inconnue]);
    await devance.store.append('parcours-2', -1, [fait]).catch(() => undefined);
    await devance.store.append('parcours-2', -1, [{ ...fait, id: '00000000-0000-4000-8000-000000000002' }]);
    await expect(ecrire(devance.store, 'parcours-2', -1, [fait])).rejects.toThrow(RevisionConflict);
  });
});

describe('La réponse d’une commande déjà écrite', () => {
  it('perdue par une panne du stockage ne dit pas que rien n’est écrit', async () => {
    await expect(apresEcriture(() => Promise.reject(arrete))).rejects.toThrow(UnknownOutcome);
    await expect(apresEcriture(() => Promise.reject(new PanneDeFichier('cles', 'panne')))).rejects.toThrow(
      UnknownOutcome,
    );
  });

  it('perdue par une faute du programme reste une faute du programme', async () => {
    await expect(apresEcriture(() => Promise.reject(new TypeError('bogue')))).rejects.toThrow(TypeError);
  });

  it('est d’issue inconnue au renvoi si le journal ne se relit plus, puis la même quand il se relit', async () => {
    const store = openMemoryStore();
    const jalon = await ouvrirJalon({ store });
    const { parcours } = await ouvrir(jalon);
    const demande = { parcours, type: 'OrienterVersSiae', data: { siae: 'ai-1' }, acteur: prescripteur, cle: 'k' };
    const premiere = accepte(await jalon.moteur.executer(demande));
    const [trouver, relire] = [store.findAppend.bind(store), store.readStream.bind(store)];
    let injectees = 0;
    // the log says that the key is known, then cannot be read any more
    store.findAppend = async (...args) => {
      const connu = await trouver(...args);
      store.readStream = () => Promise.reject((injectees++, arrete));
      return connu;
    };
    await expect(jalon.moteur.executer(demande)).rejects.toThrow(UnknownOutcome);
    expect(injectees).toBeGreaterThan(0);
    Object.assign(store, { findAppend: trouver, readStream: relire });
    expect(accepte(await jalon.moteur.executer(demande))).toMatchObject({ rejoue: true, revision: premiere.revision });
    await jalon.fermer();
  });
});
