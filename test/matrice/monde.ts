/**
 * Four dossiers and eleven readers, over HTTP, and who sees what of each: written by hand from ADR 0025 and ACT-02, never computed from the
 * code that it judges.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ouvrirJalon, type Jalon } from '@jalon/application';
import { ORGANISATIONS, personasDemonstration, type Persona } from '@jalon/demonstration';
import { lireZip } from '@jalon/preuve';
import { creerApplication } from '../../apps/api/src/application.js';
import { sortie } from '../../apps/api/src/journal-http.js';

export const JOUR = '2025-01-20';
/** A parcours that nobody opened. */
export const ABSENT = '00000000-0000-4000-8000-000000000000';

const ailleurs = (role: 'ddets' | 'prefet'): Persona => ({
  id: `${role}-75`,
  libelle: `${role}, autre département`,
  organisation: role,
  acteur: { role, organisation: { id: `${role}-75`, departement: '75' } },
});
export const PERSONAS: readonly Persona[] = [...personasDemonstration, ailleurs('ddets'), ailleurs('prefet')];

/** Nothing: as if it did not exist. `sansPass`: who she is, and that it began. */
export type Part = 'rien' | 'sansPass' | 'tout';
export type NomDeDossier = 'embauche' | 'oriente' | 'diagnostique' | 'jumeau';
type Ligne = Record<NomDeDossier, Part>;
const RIEN: Ligne = { embauche: 'rien', oriente: 'rien', diagnostique: 'rien', jumeau: 'rien' };
const TOUT: Ligne = { embauche: 'tout', oriente: 'tout', diagnostique: 'tout', jumeau: 'tout' };
/**
 * `embauche`: opened, diagnosed, sent by the mission locale to the AI, which hired. `oriente`: opened by the orienteur, sent to the ACI, which
 * diagnosed and hired. `diagnostique`: opened and diagnosed by the EI for itself, no PASS yet. `jumeau`: the
 * temping agency opened one for the person of `embauche`, of whom it knows the NIR and nothing else.
 */
export const ORACLE: Readonly<Record<string, Ligne>> = {
  'cip-ai': { ...RIEN, embauche: 'tout' },
  'cip-aci': { ...RIEN, oriente: 'tout' },
  'rh-ei': { ...RIEN, diagnostique: 'tout' },
  'agence-etti': { ...RIEN, jumeau: 'tout' },
  'conseiller-ml': { ...RIEN, embauche: 'tout' },
  'conseillere-ft': RIEN,
  orienteur: { ...RIEN, oriente: 'sansPass' },
  ddets: TOUT,
  prefet: TOUT,
  'ddets-75': RIEN,
  'prefet-75': RIEN,
};

/** What must not be found in an answer: texts that nothing else holds. */
export interface Traces {
  id: string;
  personne: string[];
  pass: string[];
  /** In clear for nobody. */
  secrets: string[];
}
export interface Monde {
  jalon: Jalon;
  base: string;
  /** Folder of the data. */
  donnees: string;
  dossiers: Record<NomDeDossier, Traces>;
  fermer(): Promise<void>;
}

export interface Reponse {
  statut: number;
  texte: string;
  /** What of the headers depends on the answer. */
  entetes: string;
}
export interface Requete {
  chemin: string;
  corps?: object;
  entetes?: Record<string, string>;
}
const ENTETES = ['content-type', 'etag', 'location', 'idempotency-replayed', 'retry-after'];
export async function envoyer(base: string, persona: string, { chemin, corps, entetes }: Requete): Promise<Reponse> {
  const r = await fetch(base + chemin, {
    method: corps ? 'POST' : 'GET',
    headers: { 'X-Jalon-Persona': persona, ...(corps ? { 'Content-Type': 'application/json' } : {}), ...entetes },
    ...(corps ? { body: JSON.stringify(corps) } : {}),
  });
  const dits = ENTETES.map((nom) => `${nom}: ${r.headers.get(nom) ?? ''}`).join('\n');
  return {
    statut: r.status,
    texte: dit(r.headers.get('content-type'), Buffer.from(await r.arrayBuffer())),
    entetes: dits,
  };
}
/** Of an audit file, what it tells of anybody: its verifiers are the product, whose samples look like everybody. */
const dit = (type: string | null, corps: Buffer): string =>
  type === 'application/zip'
    ? [...lireZip(corps)].flatMap(([nom, contenu]) => (nom.startsWith('verif') ? [] : `${nom} ${contenu}`)).join('\n')
    : corps.toString('utf8');

