import { describe, expect, it } from '@jest/globals';
import { CODES, SENS_DES_CODES } from '../../apps/cli/src/codes.js';
import { lancer } from './terminal-de-test.js';

describe('jalon : usage', () => {
  it('--aide, -h et --help disent la même chose, en français, sur la sortie standard', async () => {
    const aide = await lancer(['--aide']);
    expect(aide).toEqual({ code: 0, sortie: expect.stringContaining('Utilisation : jalon'), messages: '' });
    expect(aide.sortie).not.toMatch(/\b(Usage|Commands|display help|command)\b/);
    expect(await lancer(['-h'])).toEqual(aide);
    expect(await lancer(['--help'])).toEqual(aide);
  });

  it('chaque objet et chaque verbe a son aide, en 80 colonnes', async () => {
    for (const chemin of [
      ['scenario'],
      ['scenario', 'jouer'],
      ['parcours', 'rejouer'],
      ['projections', 'reconstruire'],
      ['indicateurs'],
      ['demo', 'charger'],
      ['droit', 'verifier'],
      ['sante'],
    ]) {
      const { code, sortie } = await lancer([...chemin, '--aide']);
      expect([chemin, code]).toEqual([chemin, 0]);
      expect(sortie).toContain(`jalon ${chemin.join(' ')}`);
      for (const ligne of sortie.split('\n')) expect([...ligne].length).toBeLessThanOrEqual(81);
    }
  });

  it('--version affiche la version', async () => {
    expect(await lancer(['--version'])).toMatchObject({ code: 0, sortie: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
  });

  it('aide codes documente chaque code de retour', async () => {
    const { sortie } = await lancer(['aide', 'codes']);
    for (const [nom, code] of Object.entries(CODES)) {
      expect(sortie).toContain(String(code));
      expect(sortie).toContain(SENS_DES_CODES[nom as keyof typeof CODES]);
    }
  });

  it.each([
    [['scenrio'], 'commande inconnue « scenrio ». Vouliez-vous dire « scenario » ?'],
    [['scenario', 'jour'], 'commande inconnue « jour ». Vouliez-vous dire « jouer » ?'],
    [['scenario', 'jouer', '--lectur', 'code', 'x'], 'option inconnue « --lectur ». Vouliez-vous dire « --lecture » ?'],
    [['scenario', 'jouer', '--lecture', 'stricte', 'x'], 'une valeur parmi : plateforme, code'],
    [['scenario', 'jouer'], 'argument manquant : FICHIER'],
    [['parcours'], 'il manque un verbe : voir, rejouer, rejuger, journal, actions'],
    [['parcours', 'voir', 'x', '--au', '31/02/2026'], 'un jour qui existe'],
    [['demo', 'charger', '--parcours', '0'], 'un entier de 1 à 100000'],
    [['demo', 'charger', '--graine'], 'attend une valeur'],
    [['aide', 'xyz'], 'aucune aide sur « xyz »'],
    [['aide', 'parcour'], 'aucune aide sur « parcour ». Vouliez-vous dire « parcours » ?'],
    [['sauvegarde', 'verifer'], 'commande inconnue « verifer ». Vouliez-vous dire « verifier » ?'],
    [['scenario', 'jouer', '--lecture', 'plateform', 'x'], 'Vouliez-vous dire « plateforme » ?'],
    [
      ['exploitation', 'confirmer', 'horlage', '--raison', 'x'],
      'argument « quoi », valeur « horlage » : une valeur parmi : horloge, restauration, rupture, echeances. Vouliez-vous dire « horloge » ?',
    ],
  ])('%j : code 2, et ce qu’il fallait écrire', async (args, message) => {
    const { code, sortie, messages } = await lancer(args);
    expect([code, sortie]).toEqual([2, '']);
    expect(messages).toContain(message);
  });

  it('sous --json, l’erreur est un document JSON sur la sortie standard et rien ne va ailleurs', async () => {
    const { code, sortie, messages } = await lancer(['scenrio', '--json']);
    expect([code, messages]).toEqual([2, '']);
    expect(JSON.parse(sortie)).toMatchObject({
      schema: 'jalon.erreur.v1',
      erreur: { code: 'usage', message: expect.stringContaining('scenario') },
    });
  });

  it('la couleur suit NO_COLOR, sauf demande expresse', async () => {
    const rouge = '\u001B[31m';
    expect((await lancer(['xyz'], { tty: true })).messages).toContain(rouge);
    expect((await lancer(['xyz'], { tty: true, env: { NO_COLOR: '1' } })).messages).not.toContain(rouge);
    expect((await lancer(['xyz'])).messages).not.toContain(rouge);
  });
});
