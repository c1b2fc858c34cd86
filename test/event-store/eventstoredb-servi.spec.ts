/** FAUX SERVEUR: what a reader and an operator are told when the log is not whole. */
import { describe, expect, it } from '@jest/globals';
import { noeud, serveur } from './banc-http.js';

describe('EventStoreDB, FAUX SERVEUR : un dossier qui n’est plus entier, vu par HTTP', () => {
  it.each([
    ['tronqué', 'tronquer'],
    ['supprimé', 'supprimer'],
    ['mêlé de faits étrangers', 'meler'],
  ] as const)('%s : 503 avec sa cause, à la lecture comme à l’écriture, et la santé le nomme', async (_, quoi) => {
    const s = await serveur();
    let n = await noeud(s);
    const [atteint, sain] = [await n.ouvrir(), await n.ouvrir('Martin')];
    await n.appeler(`/api/parcours/${atteint}/commandes`, { type: 'OrienterVersSiae', data: { siae: 'ai-1' } });
    await n.fermer();
    const flux = `parcours-${atteint}`;
    if (quoi === 'tronquer') s.journal.tronquer(flux, 1);
    else if (quoi === 'supprimer') s.journal.supprimer(flux);
    else s.journal.etranger(flux);
    n = await noeud(s);
    const faits = s.journal.faits.length;

    const lu = await n.appeler(`/api/parcours/${atteint}`);
    expect(lu).toMatchObject({ statut: 503, corps: { type: 'urn:jalon:probleme:historique-rompu', flux } });
    expect(lu.corps.detail).toContain('n’est plus entier');
    expect(JSON.stringify(lu.corps)).not.toMatch(/écrit/);
    const commande = { type: 'OrienterVersSiae', data: { siae: 'ai-2' } };
    expect(await n.appeler(`/api/parcours/${atteint}/commandes`, commande)).toMatchObject({
      statut: 503,
      corps: { type: 'urn:jalon:probleme:historique-rompu' },
    });
    expect(s.journal.faits.filter((f) => f.stream === flux)).toHaveLength(
      s.journal.faits.slice(0, faits).filter((f) => f.stream === flux).length,
    );

    const sante = await n.appeler('/health/ready');
    expect(sante).toMatchObject({ statut: 200, corps: { etat: 'degrade' } });
    expect(JSON.stringify(sante.corps['avertissements'])).toContain(flux);
    // the rest of the log is served
    expect((await n.appeler(`/api/parcours/${sain}`)).statut).toBe(200);
  });

  it('rétabli, il se lit de nouveau et la santé n’en parle plus', async () => {
    const s = await serveur();
    let n = await noeud(s);
    const parcours = await n.ouvrir();
    await n.fermer();
    s.journal.supprimer(`parcours-${parcours}`);
    n = await noeud(s);
    expect((await n.appeler(`/api/parcours/${parcours}`)).statut).toBe(503);
    expect((await n.appeler('/health/ready')).corps['etat']).toBe('degrade');
    s.journal.tronquer(`parcours-${parcours}`, 0);
    expect((await n.appeler(`/api/parcours/${parcours}`)).statut).toBe(200);
    expect((await n.appeler('/health/ready')).corps['etat']).toBe('pret');
  });
});
