/** FAUX SERVEUR: how many calls each command and each page costs the server. Ceilings, not a measure of time; then what not asking must not hide. */
import { describe, expect, it } from '@jest/globals';
import { UnknownOutcome, type EventStore, type LeasedStore } from '@jalon/event-store';
import type { Acteur } from '@jalon/parcours';
import { jusqua, noeud, serveur } from './banc-http.js';
import type { FauxServeur } from './faux-serveur/serveur.js';
import { fait, faits, flux } from './outils.js';
import { aFermer, faux, ouvrir } from './ouvertures.js';

const ML = {
  role: 'prescripteur',
  organisation: { id: 'ml-1', type: 'ML', departement: '35', habilitee: true },
} as Acteur;
const AI = { role: 'siae', organisation: { id: 'ai-1', type: 'AI', departement: '35' } } as Acteur;
const LE = '2026-03-02';
type Cout = [lectures: number, ajouts: number];

/** Calls of what is done; the lease beats and the subscription is watched meanwhile: done again, the fewest count. */
async function couter(s: FauxServeur, faire: () => Promise<unknown>, fois = 3): Promise<Cout> {
  const couts: Cout[] = [];
  for (let n = 0; n < fois; n++) {
    const avant = { ...s.appels };
    await faire();
    couts.push([s.appels.lectures - avant.lectures, s.appels.ajouts - avant.ajouts]);
  }
  return [Math.min(...couts.map(([l]) => l)), Math.min(...couts.map(([, a]) => a))];
}

describe('EventStoreDB, FAUX SERVEUR : ce que coûte chaque demande au serveur', () => {
  it('une commande : un ajout, aucune lecture ou une ; une page : aucune ; la santé : une', async () => {
    const s = await serveur();
    const n = await noeud(s, { horloge: () => new Date(`${LE}T09:00:00Z`) });
    let cle = 0;
    const executer = async (
      acteur: Acteur,
      parcours: string | undefined,
      type: string,
      data: object,
    ): Promise<string> => {
      const ordre = { acteur, parcours, type, data, le: LE, cle: `cle-${cle++}` };
      const rendu = (await n.jalon.moteur.executer(ordre as never)) as { issue: string; parcours: string };
      expect([type, rendu.issue]).toEqual([type, 'accepte']);
      return rendu.parcours;
    };
    const ouverts: string[] = [];
    const ouvrirUn = async (): Promise<void> => {
      const personne = { nom: `Banc ${ouverts.length}`, prenom: 'Essai', naissance: '1985-06-01' };
      ouverts.push(await executer(ML, undefined, 'OuvrirParcours', { personne }));
    };
    let rang = 0;
    const pourChacun = (acteur: Acteur, type: string, data: () => object) => async (): Promise<void> => {
      await executer(acteur, ouverts[rang++ % ouverts.length], type, data());
    };
    const contrat = { id: 'c1', type: 'CDDU', debut: LE };
    // the first of each reads the law, the structures and the register
    for (const _ of [1, 2, 3, 4]) await ouvrirUn();
    const couts: Record<string, Cout> = { OuvrirParcours: await couter(s, ouvrirUn) };
    expect(
      await jusqua(
        () => n.jalon.projections.dejaAJour,
        (vrai) => vrai,
      ),
    ).toBe(true);
    couts['EtablirDiagnostic'] = await couter(
      s,
      pourChacun(ML, 'EtablirDiagnostic', () => ({ criteres: ['RSA'] })),
      7,
    );
    couts['DeclarerEmbauche'] = await couter(
      s,
      pourChacun(AI, 'DeclarerEmbauche', () => ({ contrat })),
      7,
    );
    const accompagner = pourChacun(AI, 'EnregistrerAccompagnement', () => ({
      nature: 'professionnel',
      debut: LE,
      resume: `Point ${cle}`,
    }));
    couts['EnregistrerAccompagnement'] = await couter(s, accompagner, 7);
    for (const page of ['', '/actions', '/journal'])
      couts[`GET${page}`] = await couter(s, async () => {
        expect(await n.appeler(`/api/parcours/${ouverts[0]}${page}`)).toMatchObject({ statut: 200 });
      });
    couts['GET liste'] = await couter(s, () => n.appeler('/api/parcours'));
    couts['santé'] = await couter(s, () => n.appeler('/health/ready'));
    // an opening makes sure that nothing of that name was deleted; a hire moves the person's reservation and the PASS register besides
    const plafonds: Record<string, Cout> = {
      OuvrirParcours: [3, 1],
      EtablirDiagnostic: [1, 1],
      DeclarerEmbauche: [7, 3],
      EnregistrerAccompagnement: [0, 1],
      GET: [0, 0],
      'GET/actions': [0, 0],
      'GET/journal': [1, 0],
      'GET liste': [0, 0],
      santé: [1, 0],
    };
    const passes = Object.entries(plafonds).filter(([quoi, [l, a]]) => {
      const [lues, ajoutees] = couts[quoi] ?? [Infinity, Infinity];
      return lues > l || ajoutees > a;
    });
    expect(passes.map(([quoi]) => [quoi, couts[quoi]])).toEqual([]);
  }, 60_000);
});

