import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lancer } from './terminal-de-test.js';

const etape = (
  attendu: object,
  data: object = { personne: { nom: 'Lavande', prenom: 'Awa', naissance: '1984-05-02' } },
) => ({
  titre: 'Ouvrir',
  acteurs: { ori: { role: 'orienteur', organisation: { id: 'halte' } } },
  etapes: [{ le: '2025-01-10', acteur: 'ori', commande: { type: 'OuvrirParcours', data }, attendu }],
});

describe('jalon scenario', () => {
  let dossier: string;
  const ecrire = (nom: string, contenu: unknown): string => {
    const fichier = join(dossier, nom);
    writeFileSync(fichier, typeof contenu === 'string' ? contenu : JSON.stringify(contenu));
    return fichier;
  };
  let conforme: string;
  let ecart: string;
  let malforme: string;
  beforeAll(() => {
    dossier = mkdtempSync(join(tmpdir(), 'jalon-scenario-'));
    conforme = ecrire('conforme.json', etape({ issue: 'accepte', vue: { etape: 'orientation' } }));
    ecart = ecrire('ecart.json', etape({ issue: 'refuse', famille: 'droit' }));
    malforme = ecrire('malforme.json', '{\n  "titre": "x",\n  "acteurs": {}\n  "etapes": []\n}');
  });
  afterAll(() => rmSync(dossier, { recursive: true, force: true }));

  it('un scénario conforme : code 0, le récit sur la sortie standard', async () => {
    const { code, sortie, messages } = await lancer(['scenario', 'jouer', conforme]);
    expect([code, messages]).toEqual([0, '']);
    expect(sortie).toContain('✓  1. 10/01/2025 OuvrirParcours : acceptée');
  });

  it('un écart : code 3, et il est nommé', async () => {
    const { code, sortie } = await lancer(['scenario', 'jouer', ecart]);
    expect(code).toBe(3);
    expect(sortie).toContain('ÉCART : issue attendue : refuse, constatée : accepte');
  });

  it('-q ne raconte que ce qui ne va pas', async () => {
    expect(await lancer(['scenario', 'jouer', conforme, '-q'])).toEqual({ code: 0, sortie: '', messages: '' });
    const { code, sortie, messages } = await lancer(['scenario', 'jouer', conforme, ecart, conforme, malforme, '-q']);
    expect([code, sortie]).toEqual([2, (await lancer(['scenario', 'jouer', ecart])).sortie]);
    expect(sortie).toContain('ÉCART');
    expect(messages).toMatch(/^[^\n]*malforme\.json : ligne 4/);
  });

  it('un type de commande inconnu : code 2, avec la ligne et le mot le plus proche', async () => {
    const faute = etape({ issue: 'accepte' });
    const [premiere] = faute.etapes;
    if (premiere) premiere.commande.type = 'OuvrirParcour';
    const { code, sortie, messages } = await lancer(['scenario', 'jouer', ecrire('faute.json', faute)]);
    expect([code, sortie]).toEqual([2, '']);
    expect(messages).toContain('commande inconnue « OuvrirParcour » ; vouliez-vous dire « OuvrirParcours » ?');
  });

  it('--json suit le format jalon.scenario.v1', async () => {
    const { code, sortie, messages } = await lancer(['scenario', 'jouer', conforme, '--json']);
    expect([code, messages]).toEqual([0, '']);
    expect(JSON.parse(sortie)).toMatchObject({
      schema: 'jalon.scenario.v1',
      reussi: true,
      etapes: [
        { n: 1, issue: 'accepte', conforme: true, faits: [{ type: 'ParcoursOuvert' }], vue: { etape: 'orientation' } },
      ],
    });
  });

  it('un refus ne porte que les conditions non satisfaites, et la vue inchangée', async () => {
    const scenario = etape({ issue: 'accepte' });
    scenario.etapes.push({
      le: '2025-01-11',
      acteur: 'ori',
      commande: { type: 'EtablirDiagnostic', data: { criteres: ['RSA'] } as never },
      attendu: { famille: 'acces' },
    });
    const { sortie } = await lancer(['scenario', 'jouer', ecrire('refus.json', scenario), '--json']);
    const refusee = JSON.parse(sortie).etapes[1];
    expect(refusee).toMatchObject({
      n: 2,
      issue: 'refuse',
      conforme: true,
      faits: [],
      refus: { famille: 'acces' },
      vue: { etape: 'orientation' },
    });
    expect(refusee.refus.constats.map((k: { condition: string }) => k.condition)).toContain('auteur_habilite');
    expect(refusee.refus.constats.every((k: { satisfaite: boolean }) => !k.satisfaite)).toBe(true);
  });

  it('un document mal formé : code 2, avec la ligne et la raison', async () => {
    const texte = await lancer(['scenario', 'jouer', malforme]);
    expect([texte.code, texte.sortie]).toEqual([2, '']);
    expect(texte.messages).toMatch(/malforme\.json : ligne 4 : JSON illisible.*« , » ou « } » attendu/);
    const json = await lancer(['scenario', 'jouer', malforme, '--json']);
    expect([json.code, json.messages]).toEqual([2, '']);
    expect(JSON.parse(json.sortie)).toMatchObject({ fichier: malforme, erreur: { erreurs: [{ ligne: 4 }] } });
  });

  it('plusieurs fichiers : un tableau dans l’ordre, un document mal formé n’arrête pas les autres', async () => {
    const absent = join(dossier, 'absent.json');
    const { code, sortie } = await lancer(['scenario', 'jouer', conforme, malforme, ecart, absent, '--json']);
    const joues = JSON.parse(sortie);
    expect(code).toBe(2);
    expect(joues.map((j: { fichier: string }) => j.fichier)).toEqual([conforme, malforme, ecart, absent]);
    expect(joues.map((j: { reussi?: boolean; erreur?: object }) => j.reussi ?? Object.keys(j.erreur ?? {})[0])).toEqual(
      [true, 'code', false, 'code'],
    );
  });

  it('« - » lit l’entrée standard', async () => {
    expect(
      await lancer(['scenario', 'jouer', '-', '-q'], { entree: JSON.stringify(etape({ issue: 'accepte' })) }),
    ).toMatchObject({ code: 0 });
  });

  it('--lecture remplace celle du document', async () => {
    const { sortie } = await lancer(['scenario', 'jouer', conforme, '--lecture', 'code', '--json']);
    expect(JSON.parse(sortie).lecture).toBe('code');
  });

  it('schema affiche un JSON Schema', async () => {
    const { code, sortie } = await lancer(['scenario', 'schema']);
    const schema = JSON.parse(sortie);
    expect(code).toBe(0);
    expect(schema.$schema).toContain('json-schema.org');
    expect(Object.keys(schema.$defs)).toContain('DeclarerEmbauche');
  });
});
