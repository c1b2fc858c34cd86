import { describe, expect, it } from '@jest/globals';
import { readXlsx } from 'hucre';
import { Canal } from './canal.js';
import { exporter } from './exporter.js';
import { neutraliser } from './neutraliser.js';
import type { Format, Ligne, Table } from './table.js';

const provenance = {
  filtre: { etat: 'VALIDE', recherche: '=1+1' },
  position: 42,
  instant: '2026-11-29T20:00:00.000Z',
  lecture: 'plateforme',
};
const table = (lignes: Table['lignes']): Table => ({
  nom: 'parcours',
  titre: 'Parcours',
  colonnes: [
    { cle: 'nom', titre: 'Nom' },
    { cle: 'heures', titre: 'Heures' },
    { cle: 'clos', titre: 'Clos' },
  ],
  lignes,
  provenance,
});
async function ecrit(t: Table, format: Format): Promise<Buffer> {
  const morceaux: Uint8Array[] = [];
  for await (const m of exporter(t, format).contenu) morceaux.push(m);
  return Buffer.concat(morceaux);
}
const contenu = (lignes: Table['lignes'], format: Format): Promise<Buffer> => ecrit(table(lignes), format);
const LIGNES: Ligne[] = [
  { nom: 'Durand; "Awa"\nRennes', heures: 12.5, clos: false },
  { nom: '=HYPERLINK("http://x")', heures: -3, clos: true, secret: 'non demandé' },
  { nom: 'a\u0000b' },
];

