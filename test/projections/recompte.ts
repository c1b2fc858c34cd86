/**
 * The figures of a year counted again, as one would by hand on the journal: nothing of the read model, of the référentiel nor of
 * the calendar of the product is used, so that an error of theirs cannot be ours too.
 */
export interface FaitDuJournal {
  /** In its parcours, 1 for the first. */
  place: number;
  type: string;
  le: string;
  data: Record<string, unknown>;
  phrase: string;
  verdict?: { constats: { condition: string; constate: string; sources: string[] }[] };
}

interface Contrat {
  id: string;
  siae: string;
  debut: string;
  prevue: string | null;
  fin: string | null;
  finPar: number | null;
  cree: number;
  vivant: boolean;
}
interface Sortie {
  revision: number;
  siae: string;
  jour: string;
  type: string;
  constate: string | undefined;
  contrats: Contrat[];
}
interface Action {
  revision: number;
  siae: string;
  nature: string;
  debut: string;
  fin: string | null;
  pic: boolean;
  parcours: string;
}

const JOUR_MS = 24 * 3600 * 1000;
const joursEntre = (debut: string, fin: string): number => (Date.parse(fin) - Date.parse(debut)) / JOUR_MS + 1;
/** Same day number some months later, minus one day; days 29 to 31 end with their month. */
function limite(debut: string, mois: number): string {
  const [a, m, j] = debut.split('-').map(Number) as [number, number, number];
  const dernierDuMois = new Date(Date.UTC(a, m - 1 + mois + 1, 0)).getUTCDate();
  return new Date(Date.UTC(a, m - 1 + mois, Math.min(j, dernierDuMois)) - JOUR_MS).toISOString().slice(0, 10);
}
const un = (n: number): number => Math.round(n * 10) / 10;
const part = (numerateur: number, denominateur: number) => ({
  numerateur,
  denominateur,
  pourcent: denominateur === 0 ? null : un((100 * numerateur) / denominateur),
});

/** What replaces a fact, by `<parcours> <place>`: the journal tells that it was rectified, never the new values. */
export type Remplacements = ReadonlyMap<string, Record<string, unknown>>;

/** The journal keeps the type apart from the data of the fact: its verdict names it. */
export const typeDeSortie = (f: FaitDuJournal): string =>
  /^sortie\/types\/(\w+)@/.exec(
    f.verdict?.constats.find((k) => k.condition === 'sortie_type_connu')?.sources[0] ?? '',
  )?.[1] ?? '';

