/** The sandbox, put together: one HTTP server on loopback for all APIs, both feeds, the control API and mod_verto. */
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { type Log, silentLog } from "../shared/log.ts";
import { type Clock, systemClock } from "../shared/time.ts";
import { emptyProfile, type Profile } from "../shared/wire/profile/profile.ts";
import { type Callers, createCallers } from "./callers/callers.ts";
import { createActivity } from "./centre/activity.ts";
import { type Centre, createCentre } from "./centre/centre.ts";
import { createControl } from "./control/control.ts";
import { createFeed, type Feed } from "./feed/feed.ts";
import { colleaguesTold } from "./feed/presence.ts";
import { sendChanges, snapshot } from "./feed/statistics.ts";
import { createGreetings } from "./files/greetings.ts";
import { createRecordings, type Recordings } from "./files/recordings.ts";
import { createFileStore } from "./files/store.ts";
import { createHttpFaults, type HttpFaults } from "./http/faults.ts";
import { createFiles } from "./http/files.ts";
import { isLocal } from "./http/guard.ts";
import { createAuthentication, createServing } from "./http/serve.ts";
import { createTokens, type Tokens } from "./http/tokens.ts";
import type { Backend } from "./http/types.ts";
import type { Pace, VoiceServer } from "./voice/line.ts";
import { createVoice, type Voice } from "./voice/voice.ts";
import { namedAgents } from "./world/seed/agents.ts";
import type { Size } from "./world/seed/world.ts";
import { type Behaviour, everybody } from "./world/types.ts";

export interface SandboxOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default 1. */
  readonly seed?: number;
  readonly behaviour?: Partial<Behaviour>;
  /** How much there is beside what is always there. */
  readonly size?: Size;
  /** Seconds that a token lives; default 12 hours. */
  readonly tokenLifeSeconds?: number;
  /** This one comes after a restart: it takes the tokens that one gave out, and gives out none of its ids again. */
  readonly after?: Pick<Sandbox, "tokens" | "centre">;
  /** "own" (default): a mod_verto server of its own. "none": no sound; calls are active without a leg. Else another server. */
  readonly voice?: "own" | "none" | VoiceServer;
  /** Of the sandbox's own mod_verto server. Default "quick". */
  readonly pace?: Pace;
  /** How long a leg without its socket is kept. Default 120 s, as mod_verto. */
  readonly detachTimeoutMs?: number;
  /** What it calls itself, where TLS stands in front of it: HTTP, feeds and voice are then named there. */
  readonly publicUrl?: string;
  /** In whose words it speaks: what a tenant may do otherwise than the tables say. */
  readonly dialect?: Profile;
  readonly clock?: Clock;
  readonly log?: Log;
}

export interface SandboxUser {
  readonly username: string;
  readonly password: string;
  readonly role: string;
  readonly name: string;
}

export interface Sandbox {
  /** What the app's provider setting is to be. */
  readonly providerUrl: string;
  readonly controlUrl: string;
  /** The named ones; `size.agents` gives more. */
  readonly users: readonly SandboxUser[];
  /** The world and its commands, for tests. */
  readonly centre: Centre;
  /** Customers: who calls, says, hears, hangs up. */
  readonly callers: Callers;
  readonly voice: Voice;
  readonly tokens: Tokens;
  readonly faults: Faults;
  /** What is recorded of calls. */
  readonly recordings: Recordings;
  close(): Promise<void>;
}

export interface Faults {
  readonly http: HttpFaults;
  readonly feed: Feed["faults"];
  readonly analytics: Feed["faults"];
  /** A frame to an agent's feed, as it is. */
  sendRaw(userId: string, text: string): number;
  /** While on, every socket is cut, and none is accepted. HTTP goes on. */
  refuseSockets(on: boolean): void;
}

