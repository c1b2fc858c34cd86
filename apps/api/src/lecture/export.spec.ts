/** An export is the list: the same rows in the same order for each persona, what she sees of them and nothing else, and where they come from. */
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { ouvrirJalon, type Jalon } from '@jalon/application';
import { chargerDemonstration, ORGANISATIONS, personasDemonstration } from '@jalon/demonstration';
import { FORMATS } from '@jalon/exports';
import { ListeMouvante } from '@jalon/projections';
import { readXlsx } from 'hucre/xlsx';
import { creerApplication } from '../application.js';
import { sortie } from '../journal-http.js';

const JOUR = '2026-03-02';
interface Fichier {
  lignes: Record<string, unknown>[];
  nombre: number;
  provenance: Record<string, unknown>;
}
interface LigneDeListe extends Record<string, unknown> {
  id: string;
  siae: string | null;
  dernierFait: { phrase: string } | null;
}
let jalon: Jalon;
let app: INestApplication;
let base = '';
let noms: Map<string, string>;
const journal: string[] = [];

const demander = (chemin: string, persona: string): Promise<Response> =>
  fetch(base + chemin, { headers: { 'X-Jalon-Persona': persona } });
const lire = async <T>(chemin: string, persona: string): Promise<T> => (await demander(chemin, persona)).json() as T;
const exporter = async (format: string, filtre = '', persona = 'ddets'): Promise<Buffer> =>
  Buffer.from(await (await demander(`/parcours/export?format=${format}${filtre}`, persona)).arrayBuffer());
const enJson = async (filtre = '', persona = 'ddets'): Promise<Fichier> =>
  JSON.parse((await exporter('json', filtre, persona)).toString()) as Fichier;
async function toutesLesPages(filtre: string, persona: string): Promise<LigneDeListe[]> {
  const lues: LigneDeListe[] = [];
  for (let page = 1; ; page++) {
    const { lignes } = await lire<{ lignes: LigneDeListe[] }>(`/parcours?taille=100&page=${page}${filtre}`, persona);
    lues.push(...lignes);
    if (lignes.length < 100) return lues;
  }
}

