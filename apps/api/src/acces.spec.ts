/** What each persona may read over HTTP (ACT-02, ELI-09): every route of a parcours, the lists, and the answers to commands. */
import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { ouvrirJalon, type Jalon } from '@jalon/application';
import { ORGANISATIONS, personasDemonstration, type Persona } from '@jalon/demonstration';
import { creerApplication } from './application.js';
import { sortie } from './journal-http.js';

interface Vue {
  etape: string;
  libelleEtape: string;
  diagnostic: { par: string } | null;
  pass: { numero: string } | null;
  contrats: object[];
  decisions: object[];
}
interface Fait {
  revision: number;
  type: string;
  verdict?: { constats: { condition: string; constate: string }[] };
}
const ddets75: Persona = {
  id: 'ddets-75',
  libelle: 'Auditrice DDETS — autre département',
  organisation: 'DDETS',
  acteur: { role: 'ddets', organisation: { id: 'ddets-75', departement: '75' } },
};
const [ACI, AI, EI] = ['aci-les-jardins-partages', 'ai-coup-de-main', 'ei-proprete-du-val'];
const ABSENT = '00000000-0000-4000-8000-000000000000';
const ROUTES = [
  '',
  '/journal',
  '/actions',
  '/rejouer',
  '/comparer?avantFait=0',
  '/faits/1/effet',
  '/rejuger?lecture=code',
];

let jalon: Jalon;
let app: INestApplication;
let base = '';

