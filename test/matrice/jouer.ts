/** Plays the cells and says which answers tell more than their reader may know. */
import { cellules, collectives, type Cellule } from './demandes.js';
import { ABSENT, envoyer, ORACLE, PERSONAS, type Monde, type NomDeDossier, type Part, type Reponse } from './monde.js';

export interface Bilan {
  cellules: number;
  routes: Set<string>;
  /** Cells by status. */
  statuts: Map<number, number>;
  redonnees: number;
  ecarts: string[];
}

/** Drawn with a seed, so that a failure is played again. */
export function tirage(graine: number): () => number {
  let etat = graine >>> 0;
  return () => {
    etat = (Math.imul(etat, 1664525) + 1013904223) >>> 0;
    return etat / 2 ** 32;
  };
}

/** @param garder which cells are played */
export async function jouer(monde: Monde, garder: (persona: string) => boolean): Promise<Bilan> {
  const bilan: Bilan = { cellules: 0, routes: new Set(), statuts: new Map(), redonnees: 0, ecarts: [] };
  const noter = (route: string, r: Reponse): void => {
    bilan.cellules += 1;
    bilan.routes.add(route);
    bilan.statuts.set(r.statut, (bilan.statuts.get(r.statut) ?? 0) + 1);
    if (/idempotency-replayed: true/.test(r.entetes)) bilan.redonnees += 1;
  };
  const noms = Object.keys(monde.dossiers) as NomDeDossier[];
  await monde.jalon.projections.quandTraite((await monde.jalon.store.health()).head, 10_000);
  for (const { id: persona } of PERSONAS)
    for (const { route, requete } of collectives(monde)) {
      const r = await envoyer(monde.base, persona, requete);
      noter(route, r);
      const nom = `${persona}, ${requete.chemin}`;
      if (r.statut >= 500) bilan.ecarts.push(`${nom} : ${r.statut}`);
      for (const dossier of noms)
        bilan.ecarts.push(...fuites(nom, r, monde, dossier, partDe(persona, dossier), requete.chemin));
    }
  const toutes = cellules();
  // what may change a dossier comes once everybody looked at them as they were made
  for (const ecrit of [undefined, true])
    for (const { id: persona } of PERSONAS)
      for (const dossier of noms)
        for (const cellule of toutes.filter((c) => c.ecrit === ecrit)) {
          // a sample still meets each route once
          if (!garder(persona) && bilan.routes.has(cellule.route)) continue;
          for (const r of await unParcours(monde, persona, dossier, cellule, bilan.ecarts)) noter(cellule.route, r);
        }
  return bilan;
}
const partDe = (persona: string, dossier: NomDeDossier): Part => {
  const part = ORACLE[persona]?.[dossier];
  if (!part) throw new Error(`l’oracle ne dit rien de ${persona}`);
  return part;
};

async function unParcours(
  monde: Monde,
  persona: string,
  dossier: NomDeDossier,
  { nom, requete, redonnee }: Cellule,
  ecarts: string[],
): Promise<Reponse[]> {
  const [part, { id }] = [partDe(persona, dossier), monde.dossiers[dossier]];
  const ici = `${persona}, ${dossier}, ${nom}`;
  const tete = async (): Promise<number> => (await monde.jalon.store.health()).head;
  const avant = await tete();
  const demandee = requete(id);
  const r = await envoyer(monde.base, persona, demandee);
  const reponses = [r];
  if (redonnee && r.statut === 200) {
    const encore = await envoyer(monde.base, persona, demandee);
    if (encore.texte !== r.texte) ecarts.push(`${ici} : la réponse redonnée n’est pas la première`);
    reponses.push(encore);
  }
  if (r.statut >= 500) ecarts.push(`${ici} : ${r.statut}`);
  if (part === 'rien') {
    const absent = await envoyer(monde.base, persona, requete(ABSENT));
    const [a, b] = [r, absent].map((x) => JSON.stringify(x));
    if (a !== b) ecarts.push(`${ici} : ${r.statut} n’est pas la réponse d’un parcours absent, ${absent.statut}`);
    if (r.statut < 400) ecarts.push(`${ici} : ${r.statut} sans lien`);
    if ((await tete()) !== avant) ecarts.push(`${ici} : un fait est écrit sans lien`);
  }
  if (part !== 'rien' && r.statut === 404) ecarts.push(`${ici} : caché à qui y est rattaché`);
  // of the dossier asked for, and of every other one: a verdict may look across those of one person
  for (const rendue of reponses)
    for (const autre of Object.keys(monde.dossiers) as NomDeDossier[])
      ecarts.push(...fuites(ici, rendue, monde, autre, partDe(persona, autre), JSON.stringify(demandee)));
  return reponses;
}

/** Texts of that dossier which the answer should not hold; what the reader sent herself tells her nothing. */
function fuites(
  ici: string,
  { texte }: Reponse,
  { dossiers }: Monde,
  dossier: NomDeDossier,
  part: Part,
  envoye: string,
): string[] {
  const { id, personne, pass, secrets } = dossiers[dossier];
  const interdits = [...secrets, ...(part === 'tout' ? [] : pass), ...(part === 'rien' ? [id, ...personne] : [])];
  return interdits
    .filter((t) => texte.includes(t) && !envoye.includes(t))
    .map((t) => `${ici} : dit « ${t} » du dossier ${dossier}`);
}
