/** A text kept in the log once, in parts, under its own fingerprint: `referentiel-<sha256>` (the law), `libelles-<sha256>` (its wording). */
import { RevisionConflict, type EventStore } from '@jalon/event-store';
import { uuidDe } from '../identifiants.js';
import { empreinte } from './empreinte.js';

export type Conserve = 'referentiel' | 'libelles';
const TYPES: Record<Conserve, string> = { referentiel: 'ReferentielEnregistre.v1', libelles: 'LibellesEnregistres.v1' };

/** Largest part of the text in one event, in characters; the store takes 900 kB of UTF-8. */
const MORCEAU = 200_000;

/** Null: nowhere, or not the text of that fingerprint. */
export async function relireTexte(store: EventStore, quoi: Conserve, de: string): Promise<string | null> {
  const parties = /^[0-9a-f]{64}$/.test(de) ? await store.readStream(`${quoi}-${de}`) : [];
  const texte = parties.map((p) => String(p.data['texte'])).join('');
  return texte !== '' && empreinte(texte) === de ? texte : null;
}

export async function conserver(store: EventStore, quoi: Conserve, de: string, texte: string): Promise<void> {
  const stream = `${quoi}-${de}`;
  const parties = decouper(texte);
  // one append per part: together they could exceed what the store takes at once; a crash in between is resumed here
  for (let i = (await store.readStream(stream)).length; i < parties.length; i++) {
    const partie = { id: uuidDe(stream, i), type: TYPES[quoi], data: { texte: parties[i] ?? '' }, meta: { partie: i } };
    try {
      await store.append(stream, i - 1, [partie]);
    } catch (erreur) {
      // another process stored the same part first
      if (!(erreur instanceof RevisionConflict)) throw erreur;
    }
  }
}

/** Parts of at most `MORCEAU` characters, never cut inside a character. */
function decouper(texte: string): string[] {
  const parties: string[] = [];
  for (let debut = 0; debut < texte.length;) {
    let fin = debut + MORCEAU;
    if (/[\uD800-\uDBFF]/.test(texte.charAt(fin - 1))) fin -= 1;
    parties.push(texte.slice(debut, fin));
    debut = fin;
  }
  return parties;
}
