/** The demonstration department, behind a relative path (see application.ts). */
import 'reflect-metadata';

export * from '@jalon/demonstration';