describe('Exporter une table', () => {
  it('en CSV : ce qu’un tableur français ouvre, formules neutralisées, provenance à la fin', async () => {
    expect((await contenu(LIGNES, 'csv')).toString()).toBe(
      [
        '\ufeffNom;Heures;Clos',
        '"Durand; ""Awa""\nRennes";12,5;non',
        '"\'=HYPERLINK(""http://x"")";-3;oui',
        'a\ufffdb;;',
        '',
        'Export Jalon;Parcours',
        'Filtre : etat;VALIDE',
        "Filtre : recherche;'=1+1",
        'Position du journal;42',
        'Instant (UTC);2026-11-29T20:00:00.000Z',
        'Lecture;plateforme',
        'Lignes;3',
      ].join('\r\n'),
    );
  });

  it('en XLSX : les mêmes cellules, des textes typés, aucune formule', async () => {
    const classeur = await contenu(LIGNES, 'xlsx');
    const [feuille] = (await readXlsx(classeur)).sheets;
    expect(feuille?.rows.slice(0, 4)).toEqual([
      ['Nom', 'Heures', 'Clos'],
      ['Durand; "Awa"\nRennes', 12.5, 'non'],
      ['=HYPERLINK("http://x")', -3, 'oui'],
      ['a\ufffdb', null, null],
    ]);
    expect(feuille?.rows.at(-1)?.slice(0, 2)).toEqual(['Lignes', 3]);
    expect([...(feuille?.cells?.values() ?? [])].filter((c) => c.formula !== undefined)).toEqual([]);
  });

  it('dit les jours comme on les lit : JJ/MM/AAAA en CSV, des dates en XLSX, tels quels en JSON', async () => {
    const colonnes = [
      { cle: 'fin', titre: 'Fin', jour: true },
      { cle: 'vu', titre: 'Vu le', jour: true },
      { cle: 'autre', titre: 'Autre' },
    ] as const;
    const jours = {
      ...table([
        { fin: '2027-01-19', vu: '2026-12-31', autre: '2027-01-19' },
        { fin: '=2027-01-19', vu: null },
      ]),
      colonnes,
    };
    expect((await ecrit(jours, 'csv')).toString().split('\r\n').slice(1, 3)).toEqual([
      '19/01/2027;31/12/2026;2027-01-19',
      "'=2027-01-19;;",
    ]);
    const [feuille] = (await readXlsx(await ecrit(jours, 'xlsx'))).sheets;
    expect(feuille?.rows[1]).toEqual([
      new Date('2027-01-19T00:00:00Z'),
      new Date('2026-12-31T00:00:00Z'),
      '2027-01-19',
    ]);
    // the figures of the end stay figures, whatever stands above them
    expect(feuille?.rows.slice(-4)).toContainEqual(['Lignes', 2, null]);
    expect(JSON.parse((await ecrit(jours, 'json')).toString())).toMatchObject({
      lignes: [{ fin: '2027-01-19', vu: '2026-12-31', autre: '2027-01-19' }, { fin: '=2027-01-19' }],
    });
  });

  it('dit le filtre dans les mots d’un écran, et pourquoi des lignes peuvent manquer', async () => {
    const reserves = ['Liste arrêtée hier.'];
    const dite = { ...table([]), provenance: { ...provenance, filtreDit: { État: '=Suspendu' }, reserves } };
    const csv = (await ecrit(dite, 'csv')).toString();
    expect(csv).toContain("Filtre : État;'=Suspendu\r\nPosition");
    expect(csv).toContain('Réserve;Liste arrêtée hier.');
    expect(csv).not.toContain('VALIDE');
    expect(JSON.parse((await ecrit(dite, 'json')).toString())).toMatchObject({
      provenance: { filtre: provenance.filtre, reserves },
    });
  });

  it.each(['csv', 'xlsx', 'json'] as const)('en %s, laisse leur tour aux autres', async (format) => {
    let tours = 0;
    const battre = setInterval(() => (tours += 1), 0);
    await contenu(
      Array.from({ length: 10_000 }, (_, i) => ({ nom: `Personne ${i}`, heures: i })),
      format,
    );
    clearInterval(battre);
    expect(tours).toBeGreaterThan(10);
  });

  it('en JSON : des valeurs, les champs demandés et eux seuls', async () => {
    expect(JSON.parse((await contenu(LIGNES, 'json')).toString())).toEqual({
      schema: 'jalon.export.v1',
      titre: 'Parcours',
      colonnes: table([]).colonnes,
      lignes: [
        { nom: 'Durand; "Awa"\nRennes', heures: 12.5, clos: false },
        { nom: '=HYPERLINK("http://x")', heures: -3, clos: true },
        { nom: 'a\u0000b', heures: null, clos: null },
      ],
      nombre: 3,
      provenance,
    });
    expect(JSON.parse((await contenu([], 'json')).toString())).toMatchObject({ lignes: [], nombre: 0 });
  });

  it('se nomme par son jour, et dit son type', () => {
    const { nom, type } = exporter(table([]), 'csv');
    expect([nom, type]).toEqual(['parcours-2026-11-29.csv', 'text/csv; charset=utf-8']);
  });

  it.each(['=1', '+1', '-1', '@a', '|a', ' =1', '\u00a0=1', '\ta', '\ra', '\na', '＝1', '＠a'])(
    'neutralise « %s »',
    (texte) => {
      expect(neutraliser(texte)).toBe(`'${texte}`);
    },
  );
  it.each(['Jean-Luc', '1-2', 'a=b', '', '2026-11-29', 'é@a'])('laisse « %s »', (texte) => {
    expect(neutraliser(texte)).toBe(texte);
  });

  it.each(['csv', 'xlsx', 'json'] as const)(
    'en %s, ne lit les lignes qu’au rythme de qui les prend',
    async (format) => {
      let lues = 0;
      function* sansFin(): Generator<Ligne> {
        for (;;) yield { nom: `Personne ${(lues += 1)} ${'x'.repeat(100)}`, heures: lues };
      }
      let recus = 0;
      for await (const m of exporter(table(sansFin()), format).contenu) if ((recus += m.length) > 200_000) break;
      // compressed: more rows than bytes received, and nothing like an endless reading
      expect(lues).toBeLessThan(300_000);
    },
  );
});

describe('Le canal', () => {
  it('fait attendre qui trouve, dans l’ordre, et transmet ce qui l’arrête', async () => {
    const canal = new Canal<number>();
    const donnees: number[] = [];
    const trouver = async (): Promise<void> => {
      for (const n of [1, 2, 3]) {
        await canal.donner(n);
        donnees.push(n);
      }
      canal.fermer(new Error('arrêté'));
    };
    const fini = trouver();
    await Promise.resolve();
    expect(donnees).toEqual([]);
    const lus: number[] = [];
    await expect(
      (async () => {
        for await (const n of canal) lus.push(n);
      })(),
    ).rejects.toThrow('arrêté');
    await fini;
    expect(lus).toEqual([1, 2, 3]);
  });

  it('ne retient pas qui trouve quand plus personne ne prend', async () => {
    const canal = new Canal<number>();
    const fini = (async () => {
      for (let n = 0; n < 5; n += 1) await canal.donner(n);
    })();
    for await (const _ of canal) break;
    await fini;
    expect(await canal.donner(9)).toBeUndefined();
  });
});
