export const suspension = {};

export const suspensionParCode = {};
