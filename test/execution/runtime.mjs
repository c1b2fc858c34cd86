/**
 * jest's runtime, whose modules are Node's: same runner, same expectations, same time limits, but a spec file imports the product as
 * any program does, instead of linking it anew in a sandbox of its own (docs/adr/0028).
 */
import { compileFunction } from 'node:vm';
import Runtime from 'jest-runtime';
import { importSpec } from './modules.mjs';

const ESM = {
  isInternalModule: false,
  supportsDynamicImport: true,
  supportsExportNamespaceFrom: true,
  supportsStaticESM: true,
  supportsTopLevelAwait: true,
};

/** Where the map of each source loaded once lies, for the stacks of every later spec file. */
const maps = new Map();
/** jest's own files, compiled once; each spec file runs them anew, so that it has its own state of them. */
const compiled = new Map();

export default class SharedRuntime extends Runtime {
  constructor(config, ...others) {
    super(config, ...others);
    this.root = config.rootDir;
    this.extensions = config.moduleFileExtensions.map((ext) => `.${ext}`);
    this.mapping = (config.moduleNameMapper ?? []).map(([regex, target]) => [new RegExp(regex), target]);
    this.executor.compile = (source, file) => {
      const known =
        compiled.get(file) ?? compileFunction(source, this.executor.injectedModuleParameters, { filename: file });
      compiled.set(file, known);
      return known;
    };
  }

  async unstable_importModule(from) {
    for (const [url, map] of maps) this.getSourceMaps().set(url, map);
    return importSpec(this, from);
  }

  get globals() {
    return this.jestGlobals.cjsGlobals(this._testPath);
  }

  transform(url, file) {
    const code = this.transformCache.transform(file, ESM);
    const map = this.getSourceMaps().get(file);
    if (map) {
      this.getSourceMaps().set(url, map);
      maps.set(url, map);
    }
    return code;
  }
}
