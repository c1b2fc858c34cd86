/** The player of scenarios, behind a relative path (see application.ts). */
import 'reflect-metadata';

export * from '@jalon/recits';
