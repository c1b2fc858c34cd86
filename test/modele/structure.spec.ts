import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { libelleEtapeStructure, tableStructure } from '@jalon/conventionnement';
import { siVoulu } from '../quoi-faire.js';

const fichier = join(process.cwd(), 'test/modele/etapes-structure.txt');

/** One line per door: step, fact, step after; « si favorable » when the fact must carry a favourable verdict. */
const portes = (): string =>
  [...tableStructure.etapes]
    .sort()
    .flatMap((etape) => [
      etape,
      ...[...tableStructure.possibles(etape)].sort().map((fait) => {
        const passage = tableStructure.passage(etape, fait);
        const vers = passage?.vers === etape ? '=' : passage?.vers;
        return `  ${fait}${passage?.verdictExige ? ' si favorable' : ''} → ${vers}`;
      }),
    ])
    .join('\n') + '\n';

describe('le schéma d’une structure', () => {
  it('a exactement les portes de la table relue par l’équipe', () => {
    if (process.env['JALON_REECRIRE']) writeFileSync(fichier, portes());
    siVoulu('JALON_REECRIRE=1 npm run -s jest -- test/modele', () =>
      expect(portes()).toBe(readFileSync(fichier, 'utf8')),
    );
  });

  it('chaque étape a ses mots', () => {
    expect(libelleEtapeStructure(tableStructure.initiale)).toBe(
      'Aucune demande de convention, auto-prescription ouverte, sans habilitation locale',
    );
    for (const etape of tableStructure.etapes) expect(libelleEtapeStructure(etape)).not.toContain('.');
  });
});
