/**
 * Stories played by the real engine on a folder, with a canary in every text about a person; then every file searched for them, however
 * they may have been written.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ouvrirJalon, racineDuProduit, type Jalon } from '@jalon/application';
import { ouvrirCoffre, type Coffre } from '@jalon/confidentialite';
import { cheminsPersonnels, typeStocke } from '@jalon/decider';
import { catalogue, type Acteur, type TypeFait } from '@jalon/parcours';
import { dataEnClair } from '../../libs/application/src/faits-stockes.js';

export const MARQUE = 'Zqxcanari';
type Donnees = Record<string, unknown>;
export interface Dossiers {
  donnees: string;
  cles: string;
}
interface Etape {
  le: string;
  acteur: string;
  parcours?: string;
  structure?: string;
  commande: { type: string; data: Donnees };
}
interface Histoire {
  nom: string;
  acteurs: Record<string, Acteur>;
  etapes: Etape[];
}

/** Texts that stay out when the story does not give them: filled so that no personal field is left without its canary. */
const AJOUTS: Record<string, Donnees> = {
  EtablirDiagnostic: { synthese: '' },
  EnregistrerAccompagnement: { resume: '' },
  EnregistrerSortie: { precision: '' },
  DemanderProlongation: { bilan: '', pieces: [''], entretien: { telephone: '0299000000', courriel: '' } },
  RefuserProlongation: { explication: '', actions: [''] },
  DeclarerSituation: { formation: { du: '2024-01-01', au: '2029-12-31', intitule: '' } },
};
/** Codes of the law are no secret, and a canary there would only be refused. */
const CODE = /^[A-Z][A-Z0-9_]*$/;
const TEXTES = new Set(
  'nom prenom commune synthese motif motifHeures motifDuree poste taches lieu remunerationReference epi resume bilan pieces explication actions raison precision intitule financement identifiantFranceTravail reference'.split(
    ' ',
  ),
);

let rang = 0;
const canari = (): string => `${MARQUE}${(rang++).toString(36).padStart(4, '0')}`;
function remplir(valeur: unknown, champ: string): unknown {
  if (champ === 'courriel') return `${canari()}@exemple.fr`;
  if (typeof valeur === 'string') return TEXTES.has(champ) && !CODE.test(valeur) ? canari() : valeur;
  if (Array.isArray(valeur)) return valeur.map((v) => remplir(v, champ));
  if (typeof valeur !== 'object' || valeur === null) return valeur;
  return Object.fromEntries(Object.entries(valeur).map(([nom, v]) => [nom, remplir(v, nom)]));
}
/** A valid number of fiction, of nobody else. */
function nir(naissance: string): string {
  const n = `2${naissance.slice(2, 4)}${naissance.slice(5, 7)}35${String(100 + (rang % 800))}${String(rang++ % 1000).padStart(3, '0')}`;
  return n + String(97 - Number(BigInt(n) % 97n)).padStart(2, '0');
}
function donnees({ type, data }: Etape['commande']): Donnees {
  const pleine = remplir({ ...AJOUTS[type], ...data }, '') as Donnees;
  if (type === 'DeclarerEmbauche' && typeof pleine['contrat'] === 'object')
    Object.assign(pleine['contrat'] as Donnees, { poste: canari(), motifHeures: canari(), motifDuree: canari() });
  const personne = pleine['personne'] as { naissance: string; nir?: string } | undefined;
  if (type === 'OuvrirParcours' && personne) {
    pleine['origine'] = canari();
    Object.assign(personne, {
      commune: canari(),
      identifiantFranceTravail: canari(),
      sexe: 'F',
      nir: personne.nir ?? nir(personne.naissance),
    });
  }
  return pleine;
}

/** Stories that alone fill a field: withdrawals, who pays a training, certified criteria, registration, self-employed, annulled deadlines, hours explained, a hire told late, a control and a litigation. */
const TOUJOURS = /^(49|73|85|135|199-3|449|514|644|648|655|820|822)-/;

/** Steps that look, or speak of a structure, write nothing in a parcours; nobody is erased before being searched. */
const agit = (e: Histoire['etapes'][number]): boolean =>
  e.commande !== undefined && e.structure === undefined && e.commande.type !== 'EffacerDonnees';

