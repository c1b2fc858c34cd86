/** FAUX SERVEUR: what a reader and an operator are told when the log is not whole. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { dossierDuNoeud, jusqua, noeud, serveur, type Noeud, type Reponse } from './banc-http.js';
import type { FauxServeur } from './faux-serveur/serveur.js';

describe('EventStoreDB, FAUX SERVEUR : un dossier qui n’est plus entier, vu par HTTP', () => {
  it.each([
    ['tronqué', 'tronquer'],
    ['supprimé', 'supprimer'],
    ['mêlé de faits étrangers', 'meler'],
  ] as const)('%s : 503 avec sa cause, à la lecture comme à l’écriture, et la santé le nomme', async (_, quoi) => {
    const s = await serveur();
    let n = await noeud(s);
    const [atteint, sain] = [await n.ouvrir(), await n.ouvrir('Martin')];
    await n.appeler(`/api/parcours/${atteint}/commandes`, { type: 'OrienterVersSiae', data: { siae: 'ai-1' } });
    await n.fermer();
    const flux = `parcours-${atteint}`;
    if (quoi === 'tronquer') s.journal.tronquer(flux, 1);
    else if (quoi === 'supprimer') s.journal.supprimer(flux);
    else s.journal.etranger(flux);
    n = await noeud(s);
    const faits = s.journal.faits.length;

    const lu = await n.appeler(`/api/parcours/${atteint}`);
    expect(lu).toMatchObject({ statut: 503, corps: { type: 'urn:jalon:probleme:historique-rompu', flux } });
    expect(lu.corps.detail).toContain('n’est plus entier');
    expect(JSON.stringify(lu.corps)).not.toMatch(/écrit/);
    const commande = { type: 'OrienterVersSiae', data: { siae: 'ai-2' } };
    expect(await n.appeler(`/api/parcours/${atteint}/commandes`, commande)).toMatchObject({
      statut: 503,
      corps: { type: 'urn:jalon:probleme:historique-rompu' },
    });
    expect(s.journal.faits.filter((f) => f.stream === flux)).toHaveLength(
      s.journal.faits.slice(0, faits).filter((f) => f.stream === flux).length,
    );

    const sante = await n.appeler('/health/ready');
    expect(sante).toMatchObject({ statut: 200, corps: { etat: 'degrade' } });
    expect(JSON.stringify(sante.corps['avertissements'])).toContain(flux);
    // the rest of the log is served
    expect((await n.appeler(`/api/parcours/${sain}`)).statut).toBe(200);
  });

  it('rétabli, il se lit de nouveau et la santé n’en parle plus', async () => {
    const s = await serveur();
    let n = await noeud(s);
    const parcours = await n.ouvrir();
    await n.fermer();
    s.journal.supprimer(`parcours-${parcours}`);
    n = await noeud(s);
    expect((await n.appeler(`/api/parcours/${parcours}`)).statut).toBe(503);
    expect((await n.appeler('/health/ready')).corps['etat']).toBe('degrade');
    s.journal.tronquer(`parcours-${parcours}`, 0);
    expect((await n.appeler(`/api/parcours/${parcours}`)).statut).toBe(200);
    expect((await n.appeler('/health/ready')).corps['etat']).toBe('pret');
  });
});

/** The token of a write that comes long after: the position is its last eight bytes. */
function plusLoin(jeton: string | null): string {
  const octets = Buffer.from(String(jeton), 'base64url');
  octets.writeBigUInt64BE(octets.readBigUInt64BE(9) + 1_000_000n, 9);
  return octets.toString('base64url');
}

