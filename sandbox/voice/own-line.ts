import type { Server } from "node:http";
import type { Log } from "../../shared/log.ts";
import type { Clock } from "../../shared/time.ts";
import type { Agent } from "../world/types.ts";
import type { LineServer, Pace } from "./line.ts";
import type { MediaEngine } from "./media/types.ts";
import { createVertoServer } from "./verto/server.ts";
import type { VertoServer, VertoUser } from "./verto/types.ts";

const domain = "sandbox.test";

function userOf({ firstName, lastName, extension, telephony }: Agent): VertoUser {
  return {
    login: telephony.login,
    passwd: telephony.passwd,
    callerName: `${firstName} ${lastName}`,
    callerNumber: extension,
  };
}

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
    users: agents.map(userOf),
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
    address(agent) {
      // Whoever is not one of `agents` is known from when they ask where their line is.
      verto.addUser(userOf(agent));
      const { login, passwd } = agent.telephony;
      return { url: verto.url, login: `${login}@${domain}`, passwd };
    },
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
