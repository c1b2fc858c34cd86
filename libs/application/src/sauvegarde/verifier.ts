/** `jalon sauvegarde verifier`: a backup is proven by restoring it, in a temporary folder, up to its read models. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Phrase } from '@jalon/confidentialite';
import { ouvrirJalon, type Jalon } from '../ouvrir-jalon.js';
import { jourParis } from '../temps.js';
import { ageEnJours, copiesARetirer, lireDossierDesCopies } from './cles-sauvegardees.js';
import { prouver } from './prouver.js';
import { etrangers, exigerManifeste, reconstituerJournal, type Suivi } from './reconstituer.js';
import { compterPersonnes, lireClesSauvegardees, restituerCles, type EtatDesPersonnes } from './restituer-cles.js';
import { SauvegardeAlteree, SauvegardeIntrouvable } from './refus.js';

export interface OptionsVerifier extends Suivi {
  /** Folder of the log. */
  de: string;
  /** Folder of the keys. */
  clesDe: string;
  phrase: Phrase | null;
  maintenant: Date;
  /** Where the deployment is built again, keys included; default: the temporary folder of the system. */
  temporaire?: string;
}
export interface RapportVerification {
  deploiement: string;
  taille: number;
  racine: string;
  segments: number;
  /** Instant of the last segment. */
  journalDu: string;
  cles: { fichier: string; cree: string; jours: number };
  /** `inconnues`: parcours opened since the copy of the keys, by a backup that was cut before it came to the keys. */
  personnes: EtatDesPersonnes;
  /** Read models built from it, each equal to itself rebuilt: name and SHA-256. */
  modeles: { nom: string; empreinte: string }[];
  parcours: number;
  clesARetirer: string[];
  /** Files that belong to no backup: drafts of interrupted ones, or somebody else's. */
  etrangers: string[];
}

const WAIT_MS = 1000;

/** @throws SauvegardeAlteree it does not hold, and where; SauvegardeIntrouvable; SauvegardeRefusee; PhraseRefusee */
export async function verifierSauvegarde(options: OptionsVerifier): Promise<RapportVerification> {
  const { de, clesDe, phrase, maintenant } = options;
  const manifeste = exigerManifeste(de);
  const copies = lireDossierDesCopies(clesDe, manifeste.deploiement);
  const [altere] = copies.alteres;
  if (altere !== undefined) throw new SauvegardeAlteree(altere.raison);
  const [copie] = copies.copies;
  if (copie === undefined) throw new SauvegardeIntrouvable(`Aucune copie des clés de ce journal dans ${clesDe}.`);
  const racine = mkdtempSync(join(options.temporaire ?? tmpdir(), 'jalon-verification-'));
  try {
    const [donnees, cles] = [join(racine, 'donnees'), join(racine, 'cles')];
    for (const dossier of [donnees, cles]) mkdirSync(dossier, { mode: 0o700 });
    const prives = await reconstituerJournal(de, manifeste, phrase, donnees, options);
    const lues = lireClesSauvegardees(copie.contenant.lignes(phrase), copie.fichier);
    restituerCles(lues, [lues.coffre], donnees, cles, manifeste.deploiement);
    // every signature: this is the moment to look at each
    await prouver(donnees, manifeste, lues.points, 1);
    const personnes = compterPersonnes(donnees, cles, prives);
    // behind the log: the last backup was cut before it came to the keys, which accuses nothing of what was saved before
    if (personnes.inconnues > 0 && copie.contenant.header.taille >= (manifeste.segments.at(-1)?.taille ?? 0))
      throw new SauvegardeAlteree(
        `${personnes.inconnues} parcours n’ont pas leur clé dans la copie des clés du ${copie.contenant.header.cree}.`,
      );
    const ouverts = manifeste.segments.reduce((n, s) => n + s.ouverts, 0);
    const dernier = manifeste.segments.at(-1);
    return {
      deploiement: manifeste.deploiement,
      taille: dernier?.taille ?? 0,
      racine: dernier?.racine ?? '',
      segments: manifeste.segments.length,
      journalDu: dernier?.cree ?? '',
      cles: {
        fichier: copie.fichier,
        cree: copie.contenant.header.cree,
        jours: Math.max(0, Math.floor(ageEnJours(copie.contenant.header.cree, maintenant))),
      },
      personnes,
      ...(await relire(donnees, cles, ouverts, options)),
      clesARetirer: copiesARetirer(copies, maintenant).map((c) => c.fichier),
      etrangers: [...etrangers(de, manifeste), ...copies.autres],
    };
  } finally {
    // made by this call; it holds the keys in clear
    rmSync(racine, { recursive: true, force: true });
  }
}

/** Read models as the server will build them, then built a second time: same rows, every parcours there, none frozen. */
async function relire(donnees: string, cles: string, ouverts: number, { arret, maintenant }: OptionsVerifier) {
  const jalon = await ouvrirJalon({ donnees, cles });
  try {
    const { head } = await jalon.store.health();
    while (!(await jalon.projections.quandTraite(head, WAIT_MS))) {
      if (arret?.aborted === true)
        throw new SauvegardeAlteree('Vérification arrêtée avant la fin : rien n’est prouvé.');
      await exigerSains(jalon);
    }
    const etats = await exigerSains(jalon);
    const { total } = jalon.projections.liste.lister({ jour: jourParis(maintenant), taille: 1, tri: 'ouvertLe' });
    if (total !== ouverts)
      throw new SauvegardeAlteree(`Le journal ouvre ${ouverts} parcours, le modèle de lecture en montre ${total}.`);
    const modeles: { nom: string; empreinte: string }[] = [];
    for (const { nom } of etats) {
      const empreinte = jalon.projections.empreinte(nom);
      await jalon.projections.rebuild(nom);
      if (jalon.projections.empreinte(nom) !== empreinte)
        throw new SauvegardeAlteree(`Le modèle de lecture « ${nom} », reconstruit deux fois, diffère.`);
      modeles.push({ nom, empreinte });
    }
    return { modeles, parcours: total };
  } finally {
    await jalon.fermer();
  }
}

async function exigerSains(jalon: Jalon) {
  const etats = await jalon.projections.etat();
  const malade = etats.find((e) => e.situation === 'en_erreur' || e.gelees.length > 0);
  if (malade !== undefined)
    throw new SauvegardeAlteree(
      `Le modèle de lecture « ${malade.nom} » ne se construit pas : ${malade.erreur ?? `${malade.gelees.length} parcours illisibles`}.`,
    );
  return etats;
}
