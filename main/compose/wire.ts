import { randomUUID } from "node:crypto";
import type * as Electron from "electron";
import type { Log } from "../../shared/log.ts";
import { userOf } from "../../shared/state/session.ts";
import { createBoard } from "../board/board.ts";
import { createSending } from "../drafts/sending.ts";
import { createWriting } from "../drafts/writing.ts";
import { mayBecome } from "../effects/note-wrap-ups.ts";
import { createLine } from "../line/line.ts";
import { createLineMemory } from "../line/memory.ts";
import { createVertoClient } from "../line/verto/client.ts";
import { createNetwork } from "../network/network.ts";
import { createProxySignIns } from "../network/sign-ins.ts";
import { createTrust } from "../network/trust.ts";
import { AcdService } from "../nextiva/acd-service.ts";
import { createAnalyticsFeed } from "../nextiva/analytics-feed.ts";
import { ConversationService } from "../nextiva/conversation-service.ts";
import { createEvidence } from "../nextiva/evidence.ts";
import { createFeed, type Feed } from "../nextiva/feed.ts";
import { FileService } from "../nextiva/file-service.ts";
import { createHttp } from "../nextiva/http.ts";
import { createProfiles } from "../nextiva/profiles.ts";
import { SchemaTypeClient } from "../nextiva/schema-type-client.ts";
import { findAlike } from "../nextiva/send-message.ts";
import { createServerTime } from "../nextiva/server-time.ts";
import { StatisticsService } from "../nextiva/statistics.ts";
import { TokenHolder } from "../nextiva/token.ts";
import { UserService } from "../nextiva/user-service.ts";
import { WorkitemService } from "../nextiva/workitem-service.ts";
import { createFirsts } from "../people/firsts.ts";
import { createPeople } from "../people/people.ts";
import type { Session } from "../session/api.ts";
import { createSecrets } from "../session/secrets.ts";
import { createSession } from "../session/session.ts";
import { outcomeOf } from "../work/context.ts";
import { createLeaving } from "../work/leaving.ts";
import { createLegKeeper } from "../work/leg.ts";
import { createLinks } from "../work/links.ts";
import { createMuter } from "../work/mute.ts";
import type { StateParts } from "./state.ts";

