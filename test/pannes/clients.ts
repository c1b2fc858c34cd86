/** Clients that remember what they were told, and the audit that compares it with what the server holds. */

interface Requete {
  chemin: string;
  corps: { type: string; data: unknown };
  cle: string;
  persona: string;
}
export interface Accuse extends Requete {
  parcours: string;
  revision: number;
  faits: EntreeJournal[];
  reponse: string;
}
export interface Releve {
  cle: string;
  memeReponse: boolean;
}
interface EntreeJournal {
  place: number;
  enregistreLe: string;
  type: string;
}

const PRESCRIPTEUR = 'conseiller-ml';
const EMPLOYEUR = 'cip-ai';
const STRUCTURE = 'ai-coup-de-main';

export class Client {
  readonly accuses: Accuse[] = [];
  /** Sent, never answered, or answered « unknown »: nobody knows its outcome. */
  enVol: Requete | null = null;
  readonly problemes: Probleme[] = [];
  private parcours: string | null = null;
  private compteur = 0;
  constructor(
    readonly nom: string,
    private readonly aujourdhui: string,
  ) {}

  /**
   * Sends commands one after the other until the server disappears or has a problem.
   * @param supporte problems that are no fault of the server; any other is thrown
   */
  async travailler(url: string, premier: () => void, supporte: Supporte = rien): Promise<void> {
    while (await this.unDePlus(url, supporte)) premier();
  }

  /** One command more; false when the server disappeared or had a problem. */
  async unDePlus(url: string, supporte: Supporte = rien): Promise<boolean> {
    const requete = this.suivante();
    this.enVol = requete;
    try {
      const reponse = await envoyer(url, requete);
      this.noter(requete, reponse);
      this.enVol = null;
      return true;
    } catch (erreur) {
      if (!(erreur instanceof ReponseInattendue)) return false;
      const probleme = enProbleme(erreur);
      if (!probleme || !supporte(probleme)) throw erreur;
      this.problemes.push(probleme);
      if (probleme.titre !== 'issue-inconnue') {
        // « nothing was written » is believed: if it is there all the same, the audit finds a fact too many. Next time, the same again
        this.enVol = null;
        this.compteur--;
      }
      return false;
    }
  }

  /** After the restart: what was in flight is sent again with the same key, twice; and so is the last acknowledged command. */
  async renvoyer(url: string): Promise<Releve[]> {
    const releves: Releve[] = [];
    if (this.enVol) {
      const premiere = await envoyer(url, this.enVol);
      const seconde = await envoyer(url, this.enVol);
      releves.push({ cle: this.enVol.cle, memeReponse: premiere.texte === seconde.texte });
      this.noter(this.enVol, premiere);
      this.enVol = null;
    }
    const dernier = this.accuses.at(-1);
    if (dernier)
      releves.push({ cle: dernier.cle, memeReponse: (await envoyer(url, dernier)).texte === dernier.reponse });
    return releves;
  }

  get parcoursConnus(): string[] {
    return [...new Set(this.accuses.map((a) => a.parcours))];
  }

  private suivante(): Requete {
    const n = this.compteur++;
    const cle = `${this.nom}-${n}`;
    const persona = PRESCRIPTEUR;
    // every dozen commands another person, so that streams are both created and continued; a hire writes two facts and reserves a number
    if (this.parcours === null || n % 12 === 0)
      return {
        chemin: '/api/parcours',
        cle,
        persona,
        corps: {
          type: 'OuvrirParcours',
          // one person a dossier, in one word: homonyms, whose given names have no order, would wait to be told apart
          data: { personne: { nom: 'Essai', prenom: cle.replaceAll('-', 'x'), naissance: '1990-01-01' } },
        },
      };
    const chemin = `/api/parcours/${this.parcours}/commandes`;
    if (n % 12 === 1) return { chemin, cle, persona, corps: { type: 'EtablirDiagnostic', data: { criteres: [] } } };
    // a hire needs a link: the person is sent first
    if (n % 12 === 2) return { chemin, cle, persona, corps: { type: 'OrienterVersSiae', data: { siae: STRUCTURE } } };
    if (n % 12 === 3)
      return {
        chemin,
        cle,
        persona: EMPLOYEUR,
        corps: { type: 'DeclarerEmbauche', data: { contrat: { id: 'c1', type: 'CDDU', debut: this.aujourdhui } } },
      };
    // another day each time: an act told twice is written once
    const finDeDroits = `2027-${String((n % 12) + 1).padStart(2, '0')}-01`;
    return { chemin, cle, persona, corps: { type: 'DeclarerSituation', data: { finDeDroits } } };
  }

