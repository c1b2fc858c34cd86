/** OpenAPI of what is read of everything: lists, figures, directory, state of the server. */
import { applyDecorators } from '@nestjs/common';
import { TOTAL_COMPTE } from '@jalon/projections';
import { FORMATS, TYPES, type Format } from '@jalon/exports';
import { ApiQuery, ApiResponse } from '@nestjs/swagger';
import {
  ARRETEE,
  ATTENDUE,
  attente,
  decrire,
  devant,
  entier,
  type ETIQUETTES,
  jour,
  lecture,
  ok,
  query,
  refus,
  session,
  siennes,
} from './commun.js';
import { formes, LIEUX_DE_SIGNAL } from '@jalon/application';
import { exportDeParcours, indisponible, organisations, personas, pret, projections, vivant } from './formes.js';
import { EXPORTES } from '../lecture/lignes-exportees.js';
import { ETAPES, ETATS, TRIS } from '../lecture/filtres.js';
import { exemplesDe } from './exemples.js';
import { vers, versSchema } from './schemas.js';

const enTypeNu = (format: Format): string => TYPES[format].split(';')[0] ?? '';
const page = applyDecorators(
  entier('page', 'À partir de 1', 1, 1_000_000),
  entier('taille', 'De 1 à 100', 1, 100),
  attente,
);
const calculee = (
  operation: string,
  tag: keyof typeof ETIQUETTES,
  resume: string,
  description: string,
  schema: string,
  ...autres: (MethodDecorator | ClassDecorator)[]
): MethodDecorator =>
  decrire(
    operation,
    tag,
    resume,
    description,
    ...autres,
    ok(operation, resume, versSchema(schema), { headers: ATTENDUE }),
    lecture(operation),
  );
/** One for each route: the decorator of the library keeps what it gave before. */
const filtres = () =>
  applyDecorators(
    query('recherche', 'Début du nom, du prénom ou du numéro de PASS'),
    query('etat', 'État du PASS ou étape du parcours', {
      type: 'string',
      enum: [...ETATS, ...ETAPES],
    }),
    query('siae', 'Structure'),
    jour('echeanceAvant', 'Une échéance tombe d’ici ce jour'),
    query('enAttente', 'Une demande de prolongation attend une réponse', { type: 'string', enum: ['oui'] }),
    query('contratEnCours', 'Un contrat court, et la personne n’est pas sortie', { type: 'string', enum: ['oui'] }),
    query('tri', 'Précédé de - pour inverser', { type: 'string', enum: [...TRIS] }),
  );
export const DecrireListe = (): MethodDecorator =>
  calculee(
    'listerParcours',
    'listes',
    'Lister les parcours',
    `Les parcours que ce persona peut lire, par page, filtrés et triés ; le total ne compte qu’eux, et ce qu’il ne voit pas est null. ${ARRETEE}`,
    'PageDeParcours',
    filtres(),
    query('totalExact', `« oui » : le total est compté jusqu’au bout, au lieu de s’arrêter à ${TOTAL_COMPTE}`, {
      type: 'string',
      enum: ['oui', 'non'],
    }),
    page,
  );
export const DecrireExport = (): MethodDecorator =>
  decrire(
    'exporterParcours',
    'listes',
    'Exporter les parcours filtrés',
    `Dans un fichier, les lignes que donne la liste avec les mêmes filtres, toutes, telles que ce persona les voit : ce qu’il ne voit pas est vide. La fin du fichier dit le filtre, la position du journal, l’instant et la lecture. Au-delà de ${EXPORTES.toLocaleString('fr-FR')} parcours, rien n’est exporté. ${ARRETEE}`,
    ApiQuery({ name: 'format', required: true, enum: [...FORMATS], description: 'Du fichier' }),
    filtres(),
    attente,
    ApiResponse({
      status: 200,
      description: 'Le fichier',
      headers: ATTENDUE,
      content: {
        [enTypeNu('json')]: { schema: vers(exportDeParcours), ...exemplesDe('exporterParcours', 200) },
        [enTypeNu('csv')]: { schema: { type: 'string' }, example: 'Nom;Prénom;PASS IAE…' },
        [enTypeNu('xlsx')]: { schema: { type: 'string', format: 'binary' }, example: 'PK…' },
      },
    }) as MethodDecorator,
    lecture('exporterParcours', [422, 'Trop de parcours répondent à ces filtres : rien n’est exporté']),
  );
export const DecrireEcheances = (): MethodDecorator =>
  calculee(
    'listerEcheances',
    'listes',
    'Lister les échéances',
    `Ce qui tombe d’ici un jour, dans les parcours que ce persona peut lire. ${ARRETEE}`,
    'PageDEcheances',
    jour('jusquAu', 'Dernier jour ; par défaut aujourd’hui'),
    page,
  );
export const DecrireAFaire = (): MethodDecorator =>
  calculee(
    'consulterAFaire',
    'listes',
    'Consulter ce qui est à faire',
    `Ce que ce persona a à faire, par échéance, et ce qu’il attend d’un tiers, dans ce qu’il peut lire. Une structure : fins de PASS, de contrats et de suspensions, diagnostics à établir ou qui expirent, demandes en attente ; un prescripteur habilité : demandes à décider, par la première de la fin du PASS et du dernier jour pour répondre ; la DDETS et le préfet : demandes restées sans réponse, conventions à décider, signaux à suivre. ${ARRETEE}`,
    'AFaire',
    attente,
  );
