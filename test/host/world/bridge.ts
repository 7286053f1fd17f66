/** How the two worlds of one page talk: a call answers at once, as Electron's contextBridge does. */
export interface WorldBridge {
  /** Hands one value to the other world, whose `received` gets what stands for it there. */
  give(name: string, value: unknown): void;
}

/**
 * Carries values between the page's own world and the preload's isolated world of the same document.
 * Both share the DOM only, so messages are events on the window under a name no page can guess; their
 * details are cloned by the browser. Functions become proxies, promises are settled later, plain
 * objects and arrays are copied, everything else is what structured clone makes of it.
 *
 * The function is sent to the page as source, so it uses nothing from outside itself.
 * @param from, to the names of the events heard and sent; the other world has them swapped
 * @param received gets what the other world gave, may throw to refuse it
 */
export function createWorldBridge(
  from: string,
  to: string,
  received: (name: string, value: unknown) => void,
): WorldBridge {
  type Wire =
    | ["value", unknown]
    | ["array", Wire[], number]
    | ["object", [string, Wire][], number]
    | ["again", number]
    | ["function", number]
    | ["promise", number]
    | ["error", string, string];
  type Message =
    | { kind: "give"; name: string; value: Wire; call: number }
    | { kind: "call"; id: number; args: Wire[]; call: number }
    | { kind: "reply"; call: number; value?: Wire; thrown?: Wire }
    | { kind: "settled"; id: number; value?: Wire; thrown?: Wire };
  type Settled = { value?: Wire; thrown?: Wire };

  // Taken before any script of the page runs, so the page cannot put itself between.
  const dispatch = window.dispatchEvent.bind(window);
  const Carrier = CustomEvent;
  const detailOf = Object.getOwnPropertyDescriptor(CustomEvent.prototype, "detail")?.get;
  const clone = structuredClone;
  const apply = Reflect.apply;

  const functions = new Map<number, (...args: unknown[]) => unknown>();
  const promises = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  const replies = new Map<number, Settled>();
  let last = 0;
  const next = () => {
    last += 1;
    return last;
  };
  const send = (message: Message) => dispatch(new Carrier(to, { detail: message }));

  function settle(id: number, promise: Promise<unknown>): void {
    promise.then(
      (value) => send({ kind: "settled", id, ...attempt(() => value) }),
      (error) => send({ kind: "settled", id, thrown: pack(error) }),
    );
  }

  /** An object met twice, itself within itself too, is the same object on the other side. */
  function pack(value: unknown, depth = 0, met = new Map<object, number>()): Wire {
    if (depth > 1000) throw new TypeError("Electron contextBridge recursion depth exceeded.");
    if (typeof value === "symbol") throw new TypeError("A symbol cannot cross the contextBridge.");
    if (typeof value === "function") {
      const id = next();
      functions.set(id, value as (...args: unknown[]) => unknown);
      return ["function", id];
    }
    if (typeof value !== "object" || value === null) return ["value", value];
    if (value instanceof Promise) {
      const id = next();
      settle(id, value);
      return ["promise", id];
    }
    if (value instanceof Error) return ["error", value.message, value.stack ?? ""];
    const before = met.get(value);
    if (before !== undefined) return ["again", before];
    const mark = met.size;
    if (Array.isArray(value)) {
      met.set(value, mark);
      return ["array", value.map((each) => pack(each, depth + 1, met)), mark];
    }
    if (Object.prototype.toString.call(value) === "[object Object]") {
      met.set(value, mark);
      return ["object", Object.entries(value).map(([key, held]) => [key, pack(held, depth + 1, met)]), mark];
    }
    clone(value);
    return ["value", value];
  }

  function unpack(wire: Wire, made = new Map<number, unknown>()): unknown {
    switch (wire[0]) {
      case "value":
        return wire[1];
      case "again":
        return made.get(wire[1]);
      case "array": {
        const array: unknown[] = [];
        made.set(wire[2], array);
        for (const each of wire[1]) array.push(unpack(each, made));
        return array;
      }
      case "object": {
        const object: Record<string, unknown> = {};
        made.set(wire[2], object);
        for (const [key, held] of wire[1]) {
          const value = unpack(held, made);
          Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
        }
        return object;
      }
      case "error": {
        const error = new Error(wire[1]);
        error.stack = wire[2];
        return error;
      }
      case "promise":
        return new Promise((resolve, reject) => promises.set(wire[1], { resolve, reject }));
      case "function": {
        const id = wire[1];
        return (...args: unknown[]) =>
          ask({ kind: "call", id, args: args.map((each) => pack(each)), call: next() });
      }
    }
  }

  /** The other world answers before this returns: events are dispatched synchronously. */
  function ask(message: Message & { call: number }): unknown {
    send(message);
    const reply = replies.get(message.call);
    replies.delete(message.call);
    if (reply === undefined) throw new Error("The other world did not answer.");
    if (reply.thrown !== undefined) throw unpack(reply.thrown);
    return reply.value === undefined ? undefined : unpack(reply.value);
  }

  function attempt(run: () => unknown): Settled {
    try {
      return { value: pack(run()) };
    } catch (error) {
      return { thrown: pack(error) };
    }
  }

  window.addEventListener(from, (event) => {
    const message = (detailOf === undefined ? null : apply(detailOf, event, [])) as Message | null;
    if (message === null) return;
    event.stopImmediatePropagation();
    if (message.kind === "reply") {
      replies.set(message.call, message);
    } else if (message.kind === "settled") {
      const waiting = promises.get(message.id);
      promises.delete(message.id);
      if (message.thrown !== undefined) waiting?.reject(unpack(message.thrown));
      else waiting?.resolve(message.value === undefined ? undefined : unpack(message.value));
    } else if (message.kind === "give") {
      const { call, name, value } = message;
      send({ kind: "reply", call, ...attempt(() => received(name, unpack(value))) });
    } else {
      const run = functions.get(message.id);
      const args = message.args;
      send({
        kind: "reply",
        call: message.call,
        ...attempt(() => run?.(...args.map((each) => unpack(each)))),
      });
    }
  });

  return {
    give: (name, value) => void ask({ kind: "give", name, value: pack(value), call: next() }),
  };
}
