/**
 * Boundaries that the dossier itself sets, before any rule looks at them: the conditions named here answer yes or no, and it is a day
 * of the dossier (last day of the PASS, of a suspension, of a contract) that decides. Eve, day and morrow.
 */
import { describe, expect, it } from '@jest/globals';
import { diagnostiquer, etantDonne, le, ouvrir, prescripteur, siae, type Etape } from './etant-donne.js';

const ai = siae('AI');
const embaucher = (jour: string, id: string, fin?: string): Etape =>
  le(jour, ai, {
    type: 'DeclarerEmbauche',
    data: { contrat: { id, type: 'CDDU', debut: jour, ...(fin ? { fin } : {}) } },
  });
/** A PASS from 20 January 2025 to 19 January 2027, on a contract that ends on 31 March 2025. */
const pass: Etape[] = [ouvrir('2025-01-10'), diagnostiquer('2025-01-10'), embaucher('2025-01-20', 'c1', '2025-03-31')];
const suspendre = (jour: string, fin?: string): Etape =>
  le(jour, ai, { type: 'SuspendrePass', data: { debut: jour, ...(fin ? { fin } : {}), motif: 'CONTRAT_TERMINE' } });

interface Borne {
  nom: string;
  condition: string;
  donne: Etape[];
  quand: (jour: string) => Etape;
  jours: readonly [string, string, string];
  satisfaite: readonly [boolean, boolean, boolean];
}
const bornes: Borne[] = [
  {
    nom: 'un nouveau diagnostic est inutile jusqu’au dernier jour du PASS',
    condition: 'diagnostic_inutile',
    donne: pass,
    quand: (jour) => diagnostiquer(jour, prescripteur),
    jours: ['2027-01-18', '2027-01-19', '2027-01-20'],
    satisfaite: [false, false, true],
  },
  {
    nom: 'le PASS sert à une embauche jusqu’à son dernier jour',
    condition: 'pass_en_cours',
    donne: pass,
    quand: (jour) => embaucher(jour, 'c2'),
    jours: ['2027-01-18', '2027-01-19', '2027-01-20'],
    satisfaite: [true, true, false],
  },
  {
    nom: 'le PASS est suspendu jusqu’au dernier jour de la suspension',
    condition: 'pass_suspendu',
    donne: [...pass, suspendre('2025-06-01', '2025-06-30')],
    quand: (jour) => suspendre(jour),
    jours: ['2025-06-29', '2025-06-30', '2025-07-01'],
    satisfaite: [false, false, true],
  },
  {
    nom: 'on sort au plus tôt le dernier jour du contrat',
    condition: 'sortie_sans_contrat',
    donne: pass,
    quand: (jour) => le('2025-04-10', ai, { type: 'EnregistrerSortie', data: { le: jour, type: 'AUTRE_CHOMAGE' } }),
    jours: ['2025-03-30', '2025-03-31', '2025-04-01'],
    satisfaite: [false, true, true],
  },
];

describe('les bornes que pose le dossier', () => {
  it.each(bornes)('$nom', ({ condition, donne, quand, jours, satisfaite }) => {
    const lues = jours.map((jour) => {
      const constat = etantDonne(donne)
        .quand(quand(jour))
        .verdict()
        .constats.find((k) => k.condition === condition);
      return constat?.satisfaite;
    });
    expect(lues).toEqual([...satisfaite]);
  });
});
