import { describe, expect, it } from '@jest/globals';
import { setup } from 'xstate';
import { z } from 'zod';
import { construireDecider, definirFait, tableDe, type FaitDit, type Univers } from './index.js';

const Note = definirFait({
  type: 'Note',
  version: 1,
  schema: z.object({ quoi: z.string(), id: z.string() }),
  personnels: {},
  phrase: () => '',
  exemple: { quoi: 'x', id: 'N0' },
});
interface Monde extends Univers {
  dossier: FaitDit[];
  contexte: { jour: string; acteur: { role: string; organisation: { id: string } }; droit: null };
  fait: { type: 'Note'; data: { quoi: string; id: string } };
  role: 'agent';
}
const machine = setup({ actions: { noter: () => undefined } }).createMachine({
  initial: 'seul',
  states: { seul: { on: { Note: { actions: 'noter' } } } },
});
const favorable = { issue: 'favorable' as const, constats: [] };
const decider = (uneFois: true | ((premier: FaitDit) => boolean) | undefined) =>
  construireDecider<Monde>({
    table: tableDe(machine, { Note }),
    catalogue: { Note },
    commandes: {
      Noter: {
        faits: ['Note'],
        qui: ['agent'],
        regle: Object.assign(() => favorable, { id: 'r', objet: '' }),
        situation: () => null,
        proposer: ({ quoi }: { quoi: string }, dossier: FaitDit[]) => [
          { type: 'Note', data: { quoi, id: `N${dossier.length}` } },
        ],
        ...(uneFois === undefined ? {} : { uneFois }),
      },
    },
    dossierVide: () => [],
    dits: (dossier) => dossier,
    consigner: (dossier, { type, le, par, data }) => [...dossier, { type, le, par, data, retire: false }],
    compacter: () => ({ i: 1 }),
    etapeDe: '',
    libelleEtape: () => '',
    roles: { agent: 'un agent' },
  });
/** Facts written by each of these, one after the other: who, what. */
function ecrits(pas: [string, string][], uneFois: true | ((premier: FaitDit) => boolean) | undefined, retirer = false) {
  const { decide, etatInitial, evolve } = decider(uneFois);
  let etat = etatInitial('d');
  return pas.map(([id, quoi]) => {
    const contexte = { jour: '2026-01-02', acteur: { role: 'agent', organisation: { id } }, droit: null };
    const decision = decide({ type: 'Noter', data: { quoi } }, etat, contexte);
    if (decision.issue === 'refus') throw new Error(decision.message);
    etat = decision.faits.reduce(evolve, etat);
    if (retirer) etat = { ...etat, dossier: etat.dossier.map((f) => ({ ...f, retire: true })) };
    return decision.faits.length;
  });
}

describe('un acte ne se dit qu’une fois', () => {
  const deux: [string, string][] = [
    ['a', 'x'],
    ['a', 'x'],
  ];
  it('sans ce mot, il s’écrit autant de fois qu’il est dit', () => expect(ecrits(deux, undefined)).toEqual([1, 1]));
  it('redit à l’identique par la même organisation, rien ne s’écrit', () => expect(ecrits(deux, true)).toEqual([1, 0]));
  it('une autre organisation ou une autre donnée en font un autre', () =>
    expect(
      ecrits(
        [
          ['a', 'x'],
          ['b', 'x'],
          ['a', 'y'],
          ['a', 'x'],
        ],
        true,
      ),
    ).toEqual([1, 1, 1, 0]));
  it('celui qui est retiré ne compte plus', () => expect(ecrits(deux, true, true)).toEqual([1, 1]));
  it('celui qui ne sert plus ne compte plus', () => expect(ecrits(deux, () => false)).toEqual([1, 1]));
});
