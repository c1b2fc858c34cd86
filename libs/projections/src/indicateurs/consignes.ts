/** What each fact changes in what is counted. Nothing is judged here: the verdict kept in the fact is read (D17). */
import { codeFinancement, comptageJuge, estJour, versionDuType, type Jour } from '@jalon/droit';
import type { FaitDeType, Organisation, TypeFait } from '@jalon/parcours';
import type { FaitLu } from '../fait-lu.js';
import { suivi, type SuivisDuParcours } from './ligne.js';
import type { HeuresDuMois, Suivi } from './suivi.js';

/** Marks, among the thresholds missed by an exit, that hours were told after it was recorded. */
export const HEURES_DEPUIS = 'heures_depuis';
/** A contract of an earlier PASS: no exit of the current one ends its stay. */
const ANTERIEURE = 'anterieure';

/** Codes of the funds that the référentiel knows: another fund is free text, and free text is never kept. */
export type Fonds = ReadonlySet<string>;
type Consigne<T extends TypeFait> = (s: SuivisDuParcours, fait: FaitDeType<T>, fonds: Fonds) => void;
type Consignes = { [T in TypeFait]?: Consigne<T> };
type Remplacement = Readonly<Record<string, unknown>> | null | undefined;

const anneeDe = (jour: Jour): number => Number(jour.slice(0, 4));
const fondsConnu = (financement: unknown, fonds: Fonds): string | null => {
  const code = typeof financement === 'string' ? codeFinancement(financement) : '';
  return fonds.has(code) ? code : null;
};

/** A new PASS: the stays that nobody ended belong to the one before. */
const nouveauPass = (s: SuivisDuParcours): void =>
  s.changer(
    'embauche',
    (e) => e.sortie === null,
    () => ({ sortie: ANTERIEURE }),
  );

function embauche(
  s: SuivisDuParcours,
  e: { contrat: string; type: string; debut: Jour; fin?: Jour | undefined },
  siae: Organisation,
  { revision, comptee }: { revision: number; comptee: boolean },
): void {
  const fin = e.fin ?? null;
  const memoire = { cree: revision, prevue: fin, finie: null };
  s.poser(
    suivi('embauche', e.contrat, siae, anneeDe(e.debut), { code: e.type, debut: e.debut, fin, comptee, memoire }),
  );
}

const contrat = (s: SuivisDuParcours, id: string, change: (e: Suivi) => Partial<Suivi>): void =>
  s.changer('embauche', (e) => e.ref === id, change);
/** The last day planned moves the last day, unless the contract has already ended. */
const prevoir =
  (fin: Jour) =>
  (e: Suivi): Partial<Suivi> => ({
    ...((e.memoire.finie ?? null) === null ? { fin } : {}),
    memoire: { ...e.memoire, prevue: fin },
  });
const prolonger = (s: SuivisDuParcours, { data }: { data: { contrat: string; fin: Jour } }): void =>
  contrat(s, data.contrat, prevoir(data.fin));
const finir = (
  s: SuivisDuParcours,
  { data, revision }: { data: { contrat: string; jour: Jour }; revision: number },
): void => contrat(s, data.contrat, (e) => ({ fin: data.jour, memoire: { ...e.memoire, finie: revision } }));

function heures(
  s: SuivisDuParcours,
  contratDit: string,
  siae: Organisation,
  [mois, miseADisposition, minutes, revision]: HeuresDuMois,
): void {
  const annee = anneeDe(mois);
  const ref = `${annee} ${contratDit}`;
  const autres = (s.trouver('heures', ref)?.memoire.mois ?? []).filter(
    ([m, mad]) => m !== mois || mad !== miseADisposition,
  );
  poserHeures(s, suivi('heures', ref, siae, annee), [...autres, [mois, miseADisposition, minutes, revision]]);
}
/** The exits of that year were judged on other hours. */
const signaler = (s: SuivisDuParcours, { siae, annee }: Suivi): void =>
  s.changer(
    'sortie',
    (x) => x.siae === siae && x.annee === annee && !x.manques?.includes(HEURES_DEPUIS),
    (x) => ({ manques: [x.manques, HEURES_DEPUIS].filter(Boolean).join(' ') }),
  );
function poserHeures(s: SuivisDuParcours, ligne: Suivi, mois: HeuresDuMois[]): void {
  signaler(s, ligne);
  if (mois.length === 0) return s.oter('heures', ligne.ref);
  s.poser({ ...ligne, minutes: mois.reduce((total, [, , minutes]) => total + minutes, 0), memoire: { mois } });
}

