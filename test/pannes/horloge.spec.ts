/**
 * R15, with the clock really moved: libfaketime around the real server. Fifteen years ahead for five seconds writes no expiry, and the
 * PASS live on once the clock is right; four hundred days behind, nothing is written and the sentence says why.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { jourParis } from '@jalon/application';
import { lancerServeur, type Serveur } from '../serveur-construit.js';
import { entier } from './bilan.js';

const FAKETIME = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';
const decaler = (decalage: string): Record<string, string> => ({
  LD_PRELOAD: FAKETIME,
  FAKETIME: decalage,
  // delays stay delays: only the date is wrong
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
});
const PARCOURS = 60;

const entetes = { 'X-Jalon-Persona': 'ddets', 'Content-Type': 'application/json' };
interface Sante {
  ecriture: string;
  causes?: { code: string; phrase: string }[];
  echeances?: { retenues: number; phrase: string };
}
const sante = async ({ url }: Serveur): Promise<Sante> => (await (await fetch(`${url}/health/ready`)).json()) as Sante;

const presente = existsSync(FAKETIME);
if (!presente)
  process.stderr.write(
    `\n!!! L’essai du serveur sous une horloge déplacée n’a PAS été exécuté : ${FAKETIME} manque (apt-get install faketime).\n`,
  );

(presente ? describe : describe.skip)('le vrai serveur, l’horloge déplacée', () => {
  const dossier = mkdtempSync(join(tmpdir(), 'jalon-horloge-'));
  const donnees = join(dossier, 'donnees');
  let serveur: Serveur | undefined;
  const lancer = async (env: Record<string, string> = {}): Promise<Serveur> =>
    (serveur = await lancerServeur({ donnees, demonstration: PARCOURS, env }));
  const arreter = async (): Promise<void> => {
    await serveur?.arreter();
    serveur = undefined;
  };
  /** Read in the file: what the server says of itself is not the proof. */
  const compter = (type: string): number => {
    const db = new Database(join(donnees, 'evenements.db'), { readonly: true });
    try {
      return db.prepare<[string], number>('SELECT count(*) FROM events WHERE type = ?').pluck().get(type) as number;
    } finally {
      db.close();
    }
  };
  beforeAll(async () => {
    await lancer();
    await arreter();
  }, 120_000);
  afterAll(async () => {
    await serveur?.tuer();
    rmSync(dossier, { recursive: true, force: true });
  });

  it('quinze ans en avance pendant cinq secondes : aucun PASS n’expire, la santé dit ce qui attend', async () => {
    const avant = compter('PassExpire.v1');
    const ici = await lancer(decaler('+15y'));
    // the fault fired: the server itself says a day fifteen years ahead
    const date = new Date((await fetch(`${ici.url}/health/live`)).headers.get('date') ?? '');
    expect(date.getFullYear() - new Date().getFullYear()).toBeGreaterThanOrEqual(14);
    await attendre(5000);
    const { ecriture, echeances } = await sante(ici);
    expect(ecriture).toBe('ouverte');
    expect(echeances?.retenues).toBeGreaterThan(20);
    expect(echeances?.phrase).toContain('personne n’a agi depuis le');
    await arreter();
    expect(compter('PassExpire.v1')).toBe(avant);
  }, 120_000);

  entier(
    'l’horloge remise, les PASS vivent : l’écriture est ouverte et SuspendrePass passe',
    async () => {
      const ici = await lancer();
      expect(await sante(ici)).toMatchObject({ etat: 'pret', ecriture: 'ouverte' });
      const suspendu = await suspendreUnPass(ici);
      expect(suspendu).toMatchObject({ statut: 200, corps: { faits: [{ type: 'SuspensionDeclaree' }] } });
      await arreter();
    },
    120_000,
  );

  it('quatre cents jours en retard : lecture seule, 503, la phrase dit les deux instants', async () => {
    const avant = compter('ParcoursOuvert.v1');
    const ici = await lancer(decaler('-400d'));
    const { ecriture, causes } = await sante(ici);
    expect(ecriture).toBe('fermee');
    expect(causes).toMatchObject([
      { code: 'horloge', phrase: expect.stringMatching(/^L’horloge indique le \d\d\/\d\d\/\d{4} /) },
    ]);
    const reponse = await fetch(`${ici.url}/api/parcours`, {
      method: 'POST',
      headers: { ...entetes, 'X-Jalon-Persona': 'conseiller-ml', 'Idempotency-Key': crypto.randomUUID() },
      body: JSON.stringify({
        type: 'OuvrirParcours',
        data: { personne: { nom: 'Durand', prenom: 'Awa', naissance: '1984-05-02' } },
      }),
    });
    expect(reponse.status).toBe(503);
    expect(((await reponse.json()) as { detail: string }).detail).toContain('le dernier fait a été enregistré le');
    expect((await fetch(`${ici.url}/api/parcours`, { headers: entetes })).status).toBe(200);
    await arreter();
    expect(compter('ParcoursOuvert.v1')).toBe(avant);
  }, 120_000);

  entier(
    'témoin : sans la retenue, le même serveur expire tout',
    async () => {
      const avant = compter('PassExpire.v1');
      await lancerServeur({ donnees, entree: 'test/pannes/serveur-sans-retenue.mjs', env: decaler('+15y') }).then(
        (s) => (serveur = s),
      );
      for (let i = 0; i < 50 && compter('PassExpire.v1') <= avant + 20; i++) await attendre(200);
      expect(compter('PassExpire.v1')).toBeGreaterThan(avant + 20);
      await arreter();
    },
    120_000,
  );
});

async function suspendreUnPass({ url }: Serveur): Promise<{ statut: number; corps: unknown }> {
  const liste = (await (await fetch(`${url}/api/parcours?taille=100`, { headers: entetes })).json()) as {
    lignes: { id: string }[];
  };
  const personas = (await (await fetch(`${url}/api/personas`)).json()) as {
    id: string;
    role: string;
  }[];
  const refus: unknown[] = [];
  for (const ligne of liste.lignes)
    for (const p of personas.filter((x) => x.role === 'siae')) {
      const siens = { ...entetes, 'X-Jalon-Persona': p.id };
      const reponse = await fetch(`${url}/api/parcours/${ligne.id}/commandes`, {
        method: 'POST',
        headers: { ...siens, 'Idempotency-Key': crypto.randomUUID() },
        body: JSON.stringify({
          type: 'SuspendrePass',
          data: { debut: jourParis(new Date()), motif: 'CONTRAT_SUSPENDU' },
        }),
      });
      const corps: unknown = await reponse.json();
      if (reponse.ok) return { statut: reponse.status, corps };
      refus.push(corps);
    }
  return { statut: 0, corps: refus.slice(0, 3) };
}
