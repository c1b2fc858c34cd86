import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { libelleEtapeComptes, tableComptes } from '@jalon/habilitations';
import { siVoulu } from '../quoi-faire.js';

const fichier = join(process.cwd(), 'test/modele/etapes-comptes.txt');

/** One line per door: step, fact, step after; « si favorable » when the fact must carry a favourable verdict. */
const portes = (): string =>
  [...tableComptes.etapes]
    .sort()
    .flatMap((etape) => [
      etape,
      ...[...tableComptes.possibles(etape)].sort().map((fait) => {
        const passage = tableComptes.passage(etape, fait);
        const vers = passage?.vers === etape ? '=' : passage?.vers;
        return `  ${fait}${passage?.verdictExige ? ' si favorable' : ''} → ${vers}`;
      }),
    ])
    .join('\n') + '\n';

describe('le schéma des comptes d’une organisation', () => {
  it('a exactement les portes de la table relue par l’équipe', () => {
    if (process.env['JALON_REECRIRE']) writeFileSync(fichier, portes());
    siVoulu('JALON_REECRIRE=1 npm run -s jest -- test/modele', () =>
      expect(portes()).toBe(readFileSync(fichier, 'utf8')),
    );
  });

  it('chaque étape a ses mots', () => {
    expect(libelleEtapeComptes(tableComptes.initiale)).toBe('Aucun compte');
    for (const etape of tableComptes.etapes) expect(libelleEtapeComptes(etape)).not.toContain('.');
  });
});
