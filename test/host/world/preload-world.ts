import type { WorldBridge } from "./bridge.ts";
import type { Codec } from "./codec.ts";

/** What a page tells the host, as JSON through the binding. `args` and `value` are the codec's text. */
export type FromPage =
  | { readonly kind: "hello"; readonly url: string }
  | { readonly kind: "send"; readonly channel: string; readonly args: string }
  | { readonly kind: "invoke"; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly kind: "media"; readonly id: number; readonly audio: boolean; readonly video: boolean }
  | { readonly kind: "open"; readonly url: string; readonly target: string; readonly features: string }
  | { readonly kind: "contextMenu"; readonly params: object }
  | { readonly kind: "focus"; readonly focused: boolean }
  | { readonly kind: "preloadError"; readonly message: string; readonly stack: string };

/** What the host tells a page. */
export type ToPage =
  | { readonly kind: "event"; readonly channel: string; readonly args: string }
  | { readonly kind: "answer"; readonly id: number; readonly value: string }
  | { readonly kind: "refused"; readonly id: number; readonly message: string };

export interface PreloadWorldSettings {
  readonly secret: string;
  readonly binding: string;
  readonly receiver: string;
  readonly argv: readonly string[];
  readonly platform: string;
  readonly arch: string;
  readonly versions: Readonly<Record<string, string>>;
  /** Ask before the window goes, so that an X pressed by a person can be refused. */
  readonly asksBeforeClose: boolean;
}

type Preload = (require: (name: string) => unknown, module: object, exports: object, process: object) => void;
type Listener = (event: object, ...args: unknown[]) => void;

/**
 * Electron as a sandboxed preload knows it, in an isolated world of the page. What it has not is not there.
 * Sent to the page as source, so it uses nothing from outside itself.
 */
