/**
 * Whether what a list or a figure shows may be taken for a whole: never before the rows were up to date once, and, when they stand still,
 * only with the time since when.
 */
import { Inject, Injectable } from '@nestjs/common';
import { ditInstant, type Jalon } from '@jalon/application';
import { JALON } from '../jetons.js';
import { probleme, ProblemeHttp } from '../problemes/probleme.js';

/** Milliseconds left to rows that are nearly whole; a local log takes less. */
const PATIENCE = 1500;

/** Beside what is shown, when it does not follow the log any more. */
export interface Arret {
  arretee?: { depuis: string; phrase: string };
}

@Injectable()
export class Fraicheur {
  constructor(@Inject(JALON) private readonly jalon: Jalon) {}

  /** @throws ProblemeHttp 503: a list with nothing in it, or with a part, would be read as a département without persons */
  async exiger(): Promise<void> {
    if (await this.jalon.projections.quandDejaAJour(PATIENCE)) return;
    throw new ProblemeHttp(listesIncompletes(this.jalon.projections.arreteesDepuis !== null), { 'Retry-After': '2' });
  }

  arret(quoi: 'Liste arrêtée' | 'Chiffres arrêtés'): Arret {
    const depuis = this.jalon.projections.arreteesDepuis;
    if (depuis === null) return {};
    const quand = ditInstant(depuis, this.jalon.horloge());
    return {
      arretee: {
        depuis: depuis.toISOString(),
        phrase: `${quoi} ${quand} : le journal n’est plus suivi, ce qui a été enregistré depuis n’y figure pas.`,
      },
    };
  }
}

const listesIncompletes = (sansJournal: boolean) =>
  probleme(
    503,
    'listes-incompletes',
    'Listes incomplètes',
    sansJournal
      ? 'Ce serveur n’a pas encore pu lire tout le journal, qui ne répond pas : une liste serait vide ou incomplète. Elle viendra quand le journal répondra.'
      : 'Ce serveur lit encore le journal pour la première fois : une liste serait incomplète. Recommencez dans un instant ; les dossiers, eux, s’ouvrent déjà.',
  );