export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const clock = options.clock ?? systemClock(globalThis);
  const log = options.log ?? silentLog;
  const seed = options.seed ?? 1;
  const dialect = options.dialect ?? emptyProfile;
  const needsLeg = options.voice !== "none";
  const centre = createCentre({
    seed,
    clock,
    behaviour: { needsLeg, ...options.behaviour },
    ...(options.size === undefined ? {} : { size: options.size }),
    idsGiven: options.after?.centre.world().serial ?? 0,
    log,
  });
  const tokens = options.after?.tokens ?? createTokens(clock.now, options.tokenLifeSeconds);
  const faults = createHttpFaults();
  const uploads = createFileStore();
  const greetings = createGreetings();
  const http = createServer();
  const own = () => `http://127.0.0.1:${(http.address() as AddressInfo | null)?.port ?? 0}`;
  const origin = () => options.publicUrl ?? own();

  const userOf = (token: string) => tokens.userOf(token);
  const events = createFeed({ socket: "events", dialect, clock, log, userOf });
  const analytics = createFeed({
    socket: "analytics",
    dialect,
    clock,
    log,
    userOf(token) {
      const userId = tokens.userOf(token);
      return userId !== undefined && centre.world().agents.get(userId)?.role === "Supervisor"
        ? userId
        : undefined;
    },
    ready(_userId, send) {
      for (const frame of snapshot(centre.world(), clock.now())) send(frame);
    },
  });

  let refusesSockets = false;
  // Whoever comes from elsewhere is turned away before any other listener sees the upgrade.
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (!isLocal(request)) {
      socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
      socket.destroy();
      return;
    }
    const path = (request.url ?? "/").split("?")[0];
    const feed = [events, analytics].find((one) => one.path === path);
    if (refusesSockets) socket.destroy();
    else if (feed !== undefined) feed.upgrade(request, socket, head);
    else if (path !== vertoPath || options.voice === "none") socket.destroy();
  };
  http.on("upgrade", upgrade);

  // Before the voice: an offer reaches its agent before their line rings.
  const stopEvents = centre.onStep((step) => {
    for (const { to, ...event } of step.events) {
      const frame = { ...event, result: "SUCCESS" };
      if (to === everybody) events.sendAll(frame);
      else events.send(to, frame);
      for (const colleague of colleaguesTold(centre.world(), to, event.name, events.connected))
        events.send(colleague, frame);
    }
    for (const effect of step.effects) {
      if (effect.kind !== "endSession") continue;
      tokens.expire(effect.userId);
      events.signOff(effect.userId);
      analytics.signOff(effect.userId);
    }
  });

  const voice = await createVoice({
    centre,
    clock,
    log: log.named("voice"),
    seed,
    server: options.voice ?? "own",
    attach: { server: http, path: vertoPath },
    pace: options.pace ?? "quick",
    ...(options.detachTimeoutMs === undefined ? {} : { detachTimeoutMs: options.detachTimeoutMs }),
  });
  const backend: Backend = {
    centre,
    tokens,
    files: uploads,
    recordings: createRecordings(),
    greetings,
    now: () => clock.now(),
    origin,
    telephony(agent) {
      const address = voice.address(agent);
      if (address === undefined || options.publicUrl === undefined) return address;
      return { ...address, url: options.publicUrl.replace(/^http/, "ws") + vertoPath };
    },
    errorShape: "plain",
  };
  const callers = createCallers({ centre, voice, files: uploads, clock });
  const activity = createActivity(centre, clock);
  const authenticate = createAuthentication(backend, dialect);
  const control = createControl({ activity, backend, faults, events, analytics, voice, callers, clock });
  http.on(
    "request",
    createServing({
      backend,
      faults,
      clock,
      log,
      authenticate,
      dialect,
      extraRoutes: [control, createFiles(backend.recordings, authenticate), greetings.route],
    }),
  );

  const stopStatistics = sendChanges(centre, analytics, clock);

  await new Promise<void>((resolve, reject) => {
    http.once("error", reject);
    http.listen(options.port ?? 0, "127.0.0.1", () => {
      http.off("error", reject);
      resolve();
    });
  });

  return {
    providerUrl: origin(),
    controlUrl: `${own()}/control`,
    users: centre
      .world()
      .agents.slice(0, namedAgents)
      .map(({ username, password, role, firstName, lastName }) => ({
        username,
        password,
        role,
        name: `${firstName} ${lastName}`,
      })),
    centre,
    callers,
    voice,
    tokens,
    recordings: backend.recordings,
    faults: {
      http: faults,
      feed: events.faults,
      analytics: analytics.faults,
      sendRaw: events.sendRaw,
      refuseSockets(on) {
        refusesSockets = on;
        if (!on) return;
        events.faults.drop();
        analytics.faults.drop();
        voice.verto?.faults.dropSockets();
      },
    },
    async close() {
      stopEvents();
      stopStatistics();
      callers.close();
      activity.stop();
      centre.close();
      await Promise.all([events.close(), analytics.close()]);
      await voice.close();
      await new Promise<void>((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      });
    },
  };
}

const vertoPath = "/verto";
