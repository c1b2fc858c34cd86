import { describe, expect, it } from '@jest/globals';
import type { Echeance, Montre } from '@jalon/projections';
import { aDecider, demandeeLe, muettes, quiAttendent } from './demandes.js';
import { contratsSansEmployeur, fermees } from './etat.js';
import { echeancesDeSiae } from './siae.js';
import { ordonner, tache } from './tache.js';

const JOUR = '2026-11-24';
const SIENS = new Set(['ai-rennes']);
const DELAIS = [{ effet: '2020-01-01', rappels: [10, 20, 30], sansReponse: 31 }];
const MOI = new Set(['ml-rennes']);

const echeance = (e: Partial<Montre<Echeance>>): Montre<Echeance> => ({
  parcours: 'p1',
  genre: 'fin_contrat',
  ref: 'c1',
  detail: 'ai-rennes',
  le: '2026-12-01',
  libelle: 'Fin du contrat',
  nom: 'Durand',
  prenom: 'Awa',
  numero: null,
  siae: 'ai-rennes',
  fin: '2027-05-01',
  sortieLe: null,
  closLe: null,
  demandeEnAttente: null,
  contrat: 'c1',
  ...e,
});
type Demande = Parameters<typeof aDecider>[0][number];
const demande = (d: Partial<Demande>): Demande => ({
  parcours: 'p1',
  nom: 'Durand',
  prenom: 'Awa',
  demande: 'D3',
  prescripteur: 'ml-rennes',
  siae: 'ai-rennes',
  fin: '2027-05-01',
  sansReponseLe: '2026-12-11',
  sansReponse: false,
  rappelLe: '2026-11-30',
  ...d,
});
const deSiae = (e: Partial<Montre<Echeance>>) => echeancesDeSiae([echeance(e)], SIENS, JOUR);

describe('ce qu’une structure a à faire', () => {
  it('d’un contrat : avant son terme en décider, après dire la suite, en retard', () => {
    expect(deSiae({})).toMatchObject([
      { titre: 'Décider de la suite du contrat', section: 'cette_semaine', joursRestants: 7 },
    ]);
    expect(deSiae({ le: '2026-11-01' })).toMatchObject([
      { titre: 'Enregistrer la sortie, ou le contrat suivant', section: 'en_retard', joursRestants: -23 },
    ]);
  });
  it.each<[string, Partial<Montre<Echeance>>]>([
    ['d’une autre structure', { detail: 'aci-rennes' }],
    ['suivi d’un autre contrat', { contrat: 'c2' }],
    ['d’une personne sortie', { sortieLe: '2026-11-01' }],
    ['d’un parcours clos', { closLe: '2026-11-01' }],
  ])('rien du contrat %s', (_, e) => {
    expect(deSiae(e)).toEqual([]);
  });
  it('de la fin du PASS, sauf si une demande attend : elle a sa ligne', () => {
    const fin = { genre: 'fin_pass', ref: '4', detail: null, le: '2026-12-20' } as const;
    expect(deSiae(fin)).toMatchObject([{ titre: 'Préparer la fin du PASS IAE', section: 'ce_mois' }]);
    expect(deSiae({ ...fin, demandeEnAttente: 'D3' })).toEqual([]);
    expect(deSiae({ ...fin, siae: 'aci-rennes' })).toEqual([]);
  });
});

describe('une demande de prolongation qui attend', () => {
  it('se décide d’ici la première de la fin du PASS et du dernier jour pour répondre', () => {
    const [a] = aDecider([demande({})], MOI, DELAIS, JOUR);
    expect(a).toMatchObject({ le: '2026-12-10', depuis: '2026-11-10', joursEcoules: 14, section: 'ce_mois' });
    const [b] = aDecider([demande({ fin: '2026-11-26' })], MOI, DELAIS, JOUR);
    expect(b).toMatchObject({ le: '2026-11-26', section: 'cette_semaine' });
  });
  it('adressée à un autre, n’est à décider qu’une fois restée sans réponse', () => {
    const autre = { prescripteur: 'ft-rennes' };
    expect(aDecider([demande(autre)], MOI, DELAIS, JOUR)).toEqual([]);
    expect(aDecider([demande({ ...autre, sansReponse: true })], MOI, DELAIS, JOUR)).toHaveLength(1);
    expect(aDecider([demande({ prescripteur: null })], MOI, DELAIS, JOUR)).toHaveLength(1);
  });
  it('attend, pour la structure qui emploie ; se suit, pour l’État, une fois restée sans réponse', () => {
    expect(quiAttendent([demande({})], SIENS, DELAIS, JOUR)).toMatchObject([
      { section: 'en_attente', attend: 'ml-rennes', rappelLe: '2026-11-30' },
    ]);
    expect(quiAttendent([demande({ siae: 'aci-rennes' })], SIENS, DELAIS, JOUR)).toEqual([]);
    expect(muettes([demande({})], DELAIS, JOUR)).toEqual([]);
    expect(muettes([demande({ sansReponse: true })], DELAIS, JOUR)).toHaveLength(1);
  });
  it('son jour se déduit du délai en vigueur ce jour-là', () => {
    const delais = [...DELAIS, { effet: '2026-11-15', rappels: [], sansReponse: 20 }];
    expect(demandeeLe('2026-12-11', delais)).toBe('2026-11-21');
    expect(demandeeLe('2026-12-01', delais)).toBe('2026-10-31');
    expect(demandeeLe('2019-01-01', DELAIS)).toBeNull();
  });
});

describe('une structure fermée où des contrats courent', () => {
  const structure = (id: string, d: object) =>
    ({ id, departement: '35', arrets: [], predecesseurs: [], ...d }) as never;
  const fermee = structure('ai-fermee', { arrets: [{ quoi: 'fermeture', debut: '2026-11-01', fin: null }] });
  it('se règle par la DDETS de son département, sauf quand quelqu’un lui succède', () => {
    expect(fermees([fermee], '35', JOUR)).toEqual([{ id: 'ai-fermee', le: '2026-11-01' }]);
    expect(fermees([fermee], '22', JOUR)).toEqual([]);
    expect(fermees([fermee], '35', '2026-10-31')).toEqual([]);
    const suivante = structure('ai-neuve', { predecesseurs: [{ id: 'ai-fermee', le: '2026-11-01' }] });
    expect(fermees([fermee, suivante], '35', JOUR)).toEqual([]);
  });
  it('dit combien ; rien quand aucun ne court', () => {
    const [t] = contratsSansEmployeur({ id: 'ai-fermee', le: '2026-11-01' }, 3, JOUR);
    expect(t).toMatchObject({ structure: 'ai-fermee', nombre: 3, joursEcoules: 23, section: 'sans_date' });
    expect(t?.pourquoi).toContain('3 contrats y courent encore');
    expect(contratsSansEmployeur({ id: 'ai-fermee', le: '2026-11-01' }, 0, JOUR)).toEqual([]);
  });
});

it('l’ordre : la section, puis l’échéance, puis l’ancienneté', () => {
  const une = (cle: string, d: object) => tache(JOUR, { cle, titre: '', pourquoi: '', ...d });
  const melees = [
    une('attente', { section: 'en_attente', le: '2026-01-01' }),
    une('jeune', { depuis: '2026-11-01' }),
    une('vieille', { depuis: '2026-10-01' }),
    une('mois', { le: '2026-12-20' }),
    une('demain', { le: '2026-11-25' }),
    une('hier', { le: '2026-11-23' }),
  ];
  expect(ordonner(melees).map((t) => t.cle)).toEqual(['hier', 'demain', 'mois', 'vieille', 'jeune', 'attente']);
});
