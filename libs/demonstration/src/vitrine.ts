/** Situations a demonstration must show whatever its size: each is told once, then again now and then. */
import { ajouterJours, ajouterMois, type Jour, type Siae } from '@jalon/droit';
import { enchainerContrats, placer } from './activite.js';
import type { Alea } from './alea.js';
import { acteurSiae, STRUCTURES } from './departement.js';
import { motifDeProlongation } from './ordinaire.js';
import { Conteur, type Recit } from './recit.js';

interface Scene {
  profil: string;
  type: Siae;
  /** Days between the first day of the PASS and the reference day; negative: to come. */
  ilYa: number;
  age?: number;
  jouer(c: Conteur, debut: Jour, reference: Jour): void;
}
const avant = (jour: Jour, n: number): Jour => ajouterJours(jour, -n);
/** A PASS lasts two years or so: this many days after its start, it ends in `reste` days. */
const finDans = (reste: number): number => 729 - reste;
/** A story still running is told past the reference day; what is later is not written. */
const LONGTEMPS = 400;
const enPoste = (c: Conteur, debut: Jour, fin: Jour): void => enchainerContrats(c, avant(debut, 2), debut, fin);
const demande = (
  c: Conteur,
  debut: Jour,
  le: Jour,
  jours: number,
  reponse: Parameters<Conteur['prolonger']>[3],
): void => c.prolonger(le, motifDeProlongation(c, debut, le), jours, reponse);

export const SCENES: readonly Scene[] = [
  {
    profil: 'suspendu',
    type: 'ACI',
    ilYa: 200,
    jouer: (c, debut, ref) => {
      enPoste(c, debut, ajouterJours(ref, LONGTEMPS));
      c.dire(avant(ref, 20), c.siae, 'SuspendrePass', {
        debut: avant(ref, 20),
        fin: ajouterJours(ref, 60),
        motif: 'CONTRAT_SUSPENDU',
      });
    },
  },
  {
    profil: 'demande-en-attente',
    type: 'ACI',
    ilYa: finDans(100),
    jouer: (c, debut, ref) => {
      enPoste(c, debut, ajouterJours(ref, 100));
      demande(c, debut, avant(ref, 12), 360, null);
    },
  },
  {
    profil: 'demande-sans-reponse',
    type: 'AI',
    ilYa: finDans(80),
    jouer: (c, debut, ref) => {
      enPoste(c, debut, ajouterJours(ref, 80));
      demande(c, debut, avant(ref, 35), 360, null);
    },
  },
  {
    profil: 'prolongation-accordee',
    type: 'AI',
    ilYa: finDans(-200),
    jouer: (c, debut, ref) => {
      enPoste(c, debut, ajouterJours(ref, 150));
      demande(c, debut, avant(ref, 270), 365, { apres: 9, type: 'AccorderProlongation', data: {} });
    },
  },
  {
    profil: 'prolongation-refusee',
    type: 'EI',
    age: 53,
    ilYa: finDans(60),
    jouer: (c, debut, ref) => {
      enPoste(c, debut, ajouterJours(ref, 60));
      const data = {
        motif: 'IAE',
        explication: 'Un emploi ordinaire accompagné convient mieux (fictif)',
        actions: ['Accompagnement hors IAE'],
      };
      demande(c, debut, avant(ref, 40), 180, { apres: 15, type: 'RefuserProlongation', data });
    },
  },
  {
    profil: 'expire-bientot',
    type: 'ETTI',
    ilYa: finDans(25),
    jouer: (c, debut, ref) => enPoste(c, debut, ajouterJours(ref, 25)),
  },
  {
    profil: 'pres-du-plafond-d-heures',
    type: 'AI',
    ilYa: 330,
    jouer: (c, debut, ref) => {
      const contrat = c.embaucher(avant(debut, 2), { type: 'CDDU', debut, fin: ajouterMois(debut, 18) });
      placer(c, contrat, debut, ajouterMois(debut, 18), 10, 'entreprise', 470);
      c.dire(avant(ref, 30), c.siae, 'EnregistrerAccompagnement', { nature: 'professionnel', debut: avant(ref, 30) });
    },
  },
  { profil: 'expire', type: 'ACI', ilYa: finDans(-60), jouer: (c, debut, ref) => enPoste(c, debut, avant(ref, 120)) },
  {
    profil: 'clos-apres-suspension',
    type: 'EI',
    ilYa: 690,
    jouer: (c, debut, ref) => {
      enPoste(c, debut, avant(ref, 401));
      c.dire(avant(ref, 400), c.siae, 'SuspendrePass', { debut: avant(ref, 400), motif: 'CONTRAT_TERMINE' });
      c.dire(avant(ref, 20), c.conseiller, 'CloreParcours', { motif: 'Sans nouvelles depuis plus d’un an (fictif)' });
    },
  },
  {
    profil: 'embauche-a-venir',
    type: 'AI',
    ilYa: -12,
    jouer: (c, debut, ref) => void c.embaucher(avant(ref, 3), { type: 'CDDU', debut, fin: ajouterMois(debut, 6) }),
  },
  {
    profil: 'cdi-inclusion',
    type: 'AI',
    age: 59,
    ilYa: 640,
    jouer: (c, debut, ref) => {
      const passage = ajouterJours(ajouterMois(debut, 12), 1);
      enPoste(c, debut, avant(passage, 1));
      c.embaucher(avant(passage, 1), { type: 'CDI_INCLUSION', debut: passage, heuresHebdo: 24 });
      c.prolonger(avant(ref, 30), 'CDI_INCLUSION', 3650, null);
    },
  },
  {
    profil: 'deux-structures',
    type: 'AI',
    ilYa: 420,
    jouer: (c, debut, ref) => {
      enPoste(c, debut, ajouterJours(debut, 150));
      const pause = ajouterJours(debut, 151);
      c.dire(pause, c.siae, 'SuspendrePass', { debut: pause, motif: 'CONTRAT_TERMINE' });
      const autre = c.a.choix(STRUCTURES.filter((s) => s.type === 'ACI'));
      const retour = ajouterJours(debut, 240);
      const contrat = c.embaucher(
        avant(retour, 4),
        { type: 'CDDI', debut: retour, fin: ajouterMois(retour, 12), heuresHebdo: 26 },
        autre,
      );
      c.dire(avant(ref, 20), acteurSiae(autre), 'EnregistrerAccompagnement', {
        nature: 'social',
        debut: avant(ref, 20),
        resume: `Contrat ${contrat} : intégration réussie (fictif)`,
      });
    },
  },
];

export function recitDeVitrine(a: Alea, reference: Jour, rang: number, scene: Scene): Recit {
  const debut = avant(reference, scene.ilYa);
  const c = new Conteur(a, scene.type, reference, debut, rang, scene.age);
  c.accueillir(true);
  scene.jouer(c, debut, reference);
  return c.raconter(scene.profil);
}
