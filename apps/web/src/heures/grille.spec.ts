/** Hours left under the ceiling while one types: added up over the lines of a person, never under zero. */
import { describe, expect, it } from '@jest/globals';
import type { LigneDHeures } from '../api/types.js';
import { cleDe } from './coller.js';
import { resteApres, type Verdict } from './grille.js';

const ligne = (mise: string, autres: Partial<LigneDHeures> = {}): LigneDHeures => ({
  parcours: 'awa',
  revision: 1,
  nom: 'Durand',
  prenom: 'Awa',
  contrat: 'c',
  libelleContrat: 'CDDU',
  debut: '2026-01-01',
  fin: null,
  miseADisposition: mise,
  libelleUtilisateur: null,
  declarees: null,
  moisPrecedent: null,
  plafond: 480,
  restantes: 60,
  ...autres,
});
/** What the engine answers of a line alone. */
const reponse = (restantes: number, depart: number | null = 60): Verdict =>
  ({
    saisie: '',
    enregistre: false,
    depart,
    issue: { issue: 'accepte', vue: { compteur480h: { plafond: 480, restantes } } },
  }) as unknown as Verdict;
const refus = { saisie: '', enregistre: false, depart: 60, issue: { issue: 'refuse', probleme: {} } } as Verdict;
const [a, b] = [ligne('m1'), ligne('m2')];
const reste = (verdicts: [LigneDHeures, Verdict][], lignes = [a, b]) =>
  resteApres(lignes, new Map(verdicts.map(([l, v]) => [cleDe(l), v])));

describe('Les heures qui restent sous le plafond', () => {
  it('sont celles de la personne tant que rien n’est saisi', () => {
    expect(reste([])).toEqual({ reste: 60, plafond: 480 });
  });
  it('baissent de chaque ligne, même quand chacune est jugée seule', () => {
    expect(reste([[a, reponse(40)]])).toEqual({ reste: 40, plafond: 480 });
    expect(
      reste([
        [a, reponse(40)],
        [b, reponse(25)],
      ]),
    ).toEqual({ reste: 5, plafond: 480 });
  });
  it('ne comptent pas une ligne refusée, et ne passent pas sous zéro', () => {
    expect(reste([[a, refus]])).toEqual({ reste: 60, plafond: 480 });
    expect(
      reste([
        [a, reponse(10)],
        [b, reponse(20)],
      ]),
    ).toEqual({ reste: 0, plafond: 480 });
  });
  it('comptent une ligne enregistrée d’après ce qui restait avant elle', () => {
    expect(
      reste([
        [a, reponse(40, 60)],
        [b, reponse(30, 40)],
      ]),
    ).toEqual({ reste: 30, plafond: 480 });
  });
  it('ne sont rien pour qui n’est sous aucun plafond', () => {
    const sans = ligne('m1', { plafond: null, restantes: null });
    expect(reste([], [sans])).toBeNull();
  });
});