const consignes: Consignes = {
  PassDelivre: (s, { data, le, revision }) => {
    nouveauPass(s);
    s.poser(suivi('pass', String(revision), data.siae, anneeDe(le), { debut: le }));
  },
  PassRepris: (s, { data, revision }) => {
    nouveauPass(s);
    // Hired elsewhere or before: it lengthens the stay, it is no hire of ours.
    if (data.embauche) embauche(s, data.embauche, data.siae, { revision, comptee: false });
  },
  PassAnnule: (s) => {
    const dernier = s.de('pass').reduce((a, p) => Math.max(a, Number(p.ref)), -1);
    s.changer(
      'pass',
      (p) => p.ref === String(dernier),
      () => ({ comptee: false }),
    );
  },
  EmbaucheDeclaree: (s, { data, revision }) => embauche(s, data, data.siae, { revision, comptee: true }),
  EmbaucheReportee: (s, { data }) =>
    contrat(s, data.contrat, () => ({ debut: data.debut, annee: anneeDe(data.debut) })),
  EmbaucheAnnulee: (s, { data }) => s.oter('embauche', data.contrat),
  ContratRenouvele: prolonger,
  ContratProlonge: prolonger,
  ContratRompu: finir,
  ContratTermine: finir,
  HeuresDeclarees: (s, { data, par, revision }) => {
    const employeur = s.trouver('embauche', data.contrat);
    const siae: Organisation = employeur
      ? { id: employeur.siae, ...(employeur.departement === null ? {} : { departement: employeur.departement }) }
      : par.organisation;
    heures(s, data.contrat, siae, [data.mois, data.miseADisposition ?? null, data.minutes, revision]);
  },
  AccompagnementEnregistre: (s, { data, revision }, fonds) =>
    s.poser(
      suivi('accompagnement', String(revision), data.siae, anneeDe(data.debut), {
        code: data.nature,
        version: fondsConnu(data.financement, fonds),
        debut: data.debut,
        fin: data.fin ?? null,
      }),
    ),
  SortieEnregistree: (s, { data, revision }) => {
    const ref = String(revision);
    const juge = comptageJuge(data.verdict);
    s.poser(
      suivi('sortie', ref, data.siae, anneeDe(data.jour), {
        code: data.type,
        version: versionDuType(data.verdict),
        fin: data.jour,
        comptee: juge && juge.comptee,
        manques: juge && juge.manques.length > 0 ? juge.manques.join(' ') : null,
      }),
    );
    s.changer(
      'embauche',
      (e) => e.siae === data.siae.id && e.sortie === null && (e.debut ?? '') <= data.jour,
      () => ({ sortie: ref }),
    );
  },
  SortieRetiree: (s, { data }) => {
    const ref = String(data.fait);
    s.oter('sortie', ref);
    s.changer(
      'embauche',
      (e) => e.sortie === ref,
      () => ({ sortie: null }),
    );
  },
  FaitRectifie: (s, { data }, fonds) => rectifier(s, data.fait, data.typeRectifie, data.remplacement, fonds),
};

/** `undefined`: the effect is withdrawn; `null`: it was replaced, by what is now erased, and stays as it was first told. */
function rectifier(s: SuivisDuParcours, fait: number, type: string, r: Remplacement, fonds: Fonds): void {
  const jour = (champ: string): Jour | undefined => (estJour(r?.[champ]) ? r[champ] : undefined);
  if (type === 'EmbaucheDeclaree') {
    const fin = jour('fin');
    if (fin) s.changer('embauche', (e) => e.memoire.cree === fait, prevoir(fin));
  } else if (type === 'ContratRompu' || type === 'ContratTermine') {
    const le = jour('le');
    if (r === undefined || le)
      s.changer(
        'embauche',
        (e) => e.memoire.finie === fait,
        (e) =>
          r === undefined
            ? { fin: e.memoire.prevue ?? null, memoire: { ...e.memoire, finie: null } }
            : { fin: le ?? e.fin },
      );
  } else if (type === 'AccompagnementEnregistre') {
    if (r === undefined) return s.oter('accompagnement', String(fait));
    s.changer(
      'accompagnement',
      (a) => a.ref === String(fait),
      (a) => {
        const debut = jour('debut') ?? a.debut;
        const finance = typeof r?.['financement'] === 'string';
        return {
          debut,
          annee: debut === null ? a.annee : anneeDe(debut),
          fin: jour('fin') ?? a.fin,
          ...(finance ? { version: fondsConnu(r['financement'], fonds) } : {}),
        };
      },
    );
  } else if (type === 'HeuresDeclarees') rectifierHeures(s, fait, r);
}

function rectifierHeures(s: SuivisDuParcours, fait: number, r: Remplacement): void {
  const ligne = s.de('heures').find((h) => h.memoire.mois?.some(([, , , revision]) => revision === fait));
  const trouvee = ligne?.memoire.mois?.find(([, , , revision]) => revision === fait);
  if (!ligne || !trouvee || r === null) return;
  const reste = (ligne.memoire.mois ?? []).filter((m) => m !== trouvee);
  poserHeures(s, ligne, reste);
  if (r === undefined) return;
  const [mois, miseADisposition, minutes] = trouvee;
  const [voulu, dites] = [r['mois'], r['heures']];
  const siae = { id: ligne.siae, ...(ligne.departement === null ? {} : { departement: ligne.departement }) };
  ajouterHeures(s, ligne.ref.slice(5), siae, [
    typeof voulu === 'string' ? voulu : mois,
    miseADisposition,
    typeof dites === 'number' ? Math.round(dites * 60) : minutes,
    fait,
  ]);
}
/** Beside what the month already holds: a rectified fact keeps its own line, whatever was told of that month since. */
function ajouterHeures(s: SuivisDuParcours, contratDit: string, siae: Organisation, entree: HeuresDuMois): void {
  const annee = anneeDe(entree[0]);
  const ref = `${annee} ${contratDit}`;
  const deja = s.trouver('heures', ref)?.memoire.mois ?? [];
  poserHeures(s, suivi('heures', ref, siae, annee), [...deja, entree]);
}

/** False: no row can change because of this fact. */
export const concerne = (fait: FaitLu): boolean => fait.type in consignes;

export function consigner(s: SuivisDuParcours, fait: FaitLu, fonds: Fonds): void {
  (consignes[fait.type] as ((s: SuivisDuParcours, f: FaitLu, fonds: Fonds) => void) | undefined)?.(s, fait, fonds);
}
