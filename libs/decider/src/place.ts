/**
 * How people name a fact: by its place in its own dossier, 1 for the first. Stored facts and the domain count revisions from 0, as streams
 * do; the one is turned into the other at the border, and nowhere is a fact named by where the whole log holds it.
 */
export const placeDe = (revision: number): number => revision + 1;
export const revisionDe = (place: number): number => place - 1;