  private noter(requete: Requete, reponse: Reponse): void {
    const corps = JSON.parse(reponse.texte) as { parcours: string; revision: number; faits: Accuse['faits'] };
    if (requete.corps.type === 'OuvrirParcours') this.parcours = corps.parcours;
    this.accuses.push({
      ...requete,
      parcours: corps.parcours,
      revision: corps.revision,
      faits: corps.faits,
      reponse: reponse.texte,
    });
  }
}

interface Reponse {
  texte: string;
}
export class ReponseInattendue extends Error {
  constructor(
    cle: string,
    readonly statut: number,
    readonly texte: string,
  ) {
    super(`${statut} à ${cle} : ${texte}`);
  }
}

type Supporte = (probleme: Probleme) => boolean;
const rien: Supporte = () => false;

/** A problem document that the server answered. */
export interface Probleme {
  statut: number;
  titre: string;
  detail: string;
}
function enProbleme({ statut, texte }: ReponseInattendue): Probleme | null {
  try {
    const { title, detail } = JSON.parse(texte) as { title?: unknown; detail?: unknown };
    return typeof title === 'string' && typeof detail === 'string' ? { statut, titre: title, detail } : null;
  } catch {
    return null;
  }
}

async function envoyer(url: string, { chemin, corps, cle, persona }: Requete): Promise<Reponse> {
  const reponse = await fetch(url + chemin, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-jalon-persona': persona, 'idempotency-key': cle },
    body: JSON.stringify(corps),
  });
  const texte = await reponse.text();
  if (!reponse.ok) throw new ReponseInattendue(cle, reponse.status, texte);
  return { texte };
}

/** What is wrong: an acknowledged fact that is missing, changed or written twice; a fact nobody asked for. */
export async function auditer(url: string, client: Client): Promise<string[]> {
  const fautes: string[] = [];
  for (const parcours of client.parcoursConnus) {
    const reponse = await fetch(`${url}/api/parcours/${parcours}/journal`, {
      headers: { 'x-jalon-persona': PRESCRIPTEUR },
    });
    if (!reponse.ok) {
      fautes.push(`${parcours} : journal illisible (${reponse.status})`);
      continue;
    }
    const journal = (await reponse.json()) as EntreeJournal[];
    const attendus = client.accuses.filter((a) => a.parcours === parcours).flatMap((a) => a.faits);
    fautes.push(...comparer(parcours, journal, attendus));
  }
  return fautes;
}

/** Exactly the acknowledged facts, at their acknowledged place, once. */
export function comparer(parcours: string, journal: EntreeJournal[], attendus: Accuse['faits']): string[] {
  const dire = (f: EntreeJournal): string => `${f.place}:${f.enregistreLe}:${f.type}`;
  const ecrits = journal.map(dire);
  const promis = attendus.map(dire);
  return [
    ...promis.filter((f) => !ecrits.includes(f)).map((f) => `${parcours} : perdu ${f}`),
    ...ecrits.filter((f) => !promis.includes(f)).map((f) => `${parcours} : en trop ${f}`),
    ...(journal.some((f, i) => f.place !== i + 1) ? [`${parcours} : places trouées ou doublées`] : []),
  ];
}
