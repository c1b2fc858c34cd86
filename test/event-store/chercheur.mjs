// A process that writes without pause to a server found by discovery, and counts: whether it is still alive is what the test looks at.
import { randomUUID } from 'node:crypto';
import { setTimeout as attendre } from 'node:timers/promises';
import { openEventStoreDb } from '../../dist/libs/event-store/src/index.js';

const store = openEventStoreDb({ connectionString: process.env.JALON_CONNEXION, timeoutMs: 1000, reconnectMs: 5 });
const compte = { reussis: 0, echoues: 0 };
setInterval(() => process.send(compte), 50);
await Promise.all(
  Array.from({ length: 8 }, async () => {
    for (;;) {
      const fait = { id: randomUUID(), type: 'EssaiNote.v1', data: {}, meta: {} };
      await store.append(`essai-${randomUUID()}`, -1, [fait]).then(
        () => compte.reussis++,
        () => compte.echoues++,
      );
      await attendre(5);
    }
  }),
);
