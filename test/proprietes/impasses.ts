/**
 * No dead end: from any state of a dossier, whoever has an interest finds a way to what a person needs (somebody's command, now or on a
 * day that a refusal names), or the refusal says that it is no longer possible, and what remains.
 */
import { catalogueDEntrees } from '@jalon/application';
import { ajouterJours, max, min, type Jour, type Lecture, type Verdict } from '@jalon/droit';
import {
  aEtiquette,
  decide,
  ECHEANCIER,
  echeances,
  evolve,
  solder,
  structureParDefaut,
  type Acteur,
  type Commande,
  type Contexte,
  type DonneesFait,
  type Etat,
  type FaitConsigne,
  type TypeFait,
} from '@jalon/parcours';
import { referentiel } from '../../libs/droit/essais/charger.js';

const loi = referentiel();
const siae = (id: string, type: string): Acteur => ({ role: 'siae', organisation: { id, type, departement: '35' } });
const prescripteur = (id: string, type: string): Acteur => ({
  role: 'prescripteur',
  organisation: { id, type, departement: '35', habilitee: true },
});
/** Somebody of each kind; the ones that took part, and one prescripteur that never did. */
export const MONDE: readonly Acteur[] = [
  siae('ai-rennes', 'AI'),
  siae('ei-vitre', 'EI'),
  prescripteur('ml-rennes', 'ML'),
  prescripteur('ft-rennes', 'FT'),
  { role: 'prefet', organisation: { id: 'pref-35', departement: '35' } },
  { role: 'ddets', organisation: { id: 'ddets-35', departement: '35' } },
];
const habilitations = { 'ml-rennes': true, 'ft-rennes': true };

/** What nobody answers for: a planted fault refuses what the product accepts. */
export type Interdit = (commande: Commande, acteur: Acteur, etat: Etat) => boolean;
export interface Cadre {
  lecture: Lecture;
  interdit?: Interdit;
}
interface Essai {
  acteur: Acteur;
  commande: Commande;
}
export interface Besoin {
  nom: string;
  /** Somebody still needs it here. */
  ressenti(etat: Etat, jour: Jour): boolean;
  essais(etat: Etat, jour: Jour, cadre: Cadre): Essai[];
  /** What may have to be done before, by anybody. */
  dAbord: readonly Commande['type'][];
}

const contexte = (jour: Jour, acteur: Acteur, { lecture }: Cadre): Contexte => ({
  jour,
  acteur,
  droit: loi.auJour(jour, lecture),
  autresPass: [],
  habilitations,
  structure: structureParDefaut,
  numeroPass: '999980000001',
});
const solde = (etat: Etat, jour: Jour, cadre: Cadre): Etat =>
  solder(etat, jour, (le) => contexte(le, ECHEANCIER, cadre)).reduce(evolve, etat);
/** In the words of the catalogue: what a button would send. */
const gabarits = (type: Commande['type'], acteur: Acteur, etat: Etat, jour: Jour, cadre: Cadre): Essai[] =>
  (
    catalogueDEntrees[type]?.gabarits?.({
      jour,
      dossier: etat.dossier,
      droit: loi.auJour(jour, cadre.lecture),
      acteur,
    }) ?? []
  ).map((data) => ({ acteur, commande: { type, data } as Commande }));
const tous = (type: Commande['type'], acteurs: readonly Acteur[], etat: Etat, jour: Jour, cadre: Cadre): Essai[] =>
  acteurs.flatMap((a) => gabarits(type, a, etat, jour, cadre));

/** Who does not answer the request that waits is silent: nothing may depend on her. */
const bavards = (etat: Etat): Acteur[] => {
  const muet = etat.dossier.demandes.find((d) => d.etat === 'en_attente')?.prescripteur;
  return MONDE.filter((a) => a.organisation.id !== muet);
};
const employeurDe = (id: string): Acteur[] => MONDE.filter((a) => a.role === 'siae' && a.organisation.id === id);
const ouverts = ({ dossier }: Etat) => dossier.contrats.filter((c) => c.etat === 'declare' || c.etat === 'suspendu');
const passQuiCourt = ({ dossier: { pass, cloture } }: Etat, jour: Jour): boolean =>
  pass !== null && !pass.annule && cloture === null && pass.debut <= jour && jour <= pass.fin;

