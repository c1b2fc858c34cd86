export const miseADisposition = {};

export const miseADispositionParCode = {};
