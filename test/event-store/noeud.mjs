// A node in a process of its own, to be killed or frozen: it takes the lease, writes when told to, says what came of it.
import { randomUUID } from 'node:crypto';
import { openEventStoreDb } from '../../dist/libs/event-store/src/index.js';

const { connexion, heartbeatMs, expiryMs } = JSON.parse(process.env.JALON_NOEUD);
let perdu = 0;
const store = openEventStoreDb({
  connectionString: connexion,
  timeoutMs: 1000,
  lease: { holder: randomUUID(), heartbeatMs, expiryMs, onLost: () => perdu++ },
});
await store.claim();
process.on('message', async () => {
  try {
    await store.append(`essai-${randomUUID()}`, -1, [
      { id: randomUUID(), type: 'EssaiNote.v1', data: {}, meta: { acteur: 'essai' } },
    ]);
    process.send('ecrit');
  } catch (erreur) {
    process.send(`${erreur.name} perdu:${perdu}`);
  }
});
process.on('disconnect', () => process.exit(0));
process.send('tient');
