export const contrat = {};

export const contratParCode = {};
