/** The list that somebody filtered, in a file: all its rows, as she sees them, and where they come from. */
import { Readable } from 'node:stream';
import { Controller, Get, Inject, Req, Res, StreamableFile } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Request, Response } from 'express';
import { jourDe, ListerOrganisations, perimetreDeListe, type Jalon } from '@jalon/application';
import type { Persona } from '@jalon/demonstration';
import { exporter, FORMATS, type Format, type Provenance } from '@jalon/exports';
import { ListeMouvante, type DemandeListe, type ListeEntiere } from '@jalon/projections';
import { DecrireExport } from '../documentation/lectures.js';
import { JALON } from '../jetons.js';
import { lireChoix, lireQuery } from '../parcours/requete.js';
import { probleme, ProblemeHttp, requeteRefusee } from '../problemes/probleme.js';
import { ParPersona } from '../securite/persona.js';
import { Politique } from '../securite/politique.js';
import { AttentePosition } from './attente.js';
import { FILTRES, lireFiltres } from './filtres.js';
import { Fraicheur } from './fraicheur.js';
import { COLONNES, direLesFiltres, enLignes, EXPORTES, type NomDe } from './lignes-exportees.js';

@Controller('parcours/export')
@Politique('agent')
export class ControleurExport {
  constructor(
    @Inject(QueryBus) private readonly requetes: QueryBus,
    @Inject(JALON) private readonly jalon: Jalon,
    @Inject(AttentePosition) private readonly attente: AttentePosition,
    @Inject(Fraicheur) private readonly fraicheur: Fraicheur,
  ) {}

  @Get()
  @DecrireExport()
  async exporter(
    @ParPersona() { id, acteur }: Persona,
    @Req() requete: Request,
    @Res({ passthrough: true }) reponse: Response,
  ) {
    const { format: demande, ...q } = lireQuery(requete, ['format', ...FILTRES]);
    const [format, filtres] = [lireFormat(demande), lireFiltres(q)];
    await this.fraicheur.exiger();
    await this.attente.attendre(id, requete, reponse);
    const instant = this.jalon.horloge();
    const liste = await this.lire(acteur, { ...filtres, jour: jourDe(instant, acteur.organisation.departement) });
    const nomDe = await this.noms();
    const provenance: Provenance = {
      ...direLesFiltres(liste.demande, nomDe),
      reserves: this.reserves(),
      position: liste.position,
      instant: instant.toISOString(),
      lecture: this.jalon.lecture,
    };
    const { nom, type, contenu } = exporter(
      {
        nom: 'parcours',
        titre: 'Parcours',
        colonnes: COLONNES,
        lignes: enLignes(liste.lignes, nomDe),
        provenance,
      },
      format,
    );
    const disposition = `attachment; filename="${nom}"`;
    const fichier = new StreamableFile(Readable.from(contenu, { objectMode: false }), { type, disposition });
    // cut, so that nobody takes for a whole what stops half-way
    return fichier.setErrorHandler(() => reponse.destroy());
  }

  /** @throws ProblemeHttp nothing is cut in silence */
  private async lire(acteur: Persona['acteur'], demande: DemandeListe): Promise<ListeEntiere> {
    const perimetre = perimetreDeListe(acteur, await this.jalon.structures.predecesseurs(acteur));
    const liste = await this.jalon.projections.liste.toutPour(perimetre, demande, EXPORTES).catch((erreur: unknown) => {
      throw erreur instanceof ListeMouvante ? new ProblemeHttp(mouvante, { 'Retry-After': '2' }) : erreur;
    });
    if (liste === null) throw new ProblemeHttp(tropGrand);
    return liste;
  }

  private async noms(): Promise<NomDe> {
    const organisations = await this.requetes.execute(new ListerOrganisations());
    const noms = new Map(organisations.map((o) => [o.id, o.nom]));
    return (id) => noms.get(id) ?? id;
  }

  private reserves(): string[] {
    const { arretee } = this.fraicheur.arret('Liste arrêtée');
    const phrase = this.jalon.stockage.avertissement('projections');
    return [...(phrase === null ? [] : [phrase]), ...(arretee ? [arretee.phrase] : [])];
  }
}

function lireFormat(texte: string | undefined): Format {
  const format = lireChoix('format', texte, FORMATS);
  if (format === undefined) throw requeteRefusee([{ champ: 'format', regle: `une des valeurs ${FORMATS.join(', ')}` }]);
  return format;
}
const tropGrand = probleme(
  422,
  'export-trop-grand',
  'Trop de parcours à exporter',
  `Plus de ${EXPORTES.toLocaleString('fr-FR')} parcours répondent à ces filtres : rien n’est exporté. Resserrez-les (structure, état, échéance ou recherche), puis recommencez.`,
);
const mouvante = probleme(
  503,
  'liste-en-mouvement',
  'Liste en mouvement',
  'Cette liste n’a pas cessé de changer pendant qu’elle était lue : rien n’est exporté. Recommencez dans un instant.',
);
