/** One trial: two processes hire the same person, or bring the same PASS, in two dossiers; the first one dies or freezes on the way. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import type { DemandeExecution } from '@jalon/application';
import { openEventStoreDb, openSqliteReader, type StoredEvent } from '@jalon/event-store';
import { embauche, employeur, prescripteur } from '../../libs/application/essais/personnages.js';
import { FauxServeur } from '../event-store/faux-serveur/serveur.js';
import { Embaucheur, type Faute, type Reponse, type Tiree } from './processus-embaucheur.js';

export type Magasin = 'sqlite' | 'eventstoredb';
export const SUJETS = ['embauche', 'reprise', 'meme-numero'] as const;
export type Sujet = (typeof SUJETS)[number];

/** Longest time a person may wait because of somebody else's fault. */
export const BLOCAGE_MAX_MS = 30_000;

export interface Bilan {
  fautes: string[];
  tiree: Tiree | null;
  /** Time the healthy process needed to get its answer. */
  attenteMs: number;
  /** Writings set aside in the two dossiers. */
  ecartees: number;
  etapes: number;
}

/** A store, two processes on it, and a reader of its facts. */
export class Banc {
  private n = 0;
  private constructor(
    private readonly graine: string,
    private readonly dossier: string,
    private readonly serveur: FauxServeur | null,
    private readonly temoin: boolean,
    private readonly processus: [Embaucheur, Embaucheur],
  ) {}

  static async ouvrir(magasin: Magasin, graine: string, temoin = false): Promise<Banc> {
    const dossier = mkdtempSync(join(tmpdir(), 'jalon-reservations-'));
    mkdirSync(join(dossier, 'cles'), { mode: 0o700 });
    const serveur = magasin === 'eventstoredb' ? new FauxServeur() : null;
    await serveur?.demarrer();
    const reglage = { dossier, temoin, ...(serveur ? { connexion: serveur.connexion } : {}) };
    // one after the other: the first creates the keys
    const premier = await Embaucheur.lancer(reglage);
    return new Banc(graine, dossier, serveur, temoin, [premier, await Embaucheur.lancer(reglage)]);
  }

  async fermer(): Promise<void> {
    for (const p of this.processus) await p.tuer();
    this.serveur?.arreter();
    rmSync(this.dossier, { recursive: true, force: true });
  }

  /** @param geleMs how long the first process stays frozen, when the fault is a freeze */
  async essayer(sujet: Sujet, faute: Faute | undefined, geleMs: number, decalageMs: number): Promise<Bilan> {
    const i = this.n++;
    const [a, b] = await this.preparer(sujet, i);
    const [premiere, seconde] = this.demandes(sujet, i, a, b);
    const [un, deux] = this.processus;
    let tiree: Tiree | null = null;
    const fautes: string[] = [];
    let finDuGel = Promise.resolve();
    const surFaute = (f: Tiree): void => {
      tiree = f;
      if (f.faute === 'gel')
        finDuGel = (async () => {
          if (!(await un.attendreGele())) fautes.push('le processus devait être gelé');
          await attendre(geleMs);
          un.degeler();
        })();
    };
    const enCours = un.envoyer(premiere, faute, surFaute);
    await attendre(decalageMs);
    const depart = performance.now();
    const autre = await insister(deux, seconde, depart);
    const attenteMs = performance.now() - depart;
    let mienne: Reponse = await enCours;
    await finDuGel;
    if (faute?.genre === 'mort' && tiree !== null) {
      if ((await un.tuer()) !== 'SIGKILL') fautes.push('le processus devait mourir du signal');
      this.processus[0] = await this.relancer();
    }
    // the client sends the very same request again, whatever it was told
    if (mienne.issue !== 'refuse' || mienne.famille === 'conflit')
      mienne = await insister(this.processus[0], premiere, performance.now());
    const faits = [...(await this.faits(a)), ...(await this.faits(b))];
    const pass = faits.filter((e) => /^Pass(Delivre|Repris)\./.test(e.type)).length;
    if (pass !== 1) fautes.push(`${pass} PASS au lieu d’un seul`);
    const acceptees = [mienne, autre].filter((r) => r.issue === 'accepte').length;
    if (acceptees !== 1)
      fautes.push(`${acceptees} demandes acceptées : ${mienne.message ?? ''} / ${autre.message ?? ''}`);
    if (attenteMs > BLOCAGE_MAX_MS) fautes.push(`personne bloquée ${Math.round(attenteMs)} ms`);
    const ecartees = faits.filter((e) => e.type.startsWith('EcritureEcartee')).length;
    return { fautes, tiree, attenteMs, ecartees, etapes: mienne.noms.length };
  }

