import { describe, expect, it } from '@jest/globals';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { parseVerifierKey, signNote } from '../../libs/preuve/src/note.js';
import type { FaitProuve } from '../../libs/preuve/src/dossier/dossier.js';
import { dossierDEssai, ORIGINE, type Options } from './dossier-d-essai.js';
import { resceller } from './mutations.js';
import { verifierDossier } from '../../libs/preuve/src/dossier/verifier-dossier.js';
import { ecrireZip, lireZip, type Entree } from '../../libs/preuve/src/dossier/zip-canonique.js';

const verdict = (zip: Buffer, cle?: string) => {
  const { verdict: dit, partie } = verifierDossier(zip, cle);
  return [dit, partie];
};
const entrees = (zip: Buffer): Entree[] => [...lireZip(zip)].map(([nom, contenu]) => ({ nom, contenu }));
const avec = (zip: Buffer, nom: string, contenu: Buffer | string): Buffer =>
  ecrireZip([...entrees(zip).filter((e) => e.nom !== nom), { nom, contenu: Buffer.from(contenu) }]);
const cleDite = (typed: Buffer): string => {
  const id = createHash('sha256').update(`${ORIGINE}\n`).update(typed).digest('hex').slice(0, 8);
  return `${ORIGINE}+${id}+${typed.toString('base64')}`;
};
const premier = 'histoires/000001.json 0';