/** A store that alone may write, and follows its log. */
async function suivi(serveurs?: FauxServeur): Promise<{ s: FauxServeur; store: LeasedStore }> {
  const s = serveurs ?? (await faux());
  const store = ouvrir(s.connexion, { lease: { holder: flux('seul') } });
  await store.claim();
  const fin = new AbortController();
  let vu = false;
  const suivre = (async () => {
    for await (const { kind } of store.subscribeAll({ signal: fin.signal })) vu ||= kind === 'caughtUp';
  })().catch(() => undefined);
  aFermer.push(async () => {
    fin.abort();
    await suivre;
  });
  expect(
    await jusqua(
      () => vu && s.appels.abonnements > 0,
      (pret) => pret,
    ),
  ).toBe(true);
  return { s, store };
}
const lectures = async (s: FauxServeur, faire: () => Promise<unknown>): Promise<number> => {
  const avant = s.appels.lectures;
  await faire();
  return s.appels.lectures - avant;
};
/** Until it is asked of the server: not asking may last as long as the subscription takes to show what happened. */
const finitParLire = (store: EventStore, nom: string, depuis: number) =>
  jusqua(
    () => store.readStream(nom, depuis).catch((e: Error) => e),
    (lu) => lu instanceof Error || lu.length > 0,
  );

describe('EventStoreDB, FAUX SERVEUR : ce qui n’est pas demandé', () => {
  it('ne l’est que du seul nœud qui écrit, qui suit le journal', async () => {
    const { s, store } = await suivi();
    const nom = flux();
    const { lastPosition } = await store.append(nom, -1, faits(2));
    expect(await lectures(s, () => store.readStream(nom, 2))).toBe(0);
    expect(await lectures(s, async () => expect(await store.head()).toBe(lastPosition))).toBe(0);
    // no lease, or no subscription: the server is asked
    const accompagne = ouvrir(s.connexion);
    await accompagne.readStream(nom);
    expect(await lectures(s, () => accompagne.readStream(nom, 2))).toBe(1);
    expect(await lectures(s, () => accompagne.head())).toBe(1);
  });

  it.each([
    ['tronqué', (s: FauxServeur, nom: string) => s.journal.tronquer(nom, 1)],
    ['supprimé', (s: FauxServeur, nom: string) => s.journal.supprimer(nom)],
    ['fermé pour toujours', (s: FauxServeur, nom: string) => s.journal.enterrer(nom)],
    ['mêlé de faits étrangers', (s: FauxServeur, nom: string) => s.journal.etranger(nom)],
  ])('un flux %s à côté est demandé de nouveau, et sa rupture dite', async (quoi, faire) => {
    const { s, store } = await suivi();
    const nom = flux();
    await store.append(nom, -1, faits(2));
    faire(s, nom);
    // what follows the last fact is whole still when the first one alone is gone
    const lu = await finitParLire(store, nom, quoi === 'tronqué' ? 0 : 2);
    expect(lu).toMatchObject({ name: 'BrokenStream' });
  });

  it('un fait de plus, écrit par un autre malgré le bail, est vu', async () => {
    const { s, store } = await suivi();
    const nom = flux();
    await store.append(nom, -1, [fait()]);
    await ouvrir(s.connexion).append(nom, 0, [fait({ autre: true })]);
    expect(await finitParLire(store, nom, 1)).toMatchObject([{ revision: 1 }]);
  });

  it('après une issue inconnue, ou une coupure, plus rien n’est cru', async () => {
    const { s, store } = await suivi();
    const nom = flux();
    await store.append(nom, -1, [fait()]);
    s.pannes.push('ecrit-puis-coupe', 'perdu', 'perdu');
    await expect(store.append(nom, 0, [fait()])).rejects.toBeInstanceOf(UnknownOutcome);
    expect(await store.readStream(nom, 1)).toMatchObject([{ revision: 1 }]);
    s.couperAbonnements();
    await jusqua(
      () => s.appels.abonnements,
      (n) => n > 1,
    );
    expect(await lectures(s, () => store.readStream(nom, 2))).toBe(1);
  });
});
