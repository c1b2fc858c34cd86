import { describe, expect, it } from '@jest/globals';
import { join, resolve } from 'node:path';
import { readdirSync, readFileSync } from 'node:fs';
import { CLES, ConfigurationRefusee, NOMS_DES_CLES, reglages } from './cles.js';
import { lireDeploiement } from './deploiement.js';
import { lireEcoute } from './ecoute.js';
import { racineDuProduit } from '../referentiel/lire-fichiers.js';

describe('Où est le déploiement', () => {
  it('sans rien dire : dans le dossier de Jalon, d’où qu’on l’appelle', () => {
    const donnees = join(racineDuProduit(), 'donnees');
    expect(lireDeploiement({})).toEqual({
      donnees,
      cles: `${donnees}-cles`,
      eventstoredb: undefined,
      mandataire: false,
      lecture: 'plateforme',
      baseEffacement: null,
    });
  });
  it('ce que dit l’environnement, et plus fort ce que dit la ligne de commande', () => {
    const env = {
      JALON_DONNEES: '/d',
      JALON_CLES: '/c',
      JALON_EVENTSTOREDB: 'esdb://h:2113?tls=false',
      JALON_EVENTSTOREDB_MANDATAIRE: 'oui',
      JALON_LECTURE: 'code',
      JALON_BASE_EFFACEMENT: 'Registre n° 4',
    };
    const dit = {
      eventstoredb: 'esdb://h:2113?tls=false',
      mandataire: true,
      lecture: 'code',
      baseEffacement: 'Registre n° 4',
    };
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
    ['JALON_BASE_EFFACEMENT', 'deux\nlignes'],
  ])('refuse une valeur impossible de %s en la nommant, sans la répéter', (nom, valeur) => {
    const lire = (): unknown => lireDeploiement({ [nom]: valeur });
    expect(lire).toThrow(ConfigurationRefusee);
    expect(lire).toThrow(nom);
    expect(lire).not.toThrow(valeur);
  });
});

describe('Les réglages', () => {
  it('sont tous dits, avec leur valeur et d’où elle vient, un secret jamais montré', () => {
    const secrets = { JALON_EVENTSTOREDB: 'esdb://admin:zqxsecret@h:2113', JALON_SAUVEGARDE_PHRASE: 'zqxsecret' };
    const dits = reglages({ ...secrets, PORT: '8080', JALON_LECTURE: '' });
    expect(dits.map((r) => r.nom)).toEqual(NOMS_DES_CLES);
    expect(JSON.stringify(dits)).not.toContain('zqxsecret');
    const par = new Map(dits.map((r) => [r.nom, r]));
    expect(par.get('PORT')).toMatchObject({ valeur: '8080', source: 'environnement', refus: null });
    expect(par.get('JALON_LECTURE')).toMatchObject({ valeur: 'plateforme', source: 'defaut' });
    for (const nom of Object.keys(secrets) as (keyof typeof secrets)[])
      expect(par.get(nom)).toMatchObject({ valeur: null, source: 'environnement' });
  });

  it('un secret refusé n’est pas répété', () => {
    const refuse = reglages({ JALON_EVENTSTOREDB: 'http://zqxsecret@h' }).find((r) => r.refus !== null);
    expect(refuse).toMatchObject({ nom: 'JALON_EVENTSTOREDB', valeur: null });
    expect(JSON.stringify(refuse)).not.toContain('zqxsecret');
  });

  it('ont tous un défaut permis, et leur place dans le guide de l’exploitant', () => {
    const guide = readFileSync(join(racineDuProduit(), 'docs/exploitation.md'), 'utf8');
    expect(reglages({}).filter((r) => r.refus !== null || r.valeur === '' || r.dit === '')).toEqual([]);
    for (const nom of NOMS_DES_CLES) {
      const { defaut, refus } = CLES[nom];
      expect([nom, defaut === null ? null : refus(defaut)]).toEqual([nom, null]);
      expect([nom, guide.includes(`| \`${nom}\` |`)]).toEqual([nom, true]);
    }
  });

  it('sont les seuls que le produit lise dans l’environnement', () => {
    const racine = racineDuProduit();
    const sources = ['apps/api/src', 'apps/cli/src', 'libs'].flatMap((d) =>
      readdirSync(join(racine, d), { recursive: true, encoding: 'utf8' }).map((f) => join(racine, d, f)),
    );
    const lus = sources
      .filter((f) => f.endsWith('.ts') && !f.endsWith('.spec.ts') && !f.includes('/node_modules/'))
      .flatMap((f) => [...readFileSync(f, 'utf8').matchAll(/\bJALON_[A-Z_]+\b/g)].map(([nom]) => nom));
    expect(lus.length).toBeGreaterThan(10);
    expect([...new Set(lus)].filter((nom) => !(nom in CLES))).toEqual([]);
  });
});

