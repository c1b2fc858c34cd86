/** Figures of a year counted from the facts themselves, one by one and without any sum: what the sums of the read model must amount to. */
import { dernierJour, joursInclus, max, min, type Jour } from '@jalon/droit';
import { corriger, type DonneesFait, type Fait, type Organisation } from '@jalon/parcours';
import type { FaitLu } from '@jalon/projections';

interface Embauche {
  id: string;
  siae: Organisation;
  debut: Jour;
  fin: Jour | null;
  finie: boolean;
  comptee: boolean;
  sortie: number | null;
}
interface Chose {
  parcours: string;
  siae: Organisation;
  annee: number;
}
type Sortie = Chose & { jour: Jour; categorie: string | null; comptee: boolean | null; sejour: [Jour, Jour] | null };
type Action = Chose & { nature: string; debut: Jour; fin: Jour | null; fonds: string | null };
type Heures = Chose & { cle: string; minutes: number };

const anneeDe = (jour: Jour): number => Number(jour.slice(0, 4));
const vit = (f: Fait): boolean => !('trace' in f);

/** @param faits whole history of one parcours, as it was told */
function choses(faits: readonly FaitLu[]) {
  const embauches: Embauche[] = [];
  const sorties: (Sortie & { revision: number })[] = [];
  const actions: Action[] = [];
  const pass: Chose[] = [];
  const heures: Heures[] = [];
  const parcours = faits[0]?.parcours ?? '';
  const nommees = (id: string): Embauche[] => embauches.filter((e) => e.id === id);
  const engager = (
    e: { contrat: string; debut: Jour; fin?: Jour | undefined },
    siae: Organisation,
    comptee: boolean,
  ) => {
    const deja = embauches.findIndex((x) => x.id === e.contrat);
    if (deja >= 0) embauches.splice(deja, 1);
    embauches.push({ id: e.contrat, siae, debut: e.debut, fin: e.fin ?? null, finie: false, comptee, sortie: null });
  };
  for (const fait of corriger(faits).filter(vit) as FaitLu[]) {
    const { type, data, revision, le } = fait;
    if (type === 'PassDelivre' || type === 'PassRepris') for (const e of embauches) e.sortie ??= -1;
    if (type === 'PassDelivre') pass.push({ parcours, siae: data.siae, annee: anneeDe(le) });
    if (type === 'PassRepris' && data.embauche) engager(data.embauche, data.siae, false);
    if (type === 'EmbaucheDeclaree') engager(data, data.siae, true);
    if (type === 'EmbaucheReportee') for (const e of nommees(data.contrat)) e.debut = data.debut;
    if (type === 'EmbaucheAnnulee')
      embauches.splice(0, embauches.length, ...embauches.filter((e) => e.id !== data.contrat));
    if (type === 'ContratRenouvele' || type === 'ContratProlonge')
      for (const e of nommees(data.contrat)) if (!e.finie) e.fin = data.fin;
    if (type === 'ContratRompu' || type === 'ContratTermine')
      for (const e of nommees(data.contrat)) Object.assign(e, { fin: data.jour, finie: true });
    if (type === 'HeuresDeclarees') {
      const siae = nommees(data.contrat)[0]?.siae ?? fait.par.organisation;
      const cle = `${data.contrat} ${data.mois} ${data.miseADisposition ?? ''}`;
      const [avant] = heures.filter((h) => h.cle === cle);
      if (avant) Object.assign(avant, { minutes: data.minutes, siae });
      else heures.push({ parcours, siae, annee: anneeDe(data.mois), cle, minutes: data.minutes });
      // a contract and a year are one thing, of the last employer told
      for (const h of heures) if (h.cle.startsWith(`${data.contrat} ${data.mois.slice(0, 4)}`)) h.siae = siae;
    }
    if (type === 'AccompagnementEnregistre')
      actions.push({
        parcours,
        siae: data.siae,
        annee: anneeDe(data.debut),
        nature: data.nature,
        debut: data.debut,
        fin: data.fin ?? null,
        fonds: data.fonds ?? (data.financement?.startsWith('PIC') ? 'PIC_IAE' : null),
      });
    if (type === 'SortieEnregistree') sorties.push({ ...sortieDe(parcours, data), revision });
    if (type === 'SortieEnregistree')
      for (const e of embauches)
        if (e.siae.id === data.siae.id && e.sortie === null && e.debut <= data.jour) e.sortie = revision;
  }
  for (const s of sorties) {
    const siennes = embauches.filter((e) => e.sortie === s.revision);
    const debuts = siennes.map((e) => e.debut).sort();
    const fins = siennes.map((e) => min(e.fin ?? s.jour, s.jour)).sort();
    if (debuts.length > 0) s.sejour = [debuts[0] as Jour, fins.at(-1) as Jour];
  }
  const engagees = embauches
    .filter((e) => e.comptee)
    .map(({ siae, debut }) => ({ parcours, siae, annee: anneeDe(debut) }));
  return { sorties, actions, pass, heures, embauches: engagees };
}
const sortieDe = (parcours: string, data: DonneesFait<'SortieEnregistree'>): Sortie => ({
  parcours,
  siae: data.siae,
  annee: anneeDe(data.jour),
  jour: data.jour,
  categorie: data.categorie ?? null,
  comptee: data.comptage?.comptee ?? null,
  sejour: null,
});