export const DecrireHeures = (): MethodDecorator =>
  calculee(
    'listerHeures',
    'listes',
    'Lister les heures d’un mois',
    `Une ligne par contrat que la structure emploie ce mois-là, ou par mise à disposition ; chaque ligne se déclare par la commande \`DeclarerHeures\` de son parcours. 403 pour qui n’emploie pas. ${ARRETEE}`,
    'HeuresDuMois',
    query('mois', 'AAAA-MM ; par défaut le mois dernier'),
    entier('page', 'À partir de 1', 1, 1_000_000),
    attente,
  );
export const DecrireDirect = (): MethodDecorator =>
  decrire(
    'suivreEnDirect',
    'listes',
    'Suivre ce qui s’écrit',
    'Un flux d’événements (`text/event-stream`) : un message par dossier qui vient de changer, quand ce persona peut le lire, avec sa révision et rien d’autre. `event: tout` : tout est à relire ; dit au début du flux, quand le lecteur était trop lent, et quand le suivi du journal reprend après une coupure. Le flux se ferme après dix minutes et se rouvre ; 503 quand trop de pages en tiennent un.',
    ApiResponse({
      status: 200,
      description: 'Ce qui change, au fur et à mesure',
      content: {
        'text/event-stream': {
          schema: vers(formes.nouvelle),
          example: { parcours: '3f0c1d52-8d0e-4a3f-9a51-6b1c7a0f2d11', revision: 12 },
        },
      },
    }) as MethodDecorator,
    lecture('suivreEnDirect'),
  );
export const DecrireMenu = (): MethodDecorator =>
  simple(
    'consulterMenu',
    'listes',
    'Consulter ce que l’on peut ouvrir',
    'Ce que ce persona peut ouvrir sans nommer de dossier : une page n’offre rien d’autre.',
    vers(formes.menu),
    lecture('consulterMenu'),
  );
export const DecrireAnomalies = (): MethodDecorator =>
  calculee(
    'listerAnomalies',
    'listes',
    'Lister ce qui est à suivre',
    `Ce qui a été accepté et reste à suivre dans le département de la DDETS ou du préfet, le plus récent d’abord ; 403 pour toute autre organisation. ${ARRETEE}`,
    'PageDAnomalies',
    query('condition', 'Code d’une condition'),
    query('dans', '« parcours » : ceux des parcours seuls, sans les décisions sur les structures', {
      type: 'string',
      enum: [...LIEUX_DE_SIGNAL],
    }),
    query('structure', 'Identifiant de la structure qui a enregistré, ou qui emploie'),
    jour('du', 'Premier jour'),
    page,
  );
export const DecrireIndicateurs = (): MethodDecorator =>
  calculee(
    'compterIndicateurs',
    'indicateurs',
    'Compter les indicateurs d’une année',
    'Sorties par catégorie et par type, comptées ou non ; taux sur les sorties examinées (comptées, hors retraits) ; accompagnements par nature, en jours bornes incluses ; séjours, embauches, PASS délivrés, heures. La définition officielle des deux taux d’emploi (projet annuel de performances) n’a pas été lue : les formules suivent l’usage.',
    'Indicateurs',
    entier('annee', 'Année civile ; par défaut l’année en cours', 2000, 2199),
    query('siae', 'Identifiant d’une structure'),
    query('departement', 'Code du département'),
    attente,
  );

/** Read without saying what is looked for. */
const simple = (
  operation: string,
  tag: keyof typeof ETIQUETTES,
  resume: string,
  description: string,
  schema: Record<string, unknown>,
  ...autres: (MethodDecorator | ClassDecorator)[]
): MethodDecorator => decrire(operation, tag, resume, description, ok(operation, resume, schema), ...autres);
export const DecrireProjections = (): MethodDecorator =>
  simple(
    'listerProjections',
    'exploitation',
    'État des modèles de lecture',
    'Situation, retard, dossiers écartés.',
    vers(projections),
    session(),
    refus('listerProjections', ...siennes),
    devant('listerProjections', 403),
  );
export const DecrirePersonas = (): MethodDecorator =>
  simple(
    'listerPersonas',
    'annuaire',
    'Lister les personas',
    'Mode démonstration : qui l’on peut être.',
    vers(personas),
    devant('listerPersonas'),
  );
export const DecrireOrganisations = (): MethodDecorator =>
  simple(
    'listerOrganisations',
    'annuaire',
    'Lister les organisations',
    'Leur nom, leur type, et si elles sont habilitées à prescrire.',
    vers(organisations),
    devant('listerOrganisations'),
  );
export const DecrireVie = (): MethodDecorator =>
  simple(
    'direSiVivant',
    'exploitation',
    'Le serveur répond',
    'Un processus à relancer n’est ni vivant ni prêt.',
    vers(vivant),
    refus('direSiVivant', [503, 'À relancer', indisponible]),
  );
export const DecrireSante = (): MethodDecorator =>
  simple(
    'direSiPret',
    'exploitation',
    'Le serveur peut servir',
    '`degrade` : il sert, et un exploitant doit regarder. `ecriture` : `fermee`, avec ce qu’il faut remettre.',
    vers(pret),
    refus('direSiPret', [503, 'Pas prêt', indisponible]),
  );