describe('EventStoreDB, FAUX SERVEUR : les listes et les chiffres quand le journal ne répond plus, vus par HTTP', () => {
  const ARRET = {
    depuis: expect.any(String),
    phrase: expect.stringMatching(/^(Liste arrêtée|Chiffres arrêtés) à \d{1,2} h \d\d : /),
  };
  const lister = (n: Noeud) => n.appeler('/api/parcours');
  const ids = ({ corps }: Reponse): string[] => (corps['lignes'] as { id: string }[]).map((l) => l.id).sort();

  it('un nœud qui a été à jour les montre et dit depuis quand elles sont arrêtées, puis reprend', async () => {
    const s = await serveur();
    const n = await noeud(s);
    const ouverts = [await n.ouvrir(), await n.ouvrir('Martin')].sort();
    await jusqua(
      () => lister(n),
      (r) => ids(r).length === 2,
    );
    const orientation = { type: 'OrienterVersSiae', data: { siae: 'ai-1' } };
    const { jeton } = await n.appeler(`/api/parcours/${ouverts[0]}/commandes`, orientation);
    expect((await lister(n)).corps['arretee']).toBeUndefined();
    s.arreter();
    const arretee = await jusqua(
      () => lister(n),
      (r) => r.corps['arretee'] !== undefined,
    );
    expect(arretee).toMatchObject({ statut: 200, corps: { arretee: ARRET } });
    expect(ids(arretee)).toEqual(ouverts);
    for (const chemin of ['/api/echeances', '/api/indicateurs'])
      expect(await n.appeler(chemin)).toMatchObject({ statut: 200, corps: { arretee: ARRET } });
    // the page always asks for what it has just written: it is not kept waiting for rows that nothing feeds
    const debut = performance.now();
    expect((await n.appeler('/api/parcours', undefined, { 'X-Jalon-Jeton': plusLoin(jeton) })).statut).toBe(200);
    expect(performance.now() - debut).toBeLessThan(1000);
    expect((await n.appeler(`/api/parcours/${ouverts[0]}`)).statut).toBe(503);
    expect((await n.appeler('/health/ready')).statut).toBe(503);
    const modeles = (await n.appeler('/api/projections')).corps as unknown as { situation: string; retard: unknown }[];
    expect(modeles.map((m) => [m.situation, m.retard])).toEqual(modeles.map(() => ['en_erreur', null]));
    await s.demarrer();
    const reprise = await jusqua(
      () => lister(n),
      (r) => r.corps['arretee'] === undefined,
      10_000,
    );
    expect(reprise.corps['arretee']).toBeUndefined();
    expect(ids(reprise)).toEqual(ouverts);
  });

  it('relancé sans serveur, il montre ce que le précédent avait, et depuis quand', async () => {
    const s = await serveur();
    let n = await noeud(s);
    const ouvert = await n.ouvrir();
    await jusqua(
      () => lister(n),
      (r) => ids(r).length === 1,
    );
    await n.fermer();
    const ferme = Date.now();
    s.arreter();
    n = await noeud(s);
    const lue = await jusqua(
      () => lister(n),
      (r) => r.corps['arretee'] !== undefined,
    );
    expect(lue).toMatchObject({ statut: 200, corps: { arretee: ARRET } });
    expect(ids(lue)).toEqual([ouvert]);
    // the former process knew it until it stopped, not until this one started
    const { depuis } = lue.corps['arretee'] as { depuis: string };
    expect(Math.abs(Date.parse(depuis) - ferme)).toBeLessThan(2000);
  });

  it('un nœud qui ne l’a jamais été répond 503, jamais un département vide', async () => {
    const s = await serveur();
    let n = await noeud(s);
    await n.ouvrir();
    await n.fermer();
    s.arreter();
    for (const fichier of ['projections.db', 'projections.db-wal', 'projections.db-shm'])
      rmSync(`${dossierDuNoeud()}/${fichier}`, { force: true });
    n = await noeud(s);
    for (const chemin of ['/api/parcours', '/api/echeances', '/api/indicateurs']) {
      const r = await n.appeler(chemin);
      expect(r).toMatchObject({ statut: 503, corps: { type: 'urn:jalon:probleme:listes-incompletes' } });
      expect(r.corps.detail).toContain('vide ou incomplète');
    }
    expect((await n.appeler('/health/ready')).statut).toBe(503);
    await s.demarrer();
    expect(
      (
        await jusqua(
          () => lister(n),
          (r) => r.statut === 200,
          10_000,
        )
      ).statut,
    ).toBe(200);
    expect((await lister(n)).corps['total']).toBe(1);
  });

  it('un nouveau nœud qui lit encore le journal n’est pas prêt et n’a pas de liste, mais sert les dossiers', async () => {
    const s = await serveur();
    let n = await noeud(s);
    const ouvert = await n.ouvrir();
    await n.fermer();
    for (const fichier of ['projections.db', 'projections.db-wal', 'projections.db-shm'])
      rmSync(`${dossierDuNoeud()}/${fichier}`, { force: true });
    s.retientLeJournal = true;
    n = await noeud(s);
    expect(await n.appeler('/health/ready')).toMatchObject({
      statut: 503,
      corps: { detail: expect.stringContaining('se remplissent') },
    });
    expect(await lister(n)).toMatchObject({ statut: 503, corps: { type: 'urn:jalon:probleme:listes-incompletes' } });
    expect((await n.appeler(`/api/parcours/${ouvert}`)).statut).toBe(200);
    const orientee = await n.appeler(`/api/parcours/${ouvert}/commandes`, {
      type: 'OrienterVersSiae',
      data: { siae: 'ai-1' },
    });
    expect(orientee.statut).toBe(200);
    s.retientLeJournal = false;
    expect(
      (
        await jusqua(
          () => n.appeler('/health/ready'),
          (r) => r.statut === 200,
          10_000,
        )
      ).corps,
    ).toMatchObject({ etat: 'pret' });
    expect((await lister(n)).corps['total']).toBe(1);
  });
});