export function startPreloadWorld(
  createCodec: () => Codec,
  createBridge: (from: string, to: string, received: (name: string, value: unknown) => void) => WorldBridge,
  settings: PreloadWorldSettings,
  preload: Preload,
): void {
  const scope = globalThis as unknown as Record<string, unknown>;
  const binding = scope[settings.binding] as (text: string) => void;
  delete scope[settings.binding];
  if (window.top !== window) return;
  const codec = createCodec();
  const toHost = (message: FromPage) => binding(JSON.stringify(message));
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>();
  let last = 0;

  const strict = <T extends object>(name: string, object: T): T =>
    new Proxy(object, {
      get(target, key) {
        if (typeof key === "symbol" || key in target || key === "then" || key === "toJSON") {
          return Reflect.get(target, key);
        }
        throw new Error(`Chromium host: ${name}.${key} is not modelled for a sandboxed preload`);
      },
    });

  function ask<T>(make: (id: number) => FromPage): Promise<T> {
    last += 1;
    const id = last;
    return new Promise<T>((resolve, reject) => {
      toHost(make(id));
      waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
    });
  }

  Object.defineProperty(globalThis, settings.receiver, {
    value(message: ToPage) {
      if (message.kind === "event") {
        const args = codec.decode(message.args) as unknown[];
        const heard = listeners.get(message.channel) ?? [];
        listeners.set(
          message.channel,
          heard.filter((each) => !each.once),
        );
        for (const { listener } of heard) {
          try {
            listener({ sender: ipcRenderer, ports: [] }, ...args);
          } catch (error) {
            reportError(error);
          }
        }
        return;
      }
      const asked = waiting.get(message.id);
      waiting.delete(message.id);
      if (message.kind === "refused") asked?.reject(new Error(message.message));
      else asked?.resolve(codec.decode(message.value));
    },
  });

  const add = (channel: string, listener: Listener, once: boolean) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }]);
    return ipcRenderer;
  };
  const remove = (channel: string, listener: Listener) => {
    const heard = listeners.get(channel) ?? [];
    const at = heard.findLastIndex((each) => each.listener === listener);
    listeners.set(
      channel,
      heard.filter((_, index) => index !== at),
    );
    return ipcRenderer;
  };
  const ipcRenderer: object = strict("ipcRenderer", {
    send: (channel: string, ...args: unknown[]) =>
      toHost({ kind: "send", channel: String(channel), args: codec.encode(args) }),
    invoke: async (channel: string, ...args: unknown[]) => {
      const text = codec.encode(args);
      return ask((id) => ({ kind: "invoke", id, channel: String(channel), args: text }));
    },
    on: (channel: string, listener: Listener) => add(channel, listener, false),
    addListener: (channel: string, listener: Listener) => add(channel, listener, false),
    once: (channel: string, listener: Listener) => add(channel, listener, true),
    off: remove,
    removeListener: remove,
    removeAllListeners(channel?: string) {
      if (channel === undefined) listeners.clear();
      else listeners.delete(channel);
      return ipcRenderer;
    },
    listenerCount: (channel: string) => (listeners.get(channel) ?? []).length,
  });

  const bridge = createBridge(`${settings.secret}-preload`, `${settings.secret}-page`, () => {
    throw new Error("The page gives nothing.");
  });
  bridge.give("guard:", {
    askMedia: (wish: { audio: boolean; video: boolean }) =>
      ask<string>((id) => ({ kind: "media", id, audio: wish.audio, video: wish.video })),
    openWindow: (url: string, target: string, features: string) =>
      toHost({ kind: "open", url, target, features }),
  });

  const modules: Record<string, unknown> = {
    electron: strict("electron", {
      ipcRenderer,
      // A file's place stays the browser's: to this host every file is nowhere.
      webUtils: strict("webUtils", { getPathForFile: (_file: File) => "" }),
      contextBridge: strict("contextBridge", {
        exposeInMainWorld: (key: string, api: unknown) => bridge.give(`expose:${key}`, api),
      }),
    }),
    timers: { setTimeout, clearTimeout, setInterval, clearInterval },
    url: { URL, URLSearchParams },
  };
  modules["electron/renderer"] = modules.electron;

  const require = (name: string) => {
    const found = modules[name.replace(/^node:/, "")];
    if (found === undefined) throw new Error(`module not found: ${name}`);
    return found;
  };
  const process = strict("process", {
    argv: [...settings.argv],
    platform: settings.platform,
    arch: settings.arch,
    versions: { ...settings.versions },
    type: "renderer",
    contextIsolated: true,
    sandboxed: true,
  });

  toHost({ kind: "hello", url: location.href });
  window.addEventListener("focus", () => toHost({ kind: "focus", focused: true }));
  window.addEventListener("blur", () => toHost({ kind: "focus", focused: false }));
  window.addEventListener("contextmenu", (event) => {
    if (event.defaultPrevented) return;
    const field =
      event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
        ? event.target
        : null;
    const marked =
      field === null
        ? String(getSelection())
        : field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0);
    const isEditable = field !== null && !field.readOnly && !field.disabled;
    const kind =
      field instanceof HTMLInputElement
        ? `input-${field.type === "tel" ? "telephone" : field.type}`
        : "text-area";
    toHost({
      kind: "contextMenu",
      params: {
        x: event.clientX,
        y: event.clientY,
        isEditable,
        selectionText: marked,
        formControlType: field === null ? "none" : kind,
        misspelledWord: "",
        dictionarySuggestions: [],
        spellcheckEnabled: false,
        editFlags: {
          canUndo: isEditable,
          canRedo: false,
          canCut: isEditable && marked !== "",
          canCopy: marked !== "",
          canPaste: isEditable,
          canDelete: isEditable && marked !== "",
          canSelectAll: true,
          canEditRichly: false,
        },
      },
    });
  });
  if (settings.asksBeforeClose) window.addEventListener("beforeunload", (event) => event.preventDefault());
  try {
    const module = { exports: {} };
    preload(require, module, module.exports, process);
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    toHost({ kind: "preloadError", message, stack: stack ?? "" });
    console.error("Unable to load preload script:", error);
  }
}
