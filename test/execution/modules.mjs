/**
 * How Node itself loads the modules of a test run. The product and the packages are loaded once per worker; what belongs to one
 * spec file (the file, its helpers) is loaded anew for each, under a URL of its own. TypeScript goes through jest's transform.
 */
import { statSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Of the URLs of one spec file: its number in this worker. */
const TURN = 'tour';
/** Where a spec file finds what `@jest/globals` exports, in this realm. */
const GLOBALS = Symbol.for('jalon.jest.globals');
const PRODUCT = /^(libs|apps)\/[^/]+\/src\/(?!.*\.spec\.tsx?$)/;

let runtime = null;
let turn = 0;

/**
 * @param {object} of the runtime of this spec file: its configuration, its transform, its `@jest/globals`
 * @param {string} file the spec file
 */
export async function importSpec(of, file) {
  runtime = of;
  turn += 1;
  globalThis[GLOBALS] = of.globals;
  return import(`${pathToFileURL(file).href}?${TURN}=${turn}`);
}

const turnOf = (url) => new URLSearchParams(url?.split('?')[1]).get(TURN);
const isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

/** @returns the path under the root, or null for what is not ours (packages, Node, the build) */
function ours(url) {
  if (!runtime || !url?.startsWith('file:')) return null;
  const under = relative(runtime.root, fileURLToPath(url)).replaceAll(sep, '/');
  return isAbsolute(under) || /^(\.\.|node_modules|dist)\//.test(under) ? null : under;
}

/** As jest resolves: its `moduleNameMapper`, then its extensions in their order. */
function fileOf(specifier, parent) {
  const [pattern, target] = runtime.mapping.find(([regex]) => regex.test(specifier)) ?? [];
  const mapped = pattern ? specifier.replace(pattern, target) : specifier;
  if (!/^\.{1,2}\//.test(mapped) && !isAbsolute(mapped)) return null;
  const path = resolve(dirname(fileURLToPath(parent)), mapped);
  return ['', ...runtime.extensions].map((ext) => path + ext).find(isFile) ?? null;
}

registerHooks({
  resolve(specifier, context, next) {
    if (ours(context.parentURL) === null) return next(specifier, context);
    const own = turnOf(context.parentURL);
    if (specifier === '@jest/globals')
      return { url: `jalon-jest:globals?${TURN}=${own}`, format: 'module', shortCircuit: true };
    const file = fileOf(specifier, context.parentURL);
    if (file === null) return next(specifier, context);
    const bare = pathToFileURL(file).href;
    const under = ours(bare);
    const anew = own !== null && under !== null && !PRODUCT.test(under) && !file.endsWith('.json');
    const url = anew ? `${bare}?${TURN}=${own}` : bare;
    return /\.tsx?$/.test(file) ? { url, format: 'module', shortCircuit: true } : next(url, context);
  },

  load(url, context, next) {
    if (url.startsWith('jalon-jest:')) {
      const names = Object.keys(globalThis[GLOBALS]).join(', ');
      const source = `export const { ${names} } = globalThis[Symbol.for('${GLOBALS.description}')];`;
      return { format: 'module', source, shortCircuit: true };
    }
    if (ours(url) === null || !/\.tsx?(\?|$)/.test(url)) return next(url, context);
    return { format: 'module', source: runtime.transform(url, fileURLToPath(url)), shortCircuit: true };
  },
});