const un = (n: number): number => Math.round(n * 10) / 10;
interface Filtre {
  annee: number;
  siae?: string;
  departement?: string;
}

/** @param histoires whole history of each parcours */
export function recompterLesFaits(histoires: readonly (readonly FaitLu[])[], filtre: Filtre, jour: Jour) {
  const ici = (x: Chose): boolean =>
    x.annee === filtre.annee &&
    (filtre.siae === undefined || filtre.siae === x.siae.id) &&
    (filtre.departement === undefined || filtre.departement === x.siae.departement);
  const toutes = histoires.filter((h) => h.length > 0).map(choses);
  const tout = <T extends Chose>(de: (c: (typeof toutes)[number]) => readonly T[]): T[] =>
    toutes.flatMap(de).filter(ici);
  const sorties = tout((c) => c.sorties);
  const actions = tout((c) => c.actions);
  const retrait = (s: Sortie): boolean => s.categorie === 'retrait';
  const examinees = sorties.filter((s) => s.comptee === true && !retrait(s));
  const sejours = sorties.flatMap((s) => s.sejour ?? []).length / 2;
  const bornes = sorties.flatMap((s) => (s.sejour ? [s.sejour] : []));
  const durees = bornes.map(([du, au]) => joursInclus(du, au)).sort((a, b) => a - b);
  const dans = (mois: number): number =>
    bornes.filter(([du, au]) => au <= dernierJour(du, { valeur: mois, unite: 'mois' })).length;
  const jours = ({ debut, fin }: Action): number => Math.max(0, joursInclus(debut, fin ?? jour));
  return {
    sorties: {
      enregistrees: sorties.length,
      examinees: examinees.length,
      retraits: sorties.filter(retrait).length,
      nonComptees: sorties.filter((s) => s.comptee === false && !retrait(s)).length,
      nonJugees: sorties.filter((s) => s.comptee === null && !retrait(s)).length,
    },
    sejours: {
      nombre: sejours,
      moyenne: sejours === 0 ? null : un(durees.reduce((a, b) => a + b, 0) / sejours),
      mediane:
        sejours === 0 ? null : ((durees[Math.ceil(sejours / 2) - 1] ?? 0) + (durees[Math.floor(sejours / 2)] ?? 0)) / 2,
      courts: { numerateur: dans(3), denominateur: sejours },
      longs: { numerateur: sejours - dans(24), denominateur: sejours },
    },
    accompagnements: ['formation', 'pmsmp', 'prise_de_poste', 'professionnel', 'social'].map((nature) => {
      const siennes = actions.filter((a) => a.nature === nature);
      return {
        nature,
        nombre: siennes.length,
        personnes: new Set(siennes.map((a) => a.parcours)).size,
        jours: siennes.reduce((n, a) => n + jours(a), 0),
        enCours: siennes.filter((a) => a.fin === null && max(a.debut, jour) === jour).length,
      };
    }),
    finances: actions.filter((a) => a.fonds !== null).length,
    embauches: tout((c) => c.embauches).length,
    passDelivres: tout((c) => c.pass).length,
    heures: Math.round((tout((c) => c.heures).reduce((n, h) => n + h.minutes, 0) / 60) * 100) / 100,
  };
}
