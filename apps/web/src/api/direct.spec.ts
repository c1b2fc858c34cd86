import { expect, it } from '@jest/globals';
import { decouper } from './decoupe.js';

it('ne reçoit que des messages entiers, quel que soit leur découpage', () => {
  const flux = 'retry: 3000\n\n: \n\ndata: {"parcours":"p1","revision":4}\n\nevent: tout\ndata: {}\n\n';
  for (let n = 1; n < flux.length; n++) {
    const recus: (string | null)[] = [];
    let reste = '';
    for (let i = 0; i < flux.length; i += n) reste = decouper(reste + flux.slice(i, i + n), (p) => recus.push(p));
    expect({ n, recus, reste }).toEqual({ n, recus: ['p1', null], reste: '' });
  }
});