/** @param gater spoils what the API is given, to show that the matrix sees it */
export async function creerMonde(gater: (jalon: Jalon) => Jalon = (j) => j): Promise<Monde> {
  sortie.ecrire = () => undefined;
  // sealed, so that audit files are made of it
  const dossier = mkdtempSync(join(tmpdir(), 'jalon-matrice-'));
  const horloge = (): Date => new Date(`${JOUR}T12:00:00Z`);
  const jalon = await ouvrirJalon({ donnees: join(dossier, 'donnees'), organisations: ORGANISATIONS, horloge });
  const app = await creerApplication(gater(jalon), { personas: PERSONAS });
  await app.listen(0, '127.0.0.1');
  const base = `http://127.0.0.1:${((app.getHttpServer() as Server).address() as AddressInfo).port}/api`;
  const faire = async (persona: string, chemin: string, type: string, data: object) => {
    const r = await envoyer(base, persona, { chemin, corps: { type, data } });
    if (r.statut >= 300) throw new Error(`la mise en place est refusée : ${r.texte}`);
    return JSON.parse(r.texte) as { parcours: string; vue: { pass: { numero: string; fin: string } | null } };
  };
  const ouvrir = async (persona: string, rang: number, connu?: string): Promise<Traces> => {
    const [nom, prenom, naissance] = [`Canari${rang}zx`, `Prenom${rang}qw`, `197${rang}-03-29`];
    const nir = connu ?? `27${rang}0335238${String(rang).padStart(3, '0')}`;
    const data = { personne: { nom, prenom, naissance, nir } };
    const { parcours } = await faire(persona, '/parcours', 'OuvrirParcours', data);
    const traces = { id: parcours, personne: [nom, prenom, naissance, `29/03/197${rang}`], pass: [], secrets: [nir] };
    return traces;
  };
  const commander = (persona: string, t: Traces, type: string, data: object) =>
    faire(persona, `/parcours/${t.id}/commandes`, type, data);
  const diagnostiquer = async (persona: string, t: Traces): Promise<void> => {
    const synthese = `synthese${t.id.slice(0, 8)}`;
    await commander(persona, t, 'EtablirDiagnostic', { criteres: ['RSA'], synthese });
    t.pass.push(synthese);
  };
  const embaucher = async (persona: string, t: Traces, rang: number): Promise<void> => {
    // a day of its own, so that the end of a PASS tells which one it is
    const debut = `2025-01-${20 + 3 * rang}`;
    const contrat = { id: `contrat-canari-${rang}`, type: 'CDDI', debut, fin: '2025-07-19', heuresHebdo: 26 };
    const { pass } = (await commander(persona, t, 'DeclarerEmbauche', { contrat })).vue;
    if (!pass) throw new Error('aucun PASS');
    t.pass.push(contrat.id, pass.numero, pass.fin, pass.fin.split('-').reverse().join('/'));
  };
  const [embauche, oriente, diagnostique] = [
    await ouvrir('conseiller-ml', 1),
    await ouvrir('orienteur', 2),
    await ouvrir('rh-ei', 3),
  ];
  await diagnostiquer('conseiller-ml', embauche);
  await commander('conseiller-ml', embauche, 'OrienterVersSiae', { siae: 'ai-coup-de-main' });
  await embaucher('cip-ai', embauche, 1);
  await commander('orienteur', oriente, 'OrienterVersSiae', { siae: 'aci-les-jardins-partages' });
  await diagnostiquer('cip-aci', oriente);
  await embaucher('cip-aci', oriente, 2);
  await diagnostiquer('rh-ei', diagnostique);
  const jumeau = await ouvrir('agence-etti', 4, embauche.secrets[0]);
  return {
    jalon,
    base,
    donnees: join(dossier, 'donnees'),
    dossiers: { embauche, oriente, diagnostique, jumeau },
    async fermer() {
      await app.close();
      await jalon.fermer();
      rmSync(dossier, { recursive: true, force: true });
    },
  };
}
