/** Random but coherent histories: a walk on the chart, with data that agrees with the dossier so far. */
import { typeStocke, type DefinitionFait } from '@jalon/decider';
import { ajouterJours, ecartJours, min, type Jour } from '@jalon/droit';
import type { EventStore, EventToAppend, JsonObject } from '@jalon/event-store';
import {
  catalogue,
  etatInitial,
  estEcheance,
  evolve,
  table,
  type Acteur,
  type Dossier,
  type Etat,
  type Fait,
  type TypeFait,
} from '@jalon/parcours';

/** Seeded generator (mulberry32): the same seed gives the same histories. */
export class Alea {
  constructor(private graine: number) {}
  reel(): number {
    this.graine = (this.graine + 0x6d2b79f5) | 0;
    let t = Math.imul(this.graine ^ (this.graine >>> 15), 1 | this.graine);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  /** Between two integers, both included. */
  entier(min: number, max: number): number {
    return min + Math.floor(this.reel() * (max - min + 1));
  }
  parmi<T>(choix: readonly T[]): T {
    return choix[this.entier(0, choix.length - 1)] as T;
  }
}

export const SIAES = ['ai-rennes', 'aci-brest', 'ei-vannes'].map((id, i) => ({
  id,
  type: ['AI', 'ACI', 'EI'][i] as string,
  departement: ['35', '29', '56'][i] as string,
}));
const NOMS = ['Durand', 'Le Goff', 'Nguyễn', 'Étienne', 'Martin', 'O’Brien', 'Œuvrard'];
const PRENOMS = ['Awa', 'Zoé', 'Jean-Noël', 'Inès', 'Karim'];

const qui = (alea: Alea): Acteur => ({ role: 'siae', organisation: alea.parmi(SIAES) });
const vivante = (d: Dossier) => d.suspensions.findLast((s) => s.etat === 'declaree');
const contrats = (d: Dossier) => d.contrats.filter((c) => c.etat !== 'annule');
const contratsDuPass = (d: Dossier) => {
  const anciens = new Set(d.passAnterieurs.flatMap((p) => p.contrats));
  return contrats(d).filter((c) => !anciens.has(c.id));
};
const enAttente = (d: Dossier) => d.demandes.findLast((x) => x.etat === 'en_attente');

type Donnees = Record<string, unknown>;
type Fabrique = (d: Dossier, le: Jour, alea: Alea, revision: number) => Donnees | null;

const surContrat =
  (donnees: (le: Jour, alea: Alea) => Donnees): Fabrique =>
  (d, le, alea) => {
    const choix = contrats(d);
    return choix.length === 0 ? null : { contrat: alea.parmi(choix).id, ...donnees(le, alea) };
  };
const plus = (le: Jour, alea: Alea, max: number): Jour => ajouterJours(le, alea.entier(0, max));
const deplace = (d: Dossier, jours: number): Donnees | null =>
  d.pass ? { jours, passFin: ajouterJours(d.pass.fin, jours) } : null;
const avec = (a: Donnees | null, b: Donnees | null): Donnees | null => (a && b ? { ...a, ...b } : null);
/** New bounds of a suspension, and the days that they give or take back: histories are told again, so they have to add up. */
const borner = (d: Dossier, s: Dossier['suspensions'][number], bornes: { debut: Jour; fin: Jour }): Donnees | null =>
  avec(deplace(d, Math.max(0, ecartJours(bornes.debut, bornes.fin)) - s.jours), { id: s.id, fin: bornes.fin });
const prolonge = (d: Dossier, jours: number): Donnees | null =>
  d.pass ? avec(deplace(d, jours), { debut: d.pass.fin, fin: ajouterJours(d.pass.fin, jours) }) : null;
const si = (vrai: boolean, donnees: Donnees = {}): Donnees | null => (vrai ? donnees : null);

/** What replaces the sample of a fact; null: this fact makes no sense now. A type that is not here keeps its sample. */
const fabriques: Partial<Record<TypeFait, Fabrique>> = {
  ParcoursOuvert: (_, __, a) => ({
    personne: { nom: a.parmi(NOMS), prenom: a.parmi(PRENOMS), naissance: '1984-05-02' },
  }),
  // rare, as it is: nothing begins after it
  DoublonClos: (_, __, a) => (a.entier(1, 12) === 1 ? {} : null),
  OrientationEnvoyee: (_, __, a) => ({ siae: a.parmi(SIAES).id }),
  DiagnosticEtabli: (_, le) => ({ expireLe: ajouterJours(le, 180) }),
  PassDelivre: (_, le, a) => {
    const debut = plus(le, a, 20);
    return {
      numero: `99999${a.entier(1000000, 9999999)}`,
      debut,
      fin: ajouterJours(debut, a.entier(30, 729)),
      contrat: `c${a.entier(1, 99)}`,
      siae: a.parmi(SIAES),
    };
  },
  PassRepris: (_, le, a, revision) => {
    const [debut, fin] = [ajouterJours(le, -5), plus(ajouterJours(le, -3), a, 60)];
    return {
      numero: `99999${a.entier(1000000, 9999999)}`,
      debut: ajouterJours(le, -a.entier(10, 400)),
      fin: plus(le, a, 400),
      siae: a.parmi(SIAES),
      suspensions: [{ motif: 'M', debut, fin, jours: ecartJours(debut, fin) }],
      embauche: { contrat: `c${revision}`, type: 'CDDI', debut: le, fin: plus(le, a, 200) },
    };
  },
  // the PASS follows the earliest hire that holds it
  PassDecale: (d) => {
    const debut = contratsDuPass(d)
      .map((c) => c.debut)
      .sort()[0];
    return debut !== undefined && d.pass?.origine === 'delivrance' && debut !== d.pass.debut
      ? { debut, fin: ajouterJours(debut, 729) }
      : null;
  },
  PassAnnule: (d) => si(contratsDuPass(d).length === 0),
  PassExpire: (d, le) => si(d.pass !== null && d.pass.fin < le),
  PassRetabli: (d, le) => si(d.pass !== null && d.pass.fin >= le),
  EmbaucheDeclaree: (_, le, a, revision) => ({
    contrat: `c${revision}`,
    debut: plus(le, a, 10),
    fin: plus(ajouterJours(le, 20), a, 300),
    siae: a.parmi(SIAES),
  }),
  EmbaucheReportee: surContrat((le, a) => ({ debut: plus(le, a, 10) })),
  EmbaucheAnnulee: surContrat(() => ({})),
  FicheTransmise: surContrat(() => ({})),
  ContratRenouvele: surContrat((le, a) => ({ fin: plus(le, a, 300) })),
  ContratProlonge: surContrat((le, a) => ({ fin: plus(le, a, 300) })),
  ContratSuspendu: surContrat((le) => ({ debut: le })),
  ContratRepris: surContrat((le) => ({ jour: le })),
  ContratRompu: surContrat((le) => ({ jour: le })),
  ContratTermine: surContrat((le) => ({ jour: le })),
  SuspensionDeclaree: (d, le, a, revision) => {
    const debut = ajouterJours(le, a.entier(-20, 5));
    const fin = plus(ajouterJours(debut, 1), a, 90);
    return avec(deplace(d, ecartJours(debut, fin)), { id: `S${revision}`, debut, fin });
  },
  SuspensionCommencee: (d, le) => {
    const s = vivante(d);
    return s && s.debut <= le ? { id: s.id } : null;
  },
  SuspensionCorrigee: (d, _, a) => {
    const s = vivante(d);
    return s ? avec(borner(d, s, { debut: s.debut, fin: plus(s.debut, a, 90) }), { debut: s.debut }) : null;
  },
  SuspensionLevee: (d, _, a) => {
    const s = vivante(d);
    return s ? borner(d, s, { debut: s.debut, fin: min(s.fin, ajouterJours(s.debut, a.entier(-1, 10))) }) : null;
  },
  SuspensionTerminee: (d, le) => {
    const s = vivante(d);
    return s && s.fin < le ? { id: s.id } : null;
  },
  SuspensionRetiree: (d) => {
    const s = d.suspensions.find((x) => x.etat !== 'retiree' && d.faits[x.revision]?.type === 'SuspensionDeclaree');
    return s ? avec(deplace(d, 0 - s.jours), { id: s.id, fait: s.revision }) : null;
  },
  ProlongationDemandee: (d, _, a, revision) =>
    d.pass ? { id: `D${revision}`, debut: d.pass.fin, fin: plus(d.pass.fin, a, 365), prescripteur: 'ml-rennes' } : null,
  ProlongationDeclaree: (d, _, a, revision) => avec(prolonge(d, a.entier(1, 200)), { id: `P${revision}` }),
  ProlongationAccordee: (d, _, a, revision) => {
    const x = enAttente(d);
    return x ? avec(prolonge(d, a.entier(1, 200)), { id: `P${revision}`, demande: x.id }) : null;
  },
  ProlongationRefusee: (d) => {
    const x = enAttente(d);
    return x ? { demande: x.id } : null;
  },
  RappelProlongationEchu: (d, _, a) => {
    const x = enAttente(d);
    return x ? { demande: x.id, rang: a.entier(1, 3) } : null;
  },
  DemandeSansReponse: (d) => {
    const x = enAttente(d);
    return x ? { demande: x.id } : null;
  },
  ProlongationRetiree: (d) => {
    const p = d.prolongations.find((x) => !x.retiree);
    return p ? avec(deplace(d, -p.jours), { id: p.id, fait: p.revision }) : null;
  },
  ParcoursClos: (d) => {
    const s = d.suspensions.at(-1);
    return s ? { suspension: s.id, suspensionDebut: s.debut } : null;
  },
  HeuresDeclarees: surContrat((le, a) => ({ mois: le.slice(0, 7), minutes: a.entier(0, 9000) })),
  AccompagnementEnregistre: (_, le, a) => ({ debut: le, fin: plus(le, a, 40), siae: a.parmi(SIAES) }),
  SortieEnregistree: (_, le, a) => ({ jour: le, siae: a.parmi(SIAES) }),
  SortieRetiree: (d) => {
    const s = d.sorties.at(-1);
    return s ? { fait: s.revision } : null;
  },
  // the last fact: nothing rests on it yet
  EcheancesAnnulees: (d) => {
    const rang = d.faits.length - 1;
    const dernier = d.faits[rang];
    return dernier && estEcheance(dernier.type) && !dernier.retire ? { faits: [rang] } : null;
  },
  FaitRectifie: (d, le, a) => {
    const rang = d.faits.findLastIndex(
      (f) =>
        [
          'EmbaucheDeclaree',
          'OrientationEnvoyee',
          'ContratRompu',
          'ContratTermine',
          'ContratSuspendu',
          'ParcoursOuvert',
          'AccompagnementEnregistre',
          'HeuresDeclarees',
        ].includes(f.type) && !f.retire,
    );
    const nomme = d.faits[rang]?.type;
    if (nomme === undefined) return null;
    const remplacement =
      nomme === 'EmbaucheDeclaree'
        ? { fin: plus(le, a, 100) }
        : nomme === 'ParcoursOuvert'
          ? { nom: a.parmi(NOMS) }
          : nomme === 'HeuresDeclarees' && a.reel() < 0.5
            ? { heures: a.entier(0, 150), mois: le.slice(0, 7) }
            : nomme === 'AccompagnementEnregistre' && a.reel() < 0.5
              ? { debut: le, financement: 'PIC IAE' }
              : null;
    return { fait: rang, typeRectifie: nomme, ...(remplacement ? { remplacement } : {}) };
  },
};

const SIGNAUX = ['heures_possibles', 'embauche_tardive'];
/** @param n facts at most, at least one; the walk stops before when nothing makes sense any more */
export function genererHistoire(alea: Alea, parcours: string, n: number): { faits: Fait[]; etat: Etat } {
  let etat = etatInitial(parcours);
  let le: Jour = ajouterJours('2024-01-01', alea.entier(0, 300));
  const faits: Fait[] = [];
  for (let essais = 0; faits.length < n && essais < n * 8; essais++) {
    const type = alea.parmi(table.possibles(etat.etape)) as TypeFait;
    // never without her key, which this place does not destroy: test/projections/canaris-effacement
    if (type === 'DonneesEffacees') continue;
    // rare ends, so that walks are long
    if (['ParcoursClos', 'PassAnnule', 'PassRepris'].includes(type) && alea.reel() < 0.8) continue;
    const revision = faits.length;
    const fabrique = fabriques[type];
    const donnees = fabrique ? fabrique(etat.dossier, le, alea, revision) : {};
    if (donnees === null) continue;
    const fait = {
      type,
      data: { ...(catalogue[type].exemple as Donnees), ...donnees },
      le,
      par: qui(alea),
      revision,
      // a fact that tells something all the same, now and then two things
      ...(revision % 4 === 3 ? { signaux: SIGNAUX.slice(0, 1 + (revision % 8 === 7 ? 1 : 0)) } : {}),
    } as unknown as Fait;
    etat = evolve(etat, fait);
    faits.push(fait);
    le = ajouterJours(le, alea.entier(0, 25));
  }
  return { faits, etat };
}

let suite = 0;
export const enEvenement = (fait: Fait): EventToAppend => ({
  id: `00000000-0000-4000-8000-${String(++suite).padStart(12, '0')}`,
  type: typeStocke(catalogue[fait.type] as unknown as DefinitionFait),
  data: fait.data as unknown as JsonObject,
  meta: {
    le: fait.le,
    enregistreLe: `${fait.le}T08:00:00.000Z`,
    par: fait.par as unknown as JsonObject,
    ...(fait.signaux === undefined ? {} : { signaux: [...fait.signaux] }),
  },
});

/** Writes histories in a random interleaving, some facts at a time. */
export async function ecrireEntrelacees(
  store: EventStore,
  histoires: ReadonlyMap<string, readonly Fait[]>,
  alea: Alea,
): Promise<number> {
  const restes = new Map([...histoires].map(([id, faits]) => [id, { faits, suivant: 0 }]));
  let position = -1;
  while (restes.size > 0) {
    const id = alea.parmi([...restes.keys()]);
    const reste = restes.get(id) as { faits: readonly Fait[]; suivant: number };
    const lot = reste.faits.slice(reste.suivant, reste.suivant + alea.entier(1, 3));
    const ecrit = await store.append(`parcours-${id}`, reste.suivant - 1, lot.map(enEvenement));
    position = ecrit.lastPosition;
    reste.suivant += lot.length;
    if (reste.suivant >= reste.faits.length) restes.delete(id);
  }
  return position;
}

/** @param n longest history; lengths vary from 1 */
export function genererHistoires(alea: Alea, parcours: number, n: number): Map<string, { faits: Fait[]; etat: Etat }> {
  return new Map(
    Array.from({ length: parcours }, (_, i) => [`p${i}`, genererHistoire(alea, `p${i}`, alea.entier(1, n))]),
  );
}
