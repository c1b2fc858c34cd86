export const sortie = {};

export const sortieParCode = {};
