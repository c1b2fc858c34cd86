import { describe, expect, it } from '@jest/globals';
import { join, resolve } from 'node:path';
import { ConfigurationRefusee, lireDeploiement } from './configuration.js';
import { racineDuProduit } from './referentiel/lire-fichiers.js';

describe('Où est le déploiement', () => {
  it('sans rien dire : dans le dossier de Jalon, d’où qu’on l’appelle', () => {
    const donnees = join(racineDuProduit(), 'donnees');
    expect(lireDeploiement({})).toEqual({
      donnees,
      cles: `${donnees}-cles`,
      eventstoredb: undefined,
      mandataire: false,
      lecture: 'plateforme',
    });
  });
  it('ce que dit l’environnement, et plus fort ce que dit la ligne de commande', () => {
    const env = {
      JALON_DONNEES: '/d',
      JALON_CLES: '/c',
      JALON_EVENTSTOREDB: 'esdb://h:2113?tls=false',
      JALON_EVENTSTOREDB_MANDATAIRE: 'oui',
      JALON_LECTURE: 'code',
    };
    const dit = { eventstoredb: 'esdb://h:2113?tls=false', mandataire: true, lecture: 'code' };
    expect(lireDeploiement(env)).toEqual({ donnees: '/d', cles: '/c', ...dit });
    expect(lireDeploiement(env, { donnees: 'ici', cles: 'la' })).toEqual({
      donnees: resolve('ici'),
      cles: resolve('la'),
      ...dit,
    });
  });
  it('les clés suivent les données', () => {
    expect(lireDeploiement({}, { donnees: '/ailleurs' }).cles).toBe('/ailleurs-cles');
  });
  it('une variable vide est une variable absente', () => {
    const vides = { JALON_DONNEES: '', JALON_CLES: '', JALON_EVENTSTOREDB: '', JALON_LECTURE: '' };
    expect(lireDeploiement(vides)).toEqual(lireDeploiement({}));
  });
  it.each([
    ['JALON_LECTURE', 'stricte'],
    ['JALON_EVENTSTOREDB_MANDATAIRE', 'peut-être'],
    ['JALON_EVENTSTOREDB', 'http://admin:secret@h:2113'],
  ])('refuse une valeur impossible de %s en la nommant, sans la répéter', (nom, valeur) => {
    const lire = (): unknown => lireDeploiement({ [nom]: valeur });
    expect(lire).toThrow(ConfigurationRefusee);
    expect(lire).toThrow(nom);
    expect(lire).not.toThrow(valeur);
  });
});