/** What D27 lets put right, and what may be told instead; nothing: only withdrawn. */
const A_CORRIGER: Partial<Record<TypeFait, (f: FaitConsigne) => Record<string, unknown>>> = {
  EmbaucheDeclaree: () => ({ heuresHebdo: 34 }),
  DiagnosticEtabli: () => ({ criteres: ['RSA', 'DETLD'] }),
  PassRepris: ({ data }) => ({ fin: ajouterJours((data as DonneesFait<'PassRepris'>).fin, 1) }),
  SuspensionDeclaree: ({ data }) => ({ fin: ajouterJours((data as DonneesFait<'SuspensionDeclaree'>).fin, -1) }),
  SuspensionLevee: ({ data }) => ({ le: ajouterJours((data as DonneesFait<'SuspensionLevee'>).fin, 2) }),
  ProlongationDemandee: ({ data }) => ({ fin: ajouterJours((data as DonneesFait<'ProlongationDemandee'>).fin, -1) }),
  ProlongationDeclaree: ({ data }) => ({ fin: ajouterJours((data as DonneesFait<'ProlongationDeclaree'>).fin, -1) }),
  ProlongationAccordee: ({ data }) => ({ fin: ajouterJours((data as DonneesFait<'ProlongationAccordee'>).fin, -1) }),
  HeuresDeclarees: () => ({ heures: 1 }),
  SortieEnregistree: ({ data }) => ({ le: ajouterJours((data as DonneesFait<'SortieEnregistree'>).jour, -1) }),
};
const attend = ({ dossier }: Etat, id: string | null): boolean =>
  dossier.demandes.some((d) => d.id === id && d.etat === 'en_attente');
/** A request decided is final (D9): its decision is put right; a lifting by a hire, with the hire. */
const dernierDuType = (etat: Etat, type: TypeFait): number =>
  etat.dossier.faits.findLastIndex(
    (f) =>
      f.type === type &&
      !f.retire &&
      f.par.role !== 'systeme' &&
      (type !== 'ProlongationDemandee' || attend(etat, f.ref)) &&
      !('parEmbauche' in f.data && f.data.parEmbauche !== undefined),
  );
/** Withdrawn or told otherwise, by its author or by the State; a hire, cancelled or moved too. */
const corriger = (type: TypeFait): Besoin => ({
  nom: `corriger ${type}`,
  // of a PASS that was cancelled nothing is left to put right
  ressenti: (etat) =>
    dernierDuType(etat, type) >= 0 && !(etat.dossier.pass?.annule === true && /^(Suspension|Prolongation)/.test(type)),
  essais(etat, jour) {
    const fait = dernierDuType(etat, type);
    const f = etat.dossier.faits[fait];
    if (!f) return [];
    const remplacement = A_CORRIGER[type]?.(f) as never;
    const qui = MONDE.filter(
      (a) => a.organisation.id === f.par.organisation.id || ['prefet', 'ddets'].includes(a.role),
    );
    return [
      ...qui.flatMap((acteur): Essai[] => [
        { acteur, commande: { type: 'RectifierFait', data: { fait, raison: 'erreur', remplacement } } },
        { acteur, commande: { type: 'RectifierFait', data: { fait, raison: 'erreur' } } },
      ]),
      ...(type === 'EmbaucheDeclaree'
        ? finsDeContrat(etat, jour).filter((e) => e.commande.type === 'AnnulerEmbauche')
        : []),
    ];
  },
  // another hire may hold the place of the PASS that a cancelled one had
  dAbord: type === 'EmbaucheAnnulee' ? ['AnnulerEmbauche'] : [],
});

