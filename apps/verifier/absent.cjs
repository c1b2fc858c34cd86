/** In the place of files, network and databases, that rooms name as they load and nothing the page does ever opens: to make one throws. */
const absent = new Proxy(function () {}, {
  get: (classe, nom) => classe[nom] ?? absent,
  apply: () => undefined,
  construct() {
    throw new Error('absent de cette page');
  },
});
class AsyncLocalStorage {
  getStore() {}
  run(_, faire) {
    return faire();
  }
}
// as a prototype: what copies the names of a module finds none, and looks here
module.exports = Object.create(
  new Proxy(
    { AsyncLocalStorage, __esModule: undefined },
    { get: (connus, nom) => (nom in connus ? connus[nom] : absent) },
  ),
);