describe('L’adresse écoutée', () => {
  it('est celle de cet ordinateur', () => {
    const ici = { origine: 'http://localhost:3000', comptes: false, publication: null };
    expect(lireEcoute({})).toEqual({ adresse: '127.0.0.1', port: 3000, ...ici });
    expect(lireEcoute({ JALON_ADRESSE: '::1', PORT: '0' })).toMatchObject({ adresse: '::1', port: 0 });
  });
  it.each(['0.0.0.0', '::', '192.168.1.4', '10.0.0.1', '2001:db8::1', '127.0.0.2'])(
    'ne peut pas être %s tant que personne ne s’identifie',
    (adresse) => {
      expect(() => lireEcoute({ JALON_ADRESSE: adresse })).toThrow(/JALON_ADRESSE.*personne ne s’identifie/);
    },
  );
  it('va plus loin avec des comptes, derrière un mandataire déclaré qui chiffre, sous un nom dit', () => {
    const env = { JALON_ADRESSE: '0.0.0.0', JALON_CONNEXION: 'comptes' };
    const tout = { ...env, JALON_MANDATAIRE: '10.0.0.1', JALON_ORIGINE: 'https://jalon.exemple.fr' };
    expect(lireEcoute(tout)).toMatchObject({
      adresse: '0.0.0.0',
      comptes: true,
      publication: { relais: '10.0.0.1', origine: 'https://jalon.exemple.fr' },
    });
    expect(lireEcoute({ ...tout, JALON_ADRESSE: '127.0.0.1' }).publication).not.toBeNull();
    for (const [autres, phrase] of [
      [{ JALON_CONNEXION: '' }, /^JALON_ADRESSE.*personne ne s’identifie/],
      [{ JALON_MANDATAIRE: '' }, /^JALON_ADRESSE.*en clair/],
      [{ JALON_ORIGINE: '' }, /^JALON_ORIGINE.*https/],
      [{ JALON_ORIGINE: 'http://jalon.exemple.fr' }, /^JALON_ORIGINE.*https/],
      [{ JALON_ADRESSE: '127.0.0.1', JALON_CONNEXION: '' }, /^JALON_MANDATAIRE.*personne ne s’identifie/],
      [{ JALON_MANDATAIRE: 'mandataire.exemple.fr' }, /^JALON_MANDATAIRE doit être une adresse IP/],
    ] as const)
      expect(() => lireEcoute({ ...tout, ...autres })).toThrow(phrase);
  });
  it('publiée, garde chaque limite : 0 n’est bon que sur cet ordinateur', () => {
    const sansLimite = NOMS_DES_CLES.filter((nom) => CLES[nom].dit.includes('0 : aucune limite'));
    expect(sansLimite).toHaveLength(3);
    const publiee = {
      JALON_ADRESSE: '0.0.0.0',
      JALON_CONNEXION: 'comptes',
      JALON_MANDATAIRE: '10.0.0.1',
      JALON_ORIGINE: 'https://jalon.exemple.fr',
    };
    for (const nom of sansLimite) {
      expect(lireEcoute({ [nom]: '0' }).publication).toBeNull();
      expect(() => lireEcoute({ ...publiee, [nom]: '0' })).toThrow(new RegExp(`^${nom} ne peut pas valoir 0`));
      expect(lireEcoute({ ...publiee, [nom]: '1' }).publication).not.toBeNull();
    }
  });
  it.each(['localhost', 'jalon.exemple.fr', '127.0.0.1:80'])('refuse %s, qui n’est pas une adresse', (adresse) => {
    expect(() => lireEcoute({ JALON_ADRESSE: adresse })).toThrow('JALON_ADRESSE doit être une adresse IP.');
  });
});
