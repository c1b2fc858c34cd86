/** For those who watch the server: alive, and able to serve. */
import { Controller, Get, Inject } from '@nestjs/common';
import type { Jalon } from '@jalon/application';
import { DecrireSante } from '../documentation/operations.js';
import { EtatDuServeur } from '../etat-du-serveur.js';
import { JALON } from '../jetons.js';
import { probleme, ProblemeHttp } from '../problemes/probleme.js';

@Controller('health')
export class ControleurSante {
  constructor(
    @Inject(JALON) private readonly jalon: Jalon,
    @Inject(EtatDuServeur) private readonly serveur: EtatDuServeur,
  ) {}

  @Get('live')
  @DecrireSante('Le serveur répond')
  vivant() {
    return { etat: 'vivant' };
  }

  @Get('ready')
  @DecrireSante('Le serveur peut servir')
  async pret() {
    // a clock set right is seen at once, without waiting for the next write
    this.jalon.gardeHorloge.verifier();
    const stockage = await this.jalon.store.health().catch(() => ({ ok: false }));
    if (this.serveur.phase === 'pret' && stockage.ok) {
      // a read model that stopped following a dossier does not stop the others
      const projections = await this.jalon.projections.etat();
      const { ecriture } = this.jalon;
      const echeances = this.jalon.echeancier && (await this.jalon.retenue.examiner());
      return {
        etat: projections.some((p) => p.gelees.length > 0 || p.situation === 'en_erreur') ? 'degrade' : 'pret',
        ecriture: ecriture.ouverte ? 'ouverte' : 'fermee',
        ...(ecriture.ouverte ? {} : { causes: ecriture.causes() }),
        ...(echeances ? { echeances } : {}),
      };
    }
    const detail = stockage.ok ? `Le serveur est en phase « ${this.serveur.phase} ».` : 'Le stockage ne répond pas.';
    throw new ProblemeHttp(probleme(503, 'pas-pret', 'Pas prêt', detail), { 'Retry-After': '2' });
  }
}
