/**
 * Who sees what: every persona × every route and command × every way to ask, over HTTP. A seeded sample here; all of it by
 * `npm run essais:matrice`. JALON_MATRICE: `tout`, or the seed of a sample to be played again.
 */
import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import type { Jalon } from '@jalon/application';
import { SANS_LECTEUR } from './demandes.js';
import { jouer, tirage, type Bilan } from './jouer.js';
import { creerMonde } from './monde.js';

const demande = process.env['JALON_MATRICE'];
const TOUT = demande === 'tout';
const GRAINE = Number(TOUT ? 0 : (demande ?? Date.now() % 1_000_000));
const PART = 0.1;
/** Reader through whom the planted leaks are looked for: one dossier is hers, about a person whose other one is not. */
const TEMOIN = 'agence-etti';

const hasard = tirage(GRAINE);

async function essayer(
  garder: (persona: string) => boolean,
  gater?: (jalon: Jalon) => Jalon,
): Promise<Bilan & { decrites: string[] }> {
  const monde = await creerMonde(gater);
  try {
    const bilan = await jouer(monde, garder);
    const { paths } = (await (await fetch(`${monde.base}/docs-json`)).json()) as { paths: object };
    return { ...bilan, decrites: Object.keys(paths) };
  } finally {
    await monde.fermer();
  }
}

/** The faults of before: a stale revision answered before the access, a list that forgets what it hides. */
const CONFLIT_D_ABORD = (jalon: Jalon): Jalon => ({
  ...jalon,
  moteur: {
    ...jalon.moteur,
    async executer(d) {
      const lu = d.parcours === undefined ? null : await jalon.moteur.consulter(d.parcours);
      if (lu && d.revisionAttendue !== undefined && d.revisionAttendue !== lu.revision)
        return { issue: 'refuse', famille: 'conflit', message: '', constats: [], ...lu };
      return jalon.moteur.executer(d);
    },
  },
});
type Liste = Jalon['projections']['liste'];
const avecListe = (jalon: Jalon, ouverte: Liste): Jalon => {
  const tout = Object.getOwnPropertyDescriptors(jalon.projections);
  const projections = Object.defineProperties({}, { ...tout, liste: { value: ouverte } }) as Jalon['projections'];
  return { ...jalon, projections };
};
const LISTE_OUVERTE = (jalon: Jalon): Jalon => {
  const { liste } = jalon.projections;
  return avecListe(jalon, { ...liste, listerPour: (_, d) => liste.lister(d) });
};
const EXPORT_OUVERT = (jalon: Jalon): Jalon => {
  const { liste } = jalon.projections;
  const tout: Liste['toutPour'] = async (_, demande) => ({ ...liste.lister({ ...demande, taille: 200 }), demande });
  return avecListe(jalon, { ...liste, toutPour: tout });
};
const LECTURE_SANS_LECTEUR = (jalon: Jalon): Jalon => ({
  ...jalon,
  moteur: { ...jalon.moteur, journal: (id) => jalon.moteur.journal(id) },
});

const PREUVE_SANS_LECTEUR = (jalon: Jalon): Jalon => ({
  ...jalon,
  moteur: { ...jalon.moteur, aProuver: (id, d) => jalon.moteur.aProuver(id, { ...d, lecteur: undefined }) },
});

/** A verdict that tells what it found in another parcours of the person. */
const VERDICT_CROISE = (jalon: Jalon): Jalon => ({
  ...jalon,
  moteur: {
    ...jalon.moteur,
    async executer(d) {
      const [vu, brut] = [await jalon.moteur.executer(d), await jalon.moteur.executer({ ...d, lecteur: undefined })];
      return vu.issue === 'refuse' && vu.famille === 'droit'
        ? { ...vu, constats: brut.issue === 'refuse' ? brut.constats : [] }
        : vu;
    },
  },
});

describe('Qui voit quoi', () => {
  it('aucune réponse ne dit plus que l’oracle, et un parcours caché répond comme un parcours absent', async () => {
    const { cellules, statuts, redonnees, ecarts, routes, decrites } = await essayer(() => TOUT || hasard() < PART);
    const compte = [...statuts].sort(([a], [b]) => a - b).map(([s, n]) => `${s} : ${n}`);
    process.stdout.write(
      `matrice : ${cellules} cellules (${TOUT ? 'toutes' : `graine ${GRAINE}`}), ${compte.join(', ')}, redonnées : ${redonnees}\n`,
    );
    expect({ graine: GRAINE, ecarts }).toEqual({ graine: GRAINE, ecarts: [] });
    // no route is forgotten, and no family of answers
    expect(decrites.filter((r) => !routes.has(r) && !SANS_LECTEUR.includes(r))).toEqual([]);
    expect([...statuts.keys()]).toEqual(expect.arrayContaining([200, 400, 403, 404, 409, 412, 422]));
    if (TOUT) expect(redonnees).toBeGreaterThan(0);
  }, 600_000);

  it.each([
    ['un conflit répondu avant l’accès', CONFLIT_D_ABORD, 'n’est pas la réponse d’un parcours absent'],
    ['une liste qui ne cache rien', LISTE_OUVERTE, '/parcours?taille=100 : dit'],
    ['un export qui ne cache rien', EXPORT_OUVERT, '/parcours/export?format=json : dit'],
    ['un dossier d’audit fait sans lecteur', PREUVE_SANS_LECTEUR, 'lire /preuve'],
    ['un journal lu sans lecteur', LECTURE_SANS_LECTEUR, 'lire /journal'],
    ['un verdict qui raconte l’autre parcours', VERDICT_CROISE, 'agence-etti, jumeau'],
  ])(
    'une fuite plantée se voit : %s',
    async (_, gater, signe) => {
      const { ecarts } = await essayer((persona) => persona === TEMOIN, gater);
      expect(ecarts.filter((e) => e.includes(signe)).length).toBeGreaterThan(0);
    },
    600_000,
  );
});
