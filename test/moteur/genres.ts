/** Each kind of dossier, told to the contract of the engine by a few requests. */
import type { AcceptationDe, Demande, Jalon, MoteurDe } from '@jalon/application';
import type { Acteur } from '@jalon/parcours';

/** What the contract asks of an engine, whatever its kind. */
export type MoteurEssaye = MoteurDe<Demande, object, AcceptationDe<object>>;

export interface GenreEssaye {
  nom: string;
  moteur(jalon: Jalon): MoteurEssaye;
  prefixe: string;
  /** A dossier with a few facts; its id. */
  preparer(jalon: Jalon): Promise<string>;
  /** A request that the law accepts, once. */
  acceptee(id: string): Demande;
  /** The same type, other data, accepted too. */
  autre(id: string): Demande;
  /** Refused by the law. */
  illegale(id: string): Demande;
  /** From an actor who may not act on that dossier. */
  interdite(id: string): Demande;
  /** What she is answered. */
  familleInterdite: 'introuvable' | 'acces';
}

const prescripteur: Acteur = {
  role: 'prescripteur',
  organisation: { id: 'ml-rennes', type: 'ML', departement: '35', habilitee: true },
};
const siae = (id: string): Acteur => ({ role: 'siae', organisation: { id, type: 'ACI', departement: '35' } });
const prefet = (departement: string): Acteur => ({
  role: 'prefet',
  organisation: { id: `pref-${departement}`, departement },
});
async function faire(moteur: MoteurEssaye, demande: Demande): Promise<Record<string, unknown>> {
  const r = await moteur.executer(demande);
  if (r.issue === 'refuse') throw new Error(`la mise en place est refusée : ${r.message}`);
  return r as unknown as Record<string, unknown>;
}

const parcours: GenreEssaye = {
  nom: 'parcours',
  moteur: (jalon) => jalon.moteur as unknown as MoteurEssaye,
  prefixe: 'parcours-',
  async preparer(jalon) {
    const personne = { nom: 'Durand', prenom: 'Awa', naissance: '1984-05-02', nir: '284053523800197' };
    const ouvert = { type: 'OuvrirParcours', data: { personne }, acteur: prescripteur };
    const id = String((await faire(this.moteur(jalon), ouvert))['parcours']);
    await faire(this.moteur(jalon), { ...this.autre(id), data: { siae: 'ai-connue' } });
    return id;
  },
  acceptee: (id) => demande('parcours', id, 'OrienterVersSiae', { siae: 'aci-1' }, prescripteur),
  autre: (id) => demande('parcours', id, 'OrienterVersSiae', { siae: 'aci-2' }, prescripteur),
  illegale: (id) => demande('parcours', id, 'EtablirDiagnostic', { criteres: [] }, siae('ai-connue')),
  interdite: (id) => demande('parcours', id, 'OrienterVersSiae', { siae: 'aci-1' }, siae('aci-inconnue')),
  familleInterdite: 'introuvable',
};

const structure: GenreEssaye = {
  nom: 'structure',
  moteur: (jalon) => jalon.structures as unknown as MoteurEssaye,
  prefixe: 'structure-',
  async preparer(jalon) {
    const data = { type: 'ACI', departement: '35', nom: 'Les Jardins' };
    await faire(this.moteur(jalon), demande('structure', 'aci-1', 'EnregistrerStructure', data, prefet('35')));
    await faire(this.moteur(jalon), demande('structure', 'aci-1', 'DemanderConvention', {}, siae('aci-1')));
    return 'aci-1';
  },
  acceptee: (id) => demande('structure', id, 'AccorderDerogationHeures', annee(2025), prefet('35')),
  autre: (id) => demande('structure', id, 'AccorderDerogationHeures', annee(2026), prefet('35')),
  illegale: (id) => demande('structure', id, 'AccorderDerogation480h', annee(2025), prefet('35')),
  interdite: (id) => demande('structure', id, 'AccorderDerogationHeures', annee(2025), prefet('75')),
  familleInterdite: 'acces',
};

const CONSOLE: Acteur = { role: 'systeme', organisation: { id: 'exploitation' } };
const ADMINISTRATRICE = '5b0e4c56-1f0e-4d8b-9b1b-2f1f5d6e7a80';
const agent = (n: number) => ({
  compte: `5b0e4c56-1f0e-4d8b-9b1b-2f1f5d6e7a8${n}`,
  role: 'siae',
  nom: 'Le Goff',
  prenom: 'Nolwenn',
  courriel: `agent${n}@exemple.fr`,
});
const administratrice: Acteur = { ...siae('aci-1'), compte: ADMINISTRATRICE };
const comptes: GenreEssaye = {
  nom: 'organisation',
  moteur: (jalon) => jalon.comptes as unknown as MoteurEssaye,
  prefixe: 'comptes-',
  async preparer(jalon) {
    const dire = (type: string, data: object): Promise<unknown> =>
      faire(this.moteur(jalon), { organisation: 'aci-1', type, data, acteur: CONSOLE } as unknown as Demande);
    await dire('InviterCompte', { ...agent(0), administrateur: true });
    await dire('ActiverCompte', { compte: ADMINISTRATRICE });
    return 'aci-1';
  },
  acceptee: (id) => demande('organisation', id, 'InviterCompte', agent(1), administratrice),
  autre: (id) => demande('organisation', id, 'InviterCompte', agent(2), administratrice),
  illegale: (id) => demande('organisation', id, 'RetirerCompte', { compte: ADMINISTRATRICE }, administratrice),
  interdite: (id) => demande('organisation', id, 'InviterCompte', agent(1), siae('aci-2')),
  familleInterdite: 'introuvable',
};

const annee = (an: number) => ({ debut: `${an}-01-01`, fin: `${an}-12-31` });
const demande = (nom: string, id: string, type: string, data: object, acteur: Acteur): Demande =>
  ({ [nom]: id, type, data, acteur, lecteur: acteur }) as unknown as Demande;

export const GENRES: readonly GenreEssaye[] = [parcours, structure, comptes];