  private relancer(): Promise<Embaucheur> {
    const connexion = this.serveur ? { connexion: this.serveur.connexion } : {};
    return Embaucheur.lancer({ dossier: this.dossier, temoin: this.temoin, ...connexion });
  }

  /** Two dossiers: of one person with a NIR, or of two persons without one when they bring the same number. */
  private async preparer(sujet: Sujet, i: number): Promise<[string, string]> {
    const dossiers: string[] = [];
    for (const [rang, qui] of this.processus.entries()) {
      const personne = {
        nom: 'Durand',
        prenom: `Awa ${i} ${sujet === 'meme-numero' ? rang : 0}`,
        naissance: '1984-05-02',
        ...(sujet === 'meme-numero' ? {} : { nir: nir(i) }),
      };
      // what is on trial comes next: on a busy machine, the store may answer late here as anywhere
      const patiemment = (d: DemandeExecution) => insister(qui, d, performance.now());
      const cle = `${this.graine}-${i}-${rang}`;
      const ouvrir = { type: 'OuvrirParcours', data: { personne }, acteur: prescripteur, cle: `ouvrir-${cle}` };
      const ouvert = await patiemment(ouvrir);
      if (ouvert.issue !== 'accepte' || ouvert.parcours === undefined) throw new Error(`ouverture : ${ouvert.message}`);
      const diagnostic = await patiemment({
        parcours: ouvert.parcours,
        type: 'EtablirDiagnostic',
        data: { criteres: [] },
        acteur: prescripteur,
        cle: `diagnostiquer-${cle}`,
      });
      if (diagnostic.issue !== 'accepte') throw new Error(`diagnostic : ${diagnostic.message}`);
      dossiers.push(ouvert.parcours);
    }
    return dossiers as [string, string];
  }

  private demandes(sujet: Sujet, i: number, a: string, b: string): [DemandeExecution, DemandeExecution] {
    const [cleA, cleB] = ['a', 'b'].map((x) => ({ cle: `${x}-${this.graine}-${i}` })) as [
      { cle: string },
      { cle: string },
    ];
    const reprise = (parcours: string, numero: string): DemandeExecution => ({
      parcours,
      type: 'ReprendrePass',
      data: { numero, debut: '2024-09-09', fin: '2026-09-08', origine: 'plateforme', siae: employeur.organisation.id },
      acteur: employeur,
    });
    const numero = `88888${String(i).padStart(7, '0')}`;
    if (sujet === 'meme-numero')
      return [
        { ...reprise(a, numero), ...cleA },
        { ...reprise(b, `${numero.slice(0, 5)} ${numero.slice(5)}`), ...cleB },
      ];
    const hire = (parcours: string) => embauche(parcours, 'c1', '2025-01-20');
    return [
      { ...(sujet === 'reprise' ? reprise(a, numero) : hire(a)), ...cleA },
      { ...hire(b), ...cleB },
    ];
  }

  private async faits(parcours: string): Promise<StoredEvent[]> {
    if (this.serveur) {
      const store = openEventStoreDb({ connectionString: this.serveur.connexion });
      try {
        return await store.readStream(`parcours-${parcours}`);
      } finally {
        await store.close();
      }
    }
    const lecteur = openSqliteReader(join(this.dossier, 'evenements.db'));
    try {
      return await lecteur.readStream(`parcours-${parcours}`);
    } finally {
      lecteur.close();
    }
  }
}

/** What a client does: an answer that is not a decision is asked for again, with the same key. */
async function insister(qui: Embaucheur, demande: DemandeExecution, depart: number): Promise<Reponse> {
  for (;;) {
    const r = await qui.envoyer(demande);
    const indecis = r.issue === 'panne' || r.famille === 'conflit';
    if (!indecis || !qui.vivant || performance.now() - depart > 2 * BLOCAGE_MAX_MS) return r;
    await attendre(50);
  }
}

/** A NIR that is one: thirteen digits and their key. */
function nir(i: number): string {
  const corps = `2840535${String(238_001 + i).padStart(6, '0')}`;
  return corps + String(97n - (BigInt(corps) % 97n)).padStart(2, '0');
}
