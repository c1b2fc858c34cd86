/** The contract of the engine, on each kind of dossier; then each clause, seen failing on an engine that breaks it. */
import { describe, expect, it } from '@jest/globals';
import type { Demande } from '@jalon/application';
import { StoreUnavailable } from '@jalon/event-store';
import { CLAUSES, essayer, type Faute, type NomDeClause } from './contrat.js';
import { GENRES, type GenreEssaye, type MoteurEssaye } from './genres.js';

const NOMS = Object.keys(CLAUSES) as NomDeClause[];

/** An engine whose commands go through something else first. */
const executer =
  (changer: (moteur: MoteurEssaye, demande: Demande) => ReturnType<MoteurEssaye['executer']>): Faute =>
  (moteur) => ({ ...moteur, executer: (demande) => changer(moteur, demande) });
const sans = (champ: 'cle' | 'simuler' | 'revisionAttendue'): Faute =>
  executer((moteur, demande) => moteur.executer({ ...demande, [champ]: undefined }));

const FAUTES: Record<NomDeClause, (genre: GenreEssaye) => Faute> = {
  'la même demande avec la même clé n’a qu’un effet': () => sans('cle'),
  'une clé qui a servi est refusée à une autre demande': () => sans('cle'),
  'la réponse redonnée est la première, à l’octet, des jours et des faits plus tard':
    ({ nom }) =>
    (moteur) =>
      executer(async (_, demande) => {
        const r = await moteur.executer(demande);
        const id = (demande as unknown as Record<string, string>)[nom] ?? '';
        const vue = (await moteur.consulter(id))?.vue;
        return r.issue === 'accepte' && vue ? { ...r, vue } : r;
      })(moteur),
  'une révision dépassée est un conflit, avant le droit, et rien n’est écrit': () => sans('revisionAttendue'),
  'l’accès est jugé avant la révision, la clé et le droit':
    ({ nom }) =>
    (moteur) =>
      executer(async (_, demande) => {
        const lu = await moteur.consulter((demande as unknown as Record<string, string>)[nom] ?? '');
        if (lu && demande.revisionAttendue !== undefined && demande.revisionAttendue !== lu.revision)
          return { issue: 'refuse', famille: 'conflit', message: '', constats: [], ...lu };
        return moteur.executer(demande);
      })(moteur),
  'simuler répond tout et n’écrit rien': () => sans('simuler'),
  'une issue inconnue est dite inconnue, puis la même clé dit ce qu’il en est': () =>
    executer((moteur, demande) =>
      moteur.executer(demande).catch((cause: unknown) => {
        throw new StoreUnavailable('rien n’a été écrit', { cause });
      }),
    ),
};

describe.each(GENRES.map((genre) => [genre.nom, genre] as const))('Le moteur, pour un dossier « %s »', (_, genre) => {
  it.each(NOMS)('%s', (nom) => essayer(genre, CLAUSES[nom]));

  it.each(NOMS)('une faute se voit : %s', async (nom) => {
    await expect(essayer(genre, CLAUSES[nom], FAUTES[nom](genre))).rejects.toHaveProperty('matcherResult');
  });
});
