// The same command over HTTP: the real server in its own process, 50 kept-alive connections.
import { spawn } from 'node:child_process';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { auRepos, debit } from './mesure.mjs';
import { ecrit } from './semis.mjs';

const CONNEXIONS = 50;
const agent = new Agent({ keepAlive: true, maxSockets: CONNEXIONS });

const portLibre = () =>
  new Promise((resolve) => {
    const s = createServer().listen(0, '127.0.0.1', () => {
      const { port } = s.address();
      s.close(() => resolve(port));
    });
  });

const poster = (port, chemin, persona, cle, corps) =>
  new Promise((resolve, reject) => {
    const texte = JSON.stringify(corps);
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(texte),
      'x-jalon-persona': persona,
      'idempotency-key': cle,
    };
    const r = request({ port, host: '127.0.0.1', path: chemin, method: 'POST', agent, headers }, (reponse) => {
      let recu = '';
      reponse.on('data', (d) => (recu += d));
      reponse.on('end', () =>
        reponse.statusCode < 300 ? resolve(JSON.parse(recu)) : reject(new Error(recu.slice(0, 500))),
      );
    });
    r.on('error', reject);
    r.end(texte);
  });

/**
 * Starts the server in `dossier/http`, on dossiers of its own beside what is there.
 * @returns `mesurer(n)`, one `commande(i)`, what it says of its health, its process, and the way to end it
 */
export async function ouvrirHttp(dossier, dossiers) {
  const port = await portLibre();
  const env = {
    ...process.env,
    PORT: String(port),
    JALON_DONNEES: join(dossier, 'http'),
    JALON_DEMONSTRATION: '0',
    // what is measured is the server, not the limit it sets to one persona
    JALON_LIMITE_PERSONA: '0',
    JALON_LIMITE_ANONYME: '0',
  };
  const serveur = spawn(process.execPath, ['dist/apps/api/serveur.mjs'], { env, stdio: 'ignore' });
  const fermer = () => {
    serveur.kill();
    agent.destroy();
  };
  try {
    for (;;) {
      if (serveur.exitCode !== null) throw new Error(`serveur sorti, code ${serveur.exitCode}`);
      const pret = await fetch(`http://127.0.0.1:${port}/health/ready`).then(
        (r) => r.ok,
        () => false,
      );
      if (pret) break;
      await attendre(20);
    }
    let cle = 0;
    const jour = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' }).format(new Date());
    const envoyer = async (persona, id, type, data) => {
      const chemin = id ? `/api/parcours/${id}/commandes` : '/api/parcours';
      return ecrit(await poster(port, chemin, persona, `bench-http-${cle++}`, { type, data }), type);
    };
    const ids = [];
    for (let i = 0; i < dossiers; i++) {
      const { parcours } = await envoyer('conseiller-ml', null, 'OuvrirParcours', {
        personne: { nom: 'Banc', prenom: `Essai ${i}`, naissance: '1985-06-01' },
      });
      await envoyer('conseiller-ml', parcours, 'EtablirDiagnostic', { criteres: ['RSA'] });
      await envoyer('conseiller-ml', parcours, 'OrienterVersSiae', { siae: 'ai-coup-de-main' });
      await envoyer('cip-ai', parcours, 'DeclarerEmbauche', { contrat: { id: 'c1', type: 'CDDU', debut: jour } });
      ids.push(parcours);
    }
    const commande = (i) =>
      envoyer('cip-ai', ids[(i * 7919) % dossiers], 'EnregistrerAccompagnement', {
        nature: 'professionnel',
        debut: jour,
        resume: `Point n° ${cle} sur le projet professionnel et les freins.`,
      });
    const { pid } = serveur;
    const sante = async () => (await fetch(`http://127.0.0.1:${port}/health/ready`)).json();
    return {
      fermer,
      pid,
      sante,
      commande,
      mesurer: (n) => debit(commande, n, CONNEXIONS, { pid, fin: () => auRepos(pid) }),
    };
  } catch (erreur) {
    fermer();
    throw erreur;
  }
}
