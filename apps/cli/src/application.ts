/** The application, behind a relative path: verbs load it when they run, and the build rewrites aliases in static imports only. */
export * from '@jalon/application';
