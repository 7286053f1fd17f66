import type { AppState } from "../../shared/state/app.ts";
import { liveCalls } from "../../shared/state/call.ts";
import { userOf } from "../../shared/state/session.ts";
import { redact } from "./redact.ts";

/** What runs: versions by name, the system, whether it is installed. */
export type ProgramFacts = Readonly<Record<string, string | number | boolean>>;

/**
 * What somebody who helps needs to know, as JSON to be copied or saved: versions, connection, line, audio and the last
 * errors. No password, no token, nobody's name, no whole number.
 *
 * @param at now, ms since 1970
 */
export function diagnosticsOf(
  { session, connection, line, audio, headset, agent, calls, offers, messages, settings, desktop }: AppState,
  {
    program,
    troubles,
    at,
  }: { readonly program: ProgramFacts; readonly troubles: readonly string[]; readonly at: number },
): string {
  const report = {
    at: new Date(at).toUTCString(),
    program,
    session: {
      phase: session.now.phase,
      provider: settings.provider,
      keychain: session.keychain,
      isSupervisor: userOf(session)?.isSupervisor ?? false,
    },
    connection: { network: connection.network, feed: connection.feed, voice: connection.voice },
    line: {
      mode: line.mode,
      leg: line.leg.phase,
      isMuted: line.mute.muted,
      isPhoneMissing: line.phone.isMissing,
    },
    audio: {
      microphone: audio.microphone,
      isOpen: audio.open,
      using: audio.using,
      devices: audio.devices.map(({ kind, label }) => `${kind}: ${label}`),
      quality: audio.quality,
      isVoiceDown: audio.voiceDown !== null,
    },
    headsets: headset.choices.length,
    work: {
      acd: agent.acd,
      calls: liveCalls(calls).length,
      offers: offers.open.length,
      unsent: messages.unsent,
      unread: messages.unread,
    },
    settings: {
      theme: settings.theme,
      region: settings.region || desktop.region,
      authScheme: settings.authScheme,
      microphone: settings.microphoneName || settings.microphone,
      speaker: settings.speakerName || settings.speaker,
      echoCancellation: settings.echoCancellation,
      noiseSuppression: settings.noiseSuppression,
      autoGain: settings.autoGain,
      hotkeys: desktop.hotkeys,
    },
    troubles,
  };
  return `${JSON.stringify(redact(report), null, 2)}\n`;
}