/** Stories enough to open `parcours` of them and to give each kind of command some times. */
function choisir(parcours: number): Histoire[] {
  const dossier = join(racineDuProduit(), 'test/scenarios');
  const vues = new Map<string, number>();
  const choisies: Histoire[] = [];
  let ouverts = 0;
  for (const nom of readdirSync(dossier)
    .filter((f) => f.endsWith('.json'))
    .sort()) {
    const h = { nom, ...(JSON.parse(readFileSync(join(dossier, nom), 'utf8')) as Omit<Histoire, 'nom'>) };
    const types = h.etapes.filter(agit).map((e) => e.commande.type);
    if (!TOUJOURS.test(nom) && ouverts >= parcours && types.every((t) => (vues.get(t) ?? 0) >= 4)) continue;
    for (const t of types) vues.set(t, (vues.get(t) ?? 0) + 1);
    ouverts += types.filter((t) => t === 'OuvrirParcours').length;
    choisies.push(h);
  }
  return choisies;
}

/** All of them in one folder, day after day as they would have happened. Refusals are left aside. */
export async function peupler(dossiers: Dossiers, parcours: number): Promise<Jalon> {
  const histoires = choisir(parcours);
  const pas = histoires.flatMap((h) => h.etapes.map((etape, i) => ({ h, etape, i })).filter((p) => agit(p.etape)));
  pas.sort((a, b) => (a.etape.le < b.etape.le ? -1 : a.etape.le > b.etape.le ? 1 : a.i - b.i));
  let jour = pas[0]?.etape.le ?? '';
  const jalon = await ouvrirJalon({ ...dossiers, horloge: () => new Date(`${jour}T11:00:00Z`) });
  const ids = new Map<string, string>();
  const places = new Map<string, number>();
  for (const { h, etape, i } of pas) {
    jour = etape.le;
    const cle = `${h.nom} ${etape.parcours ?? ''}`;
    const acteur = h.acteurs[etape.acteur] as Acteur;
    const data = donnees(etape.commande);
    const { etape: visee } = (data['fait'] ?? {}) as { etape?: number };
    if (visee !== undefined) data['fait'] = places.get(`${h.nom} ${visee - 1}`) ?? 0;
    const parcoursVise = ids.get(cle);
    // deadlines fallen since, as the scheduler would have settled them
    if (etape.commande.type === 'AnnulerEcheances' && parcoursVise)
      await jalon.moteur.solderEcheances(parcoursVise, jour);
    if (parcoursVise === undefined && etape.commande.type !== 'OuvrirParcours') continue;
    const r = await jalon.moteur.executer({
      parcours: parcoursVise,
      type: etape.commande.type,
      data,
      acteur,
      le: jour,
    });
    if (r.issue !== 'accepte') continue;
    ids.set(cle, r.parcours);
    places.set(`${h.nom} ${i}`, r.faits[0]?.place ?? 0);
  }
  await distinguerPuisRapprocher(jalon, jour);
  await rectifierUnNom(jalon, jour);
  return jalon;
}

/** Two people of one name, without identifiers: the second one is said to be another, then that it was the same after all. */
async function distinguerPuisRapprocher(jalon: Jalon, le: string): Promise<void> {
  const personne = { nom: canari(), prenom: canari(), naissance: '1990-05-02' };
  const acteur: Acteur = { role: 'orienteur', organisation: { id: 'asso-canari', departement: '35' } };
  const ids: string[] = [];
  for (const homonymeLeve of [undefined, { raison: canari() }]) {
    const data = { personne, ...(homonymeLeve ? { homonymeLeve } : {}) };
    const r = await jalon.moteur.executer({ type: 'OuvrirParcours', data, acteur, le });
    if (r.issue !== 'accepte') throw new Error(`l’homonyme n’a pas ouvert son dossier : ${r.message}`);
    ids.push(r.parcours);
  }
  const [parcours, doublon] = ids;
  const ddets: Acteur = { role: 'ddets', organisation: { id: 'ddets-35', departement: '35' } };
  const data = { parcours: doublon, raison: canari() };
  const r = await jalon.moteur.executer({ parcours, type: 'RapprocherParcours', data, acteur: ddets, le });
  if (r.issue !== 'accepte') throw new Error(`les deux dossiers n’ont pas été rapprochés : ${r.message}`);
}

/** The name of the last one was misspelt: the right one is in another fact. */
async function rectifierUnNom(jalon: Jalon, le: string): Promise<void> {
  const ouvertures = await jalon.store.readAll({
    limit: 1_000_000,
    filter: { types: [typeStocke(catalogue.ParcoursOuvert)] },
  });
  const { stream, revision, meta } = ouvertures.at(-1) as (typeof ouvertures)[number];
  const data = { fait: revision + 1, raison: canari(), remplacement: { nom: canari(), prenom: canari() } };
  const acteur = meta['par'] as unknown as Acteur;
  const parcours = stream.slice('parcours-'.length);
  const r = await jalon.moteur.executer({ parcours, type: 'RectifierFait', data, acteur, le });
  if (r.issue !== 'accepte') throw new Error(`le nom n’a pas été rectifié : ${r.message}`);
}

