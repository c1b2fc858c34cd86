/** What is being written, as server-sent events: the page is told which dossier moved, and asks again. */
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Jalon } from '@jalon/application';
import type { Persona } from '@jalon/demonstration';
import { DecrireDirect } from '../documentation/lectures.js';
import { EtatDuServeur } from '../etat-du-serveur.js';
import { JALON } from '../jetons.js';
import { lireQuery } from '../parcours/requete.js';
import { probleme, ProblemeHttp } from '../problemes/probleme.js';
import { Identite } from '../securite/identite.js';
import { ParPersona } from '../securite/persona.js';
import { Politique } from '../securite/politique.js';
import { Flux } from './flux.js';

/** Open at once: only the tab that is looked at keeps one. */
const OUVERTS = { total: 200, parPersona: 8 };
/** Milliseconds: who reads is asked again at least that often. */
const DUREE = 600_000;
const REESSAYER = { 'Retry-After': '30' };

@Controller('direct')
@Politique('agent')
export class ControleurDirect {
  private readonly parPersona = new Map<string, number>();
  private total = 0;

  constructor(
    @Inject(JALON) private readonly jalon: Jalon,
    @Inject(EtatDuServeur) private readonly serveur: EtatDuServeur,
    @Inject(Identite) private readonly identite: Identite,
  ) {}

  @Get()
  @DecrireDirect()
  suivre(@ParPersona() qui: Persona, @Req() requete: Request, @Res() reponse: Response): void {
    lireQuery(requete, []);
    const { id, acteur } = qui;
    const siens = this.parPersona.get(id) ?? 0;
    if (this.total >= OUVERTS.total || siens >= OUVERTS.parPersona) throw tropDeFlux();
    this.compter(id, 1);
    reponse.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8', 'X-Accel-Buffering': 'no' });
    const flux = new Flux(reponse);
    const taire = this.jalon.nouvelles.abonner(acteur, (nouvelles) => flux.dire(nouvelles));
    const finir = (): void => void reponse.end();
    const duree = setTimeout(finir, DUREE);
    duree.unref();
    const oublier = this.identite.quandFinit(qui, finir);
    const { arret } = this.serveur;
    arret.addEventListener('abort', finir, { once: true });
    reponse.once('close', () => {
      clearTimeout(duree);
      arret.removeEventListener('abort', finir);
      taire();
      oublier();
      flux.finir();
      this.compter(id, -1);
    });
  }

  private compter(id: string, n: number): void {
    this.total += n;
    const restants = (this.parPersona.get(id) ?? 0) + n;
    if (restants > 0) this.parPersona.set(id, restants);
    else this.parPersona.delete(id);
  }
}

const tropDeFlux = (): ProblemeHttp =>
  new ProblemeHttp(
    probleme(
      503,
      'indisponible',
      'Trop de pages ouvertes',
      'Trop de pages suivent déjà ce qui s’écrit : celle-ci se met à jour quand vous la rouvrez.',
    ),
    REESSAYER,
  );
