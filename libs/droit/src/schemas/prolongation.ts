export const prolongation = {};

export const prolongationParCode = {};
