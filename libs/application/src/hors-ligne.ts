/**
 * An audit file read without the log: what its verifier says, then its facts and its situations, worked out again by the very code that worked them
 * out. Second door of this room, for the page that opens such a file: it brings no framework, no file and no network.
 */
import { createHash } from 'node:crypto';
import type { Ouverture } from '@jalon/confidentialite';
import { Referentiel, type Droit, type Jour, type Lecture } from '@jalon/droit';
import type { StoredEvent } from '@jalon/event-store';
import { lireZip, verifierDossier, type ConstatDossier, type Histoire, type Manifeste } from '@jalon/preuve';
import { vueDuFait, type FaitLu } from './faits-stockes.js';
import { PREFIXE_PARCOURS } from './identifiants.js';
import type { VueDevoilee } from './preuve/a-prouver.js';
import { lireDevoile, situation } from './preuve/devoile.js';
import type { Moment } from './temps.js';

export interface FaitDuDossier {
  place: number;
  /** Null: not for this reader. */
  le: string | null;
  enregistreLe: string | null;
  phrase: string | null;
  /** The sentence worked out again is that of the file; null: nothing to work out. */
  recalculee: boolean | null;
}
export interface SituationDuDossier {
  au: Jour;
  connuLe: Moment | null;
  vue: VueDevoilee;
  /** Worked out again, it is the same. */
  recalculee: boolean;
}
export interface DossierOuvert {
  constat: ConstatDossier;
  /** Null: nothing of it is to be believed. */
  lu: {
    manifeste: Pick<Manifeste, 'objet' | 'pour' | 'etabliLe' | 'lecture'>;
    faits: readonly FaitDuDossier[];
    situations: readonly SituationDuDossier[];
    /** Null: a fact is missing, which another situation could rest on. */
    situer: ((au: Jour, connuLe?: Moment) => VueDevoilee) | null;
  } | null;
}

/** @param cle key of the log that the reader holds from elsewhere */
export function ouvrirDossier(bytes: Buffer, cle?: string): DossierOuvert {
  const constat = verifierDossier(bytes, cle);
  if (constat.verdict !== 'integre') return { constat, lu: null };
  const parties = new Map([...lireZip(bytes)].map(([nom, contenu]) => [nom, contenu.toString('utf8')]));
  const texte = (nom: string): string => parties.get(nom) ?? '';
  const json = (nom: string): unknown => JSON.parse(texte(nom)) as unknown;
  const { objet, pour, etabliLe, lecture } = json('manifeste.json') as Manifeste;
  const { stream, faits } = json('histoires/000001.json') as Histoire;
  const droit = loiDe(texte('droit/referentiel.json'), texte('droit/libelles.json'), lecture as Lecture);
  const mots = (chemin: string): string => droit(etabliLe.slice(0, 10)).libelle(chemin);
  const ouvertes = new Set(faits.flatMap((f) => f.ouvertures.map((o) => o.classe)));
  const lus = faits.map(({ feuille, ouvertures, phrase }, i): { dit: FaitDuDossier; lu: FaitLu | null } => {
    const dit = { place: i + 1, phrase };
    if (feuille === null) return { dit: { ...dit, le: null, enregistreLe: null, recalculee: null }, lu: null };
    const stocke = { ...(JSON.parse(feuille) as Omit<StoredEvent, 'position'>), position: i };
    const lu = lireDevoile(stocke, ouvertures as readonly Ouverture[]);
    const { phrase: mienne } = vueDuFait(lu.fait, lu.enregistreLe, mots);
    return { dit: { ...dit, le: lu.fait.le, enregistreLe: lu.enregistreLe, recalculee: mienne === phrase }, lu };
  });
  const connus = lus.flatMap(({ lu }) => lu ?? []);
  const entier = connus.length === lus.length;
  const situer = (au: Jour, connuLe?: Moment): VueDevoilee =>
    situation(stream.slice(PREFIXE_PARCOURS.length), connus, { au, connuLe, ouvertes }, { auJour: droit });
  const situations = [...parties]
    .filter(([nom]) => nom.startsWith('situations/'))
    .map(([, dite]) => JSON.parse(dite) as Omit<SituationDuDossier, 'recalculee'>)
    .map((s) => ({
      ...s,
      recalculee: entier && JSON.stringify(s.vue) === JSON.stringify(situer(s.au, s.connuLe ?? undefined)),
    }));
  return {
    constat,
    lu: {
      manifeste: { objet, pour, etabliLe, lecture },
      faits: lus.map(({ dit }) => dit),
      situations,
      situer: entier ? situer : null,
    },
  };
}

function loiDe(droit: string, libelles: string, lecture: Lecture): (jour: Jour) => Droit {
  const empreinte = (t: string): string => createHash('sha256').update(t, 'utf8').digest('hex');
  const referentiel = Referentiel.depuisTextes(droit, libelles, {
    empreinte: empreinte(droit),
    empreinteLibelles: empreinte(libelles),
  });
  return (jour) => referentiel.auJour(jour, lecture);
}
