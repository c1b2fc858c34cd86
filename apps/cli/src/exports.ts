/** The export engine, behind a relative path: loaded when an export is asked for. */
export * from '@jalon/exports';
