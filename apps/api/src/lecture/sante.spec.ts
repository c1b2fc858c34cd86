import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { ouvrirJalon, PanneDeFichier, type Jalon } from '@jalon/application';
import { creerApplication } from '../application.js';
import { EtatDuServeur } from '../etat-du-serveur.js';
import { sortie } from '../journal-http.js';

/** State of the deployment × what each page of health says of it. */
const ETATS: [
  etat: string,
  mettre: (jalon: Jalon, serveur: EtatDuServeur) => void,
  vivant: number,
  pret: number,
  corps: object,
][] = [
  ['prêt', () => undefined, 200, 200, { etat: 'pret', ecriture: 'ouverte' }],
  ['au démarrage', (_, s) => (s.phase = 'demarrage'), 200, 503, {}],
  ['à l’arrêt', (_, s) => (s.phase = 'arret'), 200, 503, {}],
  [
    'presque plus de place',
    (j) => j.stockage.avertir('place', 'Presque plus de place.', false),
    200,
    200,
    { etat: 'pret', avertissements: ['Presque plus de place.'] },
  ],
  [
    'disque plein',
    (j) => j.stockage.avertir('plein', 'Plus de place.'),
    200,
    200,
    { etat: 'degrade', ecriture: 'ouverte', avertissements: ['Plus de place.'] },
  ],
  [
    'cache en reconstruction',
    (j) => j.stockage.avertir('projections', 'projections.db est reconstruit.'),
    200,
    200,
    { etat: 'degrade', avertissements: ['projections.db est reconstruit.'] },
  ],
  [
    'lecture seule',
    (j) => j.ecriture.fermer({ code: 'lecture_seule', phrase: 'Voulu.', remede: 'Rouvrez.' }),
    200,
    200,
    { ecriture: 'fermee', causes: [{ code: 'lecture_seule', phrase: 'Voulu.', remede: 'Rouvrez.' }] },
  ],
  ...(['journal', 'cles', 'dossier_donnees', 'dossier_cles'] as const).map((fichier): (typeof ETATS)[number] => {
    const panne = new PanneDeFichier(fichier, 'remplace');
    return [`condamné (${fichier})`, (j) => j.stockage.condamner(panne), 503, 503, { detail: panne.message }];
  }),
];

describe('Les pages de santé disent la vérité', () => {
  let jalon: Jalon;
  let app: NestExpressApplication;
  let serveur: EtatDuServeur;
  let url: string;
  beforeEach(async () => {
    sortie.ecrire = () => undefined;
    jalon = await ouvrirJalon();
    serveur = new EtatDuServeur();
    serveur.phase = 'pret';
    app = await creerApplication(jalon, { personas: [], serveur });
    await app.listen(0, '127.0.0.1');
    url = `http://127.0.0.1:${((app.getHttpServer() as Server).address() as { port: number }).port}`;
  });
  afterEach(async () => {
    await app.close();
    await jalon.fermer();
  });

  it.each(ETATS)('%s', async (_etat, mettre, vivant, pret, corps) => {
    mettre(jalon, serveur);
    const live = await fetch(`${url}/health/live`);
    const ready = await fetch(`${url}/health/ready`);
    expect([live.status, ready.status]).toEqual([vivant, pret]);
    expect(await ready.json()).toMatchObject(corps);
    if (vivant === 503) expect(await live.json()).toMatchObject(corps);
  });
});
