/** The other dossiers that a decision looks at: those of the person, and those that are hers or may be without anybody having said so (D29). */
import { rapportEntre } from '@jalon/identite';
import { estOuvert, type DossierVoisin, type Contexte, type Etat, type Personne } from '@jalon/parcours';
import { streamOf } from '../../identifiants.js';
import type { Ressources } from '../../moteur/ressources.js';
import { autresDossiers, autresDossiersAvant, dAilleurs, rapproches } from './autres-pass.js';

export interface Entourage extends Pick<Contexte, 'autresPass' | 'autresDossiers'> {
  homonymes?: DossierVoisin[];
  doublons?: DossierVoisin[];
}
export interface Regarde {
  /** Of the dossier looked at; not opened yet, it has no fact. */
  parcours: string;
  /** Who its person is, once the command is done. */
  personne: Personne | null;
  /** Keys of her identifiers. */
  cles: readonly string[];
  /** Whether who she is is judged too. */
  identite: boolean;
  /** Only what was known before that position of the log. */
  avant?: number;
}

export async function entourage(
  r: Ressources,
  { parcours, personne, cles, identite, avant }: Regarde,
): Promise<Entourage> {
  const homonymie = identite ? r.personnes.cleHomonyme(personne) : null;
  const elle = await r.personnes.personne(cles, homonymie);
  const siens = elle.parcours.filter((p) => p !== parcours);
  const ailleurs = dAilleurs(
    avant === undefined
      ? await autresDossiers(r, siens)
      : await autresDossiersAvant(r, siens, { id: parcours, personne }, avant),
  );
  if (!identite || personne === null) return ailleurs;
  const etatDe = async (p: string): Promise<Etat> =>
    (avant === undefined ? await r.dossiers.charger(p) : await r.dossiers.chargerJusqua(p, { position: avant })).etat;
  const homonymes: DossierVoisin[] = [];
  for (const p of elle.homonymes) {
    if (p === parcours || siens.includes(p)) continue;
    const etat = await etatDe(p);
    const autre = estOuvert(etat) ? etat.dossier.personne : null;
    if (autre && rapportEntre(personne, autre) === 'homonyme') homonymes.push(await voisin(r, parcours, etat));
  }
  const doublons: DossierVoisin[] = [];
  for (const p of siens) {
    const etat = await etatDe(p);
    const autre = etat.dossier.personne;
    if (!autre || rapportEntre(personne, autre) !== 'meme' || rapproches(etat.dossier, parcours)) continue;
    const v = await voisin(r, parcours, etat);
    if (!(await connuALOuverture(r, v.anterieur ? p : parcours, v.anterieur ? parcours : p))) doublons.push(v);
  }
  return { ...ailleurs, homonymes, doublons };
}

async function voisin(r: Ressources, parcours: string, { dossier }: Etat): Promise<DossierVoisin> {
  const [ici, la] = [await ouverture(r, parcours), await ouverture(r, dossier.id)];
  return {
    parcours: dossier.id,
    anterieur: la < ici,
    ouvertLe: dossier.ouvertLe ?? '',
    ouvertPar: dossier.ouvertPar?.organisation.id ?? '',
  };
}

/** Position of the opening in the log; beyond any when it is not opened yet. */
const ouverture = async (r: Ressources, parcours: string): Promise<number> =>
  (await r.store.readStream(streamOf(parcours))).find((e) => e.type.startsWith('ParcoursOuvert.'))?.position ??
  Infinity;

/** Whoever opened the second dossier gave an identifier that the first one had then: a new parcours of hers, not a duplicate. */
async function connuALOuverture(r: Ressources, premier: string, second: string): Promise<boolean> {
  const position = await ouverture(r, second);
  if (position === Infinity) return true;
  const alors = async (p: string) => (await r.dossiers.chargerJusqua(p, { position })).etat.dossier.personne;
  const [a, b] = [await alors(premier), await alors(second)];
  return a !== null && b !== null && rapportEntre(a, b) === 'meme';
}
