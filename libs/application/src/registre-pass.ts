/**
 * Numbers of the PASS: one stream, one fact per number, so that numbers follow each other without gap nor double whatever the
 * number of writers. A number reserved for a parcours that did not use it (refusal in between, crash) is given again to it.
 */
import type { Droit } from '@jalon/droit';
import { RevisionConflict, type EventStore } from '@jalon/event-store';
import type { Dossier } from '@jalon/parcours';
import type { Datation } from './exploitation/horloge.js';
import { QueueByKey } from './queue-by-key.js';
import { uuidDe } from './identifiants.js';

const STREAM = 'registre-pass';
const TYPE = 'NumeroPassAttribue.v1';
const ESSAIS = 50;

export class RegistrePass {
  private readonly parParcours = new Map<string, number[]>();
  private revision = -1;
  private readonly queue = new QueueByKey();

  constructor(private readonly store: EventStore) {}

  /** Shown when nothing is written: the shape of a number, without the number. */
  provisoire(droit: Droit): string {
    const regle = droit.lire('pass/numero');
    return regle ? regle.valeurs.prefixe + '•'.repeat(regle.valeurs.chiffres) : '•';
  }

  /**
   * Number for a PASS about to be delivered to this parcours. Durable before it returns.
   * @param pris numbers found in the hands of another dossier, which brought them from elsewhere
   */
  reserver(
    parcours: string,
    dossier: Dossier,
    droit: Droit,
    datation: Datation,
    pris: readonly string[] = [],
  ): Promise<string> {
    return this.queue.tour(STREAM, async () => {
      const delivres = new Set([dossier.pass, ...dossier.passAnterieurs].flatMap((p) => (p ? [p.numero] : [])));
      for (const numero of pris) delivres.add(numero);
      for (let essai = 0; essai < ESSAIS; essai++) {
        await this.catchUp();
        const libre = (this.parParcours.get(parcours) ?? [])
          .map((n) => this.ecrire(n, droit))
          .find((n) => !delivres.has(n));
        if (libre) return libre;
        try {
          await this.store.append(STREAM, this.revision, [
            { id: uuidDe(STREAM, parcours, this.revision + 1), type: TYPE, data: { parcours }, meta: { ...datation } },
          ]);
        } catch (erreur) {
          if (!(erreur instanceof RevisionConflict)) throw erreur;
        }
      }
      throw new Error('Registre des PASS trop sollicité : aucun numéro obtenu.');
    });
  }

  private async catchUp(): Promise<void> {
    for (const e of await this.store.readStream(STREAM, this.revision + 1)) {
      const parcours = String(e.data['parcours']);
      this.parParcours.set(parcours, [...(this.parParcours.get(parcours) ?? []), e.revision + 1]);
      this.revision = e.revision;
    }
  }

  private ecrire(rang: number, droit: Droit): string {
    const regle = droit.lire('pass/numero');
    if (!regle)
      throw new Error('Paramètre pass/numero sans valeur à cette date : aucun numéro de PASS ne peut être attribué.');
    return regle.valeurs.prefixe + String(rang).padStart(regle.valeurs.chiffres, '0');
  }
}
