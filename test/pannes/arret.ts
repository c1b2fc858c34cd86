/** Clients on living connections while the server is told to stop: what each was answered, and what was cut under it. */
import { Agent, request } from 'node:http';
import { setTimeout as attendre } from 'node:timers/promises';

const PRESCRIPTEUR = 'conseiller-ml';
/** Milliseconds; one client in four never pauses: some connections are busy when the stop comes, others between two requests. */
const PAUSE = 20;

export interface Bilan {
  /** Acknowledged openings of a parcours. */
  acquittees: number;
  /** Clients told by an accepted answer that it was the last of the connection. */
  prevenues: number;
  /** Clients refused because the server stops. */
  refusees: number;
  /** Refusals without what they promise: problem document, last answer of the connection, when to come back. */
  malDites: string[];
  /** Requests never answered, or clients never told. */
  coupees: string[];
}

interface Reponse {
  statut: number;
  entetes: Record<string, unknown>;
  texte: string;
}

function ouvrirParcours(url: string, agent: Agent, prenom: string): Promise<Reponse> {
  const corps = JSON.stringify({
    type: 'OuvrirParcours',
    data: { personne: { nom: 'Arret', prenom, naissance: '1990-01-01' } },
  });
  const headers = {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(corps),
    'X-Jalon-Persona': PRESCRIPTEUR,
  };
  return new Promise((resoudre, rejeter) => {
    const envoyee = request(`${url}/api/parcours`, { method: 'POST', agent, headers }, (recue) => {
      let texte = '';
      recue.setEncoding('utf8').on('data', (morceau: string) => (texte += morceau));
      recue.on('end', () => resoudre({ statut: recue.statusCode ?? 0, entetes: recue.headers, texte }));
      recue.on('error', rejeter);
    });
    envoyee.on('error', rejeter);
    envoyee.end(corps);
  });
}

/** One client, one connection, one request after the other, `pause` milliseconds apart, until it is told that the server stops. */
async function insister(url: string, nom: string, pause: number, bilan: Bilan, premier: () => void): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let reponses = 0;
  try {
    for (let n = 0; ; n++) {
      const { statut, entetes, texte } = await ouvrirParcours(url, agent, `${nom} ${n}`);
      reponses++;
      if (statut === 201) {
        bilan.acquittees++;
        premier();
        if (entetes['connection'] === 'close') {
          bilan.prevenues++;
          return;
        }
        if (pause > 0) await attendre(pause);
        continue;
      }
      bilan.refusees++;
      const promis =
        statut === 503 &&
        texte.includes('urn:jalon:probleme:arret-en-cours') &&
        String(entetes['content-type']).startsWith('application/problem+json') &&
        entetes['connection'] === 'close' &&
        entetes['retry-after'] !== undefined;
      if (!promis) bilan.malDites.push(`${statut} ${JSON.stringify(entetes)} ${texte}`);
      return;
    }
  } catch (erreur) {
    const { code, message } = erreur as NodeJS.ErrnoException;
    bilan.coupees.push(`${code ?? ''} ${message}, après ${reponses} réponses`);
  } finally {
    agent.destroy();
  }
}

/** Clients write until the stop, which `arreter` gives a while after the first acknowledgement. */
export async function arreterEnPleinTravail(
  url: string,
  nom: string,
  clients: number,
  arreter: () => Promise<void>,
): Promise<Bilan> {
  const bilan: Bilan = { acquittees: 0, prevenues: 0, refusees: 0, malDites: [], coupees: [] };
  let premiere: () => void = () => undefined;
  const premierAccuse = new Promise<void>((r) => (premiere = r));
  const travaux = Array.from({ length: clients }, (_, n) =>
    insister(url, `${nom}-${n}`, (n % 4) * PAUSE, bilan, premiere),
  );
  await Promise.race([premierAccuse, Promise.all(travaux)]);
  await arreter();
  await Promise.all(travaux);
  return bilan;
}

/** Parcours that the server holds, its list brought up to the last fact. */
export async function compterParcours(url: string): Promise<number> {
  for (;;) {
    const lu = await fetch(`${url}/api/projections`, { headers: { 'x-jalon-persona': PRESCRIPTEUR } });
    const projections = (await lu.json()) as { retard: number }[];
    if (projections.every((p) => p.retard === 0)) break;
  }
  const liste = await fetch(`${url}/api/parcours?taille=1`, { headers: { 'x-jalon-persona': PRESCRIPTEUR } });
  return ((await liste.json()) as { total: number }).total;
}