describe('EventStoreDB, FAUX SERVEUR : un journal qui n’est plus le bon, vu par HTTP', () => {
  const ouverture = {
    type: 'OuvrirParcours',
    data: { personne: { nom: 'Petit', prenom: 'Léa', naissance: '1990-01-02' } },
  };
  /** Nothing is written, it is said why, and no read model claims to be up to date. */
  async function attendreLectureSeule(n: Noeud, s: FauxServeur): Promise<void> {
    await jusqua(
      () => n.appeler('/health/ready'),
      (r) => r.corps['ecriture'] === 'fermee' && JSON.stringify(r.corps).includes('Le journal'),
    );
    const faits = s.journal.faits.length;
    const refus = await n.appeler('/api/parcours', ouverture);
    expect(refus).toMatchObject({ statut: 503, corps: { type: 'urn:jalon:probleme:lecture-seule' } });
    expect(refus.corps.detail).toMatch(/Le journal (n’est plus celui|est vide)/);
    expect(s.journal.faits.filter((f) => !f.stream.includes('ephemere-')).length).toBeLessThanOrEqual(faits);
    const modeles = (await n.appeler('/api/projections')).corps as unknown as { situation: string }[];
    expect(modeles.map((m) => m.situation)).toEqual(modeles.map(() => 'en_erreur'));
  }

  it('un serveur vide derrière un dossier qui connaissait des parcours', async () => {
    let n = await noeud(await serveur());
    for (let i = 0; i < 3; i++) await n.ouvrir(`Durand${i}`);
    await n.fermer();
    const vide = await serveur();
    n = await noeud(vide);
    await attendreLectureSeule(n, vide);
    expect(vide.journal.faits.some((f) => !f.stream.startsWith('$'))).toBe(false);
  });

  it('une sauvegarde plus ancienne, remise sous le nœud puis vue au redémarrage', async () => {
    const s = await serveur();
    let n = await noeud(s);
    const [garde, perdu] = [await n.ouvrir(), await n.ouvrir('Martin')];
    const derniere = s.journal.faits.findLast((f) => f.stream === `parcours-${garde}`)?.position ?? 0;
    s.arreter();
    s.journal.revenirA(derniere);
    await s.demarrer();
    await attendreLectureSeule(n, s);
    // what vanished is not answered from memory
    expect((await n.appeler(`/api/parcours/${perdu}`)).statut).not.toBe(200);
    expect((await n.appeler(`/api/parcours/${garde}`)).statut).toBe(200);
    await n.fermer();
    n = await noeud(s);
    await attendreLectureSeule(n, s);
    expect((await n.appeler(`/api/parcours/${garde}`)).statut).toBe(200);
  });

  it('une sauvegarde plus ancienne, dont le journal a regrandi au-delà de ce que l’on connaissait', async () => {
    const s = await serveur();
    let n = await noeud(s);
    await n.ouvrir();
    const derniere = s.journal.finale;
    await n.ouvrir('Martin');
    await n.fermer();
    s.journal.revenirA(derniere);
    for (let i = 0; i < 40; i++) s.journal.etranger('autre-1');
    n = await noeud(s);
    await attendreLectureSeule(n, s);
  });

  it('ce que ce nœud a vu mis de côté par l’exploitant : il repart de ce journal, ses modèles refaits', async () => {
    const s = await serveur();
    let n = await noeud(s);
    const garde = await n.ouvrir();
    const derniere = s.journal.finale;
    for (let i = 0; i < 3; i++) await n.ouvrir(`Martin${i}`);
    await n.fermer();
    s.journal.revenirA(derniere);
    // the lease was held when the backup was made: a start would wait for it
    s.journal.ajouter('ephemere-noeud', s.journal.lireFlux('ephemere-noeud')?.at(-1)?.revision ?? -1, [
      {
        id: '44444444-4444-4444-8444-444444444444',
        type: 'Bail.v1',
        contentType: 'application/json',
        data: Buffer.from('{"holder":"ancien","held":false}'),
        metadata: Buffer.alloc(0),
      },
    ]);
    renameSync(`${dossierDuNoeud()}-cles/journal-vu.json`, `${dossierDuNoeud()}-cles/journal-vu.ancien`);
    n = await noeud(s);
    expect(n.jalon.ecriture.causes()).toEqual([]);
    const nouveau = await n.ouvrir('Petit');
    const lue = await jusqua(
      () => n.appeler('/api/parcours'),
      (r) => (r.corps['lignes'] as { id: string }[]).length === 2,
    );
    expect((lue.corps['lignes'] as { id: string }[]).map((l) => l.id).sort()).toEqual([garde, nouveau].sort());
  });

  it('un témoin illisible est dit, et n’arrête rien', async () => {
    const s = await serveur();
    let n = await noeud(s);
    await n.ouvrir();
    await n.fermer();
    writeFileSync(`${dossierDuNoeud()}-cles/journal-vu.json`, '{"posit');
    n = await noeud(s);
    await n.ouvrir('Martin');
    const sante = await n.appeler('/health/ready');
    expect(JSON.stringify(sante.corps['avertissements'])).toContain('journal-vu.json');
  });
});
