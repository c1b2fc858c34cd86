import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accepte, diagnostiquer, embauche, ouvrir, prescripteur } from '../essais/personnages.js';
import { DossierTenu, EcritureFermee, JournalTronque, ouvrirJalon, racineDuProduit } from './index.js';

const horloge = () => new Date('2025-01-15T12:00:00Z');
let racine: string;
let donnees: string;
beforeEach(() => {
  racine = mkdtempSync(join(tmpdir(), 'jalon-'));
  donnees = join(racine, 'donnees');
});
afterEach(() => rmSync(racine, { recursive: true, force: true }));
const ouvrirDurable = () => ouvrirJalon({ donnees, horloge });

describe('Un Jalon sur disque', () => {
  it('retrouve le même dossier après un redémarrage', async () => {
    const avant = await ouvrirDurable();
    const parcours = await diagnostiquer(avant);
    accepte(await avant.moteur.executer(embauche(parcours, 'c1', '2025-01-20')));
    const [vue, journal] = [await avant.moteur.consulter(parcours), await avant.moteur.journal(parcours)];
    await avant.fermer();
    const apres = await ouvrirDurable();
    expect(JSON.stringify(await apres.moteur.consulter(parcours))).toBe(JSON.stringify(vue));
    expect(JSON.stringify(await apres.moteur.journal(parcours))).toBe(JSON.stringify(journal));
    await apres.fermer();
  });

  it('n’écrit aucune donnée personnelle en clair hors des fichiers qui peuvent être effacés', async () => {
    const jalon = await ouvrirDurable();
    const canaris = {
      nom: 'Canarinom',
      prenom: 'Canariprenom',
      naissance: '1984-05-02',
      nir: '284053523800197',
      commune: 'Canaricommune',
    };
    const { parcours } = await ouvrir(jalon, { data: { personne: canaris } });
    const data = { criteres: ['DETENTION_MJ'], synthese: 'Canarisynthese' };
    accepte(
      await jalon.moteur.executer({
        parcours,
        type: 'EtablirDiagnostic',
        data,
        acteur: prescripteur,
        cle: 'cle-du-canari',
      }),
    );
    await jalon.fermer();
    const fichiers = readdirSync(donnees).filter((f) => !f.startsWith('projections.db'));
    expect(fichiers).toEqual(expect.arrayContaining(['cles.db', 'evenements.db', 'personnes.db']));
    for (const f of fichiers) {
      const bytes = readFileSync(join(donnees, f)).toString('latin1');
      for (const mot of ['Canari', '284053523800197', 'DETENTION_MJ"]', '1984-05-02'])
        expect({ f, mot, vu: bytes.includes(mot) }).toEqual({ f, mot, vu: false });
    }
  });

  it('tient les secrets à part, fermés aux autres comptes', async () => {
    await (await ouvrirDurable()).fermer();
    const cles = `${donnees}-cles`;
    expect(readdirSync(cles)).toEqual(expect.arrayContaining(['index.cle', 'maitresse.cle', 'scellement.pem']));
    expect(statSync(cles).mode & 0o077).toBe(0);
    for (const f of readdirSync(cles)) expect(statSync(join(cles, f)).mode & 0o077).toBe(0);
  });

  it('refuse d’ouvrir un journal plus court que le dernier point de contrôle gardé dehors', async () => {
    const jalon = await ouvrirDurable();
    await ouvrir(jalon);
    await jalon.fermer();
    rmSync(donnees, { recursive: true });
    await expect(ouvrirDurable()).rejects.toThrow(JournalTronque);
  });

  it('relie les parcours d’une personne après la perte de l’index, reconstruit depuis le journal', async () => {
    const data = { personne: { nom: 'Durand', prenom: 'Awa', naissance: '1984-05-02', nir: '284053523800197' } };
    const avant = await ouvrirDurable();
    const premier = await diagnostiquer(avant, { data });
    accepte(await avant.moteur.executer(embauche(premier, 'c1', '2025-01-20')));
    const { parcours } = await ouvrir(avant, { data });
    await avant.fermer();
    for (const f of readdirSync(donnees)) if (f.startsWith('personnes.db')) rmSync(join(donnees, f));
    const apres = await ouvrirDurable();
    expect(
      await apres.moteur.executer({
        parcours,
        type: 'EtablirDiagnostic',
        data: { criteres: [] },
        acteur: prescripteur,
      }),
    ).toMatchObject({ famille: 'droit' });
    await apres.fermer();
  });

  it('n’est écrit que par un programme à la fois, et se lit à côté de lui', async () => {
    const a = await ouvrirDurable();
    const { parcours } = await ouvrir(a);
    await expect(ouvrirDurable()).rejects.toThrow(DossierTenu);
    await expect(ouvrirDurable()).rejects.toThrow(
      new RegExp(`processus ${process.pid}, depuis le 15/01/2025 à 13:00:00`),
    );
    const b = await ouvrirJalon({ donnees, horloge, ouverture: 'lecture' });
    expect((await b.moteur.consulter(parcours))?.vue.personne?.nom).toBe('Durand');
    await expect(ouvrir(b)).rejects.toThrow(EcritureFermee);
    accepte(
      await a.moteur.executer({ parcours, type: 'OrienterVersSiae', data: { siae: 'ai-1' }, acteur: prescripteur }),
    );
    expect((await b.moteur.journal(parcours))?.length).toBe(2);
    await b.fermer();
    await a.fermer();
    const c = await ouvrirDurable();
    expect((await c.moteur.journal(parcours))?.length).toBe(2);
    await c.fermer();
  });

  it('applique la valeur datée ajoutée par l’exploitant, et garde les articles de l’ancienne', async () => {
    const avant = await ouvrirDurable();
    const { parcours } = await ouvrir(avant);
    accepte(
      await avant.moteur.executer({ parcours, type: 'DerogerCarence', data: { motif: 'motif' }, acteur: prescripteur }),
    );
    await avant.fermer();
    const titre = 'Arrêté local';
    mkdirSync(join(donnees, 'parametres', 'pass'), { recursive: true });
    writeFileSync(
      join(donnees, 'parametres', 'pass', 'carence.yaml'),
      `libelle: Délai de carence\nselon: jour_de_la_decision\nversions:\n  - effet: 2021-09-01\n    publication: 2021-08-31\n    duree: { valeur: 1, unite: annee }\n    references:\n      - { titre: "${titre}", href: "https://www.legifrance.gouv.fr/" }\n`,
    );
    const apres = await ouvrirDurable();
    expect(apres.referentiel.empreinte).not.toBe(avant.referentiel.empreinte);
    accepte(
      await apres.moteur.executer({
        parcours,
        type: 'DerogerCarence',
        data: { motif: 'autre motif' },
        acteur: prescripteur,
      }),
    );
    const articles = (await apres.moteur.journal(parcours))?.map((e) => e.verdict?.constats[0]?.references[0]?.titre);
    expect(articles?.[1]).toContain('R. 5132-1-4');
    expect(articles?.[2]).toBe(titre);
    await apres.fermer();
  });

  it('retrouve la phrase d’un verdict passé quand un libellé est corrigé, et le droit est resté le même', async () => {
    const avant = await ouvrirDurable();
    const { parcours } = await ouvrir(avant);
    const demande = {
      parcours,
      type: 'DerogerCarence',
      data: { motif: 'motif' },
      acteur: prescripteur,
      cle: 'une-cle-de-reprise',
    };
    const reponse = accepte(await avant.moteur.executer(demande));
    await avant.fermer();
    mkdirSync(join(donnees, 'parametres', 'conditions'), { recursive: true });
    mkdirSync(join(donnees, 'parametres', 'eligibilite'), { recursive: true });
    const copier = (chemin: string, de: string, par: string): void => {
      const texte = readFileSync(join(racineDuProduit(), 'libs/droit/parametres', chemin), 'utf8');
      expect(texte).toContain(de);
      writeFileSync(join(donnees, 'parametres', chemin), texte.replace(de, par));
    };
    copier('conditions/eligibilite.yaml', 'Le délai de carence', 'Le temps de carence');
    copier('eligibilite/prescripteurs.yaml', 'libelle: Prescripteurs habilités', 'libelle: Prescripteurs admis');
    const apres = await ouvrirDurable();
    expect(apres.referentiel.empreinte).toBe(avant.referentiel.empreinte);
    expect(apres.referentiel.empreinteLibelles).not.toBe(avant.referentiel.empreinteLibelles);
    accepte(await apres.moteur.executer({ ...demande, data: { motif: 'autre motif' }, cle: 'une-autre-cle' }));
    const verdicts = (await apres.moteur.journal(parcours))?.flatMap((e) => e.verdict ?? []) ?? [];
    const phrases = await Promise.all(verdicts.map(async (v) => (await apres.libelles.de(v))['carence']?.libelle));
    expect(phrases).toEqual([
      'Le délai de carence après le parcours précédent est terminé ou levé',
      'Le temps de carence après le parcours précédent est terminé ou levé',
    ]);
    // the same request again is judged by the law and the wording of its time
    const { rejoue, ...encore } = accepte(await apres.moteur.executer(demande));
    expect(rejoue).toBe(true);
    expect({ ...encore, rejoue: false, vue: null }).toEqual({ ...reponse, vue: null });
    // each text once: one law, two wordings
    const stream = (await apres.store.readAll({ after: -1, limit: 1000 })).map((e) => e.stream);
    const conserves = (quoi: string): number => new Set(stream.filter((f) => f.startsWith(`${quoi}-`))).size;
    expect([conserves('referentiel'), conserves('libelles')]).toEqual([1, 2]);
    await apres.fermer();
  });
});
