import type { Failure } from "../../shared/result.ts";
import type { View } from "../../shared/state/app.ts";
import { liveCalls } from "../../shared/state/call.ts";
import type { Link } from "../../shared/state/link.ts";
import { audioText, connectionText as text } from "../../shared/text/connection.ts";
import { failureText } from "../../shared/text/errors.ts";
import type { Millis } from "../../shared/time.ts";

export type Health = "good" | "recovering" | "bad";

/** What the strip says: only when something is wrong or recovering. */
export interface Trouble {
  readonly health: "recovering" | "bad";
  readonly title: string;
  /** What still works, or what to expect. */
  readonly help: string;
  /** When the next try is, for a countdown. */
  readonly retryAt: Millis | null;
  /** The agent can ask for a try at once. */
  readonly canTry: boolean;
  /** The network's proxy wants a sign-in: the agent can ask for its form. */
  readonly asksProxy?: true;
  /** What that press tries: the line, unless said. */
  readonly tries?: "sound";
}

type Seen = Pick<View<"phone">, "connection" | "line" | "calls" | "audio">;

/** A first try or a short gap is no news: the strip waits this long. */
const grace = 1500;

/** What stands in the way, by its name, where that is known. */
function named(trouble: Failure | undefined): { help?: string; asksProxy?: true } {
  if (trouble === undefined) return {};
  return { help: failureText(trouble), ...(trouble.code === "proxyAsks" && { asksProxy: true }) };
}

function linkTrouble(
  link: Link,
  now: () => Millis,
  words: { lost: string; connecting: string; failed: string; help: string; canTry: boolean },
): Trouble | null {
  const base = { help: words.help, retryAt: null, canTry: false };
  switch (link.kind) {
    case "off":
    case "open":
      return null;
    case "failed":
      return { ...base, health: "bad", title: words.failed, canTry: words.canTry };
    case "waiting":
      return {
        ...base,
        ...named(link.trouble),
        health: "bad",
        title: words.lost,
        retryAt: link.retryAt,
      };
    case "connecting":
      return now() - link.since < grace
        ? null
        : { ...base, ...named(link.trouble), health: "recovering", title: words.connecting };
  }
}

/** Right after a loss packets of before it still count: until they tell, no more is said than is known. */
function callMeanwhile({ leg, media }: Seen["line"], now: () => Millis): string {
  const isYoung = leg.phase === "reattaching" && now() - leg.since < grace;
  return text.callMeanwhile[isYoung && media === "good" ? "idle" : media];
}

/** The most important thing that is wrong with the connection. `now` is read only when it matters. */
export function troubleOf(view: Seen, now: () => Millis): Trouble | null {
  const { connection, line } = view;
  const onCall = liveCalls(view.calls).length > 0;
  // Another telephone's sound goes its own way.
  const isHeard = line.mode === "phone" || line.media === "good";
  if (connection.network === "offline") {
    return { health: "bad", title: text.offline, help: text.offlineHelp, retryAt: null, canTry: false };
  }
  const feed = linkTrouble(connection.feed, now, {
    lost: text.feedLost,
    connecting: text.feedConnecting,
    failed: text.feedFailed,
    help: onCall ? (isHeard ? text.callsStillWork : text.newCallsWait) : text.noCalls,
    canTry: false,
  });
  if (feed !== null) return feed;
  if (view.audio.voiceDown !== null && line.mode === "softphone") {
    return {
      health: "bad",
      title: text.noSound,
      help: text.noSoundHelp(onCall),
      retryAt: view.audio.voiceDown.retryAt,
      canTry: true,
      tries: "sound",
    };
  }
  if (line.mode === "softphone") {
    const voice = linkTrouble(connection.voice, now, {
      lost: text.voiceLost,
      connecting: text.voiceConnecting,
      failed: text.voiceFailed,
      help: onCall ? callMeanwhile(line, now) : text.noVoice,
      canTry: true,
    });
    if (voice !== null) return voice;
  }
  if (line.leg.phase === "reattaching" && now() - line.leg.since >= grace / 3) {
    return {
      health: "recovering",
      title: text.reattaching,
      help: callMeanwhile(line, now),
      retryAt: null,
      canTry: false,
    };
  }
  if (!connection.synced && connection.feed.kind === "open" && now() - connection.feed.since >= grace) {
    return {
      health: "recovering",
      title: text.catchingUp,
      help: text.catchingUpHelp,
      retryAt: null,
      canTry: false,
    };
  }
  return null;
}

export interface Indicator {
  readonly link: Health;
  readonly audio: Health;
  readonly lines: readonly string[];
}

function linkHealth(view: Seen): { health: Health; words: string } {
  const { connection, line } = view;
  if (connection.network === "offline") return { health: "bad", words: text.offline };
  const links = line.mode === "softphone" ? [connection.feed, connection.voice] : [connection.feed];
  const [feed, voice] = [connection.feed.kind, connection.voice.kind];
  if (links.some((link) => link.kind === "failed" || link.kind === "waiting")) {
    return { health: "bad", words: feed === "failed" || feed === "waiting" ? text.feedLost : text.voiceLost };
  }
  if (feed !== "open") return { health: "recovering", words: text.feedConnecting };
  if (voice === "connecting" && line.mode === "softphone") {
    return { health: "recovering", words: text.voiceConnecting };
  }
  if (!connection.synced) return { health: "recovering", words: text.catchingUp };
  return { health: "good", words: text.good };
}

function phoneHealth({ leg, phone }: Seen["line"]): { health: Health; words: string } {
  if (leg.phase === "asked") return { health: "recovering", words: text.audioPhone.asked };
  if (leg.phase !== "none") return { health: "good", words: text.audioPhone.up };
  if (phone.isMissing) return { health: "bad", words: text.audioPhone.missing };
  return { health: "good", words: text.audioPhone.none };
}

function audioHealth(view: Seen): { health: Health; words: string } {
  if (view.line.mode === "phone") return phoneHealth(view.line);
  if (["denied", "missing", "busy"].includes(view.audio.microphone)) {
    return { health: "bad", words: text.audioNoMicrophone };
  }
  switch (view.line.media) {
    case "good":
      return { health: "good", words: text.audioGood };
    case "reconnecting":
      return { health: "recovering", words: text.audioReconnecting };
    case "cannotBeHeard":
      return { health: "bad", words: text.audioCannotBeHeard };
    case "silent":
      return { health: "bad", words: text.audioSilent };
    case "idle":
      return { health: "good", words: text.audioIdle };
  }
}

/** What the indicator in the header always shows. */
export function indicatorOf(view: Seen): Indicator {
  const link = linkHealth(view);
  const audio = audioHealth(view);
  const { quality } = view.audio;
  const figures =
    quality === null || view.line.media === "idle"
      ? []
      : [
          audioText.quality(
            audioText.ms(quality.roundTrip),
            audioText.ms(quality.jitter),
            audioText.percent(quality.loss),
          ),
        ];
  return { link: link.health, audio: audio.health, lines: [link.words, audio.words, ...figures] };
}
