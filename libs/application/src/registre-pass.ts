/**
 * Numbers of the PASS, each of one person for ever. Those delivered here: one stream, one fact per number, so that they follow each other
 * whatever the number of writers; a number reserved for a parcours that did not use it (refusal in between, crash) is given again to it.
 * Those brought from elsewhere that this register could give one day: a stream of their own. Neither forgets who is erased.
 */
import type { Droit } from '@jalon/droit';
import { RevisionConflict, type EventStore, type EventToAppend, type StoredEvent } from '@jalon/event-store';
import type { Dossier } from '@jalon/parcours';
import type { Datation } from './exploitation/horloge.js';
import { QueueByKey } from './queue-by-key.js';
import { uuidDe } from './identifiants.js';

const STREAM = 'registre-pass';
const STREAM_REPRIS = 'registre-pass-repris';
const ATTRIBUE = 'NumeroPassAttribue.v1';
/** The number whose turn it was is brought from elsewhere: nobody is given it. */
const ECARTE = 'NumeroPassEcarte.v1';
const REPRIS = 'NumeroPassRepris.v1';
const ESSAIS = 50;
/** Numbers set aside in one append. */
const ECARTES = 500;

/** Whether another dossier holds that number, as far as dossiers tell. */
export type EstTenu = (numero: string) => Promise<boolean>;

export class RegistrePass {
  /** Parcours of each rank given here. */
  private readonly attribues = new Map<number, string>();
  private readonly parParcours = new Map<string, number[]>();
  /** Parcours of each rank brought from elsewhere. */
  private readonly repris = new Map<number, string>();
  private revision = -1;
  private revisionRepris = -1;
  private readonly queue = new QueueByKey();

  constructor(private readonly store: EventStore) {}

  /** Shown when nothing is written: the shape of a number, without the number. */
  provisoire(droit: Droit): string {
    const regle = droit.lire('pass/numero');
    return regle ? regle.valeurs.prefixe + '•'.repeat(regle.valeurs.chiffres) : '•';
  }

  /** Number for a PASS about to be delivered to this parcours. Durable before it returns. */
  reserver(
    parcours: string,
    dossier: Dossier,
    droit: Droit,
    datation: Datation,
    tenuAilleurs: EstTenu,
  ): Promise<string> {
    const delivres = new Set([dossier.pass, ...dossier.passAnterieurs].flatMap((p) => (p ? [p.numero] : [])));
    return this.aSonTour(async () => {
      for (const rang of this.parParcours.get(parcours) ?? []) {
        const numero = ecrire(rang, droit);
        if (!delivres.has(numero) && !this.repris.has(rang) && !(await tenuAilleurs(numero))) return numero;
      }
      const evenement = (rang: number, type: string, data: { parcours?: string }): EventToAppend => ({
        id: uuidDe(STREAM, data.parcours ?? type, rang - 1),
        type,
        data,
        meta: { ...datation },
      });
      const batch: EventToAppend[] = [];
      let rang = this.revision + 2;
      while (batch.length < ECARTES && (this.repris.has(rang) || (await tenuAilleurs(ecrire(rang, droit)))))
        batch.push(evenement(rang++, ECARTE, {}));
      if (batch.length < ECARTES) batch.push(evenement(rang, ATTRIBUE, { parcours }));
      await this.store.append(STREAM, this.revision, batch);
      return null;
    });
  }

  /** A number brought from elsewhere: never delivered here. Durable before it returns; of a number that is not of this register, nothing to keep. */
  async retenir(parcours: string, numero: string, droit: Droit, datation: Datation): Promise<void> {
    const rang = rangDe(numero, droit);
    if (rang === null) return;
    await this.aSonTour(async () => {
      if (this.repris.get(rang) === parcours || this.attribues.get(rang) === parcours) return true;
      const id = uuidDe(STREAM_REPRIS, parcours, rang);
      await this.store.append(STREAM_REPRIS, this.revisionRepris, [
        { id, type: REPRIS, data: { parcours, rang }, meta: { ...datation } },
      ]);
      return null;
    });
  }

  /** The parcours that number is kept for, even once its person is erased; null: nobody, as far as the register knows. */
  async titulaire(numero: string, droit: Droit): Promise<string | null> {
    const rang = rangDe(numero, droit);
    if (rang === null) return null;
    await this.catchUp();
    return this.repris.get(rang) ?? this.attribues.get(rang) ?? null;
  }

  /** Until it gives something: null when it wrote, or when another writer did. */
  private aSonTour<T>(essayer: () => Promise<T | null>): Promise<T> {
    return this.queue.tour(STREAM, async () => {
      for (let essai = 0; essai < ESSAIS; essai++) {
        await this.catchUp();
        try {
          const obtenu = await essayer();
          if (obtenu !== null) return obtenu;
        } catch (erreur) {
          if (!(erreur instanceof RevisionConflict)) throw erreur;
        }
      }
      throw new Error('Registre des PASS trop sollicité : aucun numéro obtenu.');
    });
  }

  private async catchUp(): Promise<void> {
    const lus = [
      ...(await this.store.readStream(STREAM, this.revision + 1)),
      ...(await this.store.readStream(STREAM_REPRIS, this.revisionRepris + 1)),
    ];
    for (const e of lus) this.noter(e);
  }

  /** Read twice at the same time, a fact is noted once. */
  private noter({ stream, type, data, revision }: StoredEvent): void {
    const parcours = String(data['parcours']);
    if (stream === STREAM_REPRIS) {
      if (revision <= this.revisionRepris) return;
      this.repris.set(Number(data['rang']), parcours);
      this.revisionRepris = revision;
      return;
    }
    if (revision <= this.revision) return;
    this.revision = revision;
    if (type !== ATTRIBUE) return;
    this.attribues.set(revision + 1, parcours);
    this.parParcours.set(parcours, [...(this.parParcours.get(parcours) ?? []), revision + 1]);
  }
}

function ecrire(rang: number, droit: Droit): string {
  const regle = droit.lire('pass/numero');
  if (!regle)
    throw new Error('Paramètre pass/numero sans valeur à cette date : aucun numéro de PASS ne peut être attribué.');
  return regle.valeurs.prefixe + String(rang).padStart(regle.valeurs.chiffres, '0');
}

/** Turn at which this register would give that number, however it is typed; null: it never would. */
function rangDe(numero: string, droit: Droit): number | null {
  const regle = droit.lire('pass/numero');
  const serre = numero.replace(/[^0-9A-Za-z]/g, '');
  if (!regle || !serre.startsWith(regle.valeurs.prefixe)) return null;
  const suite = serre.slice(regle.valeurs.prefixe.length);
  const rang = Number(suite);
  return suite.length >= regle.valeurs.chiffres && /^\d+$/.test(suite) && rang > 0 && ecrire(rang, droit) === serre
    ? rang
    : null;
}
