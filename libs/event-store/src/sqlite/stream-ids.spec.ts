import { describe, expect, it } from '@jest/globals';
import { StreamIds } from './stream-ids.js';

/** A log in memory that counts how often it is read. */
function banc(capacite: number) {
  const stream = new Map<string, string[]>();
  let lectures = 0;
  const ids = new StreamIds((nom, depuis) => {
    lectures++;
    return (stream.get(nom) ?? []).slice(depuis);
  }, capacite);
  const ecrire = (nom: string, ...nouveaux: string[]) => {
    const avant = stream.get(nom) ?? [];
    stream.set(nom, [...avant, ...nouveaux]);
    return avant.length - 1;
  };
  return { ids, ecrire, lectures: () => lectures, tete: (nom: string) => (stream.get(nom) ?? []).length - 1 };
}

describe('Identifiants déjà employés dans un flux', () => {
  it('reconnaît un identifiant écrit avant l’ouverture', () => {
    const b = banc(100);
    b.ecrire('p', 'a', 'b');
    expect(b.ids.usedBefore('p', b.tete('p'), ['x', 'b'])).toBe(true);
    expect(b.ids.usedBefore('p', b.tete('p'), ['x'])).toBe(false);
  });

  it('ne lit rien pour un flux neuf, ni deux fois la même chose', () => {
    const b = banc(100);
    expect(b.ids.usedBefore('p', -1, ['a'])).toBe(false);
    b.ids.add('p', b.ecrire('p', 'a'), ['a']);
    expect(b.ids.usedBefore('p', 0, ['a'])).toBe(true);
    expect(b.lectures()).toBe(0);
  });

  it('complète ce qu’un autre processus a écrit entre-temps', () => {
    const b = banc(100);
    b.ids.add('p', b.ecrire('p', 'a'), ['a']);
    b.ecrire('p', 'ailleurs');
    expect(b.ids.usedBefore('p', b.tete('p'), ['ailleurs'])).toBe(true);
    b.ids.add('p', b.ecrire('p', 'c'), ['c']);
    expect(b.ids.usedBefore('p', b.tete('p'), ['c'])).toBe(true);
  });

  it('oublie les flux anciens quand la place manque, sans se tromper ensuite', () => {
    const b = banc(3);
    for (const nom of ['p', 'q', 'r', 's', 't']) b.ids.add(nom, b.ecrire(nom, `${nom}1`), [`${nom}1`]);
    for (const nom of ['p', 'q', 'r', 's', 't']) expect(b.ids.usedBefore(nom, 0, [`${nom}1`])).toBe(true);
    expect(b.lectures()).toBeGreaterThan(0);
  });

  it('oublie tout après une annulation', () => {
    const b = banc(100);
    b.ids.add('p', -1, ['annule']);
    b.ids.forget();
    b.ecrire('p', 'a');
    expect(b.ids.usedBefore('p', 0, ['annule'])).toBe(false);
  });
});