/** @param journaux facts of each parcours, in order */
export function recompter(
  journaux: ReadonlyMap<string, readonly FaitDuJournal[]>,
  { annee, siae, jour }: { annee: number; siae?: string; jour: string },
  remplacements: Remplacements,
) {
  const sorties: Sortie[] = [];
  const actions: Action[] = [];
  let [embauches, passDelivres, minutes] = [0, 0, 0];
  const ici = (id: string): boolean => siae === undefined || siae === id;
  const an = String(annee);

  for (const [parcours, faits] of journaux) {
    const texte = (f: FaitDuJournal, champ: string): string => String(f.data[champ]);
    const retires = new Set(
      faits
        .filter((f) => f.type === 'SortieRetiree' || (f.type === 'FaitRectifie' && f.phrase.endsWith('retiré.')))
        .map((f) => Number(f.data['fait'])),
    );
    const remplace = (place: number): Record<string, unknown> => remplacements.get(`${parcours} ${place}`) ?? {};
    const structure = (f: FaitDuJournal): string => (f.data['siae'] as { id: string }).id;

    let contrats: Contrat[] = [];
    const tous: Contrat[] = [];
    const heures = new Map<string, { contrat: string; mois: string; minutes: number }>();
    for (const f of faits) {
      if (f.type === 'PassDelivre' || f.type === 'PassRepris') contrats = [];
      if (f.type === 'PassDelivre' && f.le.startsWith(an) && ici(structure(f))) passDelivres++;
      if (f.type === 'PassAnnule') {
        const annule = faits.filter((x) => x.type === 'PassDelivre' && x.place < f.place).at(-1);
        if (annule?.le.startsWith(an) && ici(structure(annule))) passDelivres--;
      }
      const e = (f.type === 'EmbaucheDeclaree' ? f.data : f.type === 'PassRepris' ? f.data['embauche'] : undefined) as
        | { contrat: string; debut: string; fin?: string }
        | undefined;
      if (e) {
        const { fin: corrigee } = remplace(f.place);
        const prevue = typeof corrigee === 'string' ? corrigee : (e.fin ?? null);
        const contrat: Contrat = {
          id: e.contrat,
          siae: structure(f),
          debut: e.debut,
          prevue,
          fin: prevue,
          finPar: null,
          cree: f.type === 'EmbaucheDeclaree' ? f.place : -1,
          vivant: true,
        };
        contrats.push(contrat);
        tous.push(contrat);
      }
      const nomme = tous.find((c) => c.id === f.data['contrat']);
      if (nomme) {
        if (f.type === 'EmbaucheReportee') nomme.debut = texte(f, 'debut');
        if (f.type === 'EmbaucheAnnulee') nomme.vivant = false;
        if (f.type === 'ContratRenouvele' || f.type === 'ContratProlonge') nomme.fin = texte(f, 'fin');
        if ((f.type === 'ContratRompu' || f.type === 'ContratTermine') && !retires.has(f.place))
          nomme.fin = String(remplace(f.place)['le'] ?? f.data['jour']);
      }
      if (f.type === 'HeuresDeclarees') {
        const { contrat, mois, minutes: dites, miseADisposition } = f.data as Record<string, string | number>;
        const cle = `${contrat}|${mois}|${miseADisposition ?? ''}`;
        const { heures: h, mois: m } = remplace(f.place);
        heures.set(cle, {
          contrat: String(contrat),
          mois: String(m ?? mois),
          minutes: retires.has(f.place) ? 0 : typeof h === 'number' ? Math.round(h * 60) : Number(dites),
        });
      }
      if (f.type === 'AccompagnementEnregistre' && !retires.has(f.place)) {
        const data = { ...f.data, ...remplace(f.place) } as Record<string, string | undefined>;
        actions.push({
          revision: f.place,
          siae: structure(f),
          nature: String(data['nature']),
          debut: String(data['debut']),
          fin: data['fin'] ?? null,
          // the journal leaves out what was written, and keeps the fund that it names; a correction tells it anew
          pic:
            typeof data['financement'] === 'string' ? data['financement'] === 'PIC IAE' : data['fonds'] === 'PIC_IAE',
          parcours,
        });
      }
      if (f.type === 'SortieEnregistree' && !retires.has(f.place)) {
        const jourSortie = texte(f, 'jour');
        const siens = contrats.filter((c) => c.siae === structure(f) && c.debut <= jourSortie);
        contrats = contrats.filter((c) => !siens.includes(c));
        sorties.push({
          revision: f.place,
          siae: structure(f),
          jour: jourSortie,
          type: typeDeSortie(f),
          constate: f.verdict?.constats.find((k) => k.condition === 'sortie_comptee')?.constate,
          contrats: siens,
        });
      }
    }
    embauches += tous.filter((c) => c.vivant && c.cree >= 0 && c.debut.startsWith(an) && ici(c.siae)).length;
    for (const h of heures.values())
      if (h.mois.startsWith(an) && ici(tous.find((c) => c.id === h.contrat)?.siae ?? '')) minutes += h.minutes;
  }

  const lues = sorties.filter((s) => s.jour.startsWith(an) && ici(s.siae));
  const categorie = (s: Sortie): string => s.type.split('_')[0]?.toLowerCase() ?? '';
  const examinees = lues.filter((s) => s.constate?.startsWith('comptée') && categorie(s) !== 'retrait');
  const nonComptees = lues.filter((s) => s.constate?.startsWith('non comptée') && categorie(s) !== 'retrait');
  const parmi = (...noms: string[]): number => examinees.filter((s) => noms.includes(categorie(s))).length;
  const sejours = lues.flatMap((s) => {
    const vivants = s.contrats.filter((c) => c.vivant);
    if (vivants.length === 0) return [];
    const debut = vivants.map((c) => c.debut).sort()[0] as string;
    const fin = vivants
      .map((c) => (c.fin === null || c.fin > s.jour ? s.jour : c.fin))
      .sort()
      .at(-1) as string;
    return [{ jours: joursEntre(debut, fin), court: fin <= limite(debut, 3), long: fin > limite(debut, 24) }];
  });
  const durees = sejours.map((s) => s.jours).sort((a, b) => a - b);
  const n = durees.length;
  const siennes = actions.filter((a) => a.debut.startsWith(an) && ici(a.siae));
  const jours = (a: Action): number => Math.max(0, joursEntre(a.debut, a.fin ?? jour));

  return {
    sorties: {
      enregistrees: lues.length,
      examinees: examinees.length,
      retraits: lues.filter((s) => categorie(s) === 'retrait').length,
      nonComptees: nonComptees.length,
      seuilsNonAtteints: {
        misesADisposition: nonComptees.filter((s) => s.constate?.includes('aucune mise à disposition')).length,
        heuresAnnee: nonComptees.filter((s) => s.constate?.includes(' h dans l’année')).length,
        presence: nonComptees.filter((s) => s.constate?.includes('présence de')).length,
      },
      parCategorie: ['durable', 'transition', 'positive', 'autre', 'retrait'].map((c) => ({
        categorie: c,
        enregistrees: lues.filter((s) => categorie(s) === c).length,
        examinees: parmi(c),
      })),
    },
    taux: {
      dynamique: part(parmi('durable', 'transition', 'positive'), examinees.length),
      insertionDansLEmploi: part(parmi('durable', 'transition'), examinees.length),
      durable: part(parmi('durable'), examinees.length),
    },
    sejours: {
      nombre: n,
      moyenne: n === 0 ? null : un(durees.reduce((a, b) => a + b, 0) / n),
      mediane:
        n === 0 ? null : n % 2 === 1 ? durees[(n - 1) / 2] : ((durees[n / 2 - 1] ?? 0) + (durees[n / 2] ?? 0)) / 2,
      courts: part(sejours.filter((s) => s.court).length, n),
      longs: part(sejours.filter((s) => s.long).length, n),
    },
    accompagnements: ['formation', 'pmsmp', 'prise_de_poste', 'professionnel', 'social'].map((nature) => {
      const memes = siennes.filter((a) => a.nature === nature);
      return {
        nature,
        nombre: memes.length,
        personnes: new Set(memes.map((a) => a.parcours)).size,
        jours: memes.reduce((total, a) => total + jours(a), 0),
        enCours: memes.filter((a) => a.fin === null && a.debut <= jour).length,
      };
    }),
    financeesParLePic: siennes.filter((a) => a.pic).length,
    embauches,
    passDelivres,
    heures: Math.round((minutes / 60) * 100) / 100,
  };
}