describe('un dossier d’audit', () => {
  it('intact, dit ce qu’il prouve, et sous quelle clé', () => {
    const { zip, cle } = dossierDEssai({ faits: 3, autres: 5, caches: [1] });
    expect(verifierDossier(zip, `${cle}\n`)).toEqual({
      verdict: 'integre',
      partie: null,
      cle,
      faits: 3,
      caches: 1,
      taille: 8,
    });
  });

  it('chacun de ses bits retourné se voit', () => {
    const { zip, cle } = dossierDEssai({ faits: 1, autres: 1 });
    const passes: number[] = [];
    for (let bit = 0; bit < zip.length * 8; bit += 1) {
      zip[bit >> 3] = (zip[bit >> 3] as number) ^ (1 << (bit & 7));
      if (verifierDossier(zip, cle).verdict === 'integre') passes.push(bit);
      zip[bit >> 3] = (zip[bit >> 3] as number) ^ (1 << (bit & 7));
    }
    expect(passes).toEqual([]);
    expect(verdict(zip, cle)).toEqual(['integre', null]);
  }, 120_000);

  it('coupé n’importe où, allongé, vide ou étranger : illisible, sans erreur', () => {
    const { zip } = dossierDEssai({ faits: 1 });
    for (let taille = 0; taille < zip.length; taille += 7)
      expect(verdict(zip.subarray(0, taille))).toEqual(['illisible', expect.any(String)]);
    const etrangers = ['', '<html>', `${zip.toString('latin1')}\0`, 'PK\x05\x06' + '\0'.repeat(18)];
    for (const texte of etrangers) expect(verdict(Buffer.from(texte, 'latin1'))[0]).toBe('illisible');
    // a size that points beyond the file, compressed data, a path that leaves the folder
    for (const [ou, octet] of [
      [21, 0xff],
      [8, 8],
      [30, 0x2e],
    ] as const) {
      const autre = Buffer.from(zip);
      autre[ou] = octet;
      expect(verdict(autre)).toEqual(['illisible', 'zip']);
    }
  });

  it('de qui détient la clé et ment : ce qui est scellé dans le journal ne suit pas', () => {
    const paire = generateKeyPairSync('ed25519');
    const mensonges: Record<string, (f: FaitProuve) => FaitProuve> = {
      'valeur en clair forgée': (f) => ({
        ...f,
        ouvertures: f.ouvertures.map((o) => ({ ...o, valeurs: { ...o.valeurs, 'personne.nom': 'Autre' } })),
      }),
      'sel forgé': (f) => ({ ...f, ouvertures: f.ouvertures.map((o) => ({ ...o, sel: 'A'.repeat(43) })) }),
      'classe que le fait n’a pas': (f) => ({ ...f, ouvertures: f.ouvertures.map((o) => ({ ...o, classe: 'C3' })) }),
      'texte changé': (f) => ({ ...f, feuille: (f.feuille as string).replace('"heures":0', '"heures":9') }),
      'empreinte d’un autre': (f) => ({ ...f, empreinte: 'a'.repeat(64), feuille: null, ouvertures: [], phrase: null }),
      'autre rang': (f) => ({ ...f, rang: f.rang + 1 }),
      'chemin raccourci': (f) => ({ ...f, preuve: f.preuve.slice(1) }),
      'phrase d’un fait caché': (f) => ({ ...f, feuille: null, ouvertures: [] }),
    };
    for (const [nom, mentir] of Object.entries(mensonges)) {
      const { zip, cle } = dossierDEssai({ paire, mentir: ([f, ...r]) => [mentir(f as FaitProuve), ...r] });
      expect([nom, ...verdict(zip, cle)]).toEqual([nom, 'altere', premier]);
    }
    const histoires: Record<string, [NonNullable<Options['mentir']>, string]> = {
      'fait omis': [(f) => f.slice(1), premier],
      'fait répété': [(f) => [f[0], f[0]] as FaitProuve[], 'histoires/000001.json 1'],
      'ordre changé': [(f) => [...f].reverse(), premier],
    };
    for (const [nom, [mentir, partie]] of Object.entries(histoires)) {
      const { zip, cle } = dossierDEssai({ paire, mentir });
      expect([nom, ...verdict(zip, cle)]).toEqual([nom, 'altere', partie]);
    }
  });

  it('prouvé aussi par un ancien point : le bon, de la même clé', () => {
    const paire = generateKeyPairSync('ed25519');
    const o = { faits: 4, autres: 5, ancien: 6, paire };
    const { zip, cle } = dossierDEssai(o);
    expect(lireZip(zip).get('sceau.txt')?.toString()).toMatch(/^jalon\.dossier\.v2\n/);
    expect(verifierDossier(zip, cle)).toMatchObject({ verdict: 'integre', faits: 4, taille: 9 });
    const autre = lireZip(dossierDEssai({ ...o, paire: generateKeyPairSync('ed25519') }).zip);
    const parties = (changer: (e: Entree) => Entree[]): Buffer =>
      resceller(entrees(zip).flatMap(changer), cle, paire.privateKey, (m) => m);
    const ancien = 'points/000001.txt';
    expect(verdict(parties((e) => [e]))).toEqual(['integre', null]);
    expect(verdict(parties((e) => (e.nom === ancien ? [] : [e])))).toEqual(['altere', ancien]);
    const dAutrui = { nom: ancien, contenu: autre.get(ancien) as Buffer };
    expect(verdict(parties((e) => (e.nom === ancien ? [dAutrui] : [e])))).toEqual(['altere', ancien]);
    for (const point of [0, 2]) {
      const menti = dossierDEssai({ ...o, mentir: ([f, ...r]) => [{ ...(f as FaitProuve), point }, ...r] });
      expect([point, ...verdict(menti.zip)]).toEqual([point, 'altere', premier]);
    }
  });

  it('d’une autre clé, de parties changées, ajoutées ou retirées', () => {
    const { zip, cle } = dossierDEssai();
    const autre = dossierDEssai();
    expect(verdict(autre.zip, cle)).toEqual(['autre_cle', 'cle.txt']);
    expect(verdict(avec(zip, 'cle.txt', `${autre.cle}\n`))).toEqual(['altere', 'sceau.txt']);
    expect(verdict(avec(zip, 'cle.txt', cle))).toEqual(['illisible', 'cle.txt']);
    expect(verdict(avec(zip, 'lisez-moi.txt', 'Bonsoir.\n'))).toEqual(['altere', 'lisez-moi.txt']);
    expect(verdict(avec(zip, 'ajoute.txt', ''))).toEqual(['altere', 'manifeste.json']);
    expect(verdict(avec(zip, 'point.txt', lireZip(autre.zip).get('point.txt') as Buffer))).toEqual([
      'altere',
      'point.txt',
    ]);
    for (const nom of ['cle.txt', 'sceau.txt', 'manifeste.json', 'point.txt', 'lisez-moi.txt'])
      expect(verdict(ecrireZip(entrees(zip).filter((e) => e.nom !== nom)))[0]).toMatch(/altere|illisible/);
  });

  it('d’un format plus récent le dit ; d’un ancien format de feuille ne prouve rien', () => {
    const { zip, cle, privee } = dossierDEssai();
    const paire = generateKeyPairSync('ed25519');
    const sceau = (texte: string) => signNote(texte, privee, parseVerifierKey(cle));
    expect(verdict(avec(zip, 'sceau.txt', sceau('jalon.dossier.v3\nautre chose\n')))).toEqual([
      'plus_recent',
      'sceau.txt',
    ]);
    expect(verdict(avec(zip, 'sceau.txt', sceau('jalon.autre.v1\nx\n')))).toEqual(['altere', 'sceau.txt']);
    expect(verdict(dossierDEssai({ contexte: [], paire }).zip)).toEqual(['altere', 'point.txt']);
  });

  it('sous une clé d’ordre petit, qui signerait n’importe quoi : refusée', () => {
    const { zip } = dossierDEssai();
    for (const brute of ['0100'.padEnd(64, '0'), 'ec'.padEnd(62, 'f') + '7f', 'ff'.padEnd(62, 'f') + '7f']) {
      const typed = Buffer.concat([Buffer.from([1]), Buffer.from(brute, 'hex')]);
      const ligne = cleDite(typed);
      expect(verdict(avec(zip, 'cle.txt', `${ligne}\n`))).toEqual(['illisible', 'cle.txt']);
    }
  });
});
