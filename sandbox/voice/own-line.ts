import type { Server } from "node:http";
import type { Log } from "../../shared/log.ts";
import type { Clock } from "../../shared/time.ts";
import type { Agent } from "../world/types.ts";
import type { LineServer, Pace } from "./line.ts";
import type { MediaEngine } from "./media/types.ts";
import { createVertoServer } from "./verto/server.ts";
import type { VertoServer } from "./verto/types.ts";

const domain = "sandbox.test";

export interface OwnLineOptions {
  readonly agents: readonly Agent[];
  readonly media: MediaEngine;
  readonly attach: { server: Server; path: string };
  readonly clock: Clock;
  readonly log: Log;
  readonly detachTimeoutMs?: number;
  readonly pace: Pace;
}

/** The sandbox's own mod_verto server as the agents' line. */
export async function createOwnLine(
  options: OwnLineOptions,
): Promise<LineServer & { readonly verto: VertoServer }> {
  const { agents, media, attach, clock, log, detachTimeoutMs } = options;
  const verto = await createVertoServer({
    users: agents.map(({ firstName, lastName, extension, telephony }) => ({
      login: telephony.login,
      passwd: telephony.passwd,
      callerName: `${firstName} ${lastName}`,
      callerNumber: extension,
    })),
    media,
    domain,
    attach,
    clock,
    log,
    ...(options.pace === "real" ? { answerTakesMs: 5, bridgeTakesMs: 50 } : {}),
    ...(detachTimeoutMs === undefined ? {} : { detachTimeoutMs }),
  });
  return {
    verto,
    address: ({ telephony }) => ({
      url: verto.url,
      login: `${telephony.login}@${domain}`,
      passwd: telephony.passwd,
    }),
    ring(agent, { name, number }, listener) {
      const leg = verto.callAgent(agent.telephony.login, { callerName: name, callerNumber: number });
      leg.on("legUp", () => listener.up());
      leg.on("legDetached", () => listener.detached());
      leg.on("legReattached", () => listener.up());
      leg.on("legEnded", () => listener.gone());
      leg.on("legDtmf", ({ digits }) => listener.digits(digits));
      return {
        get port() {
          return leg.state === "up" || leg.state === "detached" ? leg.port : undefined;
        },
        get said() {
          return leg.peer?.said;
        },
        get heard() {
          return leg.peer?.heard;
        },
        get state() {
          return leg.state;
        },
        end: () => leg.end(),
      };
    },
    onReachable: (listener) => verto.on("clientReady", ({ login }) => listener(login)),
    close: () => verto.close(),
  };
}
