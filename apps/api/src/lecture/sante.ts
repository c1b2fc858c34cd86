/** For those who watch the server: alive, and able to serve. */
import { Controller, Get, Inject } from '@nestjs/common';
import { direJournalAbsent, etatDeLIntegrite, panneDe, type Jalon } from '@jalon/application';
import { DecrireSante, DecrireVie } from '../documentation/lectures.js';
import { EtatDuServeur } from '../etat-du-serveur.js';
import { JALON } from '../jetons.js';
import { probleme, ProblemeHttp } from '../problemes/probleme.js';
import { Politique } from '../securite/politique.js';

/** Milliseconds: a local log is read sooner. */
const PATIENCE = 500;

@Controller('health')
@Politique('ouverte')
export class ControleurSante {
  constructor(
    @Inject(JALON) private readonly jalon: Jalon,
    @Inject(EtatDuServeur) private readonly serveur: EtatDuServeur,
  ) {}

  @Get('live')
  @DecrireVie()
  vivant() {
    this.refuserSiCondamne();
    return { etat: 'vivant' };
  }

  @Get('ready')
  @DecrireSante()
  async pret() {
    this.refuserSiCondamne();
    // a clock set right is seen at once, without waiting for the next write
    this.jalon.gardeHorloge.verifier();
    const stockage = await this.jalon.store.health().catch((erreur: unknown) => ({ ok: false, erreur }));
    const { projections: modeles } = this.jalon;
    if (this.serveur.phase === 'pret' && stockage.ok && !(await modeles.quandDejaAJour(PATIENCE)))
      // readers sent here would find lists with a part of the département; commands on dossiers are served meanwhile
      throw pasPret('Les listes se remplissent : ce serveur lit le journal pour la première fois.');
    if (this.serveur.phase === 'pret' && stockage.ok) {
      // a read model that stopped following a dossier does not stop the others
      const projections = await modeles.etat(1, 'head' in stockage ? stockage : undefined);
      const { ecriture } = this.jalon;
      const avertissements = this.jalon.stockage.avertissements();
      const { etat, phrase, verifies, complete } = etatDeLIntegrite(this.jalon);
      const degrade =
        projections.some((p) => p.gelees.length > 0 || p.situation === 'en_erreur') ||
        avertissements.some((a) => a.degrade) ||
        etat === 'rompue';
      const echeances = this.jalon.echeancier && (await this.jalon.retenue.examiner());
      return {
        etat: degrade ? 'degrade' : 'pret',
        ecriture: ecriture.ouverte ? 'ouverte' : 'fermee',
        ...(ecriture.ouverte ? {} : { causes: ecriture.causes() }),
        ...(avertissements.length > 0 ? { avertissements: avertissements.map((a) => a.phrase) } : {}),
        ...(echeances ? { echeances } : {}),
        integrite: { etat, phrase, verifies, complete },
      };
    }
    const refuse = 'head' in stockage ? direJournalAbsent(stockage) : null;
    const detail = stockage.ok
      ? `Le serveur est en phase « ${this.serveur.phase} ».`
      : (refuse ?? panneDe('erreur' in stockage ? stockage.erreur : null)?.message ?? 'Le stockage ne répond pas.');
    throw pasPret(detail);
  }

  /** A process that must be started again is neither alive nor ready, whatever it can still answer. */
  private refuserSiCondamne(): void {
    const { fatale } = this.jalon.stockage;
    if (fatale) throw pasPret(fatale.message);
  }
}

const pasPret = (detail: string): ProblemeHttp =>
  new ProblemeHttp(probleme(503, 'pas-pret', 'Pas prêt', detail), { 'Retry-After': '2' });
