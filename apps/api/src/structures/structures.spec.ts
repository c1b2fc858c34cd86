import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { INestApplication } from '@nestjs/common';
import { ouvrirJalon, type Jalon } from '@jalon/application';
import { ORGANISATIONS, personasDemonstration, type Persona } from '@jalon/demonstration';
import { creerApplication } from '../application.js';
import { sortie } from '../journal-http.js';

let jalon: Jalon;
let app: INestApplication;
let base = '';
const AI = '/api/structures/ai-coup-de-main';
/** A prescripteur of no list, whom the préfet may habilitate. */
const locale: Persona = {
  id: 'locale',
  libelle: 'Association locale',
  organisation: 'Association locale',
  acteur: {
    role: 'prescripteur',
    organisation: { id: 'asso-locale', type: 'OHPD', departement: '99', habilitee: false },
  },
};
const ddets75: Persona = {
  id: 'ddets-75',
  libelle: 'DDETS d’un autre département',
  organisation: 'DDETS 75',
  acteur: { role: 'ddets', organisation: { id: 'ddets-75', departement: '75' } },
};

beforeAll(async () => {
  sortie.ecrire = () => undefined;
  // a withdrawal takes effect at once in this lecture only (D37)
  jalon = await ouvrirJalon({
    lecture: 'code',
    organisations: ORGANISATIONS,
    horloge: () => new Date('2025-03-03T12:00:00Z'),
  });
  app = await creerApplication(jalon, {
    personas: [...personasDemonstration, locale, ddets75],
  });
  await app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${((app.getHttpServer() as Server).address() as AddressInfo).port}`;
});
afterAll(async () => {
  await app.close();
  await jalon.fermer();
});

async function appeler(chemin: string, persona: string, corps?: object, entetes: Record<string, string> = {}) {
  const reponse = await fetch(base + chemin, {
    method: corps ? 'POST' : 'GET',
    headers: { 'X-Jalon-Persona': persona, 'Content-Type': 'application/json', ...entetes },
    ...(corps ? { body: JSON.stringify(corps) } : {}),
  });
  const texte = await reponse.text();
  return {
    statut: reponse.status,
    entetes: reponse.headers,
    texte,
    corps: JSON.parse(texte) as Record<string, unknown>,
  };
}
const retirer = { type: 'RetirerAutoPrescription', data: { debut: '2025-03-03', fin: '2025-09-02' } };

describe('Les structures par HTTP', () => {
  it('liste celles que le déploiement déclare', async () => {
    const { statut, corps } = await appeler('/api/structures', 'ddets');
    expect(statut).toBe(200);
    expect((corps['lignes'] as { id: string }[]).map((l) => l.id)).toContain('ei-mobilite');
  });

  it.each([
    ['cip-ai', 200],
    ['conseiller-ml', 200],
    ['ddets', 200],
    ['cip-aci', 404],
    ['ddets-75', 404],
  ])('se lisent selon qui demande : %s, %i', async (persona, attendu) => {
    for (const suite of ['', '/journal', '/actions'])
      expect([suite, (await appeler(AI + suite, persona)).statut]).toEqual([suite, attendu]);
    const { corps } = await appeler('/api/structures', persona);
    const ids = (corps['lignes'] as { id: string }[]).map((l) => l.id);
    expect([ids.includes('ai-coup-de-main'), ids.length === 1]).toEqual([attendu === 200, persona.startsWith('cip-')]);
    if (attendu === 200) return;
    const [refus, inconnue] = [await appeler(AI, persona), await appeler('/api/structures/nulle-part', persona)];
    expect(refus.texte.replace('ai-coup-de-main', 'nulle-part')).toBe(inconnue.texte);
    expect(refus.corps['detail']).toContain('Ce qui ouvrirait l’accès');
  });

  it('une décision du préfet est un fait, que le parcours lit aussitôt', async () => {
    const ouvert = await appeler('/api/parcours', 'cip-ai', {
      type: 'OuvrirParcours',
      data: { personne: { nom: 'Durand', prenom: 'Awa', naissance: '1984-05-02' } },
    });
    const decide = await appeler(`${AI}/commandes`, 'prefet', retirer, { 'Idempotency-Key': 'retrait-2025' });
    expect([decide.statut, decide.entetes.get('etag')]).toEqual([200, '"0"']);
    const refus = await appeler(`/api/parcours/${String(ouvert.corps['parcours'])}/commandes`, 'cip-ai', {
      type: 'EtablirDiagnostic',
      data: { criteres: ['RSA'] },
    });
    expect(refus.statut).toBe(422);
    expect(refus.corps['constats']).toContainEqual(
      expect.objectContaining({
        condition: 'auto_prescription_active',
        satisfaite: false,
        derogation: 'le préfet, à la demande de la structure (R. 5132-1-14)',
      }),
    );
  });

  it('une structure que la DDETS inscrit est partout aussitôt : annuaire, listes, formulaires, personas', async () => {
    const [id, data] = ['aci-des-tilleuls', { type: 'ACI', nom: 'ACI des Tilleuls' }];
    const inscrire = { type: 'EnregistrerStructure', data };
    expect((await appeler('/api/parcours', `siae-${id}`)).statut).toBe(403);
    expect((await appeler(`/api/structures/${id}/commandes`, 'ddets', inscrire)).statut).toBe(200);
    const liste = async (chemin: string) => (await appeler(chemin, 'ddets')).corps as unknown as { id: string }[];
    expect(await liste('/api/organisations')).toContainEqual({ id, ...data, departement: '99' });
    const annexe = { etat: 'CLOTURE', debut: '2024-01-01', fin: '2024-12-31' };
    const signee = { type: 'SignerAnnexeFinanciere', data: annexe };
    const { corps } = await appeler(`/api/structures/${id}/commandes`, 'ddets', signee);
    expect(corps).toMatchObject({
      vue: { libelleType: 'Atelier et chantier d’insertion', annexes: [{ libelleEtat: 'Clôturée' }] },
      faits: [{ phrase: 'L’annexe financière du 01/01/2024 au 31/12/2024 est enregistrée, clôturée.' }],
    });
    expect((await liste('/api/personas')).map((p) => p.id)).toContain(`siae-${id}`);
    const structures = (await appeler('/api/structures', 'ddets')).corps['lignes'] as { id: string }[];
    expect(structures.map((l) => l.id)).toContain(id);
    const ouvert = await appeler('/api/parcours', `siae-${id}`, {
      type: 'OuvrirParcours',
      data: { personne: { nom: 'Garance', prenom: 'Awa', naissance: '1984-05-02' } },
    });
    expect(ouvert.statut).toBe(201);
  });

  it('une habilitation locale permet de diagnostiquer, et de lire le PASS qui en vient', async () => {
    const ouvert = await appeler('/api/parcours', 'locale', {
      type: 'OuvrirParcours',
      data: { personne: { nom: 'Petit', prenom: 'Lou', naissance: '1990-01-15' } },
    });
    const parcours = `/api/parcours/${String(ouvert.corps['parcours'])}`;
    const diagnostic = { type: 'EtablirDiagnostic', data: { criteres: [] } };
    expect((await appeler(`${parcours}/commandes`, 'locale', diagnostic)).statut).toBe(422);
    const habiliter = { type: 'HabiliterPrescripteur', data: { debut: '2025-03-03', fin: '2026-03-02' } };
    expect((await appeler('/api/structures/asso-locale/commandes', 'prefet', habiliter)).statut).toBe(200);
    expect((await appeler(`${parcours}/commandes`, 'locale', diagnostic)).statut).toBe(200);
    const orientation = { type: 'OrienterVersSiae', data: { siae: 'aci-les-jardins-partages' } };
    expect((await appeler(`${parcours}/commandes`, 'locale', orientation)).statut).toBe(200);
    const embauche = {
      type: 'DeclarerEmbauche',
      data: { contrat: { id: 'c1', type: 'CDDI', debut: '2025-03-10', fin: '2025-09-09', heuresHebdo: 26 } },
    };
    expect((await appeler(`${parcours}/commandes`, 'cip-aci', embauche)).statut).toBe(200);
    expect((await appeler(parcours, 'locale')).corps['vue']).toMatchObject({ pass: { debut: '2025-03-10' } });
  });

  it('la même clé ne compte qu’une fois, et rend les mêmes octets', async () => {
    const cle = { 'Idempotency-Key': 'retrait-2025' };
    const [un, deux] = [
      await appeler(`${AI}/commandes`, 'prefet', retirer, cle),
      await appeler(`${AI}/commandes`, 'prefet', retirer, cle),
    ];
    expect(un.texte).toBe(deux.texte);
    expect(deux.entetes.get('idempotency-replayed')).toBe('true');
    const autre = await appeler(
      `${AI}/commandes`,
      'prefet',
      { type: 'RetirerAutoPrescription', data: { debut: '2025-04-01' } },
      cle,
    );
    expect([autre.statut, autre.corps['type']]).toEqual([422, 'urn:jalon:probleme:cle-reutilisee']);
  });

  it.each([
    ['une SIAE qui décide pour elle', AI, 'cip-ai', retirer, {}, 403],
    ['une SIAE qui demande pour une autre', AI, 'cip-aci', { type: 'DemanderConvention', data: {} }, {}, 403],
    ['un jour impossible', AI, 'prefet', { type: 'RetirerAutoPrescription', data: { debut: '2025-02-30' } }, {}, 400],
    ['une commande d’un parcours', AI, 'prefet', { type: 'EtablirDiagnostic', data: {} }, {}, 400],
    ['une structure inconnue', '/api/structures/nulle-part', 'prefet', retirer, {}, 404],
    ['une révision dépassée', AI, 'prefet', retirer, { 'If-Match': '"-1"' }, 400],
    ['une révision qui n’est plus la dernière', AI, 'prefet', retirer, { 'If-Match': '"41"' }, 412],
    ['une étape qui n’y est pas', AI, 'ddets', { type: 'RendreAvisCommission', data: { avis: 'FAVORABLE' } }, {}, 409],
    [
      'une dérogation de plus de trois ans',
      AI,
      'prefet',
      { type: 'AccorderDerogation480h', data: { debut: '2025-03-03', fin: '2028-03-03' } },
      {},
      422,
    ],
  ])('refuse %s par un problème expliqué', async (_, chemin, persona, corps, entetes, statut) => {
    const avant = (await appeler(AI, 'ddets')).corps['revision'];
    const refus = await appeler(`${chemin}/commandes`, persona, corps, entetes);
    expect([refus.statut, refus.entetes.get('content-type')]).toEqual([
      statut,
      expect.stringContaining('application/problem+json'),
    ]);
    expect((await appeler(AI, 'ddets')).corps['revision']).toBe(avant);
  });

  it('simuler répond tout et n’écrit rien', async () => {
    const avant = (await appeler(AI, 'ddets')).corps['revision'];
    const simule = await appeler(`${AI}/commandes?simuler=true`, 'ddets', { type: 'TenirDialogueDeGestion', data: {} });
    expect([simule.statut, (simule.corps['faits'] as { enregistreLe: string }[])[0]?.enregistreLe]).toEqual([200, '']);
    expect(simule.entetes.get('x-jalon-jeton')).toBeNull();
    expect((await appeler(AI, 'ddets')).corps['revision']).toBe(avant);
  });

  it('le journal dit qui, quand, et selon quel article', async () => {
    const { corps } = await appeler(`${AI}/journal`, 'ddets');
    expect((corps as unknown as unknown[])[0]).toMatchObject({
      type: 'AutoPrescriptionRetiree',
      phrase: 'La capacité d’auto-prescrire est retirée à partir du 03/03/2025, jusqu’au 02/09/2025.',
      par: { role: 'prefet' },
      verdict: { issue: 'favorable', regle: 'auto_prescription_retrait' },
    });
    const jour = await appeler(`${AI}?au=2025-09-03`, 'ddets');
    expect(jour.corps['vue']).toMatchObject({ autoPrescription: true, auJour: '2025-09-03' });
  });

  it('qui succède à une structure trouve ses parcours dans ses listes, les lit et y agit', async () => {
    const ouvert = await appeler('/api/parcours', 'agence-etti', {
      type: 'OuvrirParcours',
      data: { personne: { nom: 'Zinnia', prenom: 'Lou', naissance: '1991-01-15' } },
    });
    const id = String(ouvert.corps['parcours']);
    const trouves = async (suite: string): Promise<string[]> => {
      await jalon.projections.quandTraite((await jalon.store.health()).head, 10_000);
      const { corps } = await appeler(`/api/parcours?taille=100${suite}`, 'rh-ei');
      return (corps['lignes'] as { id: string }[]).map((l) => l.id);
    };
    const vues = async (): Promise<boolean[]> =>
      Promise.all(['', '&recherche=zinnia', '&tri=-ouvertLe'].map(async (s) => (await trouves(s)).includes(id)));
    expect([await vues(), (await appeler(`/api/parcours/${id}`, 'rh-ei')).statut]).toEqual([
      [false, false, false],
      404,
    ]);
    const [de, a] = ['etti-tremplin-interim', 'ei-proprete-du-val'];
    const constat = {
      type: 'ConstaterSuccession',
      data: { de, a, le: '2025-03-03', fondement: 'AUTRE', reference: 'Récépissé de fusion' },
    };
    expect((await appeler(`/api/structures/${de}/commandes`, 'rh-ei', constat)).statut).toBe(403);
    expect((await appeler(`/api/structures/${de}/commandes`, 'ddets', constat)).corps).toMatchObject({
      structure: a,
      vue: { predecesseurs: [{ id: de }] },
    });
    expect([await vues(), (await appeler(`/api/parcours/${id}`, 'rh-ei')).statut]).toEqual([[true, true, true], 200]);
    const orientation = { type: 'OrienterVersSiae', data: { siae: a } };
    expect((await appeler(`/api/parcours/${id}/commandes`, 'rh-ei', orientation)).statut).toBe(200);
    expect((await appeler(`/api/structures/${de}/journal`, 'rh-ei')).statut).toBe(200);
  });
});
