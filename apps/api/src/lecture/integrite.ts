/** What is read of a dossier whose history does not hold under its seals says so, whatever the reading. */
import { Inject, Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Request, Response } from 'express';
import { tap } from 'rxjs';
import { streamOf, structureStream, type Jalon } from '@jalon/application';
import { ENTETE_INTEGRITE } from '../documentation/commun.js';
import { JALON } from '../jetons.js';

const FLUX: Readonly<Record<string, (id: string) => string>> = { parcours: streamOf, structures: structureStream };

@Injectable()
export class MarquerLIntegrite implements NestInterceptor {
  constructor(@Inject(JALON) private readonly jalon: Jalon) {}

  intercept(contexte: ExecutionContext, suite: CallHandler) {
    const http = contexte.switchToHttp();
    const [, , genre = '', id] = http.getRequest<Request>().path.split('/');
    // once answered: a dossier that is not this reader's to know of says nothing of itself
    return suite.handle().pipe(
      tap(() => {
        const { integrite } = this.jalon;
        const flux = id === undefined ? undefined : FLUX[genre]?.(id);
        if (integrite && flux !== undefined && !integrite.etablie(flux))
          http.getResponse<Response>().setHeader(ENTETE_INTEGRITE, 'non-etablie');
      }),
    );
  }
}