/** Everything that talks to a server: the way out, Nextiva's services and feed, the line, the session over them. */
export function buildWire(
  electron: typeof Electron,
  { store, clock, settings, keychain, inCallFile, unsent, profilesFolder, platform }: StateParts,
  log: Log,
) {
  const proxies = createProxySignIns({
    keychain,
    kept: () => settings.get().keptProxies,
    keepNames: (names) =>
      store.dispatch({
        kind: "settingsChanged",
        settings: settings.change({ keptProxies: names.slice(0, 20) }),
      }),
    show: (asked) => store.dispatch({ kind: "proxyAsked", asked }),
    log: log.named("proxy"),
  });
  const network = createNetwork({
    resolveProxy: (url) => electron.session.defaultSession.resolveProxy(url),
    signIns: proxies,
    trust: createTrust(log.named("trust")),
    clock,
    log: log.named("network"),
  });

  const token = new TokenHolder(clock.monotonic);
  const server = createServerTime(clock);
  const profile = createProfiles({
    folder: profilesFolder,
    provider: () => session.provider(),
    report: (host, problem) => store.dispatch({ kind: "profileTroubled", host, problem }),
    log: log.named("profile"),
  });
  const evidence = createEvidence();
  const http = createHttp({
    provider: () => session.provider(),
    authScheme: () => settings.get().authScheme,
    profile,
    evidence,
    token,
    clock,
    server,
    fetch: network.fetch,
    log: log.named("http"),
  });
  const workitems = new WorkitemService(http);
  const acd = new AcdService(http, clock.now);
  const conversations = new ConversationService(http);
  const files = new FileService(http);
  const objects = new SchemaTypeClient(http);
  const users = new UserService({ http, token, now: clock.now, statusNumber: (id) => acd.statusNumber(id) });

  const leg = createLegKeeper({ store, users, workitems, clock, log: log.named("leg") });
  const muter = createMuter({ store, workitems, users, clock, log: log.named("mute") });
  const memory = createLineMemory({
    store,
    clock,
    log: log.named("memory"),
    file: inCallFile,
    tellMute: () => muter.set(true),
  });
  const line = createLine({
    store,
    clock,
    log: log.named("line"),
    newId: randomUUID,
    onSession: (sessid) => memory.inForce(sessid),
    // A call may hang on this socket: its first retry comes sooner than the feed's.
    createClient: (config, emit) =>
      createVertoClient({
        ...config,
        clock,
        skew: server.skew,
        log: log.named("verto"),
        emit,
        socket: { backoff: { firstMs: 100, maxMs: 15_000 }, agentFor: network.agentFor },
      }),
    onLegLost: (fault) => void leg.lost(() => session.resync(), fault),
  });
  const feed: Feed = createFeed({
    location: () => http.location(),
    token: () => token.read(),
    userId: () => session.userId(),
    profile,
    evidence,
    refreshToken: () => http.refresh(),
    resync: () => session.resync(),
    emit: (event) => store.dispatch(event),
    agentFor: network.agentFor,
    sessionEnded: (reason, by) => void session.ended(/disabled/i.test(reason) ? "disabled" : "forcedOut", by),
    clock,
    server,
    log: log.named("feed"),
  });
  const analytics = createAnalyticsFeed({
    location: () => http.location(),
    token: () => token.read(),
    profile,
    refreshToken: () => http.refresh(),
    agentFor: network.agentFor,
    connected: () => board.connected(),
    heard: (frame) => board.heard(frame),
    changed: (link) => board.changed(link),
    clock,
    server,
    log: log.named("analytics"),
  });
  const board = createBoard({
    store,
    clock,
    server,
    feed: analytics,
    statistics: new StatisticsService(http),
    readAuthority: () => session.readAuthority(),
    log: log.named("board"),
  });
  http.onSessionLost(() => void session.ended("sessionExpired"));

  const writing = createWriting({
    root: unsent.folder,
    store,
    clock,
    log: log.named("outbox"),
    file: unsent.file,
    mayBecome: (key, next) => mayBecome(store, key, next),
    server: files,
    sending: (files) =>
      createSending({
        users,
        workitems,
        files,
        userId: () => session.userId(),
        verifies: () => userOf(store.get().session)?.verifiesConsent === true,
      }),
    alike: (message) =>
      outcomeOf(findAlike(conversations, message, { at: clock.now(), skew: server.skew() })),
  });

  // Only macOS asks the user, and remembers: a second call answers at once.
  const systemMicrophone =
    platform === "darwin" ? () => electron.systemPreferences.askForMediaAccess("microphone") : undefined;
  const secrets = createSecrets(keychain);
  const session: Session = createSession({
    store,
    clock,
    log: log.named("session"),
    settings,
    secrets,
    http,
    token,
    users,
    workitems,
    acd,
    feed: () => feed,
    server,
    line,
    memory,
    proxy: proxies,
    keyKept: ({ provider, username }, key) => void writing.keeping.open(`${provider} ${username}`, key),
    async askForMicrophone() {
      await systemMicrophone?.();
    },
  });

  return {
    proxies,
    network,
    server,
    http,
    evidence,
    workitems,
    acd,
    users,
    objects,
    people: createPeople({
      services: { objects, users },
      store,
      firsts: createFirsts({ store, settings }),
      clock,
    }),
    conversations,
    files,
    writing,
    leg,
    muter,
    memory,
    line,
    feed,
    board,
    links: createLinks({ network, feed, line, analytics }),
    leaving: createLeaving({ store, users, line, keychain, clock, log }),
    systemMicrophone,
    secrets,
    session,
  };
}

export type Wire = ReturnType<typeof buildWire>;