/** Every fact that can still be put right, by its author and by the State. */
const rectifications = (etat: Etat): Essai[] =>
  etat.dossier.faits.flatMap((f, fait) =>
    f.retire || f.par.role === 'systeme'
      ? []
      : MONDE.filter((a) => a.organisation.id === f.par.organisation.id || a.role === 'prefet').map((acteur) => ({
          acteur,
          commande: { type: 'RectifierFait', data: { fait, raison: 'erreur' } } as Commande,
        })),
  );

/** By the employer, of each contract that is open, on the last day that it may cover. */
const finsDeContrat = (etat: Etat, jour: Jour): Essai[] =>
  ouverts(etat).flatMap(({ id, siae: s, debut, fin }) =>
    employeurDe(s.id).flatMap((acteur): Essai[] => {
      const le = max(debut, min(fin ?? jour, jour));
      return [
        { acteur, commande: { type: 'TerminerContrat', data: { contrat: id, le } } },
        { acteur, commande: { type: 'RompreContrat', data: { contrat: id, le, motif: 'ACCORD_DES_PARTIES' } } },
        { acteur, commande: { type: 'SuspendreContrat', data: { contrat: id, debut: le, motif: 'MALADIE' } } },
        { acteur, commande: { type: 'AnnulerEmbauche', data: { contrat: id, motif: 'jamais venue' } } },
      ];
    }),
  );
const METTRE_FIN = /^(Terminer|Rompre)Contrat$|^AnnulerEmbauche$/;

const BESOINS_DU_PARCOURS: readonly Besoin[] = [
  {
    nom: 'embaucher',
    ressenti: () => true,
    essais: (etat, jour, cadre) => tous('DeclarerEmbauche', MONDE, etat, jour, cadre),
    dAbord: ['EtablirDiagnostic', 'DerogerCarence', 'LeverSuspension', 'RectifierFait'],
  },
  {
    nom: 'mettre fin à un contrat',
    ressenti: (etat) => ouverts(etat).length > 0,
    essais: (etat, jour) => finsDeContrat(etat, jour).filter((e) => METTRE_FIN.test(e.commande.type)),
    dAbord: [],
  },
  {
    nom: 'prolonger',
    ressenti: ({ etape }) => aEtiquette(etape, 'passDelivre'),
    essais: (etat, jour, cadre) => [
      ...tous('DemanderProlongation', MONDE, etat, jour, cadre),
      ...tous('AccorderProlongation', bavards(etat), etat, jour, cadre),
    ],
    dAbord: ['RefuserProlongation', 'LeverSuspension', 'DeclarerSituation', 'RectifierFait'],
  },
  {
    nom: 'suspendre',
    ressenti: (etat, jour) => passQuiCourt(etat, jour) && !etat.etape.includes('suspendu'),
    essais: (etat, jour, cadre) => tous('SuspendrePass', MONDE, etat, jour, cadre),
    dAbord: ['TerminerContrat'],
  },
  {
    nom: 'enregistrer une sortie',
    ressenti: ({ dossier: d }, jour) =>
      d.contrats.some(
        (c) => c.etat !== 'annule' && c.debut <= jour && !d.sorties.some((s) => s.siae.id === c.siae.id),
      ) &&
      d.pass !== null &&
      !d.pass.annule,
    essais: (etat, jour, cadre) => tous('EnregistrerSortie', MONDE, etat, jour, cadre),
    dAbord: ['TerminerContrat'],
  },
];

export const BESOINS: readonly Besoin[] = [
  ...BESOINS_DU_PARCOURS,
  ...([...Object.keys(A_CORRIGER), 'EmbaucheAnnulee'] as TypeFait[]).map(corriger),
];

const refuseParFaute = (e: Essai, etat: Etat, { interdit }: Cadre): boolean =>
  interdit?.(e.commande, e.acteur, etat) === true;
interface Reponse {
  etat: Etat | null;
  verdict: Verdict;
}
function tenter(e: Essai, depuis: Etat, jour: Jour, cadre: Cadre): Reponse {
  const etat = solde(depuis, jour, cadre);
  const d = decide(e.commande, etat, contexte(jour, e.acteur, cadre));
  const accepte = d.issue === 'accord' && d.faits.length > 0 && !refuseParFaute(e, etat, cadre);
  return { etat: accepte ? d.faits.reduce(evolve, etat) : null, verdict: d.verdict };
}

