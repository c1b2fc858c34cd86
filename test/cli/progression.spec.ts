import { describe, expect, it } from '@jest/globals';
import { ecrireLigne, Progression } from '../../apps/cli/src/progression.js';
import type { Terminal } from '../../apps/cli/src/terminal.js';

function suivre(tty: boolean, json: boolean, muette = false) {
  const lignes: string[] = [];
  let t = 0;
  const terminal = {
    dire: (l: string) => void lignes.push(l),
    brut: (l: string) => void lignes.push(l),
    tty,
  } as unknown as Terminal;
  const progression = new Progression(terminal, 'Reconstruction', { json, muette, unite: 'év.', maintenant: () => t });
  return { lignes, progression, attendre: (ms: number) => (t += ms) };
}

describe('Progression', () => {
  it('écrit la part, la barre, les nombres, le rythme et le reste', () => {
    expect(ecrireLigne('Reconstruction', { fait: 744_812, total: 1_204_331, parSeconde: 18_400 }, 'év.')).toBe(
      'Reconstruction  61 % ▕███████     ▏ 744 812/1 204 331 év.  18 400 év./s  reste 25 s',
    );
  });
  it('sans total connu, n’invente pas de pourcentage', () => {
    expect(ecrireLigne('Lecture', { fait: 1200, total: null, parSeconde: 300 }, 'év.')).toBe(
      'Lecture  1 200 év.  300 év./s',
    );
  });
  it('au terminal : dix fois par seconde au plus, sur une ligne qui s’efface', () => {
    const { lignes, progression, attendre } = suivre(true, false);
    for (let i = 1; i <= 100; i++) {
      attendre(10);
      progression.avancer(i, 100);
    }
    expect(lignes.length).toBeLessThanOrEqual(11);
    expect(lignes.every((l) => l.startsWith('\r'))).toBe(true);
    progression.fin();
    expect(lignes.at(-1)).toBe('\r\u001B[K');
  });
  it('hors terminal : une ligne tous les cinq pour cent, sans retour chariot', () => {
    const { lignes, progression, attendre } = suivre(false, false);
    for (let i = 1; i <= 1000; i++) {
      attendre(1);
      progression.avancer(i, 1000);
    }
    expect(lignes.length).toBeGreaterThanOrEqual(19);
    expect(lignes.length).toBeLessThanOrEqual(21);
    expect(lignes.some((l) => l.includes('\r'))).toBe(false);
  });
  it('hors terminal : rien de ce qui est fini avant cinq secondes, et la dernière ligne dit le vrai nombre', () => {
    const bref = suivre(false, false);
    bref.progression.avancer(250, null);
    bref.attendre(400);
    bref.progression.fin(1087);
    expect(bref.lignes).toEqual([]);
    const long = suivre(false, false);
    long.attendre(6000);
    long.progression.avancer(250, null);
    long.attendre(4000);
    long.progression.fin(1087);
    expect(long.lignes).toEqual(['Reconstruction  250 év.  42 év./s', 'Reconstruction  1 087 év.  109 év./s']);
    // erased on a terminal: nothing more to say
    const terminal = suivre(true, false);
    terminal.progression.avancer(250, null);
    terminal.progression.fin(1087);
    expect(terminal.lignes.at(-1)).toBe('\r\u001B[K');
  });
  it('sous --json : du NDJSON ; muette : rien', () => {
    const json = suivre(true, true);
    json.attendre(1000);
    json.progression.avancer(50, 100);
    expect(JSON.parse(json.lignes[0] ?? '')).toEqual({
      progression: { titre: 'Reconstruction', fait: 50, total: 100, parSeconde: 50, resteSecondes: 1 },
    });
    const muette = suivre(true, false, true);
    muette.progression.avancer(50, 100);
    expect(muette.lignes).toEqual([]);
  });
});
