/**
 * A log written again with its own key, its points taken away too: nobody at hand sees it, and a witness does (docs/format-preuve.md §6). Each case
 * is looked at without her first.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cosignedAt, ouvrirJalon, parseWitnessKey } from '@jalon/application';
import { canonicalEvent } from '@jalon/event-store';
import { openSealer } from '@jalon/preuve';
import { resceller, surLeJournal } from '../preuve/resceller.js';
import { dossierNeuf, lancer } from './terminal-de-test.js';

const acteur = { role: 'prescripteur' as const, organisation: { id: 'ml-1', type: 'ML', habilitee: true } };
let neuf: ReturnType<typeof dossierNeuf>;
const jalon = (...args: string[]) => lancer([...args, '--donnees', neuf.donnees]);
const a = (nom: string): string => join(neuf.donnees, '..', nom);
const temoigner = (point: string, ...args: string[]) =>
  lancer(['preuve', 'temoigner', point, '--etat', a('temoin'), ...args]);

async function ouvrirUnParcours(nom: string): Promise<void> {
  const j = await ouvrirJalon({ donnees: neuf.donnees });
  const personne = { nom, prenom: 'Awa', naissance: '1984-05-02' };
  await j.moteur.executer({ type: 'OuvrirParcours', data: { personne }, acteur, cle: `cle-${nom}` });
  await j.fermer();
}
async function point(nom: string, ...args: string[]): Promise<string> {
  writeFileSync(a(nom), (await jalon('preuve', 'point', ...args)).sortie);
  return a(nom);
}
const dit = (fichier: string) => JSON.parse(readFileSync(fichier, 'utf8')) as { point: string; coherence: string[] };
const tailleDe = (note: string): number => Number(note.split('\n')[1]);
const etat = (): string => readFileSync(join(a('temoin'), 'temoin.json'), 'utf8');

let premier: string;
let note: string;
let cle: string;
beforeEach(async () => {
  neuf = dossierNeuf();
  await ouvrirUnParcours('Durand');
  premier = await point('premier.json', '--json');
  const dossier = await jalon('preuve', 'verifier', '--json');
  expect(dossier.code).toBe(0);
  cle = cleDuJournal();
  const vu = await temoigner(premier, '--nom', 'ddets-33/temoin', '--cle', cle, '--json');
  expect(vu.code).toBe(0);
  ({ note } = JSON.parse(vu.sortie) as { note: string });
  writeFileSync(a('cosigne.note'), note);
});
afterEach(() => neuf.effacer());

/** As the log tells it in its first fact. */
const cleDuJournal = (): string =>
  surLeJournal(neuf.donnees, (db) => {
    const faits = db.prepare<[], string>('SELECT data FROM events ORDER BY position').pluck().all();
    return /"(jalon\/journal\+[^"]+)"/.exec(faits.join('\n'))?.[1] as string;
  });
const sansPoints = (): void => rmSync(join(`${neuf.donnees}-cles`, 'points.jsonl'));