beforeAll(async () => {
  sortie.ecrire = (ligne) => void journal.push(ligne);
  let instant = new Date(`${JOUR}T10:00:00Z`);
  jalon = await ouvrirJalon({ organisations: ORGANISATIONS, horloge: () => instant });
  await chargerDemonstration(jalon, { parcours: 120, graine: 7, jour: JOUR, regler: (i) => (instant = i) });
  instant = new Date(`${JOUR}T10:00:00Z`);
  const ouvert = await jalon.moteur.executer({
    type: 'OuvrirParcours',
    data: { personne: { nom: '=CMD()', prenom: '+1', naissance: '1984-05-02' } },
    acteur: personasDemonstration.find((p) => p.id === 'cip-ai')?.acteur as never,
  });
  if (ouvert.issue === 'refuse') throw new Error(ouvert.message);
  await jalon.projections.quandTraite((await jalon.store.health()).head, 20_000);
  app = await creerApplication(jalon, { personas: personasDemonstration });
  await app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${((app.getHttpServer() as Server).address() as AddressInfo).port}/api`;
  const organisations = await lire<{ id: string; nom: string }[]>('/organisations', 'ddets');
  noms = new Map(organisations.map((o) => [o.id, o.nom]));
}, 120_000);
afterAll(async () => {
  await app.close();
  await jalon.fermer();
});

const FILTRES = [
  '',
  '&tri=-fin',
  '&etat=enCours',
  '&etat=SUSPENDU&tri=joursRestants',
  '&siae=ai-coup-de-main',
  '&echeanceAvant=2026-06-30',
  '&enAttente=oui',
  '&contratEnCours=oui',
  '&recherche=ma&tri=dernierFait',
];
describe('L’export de la liste', () => {
  it.each(personasDemonstration.map((p) => p.id))('a les lignes de la liste, pour %s', async (persona) => {
    for (const filtre of FILTRES) {
      const [liste, { lignes, nombre }] = [await toutesLesPages(filtre, persona), await enJson(filtre, persona)];
      expect([filtre, lignes.map((l) => l['id'])]).toEqual([filtre, liste.map((l) => l.id)]);
      expect(nombre).toBe(liste.length);
      for (const [i, vue] of liste.entries()) {
        const { nom, prenom, numero, libelleEtape, fin, siae, dernierFait } = vue;
        expect(lignes[i]).toMatchObject({
          nom,
          prenom,
          numero,
          libelleEtape,
          fin,
          structure: siae === null ? null : noms.get(siae),
          dernierFait: dernierFait?.phrase ?? null,
        });
      }
    }
  });

  it('tient son monde : chaque filtre garde des lignes, et en écarte', async () => {
    const toutes = (await enJson()).nombre;
    expect(toutes).toBeGreaterThan(100);
    for (const filtre of FILTRES.slice(2)) {
      const { nombre } = await enJson(filtre);
      expect([filtre, nombre > 0 && nombre < toutes]).toEqual([filtre, true]);
    }
  });

  it('dit d’où il vient : filtre demandé, et tel qu’on le lit ; position, instant, lecture', async () => {
    const { provenance } = await enJson('&etat=suspendu&siae=ai-coup-de-main&echeanceAvant=2026-06-30&enAttente=oui');
    expect(provenance).toEqual({
      filtre: { etat: 'suspendu', siae: 'ai-coup-de-main', echeanceAvant: '2026-06-30', enAttente: 'oui' },
      filtreDit: {
        État: 'PASS suspendu',
        Structure: noms.get('ai-coup-de-main'),
        'Échéance au plus tard le': '30/06/2026',
        Demande: 'en attente de réponse',
      },
      reserves: [],
      position: (await jalon.store.health()).head,
      instant: `${JOUR}T10:00:00.000Z`,
      lecture: 'plateforme',
    });
    expect((await exporter('csv', '&etat=VALIDE')).toString()).toContain('Filtre : État du PASS;en cours\r\n');
    // whoever reads no PASS filters nothing by its state, and is not told that she did
    expect((await enJson('&etat=EXPIRE', 'orienteur')).provenance).toMatchObject({ filtre: {} });
  });

  it('neutralise les formules : nom d’une personne, texte cherché', async () => {
    const csv = (await exporter('csv', '&recherche==cmd', 'cip-ai')).toString();
    expect(csv.split('\r\n')[1]).toMatch(/^'=CMD\(\);'\+1;/);
    expect(csv).toContain("Filtre : Recherche;'=cmd");
    expect(csv).toMatch(/Lignes;1$/);
    const [feuille] = (await readXlsx(await exporter('xlsx', '&recherche==cmd', 'cip-ai'))).sheets;
    expect(feuille?.rows[1]?.slice(0, 2)).toEqual(['=CMD()', '+1']);
    expect([...(feuille?.cells?.values() ?? [])].filter((c) => c.formula !== undefined)).toEqual([]);
  });

  it('donne des dates aux tableurs', async () => {
    const { lignes } = await enJson('&etat=enCours&tri=fin');
    const fin = String(lignes[0]?.['fin']);
    const [feuille] = (await readXlsx(await exporter('xlsx', '&etat=enCours&tri=fin'))).sheets;
    expect(feuille?.rows[1]?.[feuille.rows[0]?.indexOf('Fin du PASS') ?? -1]).toEqual(new Date(`${fin}T00:00:00Z`));
    const csv = (await exporter('csv', '&etat=enCours&tri=fin')).toString();
    expect(csv.split('\r\n')[1]).toContain(fin.split('-').reverse().join('/'));
  });

  it.each(FORMATS)('en %s, se télécharge sous un nom sans personne, et ne se garde pas', async (format) => {
    journal.length = 0;
    const r = await demander(`/parcours/export?format=${format}&recherche=canarinom`, 'cip-ai');
    await r.arrayBuffer();
    expect(r.headers.get('content-disposition')).toBe(`attachment; filename="parcours-${JOUR}.${format}"`);
    expect(r.headers.get('cache-control')).toBe('no-store');
    expect(journal.join('\n')).toContain('/parcours/export');
    expect(journal.join('\n')).not.toContain('canarinom');
  });

  it('refuse un format inconnu, ou absent, et ce que la liste refuse', async () => {
    for (const suite of ['', '?format=pdf', '?format=csv&page=2', '?format=csv&etat=rien', '?format=csv&tri=couleur'])
      expect([suite, (await demander(`/parcours/export${suite}`, 'ddets')).status]).toEqual([suite, 400]);
  });

  it('au-delà de 10 000 lignes, ou d’une liste qui bouge sans cesse, n’exporte rien et le dit', async () => {
    const { liste } = jalon.projections;
    const vrai = liste.toutPour;
    try {
      const maxima: number[] = [];
      liste.toutPour = async (_regard, _demande, max) => (maxima.push(max), null);
      const trop = await demander('/parcours/export?format=csv', 'ddets');
      expect(maxima).toEqual([10_000]);
      expect([trop.status, trop.headers.get('content-type'), trop.headers.get('content-disposition')]).toEqual([
        422,
        expect.stringContaining('application/problem+json'),
        null,
      ]);
      expect(await trop.json()).toMatchObject({
        type: 'urn:jalon:probleme:export-trop-grand',
        detail: expect.stringMatching(
          /^Plus de 10\s000 parcours répondent à ces filtres : rien n’est exporté\. Resserrez/,
        ),
      });
      liste.toutPour = () => Promise.reject(new ListeMouvante());
      const mouvante = await demander('/parcours/export?format=csv', 'ddets');
      expect([mouvante.status, mouvante.headers.get('retry-after')]).toEqual([503, '2']);
    } finally {
      liste.toutPour = vrai;
    }
  });
});
