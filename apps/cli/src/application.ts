/** The application, behind a relative path: verbs load it when they run, and the build rewrites aliases in static imports only. */
// the input classes of the application are decorated
import 'reflect-metadata';

export * from '@jalon/application';