describe('jalon preuve temoigner', () => {
  it('signe à son tour, dit quand, et garde ce qu’il a signé', async () => {
    const { cle: sienne } = JSON.parse((await temoigner(premier, '--json')).sortie) as { cle: string };
    expect(cosignedAt(note, parseWitnessKey(sienne))).toBeInstanceOf(Date);
    expect(note.startsWith(dit(premier).point)).toBe(true);
    const vue = tailleDe(note);
    await ouvrirUnParcours('Martin');
    const sansPreuve = await temoigner(await point('sans.json', '--json'));
    expect([sansPreuve.code, sansPreuve.sortie]).toEqual([3, expect.stringContaining(`--depuis ${vue}`)]);
    const suite = await point('suite.json', '--depuis', String(vue));
    const signe = await temoigner(suite);
    expect([signe.code, tailleDe(signe.sortie)]).toEqual([0, tailleDe(dit(suite).point)]);
    expect(tailleDe(signe.sortie)).toBeGreaterThan(vue);
    expect(etat()).toContain(JSON.stringify(`${signe.sortie}\n`).slice(1, -1));
    // an intact log holds with the points of others
    writeFileSync(a('deux.note'), signe.sortie);
    const avec = await jalon('preuve', 'verifier', '--point', a('cosigne.note'), '--point', a('deux.note'));
    expect([avec.code, avec.sortie]).toEqual([0, expect.stringMatching(/^Journal intact/)]);
  }, 60_000);

  it('une histoire réécrite avec la vraie clé : personne ne la voit sans témoin, lui la voit', async () => {
    await ouvrirUnParcours('Martin');
    const db = (sql: string): void => void surLeJournal(neuf.donnees, (d) => d.exec(sql));
    db(`UPDATE events SET meta = replace(meta, 'prescripteur', 'siae') WHERE type LIKE 'ParcoursOuvert%'`);
    resceller(neuf.donnees, { canonicalEvent, openSealer });
    sansPoints();
    // the negative control
    const sans = await jalon('preuve', 'verifier');
    expect([sans.code, sans.sortie]).toEqual([0, expect.stringMatching(/^Journal intact/)]);
    const avec = await jalon('preuve', 'verifier', '--point', a('cosigne.note'));
    expect([avec.code, avec.sortie]).toEqual([6, expect.stringMatching(/gardé hors de lui.*réécrite/)]);
    const avant = etat();
    const refuse = await temoigner(await point('fourche.json', '--depuis', String(tailleDe(note))));
    expect([refuse.code, refuse.sortie]).toEqual([6, expect.stringMatching(/réécrite.*est gardé/)]);
    expect(etat()).toBe(avant);
    const [gardee] = readdirSync(a('temoin')).filter((f) => f.startsWith('refus-'));
    expect(readFileSync(join(a('temoin'), gardee as string), 'utf8')).toBe(dit(a('fourche.json')).point);
  }, 60_000);

  it('une copie plus ancienne remise avec ses clés : de même', async () => {
    for (const d of ['', '-cles']) cpSync(neuf.donnees + d, a(`ancien${d}`), { recursive: true });
    await ouvrirUnParcours('Martin');
    const vue = tailleDe(note);
    const suite = await temoigner(await point('suite.json', '--depuis', String(vue)));
    expect(suite.code).toBe(0);
    writeFileSync(a('suite.note'), suite.sortie);
    for (const d of ['', '-cles']) {
      rmSync(neuf.donnees + d, { recursive: true });
      cpSync(a(`ancien${d}`), neuf.donnees + d, { recursive: true });
    }
    expect((await jalon('preuve', 'verifier')).code).toBe(0);
    const avec = await jalon('preuve', 'verifier', '--point', a('suite.note'));
    expect([avec.code, avec.sortie]).toEqual([6, expect.stringMatching(/atteste des faits qui n’y sont plus/)]);
    const refuse = await temoigner(await point('recul.json', '--depuis', String(tailleDe(suite.sortie))));
    expect([refuse.code, refuse.sortie]).toEqual([6, expect.stringMatching(/ne dit plus que \d+ faits/)]);
  }, 60_000);

  it('mal appelé, le dit ; un état abîmé ne le fait pas recommencer comme s’il n’avait rien vu', async () => {
    const ailleurs = (...args: string[]) => lancer(['preuve', 'temoigner', ...args, '--etat', a('autre')]);
    expect((await ailleurs(premier)).code).toBe(2);
    expect((await ailleurs(premier, '--nom', 'un nom', '--cle', cle)).code).toBe(2);
    expect((await ailleurs(premier, '--nom', 'x', '--cle', 'rien')).code).toBe(2);
    expect((await ailleurs(a('absent.json'), '--nom', 'x', '--cle', cle)).code).toBe(4);
    expect((await temoigner(a('cosigne.note'))).code).toBe(2);
    expect((await temoigner(premier, '--nom', 'un-autre')).code).toBe(2);
    expect(existsSync(a('autre'))).toBe(false);
    writeFileSync(a('faux.note'), note.replace('\n— jalon', '\nune ligne de plus\n— jalon'));
    const faux = await jalon('preuve', 'verifier', '--point', a('faux.note'));
    expect([faux.code, faux.messages]).toEqual([6, expect.stringContaining('n’est pas un point signé')]);
    expect((await jalon('preuve', 'verifier', '--point', a('absent.note'))).code).toBe(4);
    writeFileSync(join(a('temoin'), 'temoin.json'), '{"nom":"ddets');
    const { code, messages } = await temoigner(premier, '--nom', 'ddets-33/temoin', '--cle', cle);
    expect([code, messages]).toEqual([6, expect.stringContaining('ne se lit plus')]);
  });
});
