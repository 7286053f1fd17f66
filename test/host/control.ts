import type { Actions } from "./electron/index.ts";

/** What a test asks of the host over the fork's channel, and what comes back. */
export interface ControlRequest {
  readonly ask: number;
  readonly action: string;
  readonly args: readonly unknown[];
}

export type ControlMessage =
  | { readonly kind: "browser"; readonly endpoint: string }
  | { readonly kind: "answer"; readonly ask: number; readonly value: unknown }
  | { readonly kind: "failed"; readonly ask: number; readonly message: string };

/** Lets the parent process work at the modelled desktop. Without a parent channel it does nothing. */
export function openControl(actions: Actions): (message: ControlMessage) => void {
  const send = (message: ControlMessage) => void (process.connected && process.send?.(message));
  if (process.send === undefined) return send;

  process.on("message", async ({ ask, action, args }: ControlRequest) => {
    try {
      const run = Object.hasOwn(actions, action) ? Reflect.get(actions, action) : undefined;
      if (typeof run !== "function") throw new Error(`the host has no action '${action}'`);
      const value: unknown = await Reflect.apply(run, actions, args as unknown[]);
      send({ kind: "answer", ask, value });
    } catch (error) {
      send({ kind: "failed", ask, message: error instanceof Error ? error.message : String(error) });
    }
  });
  // Whoever drives us has gone: an app without a driver would stay for ever.
  process.on("disconnect", () => {
    actions.quit();
    setTimeout(() => process.exit(1), 5000).unref();
  });
  return send;
}