/** Days that a refusal names, or on which the dossier itself changes. */
const joursNommes = (reponses: readonly Reponse[], etat: Etat, jour: Jour, cadre: Cadre): Jour[] =>
  [
    ...new Set([
      ...reponses.flatMap(({ verdict }) => verdict.constats.flatMap((k) => (k.satisfaite ? [] : (k.possibleLe ?? [])))),
      ...echeances(solde(etat, jour, cadre), loi.auJour(jour, cadre.lecture)).map((e) => e.le),
    ]),
  ]
    .filter((le) => le > jour)
    .sort();

const JOURS = 8;
/** @returns the refusals met, or null when one try was accepted, now or on a day that one of them names */
function refus(besoin: Besoin, etat: Etat, jour: Jour, cadre: Cadre): Reponse[] | null {
  const toutes: Reponse[] = [];
  // what was done today counts from tomorrow
  const aVenir: Jour[] = [jour, ajouterJours(jour, 1)];
  const vus = new Set<Jour>();
  while (vus.size < JOURS) {
    const le = aVenir.sort().find((j) => !vus.has(j));
    if (le === undefined) break;
    vus.add(le);
    const au = solde(etat, le, cadre);
    const reponses = besoin.essais(au, le, cadre).map((e) => tenter(e, au, le, cadre));
    if (reponses.some((r) => r.etat !== null)) return null;
    if (le === jour) toutes.push(...reponses);
    aVenir.push(...joursNommes(reponses, au, le, cadre));
  }
  return toutes;
}

/** Every state that something done first leads to, now or on a day that its own refusal names. */
function suites(besoin: Besoin, etat: Etat, jour: Jour, cadre: Cadre): { etat: Etat; jour: Jour }[] {
  const essaisAu = (type: Commande['type'], au: Etat, le: Jour): Essai[] =>
    type === 'RectifierFait'
      ? rectifications(au)
      : type === 'TerminerContrat' || type === 'AnnulerEmbauche'
        ? finsDeContrat(au, le).filter((e) => type === 'TerminerContrat' || e.commande.type === type)
        : tous(type, bavards(au), au, le, cadre);
  return besoin.dAbord.flatMap((type) => {
    const essais = essaisAu(type, etat, jour);
    const reponses = essais.map((e) => tenter(e, etat, jour, cadre));
    const faites = reponses.flatMap((r) => (r.etat ? [{ etat: r.etat, jour }] : []));
    if (faites.length > 0 || type === 'RectifierFait') return faites;
    for (const le of joursNommes(reponses, etat, jour, cadre).slice(0, 3)) {
      const au = solde(etat, le, cadre);
      const alors = essaisAu(type, au, le)
        .map((e) => tenter(e, au, le, cadre).etat)
        .filter((e) => e !== null);
      if (alors.length > 0) return alors.map((e) => ({ etat: e, jour: le }));
    }
    return [];
  });
}

export type Issue = { voie: true } | { voie: false; plusPossible: string[]; conditions: string[] };

/** @param profondeur how many things may have to be done first */
export function issueDe(besoin: Besoin, depuis: Etat, jour: Jour, cadre: Cadre, profondeur = 2): Issue {
  const etat = solde(depuis, jour, cadre);
  const met = refus(besoin, etat, jour, cadre);
  if (met === null) return { voie: true };
  if (profondeur > 0)
    for (const s of suites(besoin, etat, jour, cadre))
      if (issueDe(besoin, s.etat, s.jour, cadre, profondeur - 1).voie) return { voie: true };
  const conditions = [
    ...new Set(met.flatMap(({ verdict }) => verdict.constats.filter((k) => !k.satisfaite).map((k) => k.condition))),
  ];
  const plusPossible = conditions.filter((c) => loi.conditions[c]?.plusPossible !== undefined);
  return { voie: false, plusPossible, conditions };
}
