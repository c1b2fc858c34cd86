/** The proof of a log restored from a backup: rows, seals, outside checkpoints. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { canonicalEvent, openLogRows, type JsonObject, type LogRow, type SealedPosition } from '@jalon/event-store';
import { readUnverifiedCheckpoint, verifyLog, type LogRefused } from '@jalon/preuve';
import type { MetaFait } from '../faits-stockes.js';
import { JOURNAL, pointsDe } from './deploiement-vivant.js';
import type { Manifeste } from './manifeste.js';
import { SauvegardeAlteree } from './refus.js';

/**
 * Proves the log just written: the same rows as those that were saved, in the order that the seals and the outside checkpoints signed.
 * @param pas seals between two signatures checked (see `verifyLog`)
 */
export async function prouver(donnees: string, manifeste: Manifeste, points: Buffer, pas: number): Promise<void> {
  const rows = openLogRows(join(donnees, JOURNAL));
  try {
    const feuilles = async function* (): AsyncGenerator<Uint8Array> {
      for (const segment of manifeste.segments) {
        const marques: Marques = new Map();
        const empreinte = createHash('sha256');
        for (const page of rows.pages(segment.apres, segment.jusqua)) {
          for (const row of page) {
            empreinte.update(JSON.stringify(row)).update('\n');
            if (row[0] === 'e') yield feuille(row, marques);
            if (row[0] === 'a') confronterLaCle(row, marques);
          }
          await setImmediate();
        }
        if (empreinte.digest('hex') !== segment.lignes)
          throw new SauvegardeAlteree(
            `Les rangées de « ${segment.fichier} » ne sont pas celles qui ont été sauvegardées.`,
          );
      }
    };
    const verdict = await verifyLog(feuilles(), {
      key: manifeste.deploiement,
      seals: rows.notes(manifeste.segments.at(-1)?.jusqua ?? -1),
      outside: pointsDe(points),
      step: pas,
    });
    if (!verdict.ok) throw new SauvegardeAlteree(direFaute(verdict));
    const attendu = manifeste.segments.at(-1);
    if (verdict.size !== attendu?.taille || verdict.root !== attendu.racine)
      throw new SauvegardeAlteree('La racine recalculée n’est pas celle du manifeste.');
  } finally {
    rows.close();
  }
}

/** What the facts themselves say of the command that wrote them, by stream and revision. */
type Marques = Map<string, Pick<MetaFait, 'commande' | 'empreinte'>>;
type Row<G> = Extract<LogRow, [G, ...unknown[]]>;
const situer = (stream: string, revision: number): string => `${stream} ${revision}`;

function feuille([, , stream, revision, id, type, data, texteMeta]: Row<'e'>, marques: Marques): Uint8Array {
  const meta = JSON.parse(texteMeta) as MetaFait;
  // facts of 0.2 do not say it: their idempotency records are not proven
  if (meta.empreinte !== undefined) marques.set(situer(stream, revision), meta);
  return canonicalEvent({ stream, revision, id, type, data: JSON.parse(data), meta: meta as unknown as JsonObject });
}

/** An idempotency record is an index of what the facts say under the seals: another one would answer a request with a wrong outcome. */
function confronterLaCle([, stream, cle, empreinte, premiere]: Row<'a'>, marques: Marques): void {
  const marque = marques.get(situer(stream, premiere));
  if (marque && (marque.commande !== cle || marque.empreinte !== empreinte))
    throw new SauvegardeAlteree(`Une clé d’idempotence de « ${stream} » n’est pas celle que ses faits disent.`);
}

function direFaute({ fault, position, upTo, witness }: LogRefused): string {
  const ou = upTo === position + 1 ? `le fait ${position + 1}` : `les faits ${position + 1} à ${upTo}`;
  const selon = witness === 'outside' ? 'un point de contrôle gardé avec les clés' : 'les sceaux du journal';
  switch (fault) {
    case 'missing':
      return `Il manque des faits : ${selon} attestent ${ou}, que la sauvegarde n’a pas.`;
    case 'unsealed':
      return `Aucun sceau ne couvre ${ou}.`;
    case 'seal':
      return `Le sceau qui couvre ${ou} ne tient pas.`;
    case 'altered':
      return `Selon ${selon}, ${ou} ne sont pas ceux qui ont été signés.`;
  }
}

/** Of these checkpoints, those that attest no more than `taille` facts. */
export const pointsJusqua = (points: Buffer, taille: number): Buffer =>
  Buffer.from(
    [...pointsDe(points)]
      .filter((p) => readUnverifiedCheckpoint(p).size <= taille)
      .map((p) => `${JSON.stringify(p)}\n`)
      .join(''),
  );

/** Whether this sealed head is one the log of this folder went through. */
export function estPasseePar(donnees: string, tete: SealedPosition): boolean {
  const rows = openLogRows(join(donnees, JOURNAL));
  try {
    const sceau = rows.sealFrom(tete.position);
    return sceau?.position === tete.position && sceau.root === tete.root;
  } finally {
    rows.close();
  }
}
