/** Each line of what the State has to do leads to the very rows it counts, whatever else the lists hold. */
import 'reflect-metadata';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { ouvrirJalon, type Jalon } from '@jalon/application';
import type { Acteur, Organisation } from '@jalon/parcours';
import {
  accepte,
  ddets,
  diagnostiquer,
  embauche,
  prescripteur,
} from '../../../../libs/application/essais/personnages.js';
import { creerApplication } from '../application.js';
import { sortie } from '../journal-http.js';

const JOUR = '2026-06-01';
const siae = (id: string, type: Organisation['type']): Acteur => ({
  role: 'siae',
  organisation: { id, type, departement: '35' },
});
const [ai, fermee] = [siae('ai-rennes', 'AI'), siae('ai-fermee', 'AI')];
const [aci, ei] = [siae('aci-brest', 'ACI'), siae('ei-redon', 'EI')];
let jalon: Jalon;
let app: INestApplication;
let base = '';

interface Tache {
  cle: string;
  nombre: number;
  parcours: string | null;
  liste: { nom: string; filtre: Record<string, string> } | null;
}
async function lire<T>(chemin: string): Promise<T> {
  const reponse = await fetch(base + chemin, { headers: { 'X-Jalon-Persona': 'ddets' } });
  expect([chemin, reponse.status]).toEqual([chemin, 200]);
  return (await reponse.json()) as T;
}
/** Place of its last fact. */
async function acte(structure: string, type: string, data: object, le: string, acteur = ddets): Promise<number> {
  const r = await jalon.structures.executer({ structure, type, data, acteur, le });
  if (r.issue !== 'accepte') throw new Error(`${type} : ${r.message}`);
  return r.faits.at(-1)?.place ?? 0;
}
async function dire(parcours: string, type: string, data: object, le: string, acteur = ai): Promise<void> {
  accepte(await jalon.moteur.executer({ parcours, type, data, acteur, le }));
}

/** Signed, with an annexe; places of the two acts. */
const convenir = async (structure: string): Promise<[number, number]> => [
  await acte(structure, 'SignerConvention', { debut: '2025-01-01', fin: '2027-12-31' }, '2025-01-06'),
  await acte(
    structure,
    'SignerAnnexeFinanciere',
    { etat: 'VALIDE', debut: '2025-01-01', fin: '2026-12-31' },
    '2025-01-06',
  ),
];

/** Its correction leaves a suspension that would not have been permitted, as that of the convention of the ACI does. */
async function suspensionSansAppui(): Promise<void> {
  const id = await diagnostiquer(jalon, { le: '2025-01-10' });
  const { faits } = accepte(await jalon.moteur.executer(embauche(id, 'c1', '2025-01-20', { le: '2025-01-13' })));
  await dire(id, 'SuspendrePass', { debut: '2025-02-03', fin: '2025-02-28', motif: 'ACCORD_CTA' }, '2025-02-10');
  const data = { fait: faits.at(-1)?.place, raison: 'Autre jour', remplacement: { debut: '2025-02-10' } };
  await dire(id, 'RectifierFait', data, '2025-02-12');
}
/** Hired while the annexe lasted, as it was told then; a request on it that nobody answers. */
async function embaucheHorsConvention(): Promise<void> {
  const id = await diagnostiquer(jalon, { le: '2025-02-03' });
  accepte(await jalon.moteur.executer(embauche(id, 'c2', '2025-03-10', { le: '2025-03-03' })));
  const data = { motif: 'DIFFICULTES', fin: '2027-09-09', prescripteur: 'ml-rennes', bilan: 'Projet en cours.' };
  await dire(id, 'DemanderProlongation', data, '2026-03-16');
  await jalon.moteur.solderEcheances(id, JOUR);
}
/** One contract runs there, another one ended. */
async function fermer(): Promise<void> {
  const structure = fermee.organisation.id;
  for (const [contrat, fin] of [['c3'], ['c4', '2025-06-30']]) {
    const id = await diagnostiquer(jalon, { le: '2025-02-03' });
    const data = { contrat: { id: contrat, type: 'CDDU', debut: '2025-03-10', ...(fin ? { fin } : {}) } };
    await dire(id, 'DeclarerEmbauche', data, '2025-03-03', fermee);
  }
  await acte(structure, 'FermerStructure', { le: '2026-05-01' }, '2026-05-01');
}

beforeAll(async () => {
  sortie.ecrire = () => undefined;
  const organisations = [ai, fermee, aci, ei, prescripteur].map((a) => a.organisation);
  jalon = await ouvrirJalon({ organisations, horloge: () => new Date(`${JOUR}T10:00:00Z`) });
  app = await creerApplication(jalon, { personas: [{ id: 'ddets', libelle: '', organisation: '', acteur: ddets }] });
  await app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${((app.getHttpServer() as Server).address() as AddressInfo).port}/api`;
  const [, annexe] = await convenir('ai-rennes');
  await suspensionSansAppui();
  await embaucheHorsConvention();
  const raison = 'Annexe plus courte';
  await acte('ai-rennes', 'RectifierActe', { fait: annexe, raison, remplacement: { fin: '2025-01-20' } }, JOUR);
  const [convention] = await convenir('aci-brest');
  await acte('aci-brest', 'SuspendreConvention', { debut: '2025-02-10', fin: '2025-03-31' }, '2025-02-03');
  await acte('aci-brest', 'RectifierActe', { fait: convention, raison: 'Autre structure' }, '2025-02-04');
  await fermer();
  await acte('ei-redon', 'DemanderConvention', {}, '2026-05-04', ei);
  await jalon.projections.quandTraite((await jalon.store.health()).head, 10_000);
});
afterAll(async () => {
  await app.close();
  await jalon.fermer();
});

/** How many rows the page of a line shows: `apps/web/src/a-faire/ligne-a-faire.tsx` asks for the same. */
async function montrees({ parcours, liste }: Tache): Promise<number> {
  if (liste !== null) {
    const { nom, filtre } = liste;
    const lue = await lire<{ total: number; structures?: unknown[] }>(`/${nom}?${new URLSearchParams(filtre)}`);
    return lue.total + (lue.structures?.length ?? 0);
  }
  if (parcours !== null) await lire(`/parcours/${parcours}`);
  return 1;
}

it('le nombre d’une ligne est celui des lignes où elle mène', async () => {
  const { taches } = await lire<{ taches: Tache[] }>('/a-faire');
  const sortes = new Set(taches.map((t) => t.cle.split(' ')[0]));
  expect([...sortes].toSorted()).toEqual(['convention', 'demande', 'fermeture', 'hors', 'signal']);
  for (const t of taches) expect([t.cle, await montrees(t)]).toEqual([t.cle, t.nombre]);
  expect(taches.find((t) => t.cle.startsWith('fermeture'))?.nombre).toBe(1);
  // the same condition, told of a structure: on the list, and on no line
  const toutes = await lire<{ structures: unknown[] }>('/anomalies?condition=suites_regulieres');
  expect(toutes.structures).toHaveLength(1);
});
