/**
 * The environment of a spec file: this very process. What a file leaves in it (globals, environment variables, listeners, folder) is
 * put back when it ends, so that the next one finds what it would find alone.
 */
import { ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';

/** What `expect` keeps on the global object, and cannot be removed from it. */
const MATCHERS = Symbol.for('$$jest-matchers-object');
/** What a package loaded once keeps there; removed with the first spec file, it would be missing from the second. */
const OF_PACKAGES = new Set(['classValidatorMetadataStorage', 'proto']);

// a worker that has nothing left to do goes at once: freeing, module by module, what it loaded takes longer than jest waits
if (process.connected) process.once('beforeExit', () => process.exit());

export default class SharedEnvironment {
  constructor({ projectConfig }) {
    this.left = leftBehind();
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = null;
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    Error.stackTraceLimit = 100;
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern?.dispose();
    this.fakeTimersModern = null;
    this.left();
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** jest only asks whether there is one: nothing is compiled outside this process's own context. */
  getVmContext() {
    return globalThis;
  }
}

/** @returns puts the process back as it is now */
function leftBehind() {
  const back = [
    restoreProperties(globalThis),
    restoreProperties(process, isFunction),
    restoreProperties(process.env),
    restoreListeners(),
  ];
  const folder = process.cwd();
  const limit = Error.stackTraceLimit;
  return () => {
    for (const restore of back) restore();
    if (process.cwd() !== folder) process.chdir(folder);
    Error.stackTraceLimit = limit;
    const matchers = globalThis[MATCHERS];
    if (matchers) Object.assign(matchers, { customEqualityTesters: [], matchers: Object.create(null) });
  };
}

const isFunction = ({ value }) => typeof value === 'function';

/** @param {(descriptor: PropertyDescriptor) => boolean} [which] the others live their life (the listeners of `process`) */
function restoreProperties(object, which = () => true) {
  const before = new Map(
    Reflect.ownKeys(object)
      .map((key) => [key, Object.getOwnPropertyDescriptor(object, key)])
      .filter(([, descriptor]) => which(descriptor)),
  );
  return () => {
    for (const key of Reflect.ownKeys(object))
      if (!before.has(key) && !OF_PACKAGES.has(key) && removable(Object.getOwnPropertyDescriptor(object, key), which))
        delete object[key];
    for (const [key, descriptor] of before) {
      const now = Object.getOwnPropertyDescriptor(object, key);
      if (now && now.value === descriptor.value && now.get === descriptor.get) continue;
      if (!now || now.configurable) Object.defineProperty(object, key, descriptor);
      else if (now.writable) object[key] = descriptor.value;
    }
  };
}

const removable = (descriptor, which) => descriptor !== undefined && descriptor.configurable && which(descriptor);

function restoreListeners() {
  const before = new Map(process.eventNames().map((event) => [event, process.rawListeners(event)]));
  return () => {
    for (const event of process.eventNames())
      for (const listener of process.rawListeners(event))
        if (!before.get(event)?.includes(listener)) process.removeListener(event, listener);
  };
}
