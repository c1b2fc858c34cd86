/** Every way to ask something of a parcours, and everything else that is asked. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueDEntrees } from '@jalon/application';
import type { Monde, Requete } from './monde.js';

export interface Cellule {
  /** Said when it fails. */
  nom: string;
  /** Path of the OpenAPI document. */
  route: string;
  /** @param id of the parcours */
  requete(id: string): Requete;
  /** Sent twice: the second answer is the first. */
  redonnee?: true;
  /** May change the dossier: played last. */
  ecrit?: true;
}

/** Data of each command, as the stories tell them. */
function donneesDesHistoires(): Map<string, object> {
  const dossier = join(import.meta.dirname, '../scenarios');
  const vues = new Map<string, object>();
  for (const fichier of readdirSync(dossier).filter((f) => f.endsWith('.json'))) {
    const { etapes } = JSON.parse(readFileSync(join(dossier, fichier), 'utf8')) as {
      etapes: { structure?: string; attendu?: { issue?: string }; commande?: { type: string; data: object } }[];
    };
    for (const { structure, attendu, commande } of etapes)
      if (
        commande &&
        structure === undefined &&
        (attendu?.issue ?? 'accepte') === 'accepte' &&
        !vues.has(commande.type)
      )
        vues.set(commande.type, commande.data);
  }
  return vues;
}
/** Commands that no story tells in a form that HTTP takes. */
const AUTREMENT: Readonly<Record<string, object>> = {
  AnnulerEcheances: { depuis: '2025-01-01T00:00:00Z', raison: 'horloge fausse' },
  RectifierFait: { fait: 2, raison: 'erreur de saisie' },
  NotifierDecision: { fait: 2, destinataire: 'interesse', le: '2025-01-20', moyen: 'REMISE_CONTRE_DECHARGE' },
  ContesterDecision: { fait: 2, le: '2025-01-20', motif: 'désaccord' },
  // a structure of nobody: no persona gains a link by what another one sends
  OrienterVersSiae: { siae: 'ai-de-personne' },
};

const FACONS: readonly {
  nom: string;
  entetes?: Record<string, string>;
  suite?: string;
  redonnee?: true;
  ecrit?: true;
}[] = [
  { nom: 'à blanc', suite: '?simuler=true' },
  { nom: 'révision dépassée', entetes: { 'If-Match': '"9999"' } },
  { nom: 'à blanc, révision dépassée', entetes: { 'If-Match': '"9999"' }, suite: '?simuler=true' },
  { nom: 'révision devinée', entetes: { 'If-Match': '"3"' }, suite: '?simuler=true' },
  { nom: 'avec une clé', entetes: { 'Idempotency-Key': 'cle-de-la-matrice' }, redonnee: true, ecrit: true },
  { nom: 'pour de vrai', ecrit: true },
];

function commandes(): Cellule[] {
  const histoires = donneesDesHistoires();
  return Object.keys(catalogueDEntrees)
    .filter((type) => type !== 'OuvrirParcours')
    .flatMap((type) => {
      const data = AUTREMENT[type] ?? histoires.get(type);
      if (!data) throw new Error(`aucune donnée pour la commande ${type} : la matrice ne la joue pas`);
      const cellule = (
        nom: string,
        contenu: object,
        { entetes, suite = '', redonnee, ecrit }: (typeof FACONS)[number],
      ): Cellule => ({
        nom: `${type} ${nom}`,
        route: '/api/parcours/{id}/commandes',
        requete: (id) => ({
          chemin: `/parcours/${id}/commandes${suite}`,
          corps: { type, data: contenu },
          ...(entetes ? { entetes: cleDe(entetes, type) } : {}),
        }),
        ...(redonnee ? { redonnee } : {}),
        ...(ecrit ? { ecrit } : {}),
      });
      return [
        ...FACONS.map((facon) => cellule(facon.nom, data, facon)),
        cellule('mal formée', { intrus: 1 }, { nom: '', entetes: { 'If-Match': '"9999"' } }),
      ];
    });
}
const cleDe = (entetes: Record<string, string>, type: string): Record<string, string> =>
  entetes['Idempotency-Key'] ? { 'Idempotency-Key': `${entetes['Idempotency-Key']}-${type}` } : entetes;