export interface Secrets {
  /** Personal fields, `TypeOfFact.path`, in which there was a canary; then those in which there was none. */
  champs: Set<string>;
  sansCanari: Set<string>;
  /** Personal fields that no story filled. */
  absents: string[];
  nirs: Set<string>;
  naissances: Set<string>;
  /** Numbers of PASS. */
  numeros: Set<string>;
  parcours: Set<string>;
}
export const ouvrirLeCoffre = ({ donnees, cles }: Dossiers): Coffre =>
  ouvrirCoffre({ fichier: join(donnees, 'cles.db'), kek: join(cles, 'maitresse.cle'), creer: false });

/** What the log holds of the persons, opened with their keys: what is to be found nowhere. */
export async function secretsDe(jalon: Jalon, dossiers: Dossiers): Promise<Secrets> {
  const vide = (): Set<string> => new Set();
  const s: Secrets = {
    champs: vide(),
    sansCanari: vide(),
    absents: [],
    nirs: vide(),
    naissances: vide(),
    numeros: vide(),
    parcours: vide(),
  };
  const coffre = ouvrirLeCoffre(dossiers);
  for (const e of await jalon.store.readAll({ limit: 1_000_000, filter: { streamPrefixes: ['parcours-'] } })) {
    const parcours = e.stream.slice('parcours-'.length);
    s.parcours.add(parcours);
    const type = e.type.slice(0, e.type.lastIndexOf('.v')) as TypeFait;
    const data = dataEnClair(e, parcours, coffre) as Donnees;
    if (type === 'PassDelivre' || type === 'PassRepris') s.numeros.add(data['numero'] as string);
    const personne = data['personne'] as { nir?: string; naissance?: string } | undefined;
    if (personne?.nir) s.nirs.add(personne.nir);
    if (personne?.naissance) s.naissances.add(personne.naissance);
    for (const chemin of cheminsPersonnels(catalogue[type])) {
      const valeur = chemin.split('.').reduce<unknown>((v, cle) => (v as Donnees | undefined)?.[cle], data);
      if (valeur !== undefined)
        (JSON.stringify(valeur).includes(MARQUE) ? s.champs : s.sansCanari).add(`${type}.${chemin}`);
    }
  }
  coffre.fermer();
  for (const champ of s.champs) s.sansCanari.delete(champ);
  const tous = Object.values(catalogue).flatMap((d) => cheminsPersonnels(d).map((chemin) => `${d.type}.${chemin}`));
  s.absents = tous.filter((champ) => !s.champs.has(champ) && !s.sansCanari.has(champ));
  return s;
}

/** Every way a text may lie in a file: as it is, in the two-byte form, in hexadecimal, in base64 wherever it begins. */
function formes(texte: string): Buffer[] {
  const octets = Buffer.from(texte, 'utf8');
  const hexa = octets.toString('hex');
  const base64 = [0, 1, 2].map((avant) => {
    const mot = Buffer.concat([Buffer.alloc(avant), octets]).toString('base64');
    // only the signs that depend on nothing around
    return mot.slice(avant === 0 ? 0 : avant + 1, -4);
  });
  return [
    octets,
    Buffer.from(texte, 'utf16le'),
    ...[hexa, hexa.toUpperCase(), ...base64].map((m) => Buffer.from(m, 'latin1')),
  ];
}

/** Files of these folders that hold one of the texts, and how many of them. */
export function trouver(dossiers: readonly string[], textes: Iterable<string>): Record<string, number> {
  const aiguilles = [...textes].flatMap((t) => [...new Set([t, t.toLowerCase(), t.toUpperCase()])].map(formes));
  const trouves: Record<string, number> = {};
  for (const dossier of dossiers)
    for (const nom of readdirSync(dossier, { recursive: true, withFileTypes: true })) {
      if (!nom.isFile()) continue;
      const octets = readFileSync(join(nom.parentPath, nom.name));
      const n = aiguilles.filter((f) => f.some((forme) => octets.includes(forme))).length;
      if (n > 0) trouves[nom.name] = n;
    }
  return trouves;
}
