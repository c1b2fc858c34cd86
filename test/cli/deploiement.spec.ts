import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readXlsx } from 'hucre/xlsx';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dossierNeuf, lancer, type Lancement } from './terminal-de-test.js';

const PARCOURS = '14';
const neuf = dossierNeuf();
const env = { JALON_DONNEES: neuf.donnees };
const charger = (...plus: string[]): Promise<Lancement> =>
  lancer(['demo', 'charger', '--parcours', PARCOURS, '--jour', '24/11/2026', ...plus], { env });
const json = async (...args: string[]) => JSON.parse((await lancer([...args, '--json'], { env })).sortie);

describe('jalon sur un déploiement', () => {
  let premier: Lancement;
  let id: string;
  let numero: string;
  beforeAll(async () => {
    premier = await charger();
    const flux = readdirSync(neuf.donnees);
    expect(flux).toContain('evenements.db');
    const journalDuPremier = await json('projections', 'lister');
    expect(journalDuPremier.schema).toBe('jalon.projections.v1');
    ({ id, numero } = await unPass());
  }, 60_000);
  afterAll(() => neuf.effacer());

  /** The first PASS of the department bears the first number of the register. */
  async function unPass(): Promise<{ id: string; numero: string }> {
    const { vue } = await json('parcours', 'voir', '999990000001');
    return { id: vue.id, numero: vue.pass.numero };
  }

  it('demo charger, sur un dossier neuf, dit ce qu’il fait et le fait : code 0', () => {
    expect(premier.code).toBe(0);
    expect(premier.sortie).toBe('');
    expect(premier.messages).toContain(
      `Dossier neuf : ${PARCOURS} parcours fictifs vont être écrits dans ${neuf.donnees}.`,
    );
    expect(premier.messages).toMatch(/14 parcours, \d+ commandes, \d+ faits en/);
  });

  it('demo charger, sur un dossier qui contient quelque chose, refuse et n’écrit rien : code 3', async () => {
    const avant = (await json('sante')).journal.head;
    const { code, messages } = await charger('--graine', '9');
    expect(code).toBe(3);
    expect(messages).toMatch(
      /démonstration non chargée : le dossier de données contient déjà « .+ » .* Rien n’est écrit\.$/,
    );
    expect((await json('sante')).journal.head).toBe(avant);
  });

  it('demo charger refuse là où il reste une clé ou un point de contrôle, même sans journal', async () => {
    for (const reste of ['points.jsonl', 'maitresse.cle']) {
      const autre = dossierNeuf();
      mkdirSync(`${autre.donnees}-cles`);
      writeFileSync(join(`${autre.donnees}-cles`, reste), 'ce qui reste');
      const { code, messages } = await lancer(['demo', 'charger', '--parcours', '1', '--donnees', autre.donnees]);
      expect([code, messages]).toEqual([3, expect.stringContaining(`contient déjà « ${reste} »`)]);
      expect([existsSync(autre.donnees), readdirSync(`${autre.donnees}-cles`)]).toEqual([false, [reste]]);
      autre.effacer();
    }
  });

  it('demo charger --simulation n’écrit rien et dit ce qui s’y oppose ; --dry-run est son nom anglais', async () => {
    const autre = dossierNeuf();
    for (const option of ['--simulation', '--dry-run']) {
      const { code, messages } = await lancer(['demo', 'charger', option, '--donnees', autre.donnees]);
      expect([code, messages]).toEqual([0, expect.stringMatching(/^SIMULATION : 60 parcours fictifs seraient créés/)]);
      expect((await charger(option)).messages).toMatch(/^SIMULATION : rien ne serait écrit, le dossier de données/);
    }
    expect(existsSync(autre.donnees)).toBe(false);
    autre.effacer();
  });

  it('parcours voir trouve par identifiant et par numéro, avec ou sans espaces, et masque les noms', async () => {
    const parId = await json('parcours', 'voir', id);
    expect(parId.schema).toBe('jalon.parcours.v1');
    expect(parId.vue.pass.numero).toBe(numero);
    expect(parId.vue.personne.nom).toMatch(/^.•••$/);
    const espaces = await json('parcours', 'voir', numero.slice(0, 5), numero.slice(5, 7), numero.slice(7));
    expect(espaces).toEqual(parId);
    const entier = await json('parcours', 'voir', id, '--donnees-personnelles');
    expect(entier.vue.personne.nom).not.toContain('•');
    const { sortie } = await lancer(['parcours', 'voir', id], { env });
    expect(sortie).not.toContain(entier.vue.personne.nom);
    expect(sortie).toContain(`PASS      ${numero}`);
  });

  it('parcours rejuger soumet un parcours à l’autre lecture', async () => {
    const un = await json('parcours', 'rejuger', id, '--lecture', 'code');
    expect(un).toMatchObject({ schema: 'jalon.rejugement.v1', parcours: id, lecture: 'code' });
    expect(un.faits.length).toBeGreaterThan(0);
    const { code, sortie } = await lancer(['parcours', 'rejuger', id, '--lecture', 'code'], { env });
    expect([code, sortie.split('\n')[0]]).toEqual([0, `Parcours ${id}, lecture code`]);
    expect((await lancer(['parcours', 'rejuger'], { env })).messages).toContain('argument manquant : PARCOURS');
  });

  it('droit etudier rejuge toute l’histoire sous un autre droit, et dit à comportements inchangés', async () => {
    const identique = await json('droit', 'etudier');
    expect(identique).toMatchObject({
      schema: 'jalon.etude.v1',
      temoin: 'enregistre',
      totaux: { conforme: expect.any(Number), different: 0, sans_base: 0, efface: 0, non_rejugeable: 0 },
      changements: { refuse: 0, permis: 0, valeur: 0, sans_base: 0 },
    });
    expect(identique.parcours).toBeGreaterThanOrEqual(14);
    const tous = await json('droit', 'etudier', '--lecture', 'code', '--au-droit-du', '01/01/2019');
    expect(tous.changements.sans_base).toBeGreaterThan(0);
    const etudier = (...args: string[]) => lancer(['droit', 'etudier', ...args], { env });
    const trois = await etudier('--modifier', 'pass/duree=36 mois@2020-01-01', '--liste');
    const [premiere = '', ...suite] = trois.sortie.split('\n');
    expect([trois.code, premiere]).toEqual([
      0,
      expect.stringMatching(/^[0-9a-f-]{36} +\d+\. .* \(embauche, .*\) : écrirait autre chose : \+36[56] j$/),
    ]);
    expect(suite.find((l) => l.startsWith('À'))).toMatch(
      new RegExp(`^À comportements inchangés : \\d+ décisions de ${identique.parcours} parcours `),
    );
    expect(suite).toContain('pass/duree, duree : 2 ans → 36 mois à partir du 01/01/2020');
    const note = await etudier('--modifier', 'mise-a-disposition/plafond-heures=1@2021-09-01', '--note', '-q');
    expect(note.sortie).toMatch(/^À comportements inchangés, sur .*\n.*480 → 1 .*\n.*seraient refusées/);
    const sans = await etudier('--modifier', 'conventionnement/permanence=9@2021-09-01');
    expect([sans.code, sans.sortie]).toEqual([0, expect.stringContaining('Aucune décision de l’histoire ne lit')]);
    expect((await etudier('--modifier', 'pass/dure=36 mois@2020-01-01')).messages).toMatch(
      /paramètre inconnu « pass\/dure »\. Vouliez-vous dire « pass\/duree » \?/,
    );
    expect((await etudier('--liste', '--json')).code).toBe(2);
  });

  it('--exporter écrit un fichier neuf, dans le format que dit son nom, avec d’où il vient', async () => {
    const ici = dossierNeuf();
    mkdirSync(ici.donnees, { recursive: true });
    const exporter = async (fichier: string, ...args: string[]) => {
      const vers = join(ici.donnees, fichier);
      const { code, messages } = await lancer([...args, '-q', '--exporter', vers], { env });
      return { code, messages, texte: existsSync(vers) ? readFileSync(vers, 'utf8') : '' };
    };
    const trois = ['droit', 'etudier', '--modifier', 'pass/duree=36 mois@2020-01-01'];
    const liste = JSON.parse((await exporter('etude.json', ...trois)).texte);
    const etude = await json(...trois);
    expect(liste).toMatchObject({
      schema: 'jalon.export.v1',
      nombre: etude.changements.valeur,
      provenance: {
        filtre: { 'modification 1': 'pass/duree=36 mois@2020-01-01' },
        position: etude.position,
        lecture: 'plateforme',
      },
    });
    expect(liste.lignes[0]).toMatchObject({ type: 'PassDelivre', changement: 'valeur', regle: 'embauche' });
    const journal = await exporter('journal.csv', 'parcours', 'journal', id);
    expect(journal.texte).toMatch(/^\ufeffFait n°;Fait;Le;/);
    expect(journal.texte).toMatch(/Export Jalon;.*\r\nFiltre : parcours;.*\r\nPosition du journal;\d+\r\n/);
    const anomalies = await exporter('anomalies.xlsx', 'anomalies');
    expect([anomalies.code, anomalies.texte.slice(0, 2)]).toEqual([0, 'PK']);
    // days are days to whoever sorts them
    const leJour = /^\d+;[^;]+;\d\d\/\d\d\/\d{4};/;
    expect(journal.texte.split('\r\n')[1]).toMatch(leJour);
    expect((await exporter('etude.csv', ...trois)).texte.split('\r\n')[1]).toMatch(/;\d\d\/\d\d\/\d{4};/);
    const { sheets } = await readXlsx(readFileSync(join(ici.donnees, 'anomalies.xlsx')));
    expect(sheets[0]?.rows[1]?.[0]).toBeInstanceOf(Date);
    // never over another file, nor in a format that nobody knows
    const encore = await exporter('etude.json', ...trois);
    expect([encore.code, encore.messages]).toEqual([3, expect.stringContaining('existe déjà : rien n’est écrit')]);
    expect(JSON.parse(encore.texte)).toEqual(liste);
    expect((await exporter('etude.ods', ...trois)).code).toBe(2);
    expect((await exporter('nulle/part.csv', 'anomalies')).code).toBe(4);
    expect(readdirSync(ici.donnees).sort()).toEqual(['anomalies.xlsx', 'etude.csv', 'etude.json', 'journal.csv']);
    ici.effacer();
  });

  it('parcours rejouer montre l’état d’un autre jour', async () => {
    const journal = await json('parcours', 'journal', id);
    const ouverture = journal.entrees[0];
    const rejeu = await json('parcours', 'rejouer', id, '--au', ouverture.le);
    expect(rejeu).toMatchObject({ schema: 'jalon.rejeu.v1', au: ouverture.le, vue: { auJour: ouverture.le } });
    expect(rejeu.faitsIgnores).toBeGreaterThan(0);
    const su = await json('parcours', 'rejouer', id, '--au', '2026-11-24', '--connu-le', ouverture.le);
    expect(su.faitsIgnores).toBe(rejeu.faitsIgnores);
  });

  it('parcours journal liste les faits, sans nom', async () => {
    const { code, sortie } = await lancer(['parcours', 'journal', id], { env });
    expect(code).toBe(0);
    expect(sortie).toContain('Le parcours est ouvert.');
    expect((await json('parcours', 'journal', id)).entrees[0].data.personne.nom).toMatch(/•/);
  });

  it('parcours actions dit ce qu’un personnage peut faire ; un personnage inconnu : code 2', async () => {
    const { actions, persona } = await json('parcours', 'actions', id, '--persona', 'ddets');
    expect(persona).toBe('ddets');
    expect(actions.find((a: { commande: string }) => a.commande === 'DeclarerEmbauche')).toMatchObject({
      possible: false,
    });
    const inconnu = await lancer(['parcours', 'actions', id, '--persona', 'cip-a'], { env });
    expect([inconnu.code, inconnu.messages]).toEqual([2, expect.stringContaining('Vouliez-vous dire « cip-ai » ?')]);
    // who acts for somebody sees no more than her
    const cache = await lancer(['parcours', 'actions', id, '--persona', 'conseiller-ml'], { env });
    expect(cache).toMatchObject({ code: 4, sortie: '' });
  });

  it('un parcours, un numéro ou un dossier inconnus : code 4 ; un texte qui n’est ni l’un ni l’autre : code 2', async () => {
    for (const verbe of ['voir', 'rejouer', 'journal', 'actions'])
      expect(await lancer(['parcours', verbe, '00000000-0000-4000-8000-000000000000'], { env })).toMatchObject({
        code: 4,
        sortie: '',
      });
    expect((await lancer(['parcours', 'voir', '999999999999'], { env })).code).toBe(4);
    expect((await lancer(['parcours', 'voir', 'durand'], { env })).code).toBe(2);
    expect((await lancer(['sante', '--donnees', join(neuf.donnees, 'absent')])).code).toBe(4);
    const modele = await lancer(['projections', 'reconstruire', 'lists'], { env });
    expect([modele.code, modele.messages]).toEqual([4, expect.stringContaining('Vouliez-vous dire « liste » ?')]);
  });

  it('projections reconstruire : JSON sur la sortie standard, progression en NDJSON ailleurs', async () => {
    const { code, sortie, messages } = await lancer(['projections', 'reconstruire', 'liste', '--json'], { env });
    expect([code, messages]).toEqual([0, expect.anything()]);
    expect(JSON.parse(sortie)).toMatchObject({ schema: 'jalon.reconstruction.v1', terminee: true });
    const lignes = messages.split('\n').filter((l) => l !== '');
    expect(lignes.length).toBeGreaterThan(0);
    for (const ligne of lignes) expect(JSON.parse(ligne).progression.titre).toContain('liste');
    expect((await lancer(['projections', 'reconstruire', '-q'], { env })).messages).toBe('');
  });

  it('anomalies liste ce qui est à suivre, sans nommer personne', async () => {
    const lues = await json('anomalies');
    expect(lues).toMatchObject({ schema: 'jalon.anomalies.v1', aJour: true });
    expect(lues.total).toBe(lues.anomalies.length);
    for (const a of lues.anomalies) expect(Object.keys(a)).not.toContain('nom');
    expect((await lancer(['anomalies'], { env })).sortie).toContain('à suivre');
    expect(await json('anomalies', '--departement', '75')).toMatchObject({ total: 0, structures: [] });
    expect((await lancer(['anomalies', '--du', 'demain'], { env })).code).toBe(2);
  });

  it('structure lister donne l’annuaire', async () => {
    const { organisations } = await json('structure', 'lister');
    expect(organisations).toContainEqual(expect.objectContaining({ id: 'ei-mobilite', type: 'EI', inscrite: true }));
    expect((await lancer(['structure', 'lister'], { env })).sortie).toContain('Mission locale du Val-d’Exemple');
  });

  it('indicateurs compte une année, dit chaque taux avec ses deux nombres ; année impossible : code 2', async () => {
    const compte = await json('indicateurs', '--annee', '2026');
    expect(compte).toMatchObject({ schema: 'jalon.indicateurs.v1', annee: 2026, siae: null });
    const { numerateur, denominateur } = compte.taux.dynamique;
    const { sortie } = await lancer(['indicateurs', '--annee', '2026'], { env });
    expect(sortie).toContain('Indicateurs 2026, toutes les structures');
    expect(sortie).toMatch(new RegExp(`sorties dynamiques +${numerateur} / ${denominateur} `));
    expect(sortie).toContain('Définition du projet annuel de performances non lue.');
    const [siae] = compte.choix.structures;
    expect(await json('indicateurs', '--annee', '2026', '--siae', siae)).toMatchObject({
      siae,
      parStructure: [compte.parStructure.find((s: { siae: string }) => s.siae === siae)],
    });
    expect((await lancer(['indicateurs', '--annee', '26'], { env })).code).toBe(2);
  });

  it('-q ne dit que ce qui ne va pas : un verbe qui trouve tout en ordre se tait', async () => {
    for (const verbe of [
      ['sante'],
      ['projections', 'lister'],
      ['projections', 'reconstruire'],
      ['exploitation', 'etat'],
      ['exploitation', 'reconstruire-reservations'],
      ['exploitation', 'annuler-echeances', '--depuis', '2041-11-24T00:00:00Z', '--raison', 'Une horloge avançait.'],
      ['parcours', 'rejuger', id],
      ['droit', 'etudier'],
      ['droit', 'verifier'],
    ])
      expect([verbe, await lancer([...verbe, '-q'], { env })]).toEqual([verbe, { code: 0, sortie: '', messages: '' }]);
  });

  it('-q ne dit que ce qui ne va pas : ce qui change est dit, le reste non', async () => {
    const avant2020 = ['droit', 'etudier', '--au-droit-du', '01/01/2019'];
    const { code, sortie } = await lancer([...avant2020, '-q'], { env });
    expect([code, sortie]).toEqual([0, expect.stringMatching(/[1-9]\d* n’auraient plus de base/)]);
    const un = await lancer(['parcours', 'rejuger', id, '--au-droit-du', '01/01/2019', '-q'], { env });
    expect(un.sortie).toContain(': sans base');
    expect(un.sortie).not.toContain(': conforme');
    expect((await lancer(['sante', '-q'], { env: { ...env, JALON_CLES: join(neuf.donnees, 'sans') } })).sortie).toMatch(
      /^écriture {5}fermée\n {13}Absente du dossier des clés/,
    );
    const deja = await charger('--simulation', '-q');
    expect(deja.messages).toMatch(/^SIMULATION : rien ne serait écrit/);
  });

  it('sante répond : code 0', async () => {
    expect(await json('sante')).toMatchObject({ schema: 'jalon.sante.v1', ok: true, journal: { ok: true } });
  });

  it('droit verifier : code 0 quand tout tient, code 6 sinon', async () => {
    expect(await json('droit', 'verifier')).toMatchObject({ schema: 'jalon.droit.v1', problemes: [] });
    const ajouts = dossierNeuf();
    mkdirSync(join(ajouts.donnees, 'pass'), { recursive: true });
    writeFileSync(join(ajouts.donnees, 'pass/carence.yaml'), 'libelle: Sans version\nselon: jour\nversions: []\n');
    expect((await lancer(['droit', 'verifier', '--parametres', ajouts.donnees])).code).toBe(6);
    ajouts.effacer();
  });

  it('interrompu : code 130, et rien ne reste', async () => {
    const autre = dossierNeuf();
    const { code, messages } = await lancer(['demo', 'charger', '--donnees', autre.donnees], {
      arret: AbortSignal.abort(),
    });
    expect(code).toBe(130);
    expect(messages).toContain('rien n’est écrit');
    expect(readdirSync(dirname(autre.donnees))).toEqual([]);
    autre.effacer();
  });

  it('journal dont la fin a été retirée : code 6', async () => {
    const autre = dossierNeuf();
    expect((await lancer(['demo', 'charger', '--parcours', '1', '--donnees', autre.donnees])).code).toBe(0);
    for (const f of readdirSync(autre.donnees)) if (f.startsWith('evenements.db')) rmSync(join(autre.donnees, f));
    expect((await lancer(['sante', '--donnees', autre.donnees])).code).toBe(6);
    autre.effacer();
  });

  it('journal illisible : code 69, dit en français', async () => {
    const autre = dossierNeuf();
    await lancer(['demo', 'charger', '--parcours', '1', '--donnees', autre.donnees, '-q']);
    for (const f of readdirSync(autre.donnees)) if (f.startsWith('evenements.db')) rmSync(join(autre.donnees, f));
    writeFileSync(join(autre.donnees, 'evenements.db'), 'ceci n’est pas une base'.repeat(100));
    const { code, messages } = await lancer(['sante', '--donnees', autre.donnees]);
    expect([code, messages]).toEqual([69, expect.stringContaining('evenements.db (le journal des faits)')]);
    autre.effacer();
  });

  it('projections reconstruire ne dit pas rebâti ce qui ne l’est qu’en mémoire : code 69, avec quoi remettre', async () => {
    const autre = dossierNeuf();
    await lancer(['demo', 'charger', '--parcours', '1', '--donnees', autre.donnees, '-q']);
    rmSync(join(`${autre.donnees}-cles`, 'index.cle'));
    const { code, messages } = await lancer(['projections', 'reconstruire', '--donnees', autre.donnees]);
    expect([code, messages]).toEqual([69, expect.stringMatching(/rien n’est reconstruit.*index\.cle.*Remettez/)]);
    autre.effacer();
  });

  it('un fichier à la place du dossier de données : code 4, jamais une pile d’appels', async () => {
    const autre = dossierNeuf();
    writeFileSync(autre.donnees, 'un fichier');
    const { code, messages } = await lancer(['sante', '--donnees', autre.donnees]);
    expect(code).toBe(4);
    expect(messages).not.toContain('    at ');
    autre.effacer();
  });
});
