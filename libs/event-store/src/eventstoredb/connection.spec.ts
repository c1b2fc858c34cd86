import { afterEach, describe, expect, it } from '@jest/globals';
import { Connection } from './connection.js';

describe('Ce qu’un nœud peut écrire sans tenir le bail', () => {
  let connection: Connection;
  afterEach(() => connection.close());

  it.each([
    ['parcours-1', true],
    ['structure-ephemere-noeud', true],
    ['parcours-ephemere-', true],
    ['$$reservation-ephemere-0', true],
    ['$$parcours-ephemere-1', true],
    ['ephemere-noeud', false],
    ['$$ephemere-noeud', false],
  ])('%s : %s, gardé', async (stream, garde) => {
    let gardes = 0;
    connection = new Connection('esdb://127.0.0.1:1?tls=false', 200);
    connection.guard = async () => {
      gardes++;
      throw new Error('bail perdu');
    };
    await expect(connection.append(stream, -1, [])).rejects.toThrow(garde ? 'bail perdu' : /./);
    expect(gardes).toBe(garde ? 1 : 0);
  });
});
