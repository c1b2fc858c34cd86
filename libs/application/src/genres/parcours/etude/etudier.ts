/** The whole history judged again under a change of the law, person after person: what one person leaves behind is a few counts. */
import { modifier, type Droit, type Jour, type Modification, type Referentiel } from '@jalon/droit';
import { catalogue } from '@jalon/parcours';
import type { DemandeEtude, EtudeDuDroit, SuiviEtude } from '../../../etude.js';
import { PREFIXE_PARCOURS, streamOf } from '../../../identifiants.js';
import type { Ressources } from '../../../moteur/ressources.js';
import { completer, situer, type RegardComplet } from '../rejuger.js';
import { BilanEtude } from './bilan.js';
import { mesurer } from './mesurer.js';
import { PersonneRejugee, type FaitDuDossier } from './personne.js';

const PAGE = 500;
const OUVERTURES = Array.from({ length: catalogue.ParcoursOuvert.version }, (_, i) => `ParcoursOuvert.v${i + 1}`);

/** @throws ModificationRefusee */
export async function etudier(r: Ressources, demande: DemandeEtude, suivi: SuiviEtude = {}): Promise<EtudeDuDroit> {
  const { modifications: dites = [], position, ...regard } = demande;
  const depart = completer(r, regard);
  const { referentiel, modifications } = appliquer(depart, dites);
  const changes = new Set(modifications.map((m) => m.chemin));
  const lus = { asked: false };
  const noter = (chemin: string): void => void (lus.asked ||= changes.has(chemin));
  const essai: RegardComplet = { ...depart, referentiel, ecouter: (droit) => ecouter(droit, noter) };
  // what changes is the text: the same reading of the text in force is what it is compared with
  const change = dites.length > 0 || regard.referentiel !== undefined;
  const temoin: RegardComplet | null = change ? { ...depart, referentiel: r.referentiels.courant } : null;
  await r.structures.chargerToutes();
  const head = position ?? (await r.store.health()).head;
  let total = 0;
  for await (const _ of ouverts(r, head)) total += 1;
  const bilan = new BilanEtude();
  let vus = 0;
  for await (const parcours of ouverts(r, head)) {
    suivi.progression?.(++vus, total);
    const faits = await faitsDeLaPersonne(r, parcours, head);
    if (faits === null) continue;
    const personne = new PersonneRejugee(r, essai, lus);
    const autrement = temoin && new PersonneRejugee(r, temoin);
    for (const f of faits) for (const p of [personne, autrement]) p?.ajouter(f);
    const juges = personne.terminer();
    const temoins = autrement?.terminer() ?? null;
    const changees = bilan.noter({
      faits: faits.length,
      dossiers: personne.etats,
      juges,
      temoins,
      mesures: mesurer(personne.etats, essai, { temoin, deploiement: completer(r, {}) }),
    });
    for (const ligne of changees) await suivi.ligne?.(ligne);
  }
  return {
    lecture: depart.lecture,
    auDroitDu: depart.auDroitDu ?? null,
    empreinte: depart.referentiel.empreinte,
    modifications,
    temoin: temoin ? 'avant_modification' : 'enregistre',
    position: head,
    ...bilan.rendre(changes.size > 0),
  };
}

function appliquer(
  depart: RegardComplet,
  dites: readonly string[],
): { referentiel: Referentiel; modifications: Modification[] } {
  let { referentiel } = depart;
  const modifications = dites.map((dite) => {
    const fait = modifier(referentiel, dite, depart.lecture);
    ({ referentiel } = fait);
    return fait.modification;
  });
  return { referentiel, modifications };
}

/** The same law, telling which parameters are asked for. */
const ecouter = (droit: Droit, noter: (chemin: string) => void): Droit => ({
  ...droit,
  auJour: (jour) => ecouter(droit.auJour(jour), noter),
  lire: (chemin, jour?: Jour) => {
    noter(chemin);
    return droit.lire(chemin, jour);
  },
});

/** Ids of the parcours, in the order of their opening, up to a position. */
async function* ouverts(r: Ressources, head: number): AsyncGenerator<string> {
  const filter = { streamPrefixes: [PREFIXE_PARCOURS], types: OUVERTURES };
  for (let apres = -1; ;) {
    const page = await r.store.readAll({ after: apres, limit: PAGE, filter });
    for (const { stream, position } of page) {
      if (position > head) return;
      yield stream.slice(PREFIXE_PARCOURS.length);
    }
    const dernier = page.at(-1);
    if (!dernier || page.length < PAGE) return;
    apres = dernier.position;
  }
}

/** Facts of all her dossiers, in the order of the log. Null: she is judged with another of her dossiers. */
async function faitsDeLaPersonne(r: Ressources, parcours: string, head: number): Promise<FaitDuDossier[] | null> {
  const siens = await r.personnes.siens(parcours);
  const faits: FaitDuDossier[] = [];
  let premier: string | undefined;
  for (const id of siens) {
    for (const e of await r.store.readStream(streamOf(id))) {
      if (e.position > head) break;
      premier ??= id;
      faits.push({ ...situer(e, id, r), parcours: id });
    }
    if (premier !== undefined && premier !== parcours) return null;
  }
  return siens.length > 1 ? faits.sort((a, b) => a.position - b.position) : faits;
}
