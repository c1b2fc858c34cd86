/** `node:crypto` of a browser: what the verifier never calls is not there. */
const connus = { ...require('./crypto.mjs') };
module.exports = connus;