const LECTURES = [
  '',
  '?au=2025-02-01',
  '/journal',
  '/actions',
  '/rejouer',
  '/rejouer?connuLe=2025-01-20',
  '/rejouer?fait=2',
  '/comparer?avantFait=0',
  '/comparer?avantConnuLe=2025-01-20&au=2025-02-01',
  '/faits/1/effet',
  '/rejuger?lecture=code',
  '/preuve',
  '/preuve?donneesPersonnelles=oui&situations=2025-01-20,2025-02-01',
];
const lectures = (): Cellule[] =>
  LECTURES.map((suite) => ({
    nom: `lire ${suite || 'la vue'}`,
    route: `/api/parcours/{id}${(suite.split('?')[0] ?? '').replace(/faits\/\d+/, 'faits/{place}')}`,
    requete: (id) => ({ chemin: `/parcours/${id}${suite}` }),
  }));

/** Asked of one parcours. */
export const cellules = (): Cellule[] => [...lectures(), ...commandes()];

export interface Collective {
  route: string;
  requete: Requete;
}
/** Asked of everything, or of what is not a parcours; look-ups by what is known of somebody. */
export function collectives({ dossiers }: Monde): Collective[] {
  const liste = (suite: string): Collective => ({ route: '/api/parcours', requete: { chemin: `/parcours${suite}` } });
  const tous = Object.values(dossiers);
  const numero = tous.flatMap((d) => d.pass).find((t) => /^\d{12}$/.test(t)) ?? '';
  const nom = dossiers.oriente.personne[0] ?? '';
  return [
    ...[
      '',
      '?taille=100',
      '?tri=-fin',
      '?tri=joursRestants',
      '?etat=VALIDE',
      '?etat=enCours',
      '?siae=ai-coup-de-main',
    ].map(liste),
    ...['?echeanceAvant=2028-01-01', `?recherche=${nom}`, `?recherche=${numero}`].map(liste),
    ...['json', `csv&recherche=${nom}`, 'csv&etat=VALIDE&tri=-fin'].map((format) => ({
      route: '/api/parcours/export',
      requete: { chemin: `/parcours/export?format=${format}` },
    })),
    { route: '/api/echeances', requete: { chemin: '/echeances?jusquAu=2030-01-01&taille=100' } },
    { route: '/api/a-faire', requete: { chemin: '/a-faire' } },
    { route: '/api/heures', requete: { chemin: '/heures' } },
    { route: '/api/menu', requete: { chemin: '/menu' } },
    { route: '/api/anomalies', requete: { chemin: '/anomalies?taille=100' } },
    { route: '/api/indicateurs', requete: { chemin: '/indicateurs?annee=2025' } },
    { route: '/api/indicateurs', requete: { chemin: '/indicateurs?annee=2025&siae=ai-coup-de-main' } },
    { route: '/api/preuve/point', requete: { chemin: '/preuve/point?depuis=2' } },
    ...['/projections', '/personas', '/organisations', '/structures'].map((chemin) => ({
      route: `/api${chemin}`,
      requete: { chemin },
    })),
    { route: '/api/structures/{id}', requete: { chemin: '/structures/ai-coup-de-main' } },
    { route: '/api/structures/{id}/journal', requete: { chemin: '/structures/ai-coup-de-main/journal' } },
    { route: '/api/structures/{id}/actions', requete: { chemin: '/structures/ai-coup-de-main/actions' } },
    {
      route: '/api/structures/{id}/commandes',
      requete: {
        chemin: '/structures/ai-coup-de-main/commandes?simuler=true',
        corps: { type: 'AccorderDerogation480h', data: { debut: '2025-01-01', fin: '2025-12-31' } },
      },
    },
    {
      route: '/api/parcours',
      requete: {
        chemin: '/parcours?simuler=true',
        // the NIR of somebody else: what another parcours holds is not for whoever knows a number
        corps: {
          type: 'OuvrirParcours',
          data: {
            personne: { nom: 'Autre', prenom: 'Elle', naissance: '1990-01-01', nir: dossiers.embauche.secrets[0] },
          },
        },
      },
    },
    {
      route: '/api/pass/retrouver',
      requete: { chemin: '/pass/retrouver', corps: { numero, naissance: '1960-01-01' } },
    },
  ];
}
/** Not asked: no persona reads them, and they name no parcours. */
export const SANS_LECTEUR: readonly string[] = [
  '/health/live',
  '/health/ready',
  // signing in: played by their own tests, with accounts
  '/api/connexion',
  '/api/connexion/fermer',
  '/api/connexion/sessions',
  '/api/connexion/sessions/{id}/fermer',
  '/api/organisations/{id}/comptes',
  '/api/organisations/{id}/comptes/commandes',
  '/api/invitations/lire',
  '/api/invitations/prendre',
  // never ends: who is told what is in apps/api/src/direct/direct.spec.ts
  '/api/direct',
];