beforeAll(async () => {
  sortie.ecrire = () => undefined;
  jalon = await ouvrirJalon({ organisations: ORGANISATIONS, horloge: () => new Date('2025-01-15T12:00:00Z') });
  app = await creerApplication(jalon, {
    personas: [...personasDemonstration, ddets75],
  });
  await app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${((app.getHttpServer() as Server).address() as AddressInfo).port}/api`;
});
afterAll(async () => {
  await app.close();
  await jalon.fermer();
});

async function lire(persona: string, chemin: string): Promise<{ statut: number; corps: never; texte: string }> {
  const r = await fetch(base + chemin, { headers: { 'X-Jalon-Persona': persona } });
  const texte = await r.text();
  return { statut: r.status, corps: JSON.parse(texte) as never, texte };
}
async function envoyer(
  persona: string,
  chemin: string,
  corps: object,
  cle?: string,
): Promise<{
  statut: number;
  corps: { parcours: string; faits: { place: number }[]; vue: Vue | null; constats?: object[] };
  texte: string;
}> {
  const r = await fetch(base + chemin, {
    method: 'POST',
    headers: {
      'X-Jalon-Persona': persona,
      'Content-Type': 'application/json',
      ...(cle ? { 'Idempotency-Key': cle } : {}),
    },
    body: JSON.stringify(corps),
  });
  const texte = await r.text();
  return { statut: r.status, corps: JSON.parse(texte) as never, texte };
}
const ouvrir = async (persona: string, nom = 'Durand'): Promise<string> => {
  const data = { personne: { nom, prenom: 'Awa', naissance: '1984-05-02' } };
  return (await envoyer(persona, '/parcours', { type: 'OuvrirParcours', data })).corps.parcours;
};
const commander = (persona: string, id: string, type: string, data: object, cle?: string) =>
  envoyer(persona, `/parcours/${id}/commandes`, { type, data }, cle);
const reussir = async (...appel: Parameters<typeof commander>): Promise<void> => {
  expect((await commander(...appel)).statut).toBe(200);
};
const embaucher = (persona: string, id: string, contrat: string, debut = '2025-01-20', fin = '2025-07-19') =>
  reussir(persona, id, 'DeclarerEmbauche', { contrat: { id: contrat, type: 'CDDI', debut, fin, heuresHebdo: 26 } });
const statuts = async (persona: string, id: string): Promise<number[]> =>
  Promise.all(ROUTES.map(async (route) => (await lire(persona, `/parcours/${id}${route}`)).statut));
const tous = (statut: number): number[] => ROUTES.map(() => statut);
const dansLaListe = async (persona: string, id: string): Promise<boolean> => {
  const head = (await jalon.store.health()).head;
  expect(await jalon.projections.quandTraite(head, 5000)).toBe(true);
  const { lignes, total } = (await lire(persona, '/parcours?taille=100')).corps as unknown as {
    lignes: { id: string }[];
    total: number;
  };
  expect(total).toBe(lignes.length);
  return lignes.some((l) => l.id === id);
};

describe('Un parcours d’une structure', () => {
  let id = '';
  beforeAll(async () => {
    id = await ouvrir('cip-aci');
    await reussir('cip-aci', id, 'EtablirDiagnostic', { criteres: ['RSA'] });
    await embaucher('cip-aci', id, 'c1');
  });

  it.each([
    ['cip-aci', 200],
    ['ddets', 200],
    ['prefet', 200],
    ['cip-ai', 404],
    ['conseiller-ml', 404],
    ['orienteur', 404],
    ['ddets-75', 404],
  ])('%s : %i sur chaque lecture, et la liste s’accorde', async (persona, statut) => {
    expect(await statuts(persona, id)).toEqual(tous(statut));
    expect(await dansLaListe(persona, id)).toBe(statut === 200);
  });

  it('répond comme si le parcours n’existait pas, en disant ce qui ouvrirait l’accès, et rien du parcours', async () => {
    const { statut, texte } = await lire('cip-ai', `/parcours/${id}`);
    expect(statut).toBe(404);
    expect(texte).toContain('une orientation reçue');
    expect(texte).not.toMatch(/Durand|RSA|99999/);
    expect((await lire('cip-ai', `/parcours/${ABSENT}`)).texte).toBe(texte);
  });

  it('ne montre rien dans la réponse à une commande de qui n’a pas de lien', async () => {
    const { statut, corps, texte } = await commander('ddets-75', id, 'SuspendrePass', {
      debut: '2025-01-20',
      motif: 'CONTRAT_SUSPENDU',
    });
    expect({ statut, ...corps }).toMatchObject({ statut: 404, vue: null, constats: [] });
    expect(texte).not.toMatch(/Durand|99999|20\/01\/2025/);
    // who may read it is told everything
    expect(
      (await commander('ddets', id, 'SuspendrePass', { debut: '2025-01-20', motif: 'CONTRAT_SUSPENDU' })).corps.vue,
    ).not.toBeNull();
  });
});

describe('Le diagnostic d’une structure, pour une autre', () => {
  let id = '';
  const journal = async (persona: string): Promise<Fait[]> =>
    (await lire(persona, `/parcours/${id}/journal`)).corps as unknown as Fait[];
  const diagnostic = (v: Vue | null): unknown => v?.diagnostic?.par ?? null;

  beforeAll(async () => {
    id = await ouvrir('cip-aci', 'Lavande');
    const etabli = await commander('cip-aci', id, 'EtablirDiagnostic', { criteres: ['RSA'] });
    await reussir('cip-aci', id, 'NotifierDecision', {
      fait: etabli.corps.faits[0]?.place,
      destinataire: 'interesse',
      le: '2025-01-15',
      moyen: 'REMISE_CONTRE_DECHARGE',
    });
    await reussir('cip-aci', id, 'OrienterVersSiae', { siae: AI });
  });

  it('n’est ni dans la vue, ni dans le rejeu, ni dans le journal, ni dans le rejugement', async () => {
    for (const route of ['', '/rejouer']) {
      const vue = async (persona: string): Promise<Vue> =>
        ((await lire(persona, `/parcours/${id}${route}`)).corps as unknown as { vue: Vue }).vue;
      expect(diagnostic(await vue('cip-ai'))).toBeNull();
      expect((await vue('cip-ai')).decisions).toEqual([]);
      expect((await vue('cip-aci')).decisions).toHaveLength(1);
      expect(diagnostic(await vue('cip-aci'))).toBe(ACI);
      expect(diagnostic(await vue('ddets'))).toBe(ACI);
    }
    expect((await journal('cip-ai')).map((f) => f.type)).toEqual(['ParcoursOuvert', 'OrientationEnvoyee']);
    expect((await journal('cip-aci')).map((f) => f.type)).toEqual(
      expect.arrayContaining(['DiagnosticEtabli', 'DecisionNotifiee']),
    );
    const rejuge = async (persona: string) =>
      (await lire(persona, `/parcours/${id}/rejuger?lecture=code`)).corps as unknown as {
        faits: Fait[];
        totaux: Record<string, number>;
      };
    const vu = await rejuge('cip-ai');
    expect(vu.faits.map((f) => f.type)).not.toContain('DiagnosticEtabli');
    expect(Object.values(vu.totaux).reduce((a, b) => a + b)).toBe(vu.faits.length);
    expect((await rejuge('cip-aci')).faits.map((f) => f.type)).toContain('DiagnosticEtabli');
  });

  it('n’est ni dans la liste, ni dans les échéances', async () => {
    const ligne = async (persona: string) => {
      const { lignes } = (await lire(persona, '/parcours?recherche=lavande')).corps as unknown as { lignes: object[] };
      return lignes[0];
    };
    const genres = async (persona: string) => {
      const { lignes } = (await lire(persona, '/echeances?jusquAu=2027-12-31&taille=100')).corps as unknown as {
        lignes: { parcours: string; genre: string }[];
      };
      return lignes.filter((e) => e.parcours === id).map((e) => e.genre);
    };
    expect(await dansLaListe('cip-ai', id)).toBe(true);
    expect(await ligne('cip-ai')).toMatchObject({ prochaineEcheance: null });
    expect(await ligne('cip-aci')).toMatchObject({ prochaineEcheance: { genre: 'expiration_diagnostic' } });
    expect(await genres('cip-ai')).toEqual([]);
    expect(await genres('cip-aci')).toEqual(['expiration_diagnostic']);
  });

  it('n’est pas dans la réponse à une commande, ni dans celle redonnée à l’octet', async () => {
    const situation = { rqth: { du: '2025-01-01' } };
    const [a, b] = [
      await commander('cip-ai', id, 'DeclarerSituation', situation, 'cle-de-la-structure-1'),
      await commander('cip-ai', id, 'DeclarerSituation', situation, 'cle-de-la-structure-1'),
    ];
    expect(a.statut).toBe(200);
    expect(b.texte).toBe(a.texte);
    expect(diagnostic(a.corps.vue)).toBeNull();
    const refus = await commander('cip-ai', id, 'TransmettreFiche', { contrat: 'c9' });
    expect(refus.statut).toBe(409);
    expect(diagnostic(refus.corps.vue)).toBeNull();
  });

  it('reste caché dans le verdict de l’embauche qu’il a permise', async () => {
    await embaucher('cip-aci', id, 'c1');
    const valeur = async (persona: string): Promise<string | undefined> =>
      (await journal(persona))
        .find((f) => f.type === 'EmbaucheDeclaree')
        ?.verdict?.constats.find((k) => k.condition === 'diagnostic_valide')?.constate;
    expect(await valeur('cip-ai')).toBe('•');
    expect(await valeur('cip-aci')).toContain('diagnostic de la structure');
    expect(await valeur('ddets')).toContain('diagnostic de la structure');
  });
});

describe('L’orienteur', () => {
  it('suit ce qu’il a ouvert, sans rien voir du PASS', async () => {
    const id = await ouvrir('orienteur', 'Garance');
    await reussir('orienteur', id, 'OrienterVersSiae', { siae: EI });
    await reussir('rh-ei', id, 'EtablirDiagnostic', { criteres: ['RSA'] });
    await embaucher('rh-ei', id, 'c1');
    expect(await statuts('orienteur', id)).toEqual(tous(200));
    const { vue } = (await lire('orienteur', `/parcours/${id}`)).corps as unknown as { vue: Vue };
    expect(vue).toMatchObject({
      etape: 'enCours',
      libelleEtape: 'Parcours engagé',
      pass: null,
      contrats: [],
      diagnostic: null,
    });
    const journal = (await lire('orienteur', `/parcours/${id}/journal`)).corps as unknown as Fait[];
    expect(journal.map((f) => f.type)).toEqual(['ParcoursOuvert', 'OrientationEnvoyee']);
    for (const route of ROUTES)
      expect((await lire('orienteur', `/parcours/${id}${route}`)).texte).not.toMatch(/99999\d{7}|2027/);
    expect(await dansLaListe('orienteur', id)).toBe(true);
    const { lignes } = (await lire('orienteur', '/parcours?recherche=garance&tri=fin&etat=EXPIRE'))
      .corps as unknown as {
      lignes: object[];
    };
    expect(lignes).toMatchObject([{ id, numero: null, fin: null, etat: null, etape: 'enCours', dernierFait: null }]);
    expect((await lire('orienteur', '/echeances?jusquAu=2028-12-31')).corps).toMatchObject({ total: 0 });
    expect(await statuts('rh-ei', id)).toEqual(tous(200));
  });
});

describe('Un lien se juge avant la révision, la clé et le droit', () => {
  let id = '';
  const prolonger = { type: 'AccorderProlongation', data: {} };
  /** Whatever of a request could make the engine answer something else than the access. */
  const FACONS: [string, Record<string, string>, string][] = [
    ['sans rien', {}, ''],
    ['une révision dépassée', { 'If-Match': '"99"' }, ''],
    ['la révision exacte', { 'If-Match': '"3"' }, ''],
    ['une clé', { 'Idempotency-Key': 'cle-sans-lien-0001' }, ''],
    ['à blanc', {}, '?simuler=true'],
    ['à blanc, une révision dépassée', { 'If-Match': '"99"' }, '?simuler=true'],
  ];
  const SANS_LIEN = ['cip-aci', 'rh-ei', 'agence-etti', 'orienteur', 'conseillere-ft', 'ddets-75'];
  const essayer = async (persona: string, parcours: string, entetes: Record<string, string>, suite: string) => {
    const r = await fetch(`${base}/parcours/${parcours}/commandes${suite}`, {
      method: 'POST',
      headers: { 'X-Jalon-Persona': persona, 'Content-Type': 'application/json', ...entetes },
      body: JSON.stringify(prolonger),
    });
    const { 'content-type': type, etag } = Object.fromEntries(r.headers);
    return { statut: r.status, texte: await r.text(), type, etag };
  };

  beforeAll(async () => {
    id = await ouvrir('conseiller-ml', 'Valériane');
    await reussir('conseiller-ml', id, 'EtablirDiagnostic', { criteres: [] });
    await reussir('conseiller-ml', id, 'OrienterVersSiae', { siae: AI });
    await embaucher('cip-ai', id, 'c1');
  });

  it.each(
    SANS_LIEN.flatMap((persona) => FACONS.map(([nom, entetes, suite]) => [persona, nom, entetes, suite] as const)),
  )('%s, %s : la même réponse qu’un parcours qui n’existe pas', async (persona, _, entetes, suite) => {
    const avant = (await jalon.store.health()).head;
    const cache = await essayer(persona, id, entetes, suite);
    expect(cache).toMatchObject({ statut: 404, etag: undefined });
    expect(cache).toEqual(await essayer(persona, ABSENT, entetes, suite));
    expect(cache.texte).not.toMatch(/Valériane|99999\d{7}|c1/);
    expect((await jalon.store.health()).head).toBe(avant);
  });

  it('qui a un lien sait que la révision est dépassée', async () => {
    const vu = await essayer('cip-ai', id, { 'If-Match': '"99"' }, '');
    expect(vu.statut).toBe(412);
    expect(vu.texte).toContain('Valériane');
  });
});
