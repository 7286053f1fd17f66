import { EventEmitter } from "node:events";

/** Keys that JavaScript and its tools look for on any object: absent, but no mistake. */
const asked = new Set(["then", "toJSON", "inspect", "asymmetricMatch", "nodeType", "default", "__esModule"]);

/** What a model throws when the app uses something of Electron that is not here. */
export function notModelled(what: string): Error {
  return new Error(`Chromium host: ${what} is not modelled (test/host)`);
}

/** An object whose absent members throw with their name, so that no use of Electron passes unseen. */
export function strict<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get(target, key, receiver) {
      if (typeof key === "symbol" || key in target || asked.has(key))
        return Reflect.get(target, key, receiver);
      throw notModelled(`${name}.${key}`);
    },
  });
}

type Listener = (...args: never[]) => void;

/** An emitter of Electron: absent members throw, and so does listening for an event that never comes here. */
export class StrictEmitter extends EventEmitter {
  readonly hostName: string;
  readonly #known: ReadonlySet<string>;

  constructor(name: string, events: readonly string[]) {
    super();
    this.hostName = name;
    this.#known = new Set(events);
    this.setMaxListeners(0);
  }

  #check(event: string | symbol): void {
    if (typeof event === "string" && !this.#known.has(event)) {
      throw notModelled(`the event '${event}' of ${this.hostName}`);
    }
  }

  override on(event: string | symbol, listener: Listener): this {
    this.#check(event);
    return super.on(event, listener as () => void);
  }

  override addListener(event: string | symbol, listener: Listener): this {
    return this.on(event, listener);
  }

  override once(event: string | symbol, listener: Listener): this {
    this.#check(event);
    return super.once(event, listener as () => void);
  }

  override prependListener(event: string | symbol, listener: Listener): this {
    this.#check(event);
    return super.prependListener(event, listener as () => void);
  }
}

/** Puts the check into a class's prototype chain, behind everything that exists. */
export function refuseUnknownMembers(prototype: object, name: string): void {
  const base: object = Object.getPrototypeOf(prototype);
  const check: ProxyHandler<object> = {
    get(target, key, receiver) {
      if (typeof key === "symbol" || key in target || asked.has(key))
        return Reflect.get(target, key, receiver);
      throw notModelled(`${Object.getOwnPropertyDescriptor(receiver, "hostName")?.value || name}.${key}`);
    },
  };
  Object.setPrototypeOf(prototype, new Proxy(base, check));
}
refuseUnknownMembers(StrictEmitter.prototype, "an object");

/** After `isDestroyed()` says so, every method of the class throws as Electron's do. */
export function refuseWhenDestroyed(
  prototype: { isDestroyed(): boolean },
  always: readonly string[] = [],
): void {
  for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (name === "constructor" || name === "isDestroyed" || always.includes(name)) continue;
    const wrap = <F>(member: F): F =>
      typeof member !== "function"
        ? member
        : (function (this: { isDestroyed(): boolean }, ...args: unknown[]) {
            if (this.isDestroyed()) throw new TypeError("Object has been destroyed");
            return Reflect.apply(member, this, args);
          } as F);
    const { value, get } = property;
    Object.defineProperty(
      prototype,
      name,
      get === undefined ? { ...property, value: wrap(value) } : { ...property, get: wrap(get) },
    );
  }
}

/** What listeners get first, and by which they refuse. */
export interface HostEvent {
  defaultPrevented: boolean;
  preventDefault(): void;
}

export function hostEvent<T extends object>(more: T): HostEvent & T {
  const event = Object.assign(
    {
      defaultPrevented: false,
      preventDefault() {
        event.defaultPrevented = true;
      },
    },
    more,
  );
  return event;
}
