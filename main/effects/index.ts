import { agreeOnMute } from "./agree-on-mute.ts";
import { autoAccept } from "./auto-accept.ts";
import { keepCallQuality } from "./call-quality.ts";
import type { Effect, EffectContext } from "./context.ts";
import { countUnread } from "./count-unread.ts";
import { endSoundTest } from "./end-sound-test.ts";
import { showFirstRun } from "./first-run.ts";
import { followMonitoring } from "./follow-monitoring.ts";
import { giveLeg } from "./give-leg.ts";
import { giveLegBack } from "./give-leg-back.ts";
import { hangUpAgain } from "./hang-up-again.ts";
import { hintMutedSpeech } from "./hint-muted-speech.ts";
import { keepPostDial } from "./keep-post-dial.ts";
import { keepWrapUps } from "./keep-wrap-ups.ts";
import { leaveWrapUp } from "./leave-wrap-up.ts";
import { hearOfLeg } from "./leg-heard.ts";
import { standAside } from "./no-sound.ts";
import { noteWrapUps } from "./note-wrap-ups.ts";
import { expireOffers } from "./offer-expiry.ts";
import { openAccepted } from "./open-accepted.ts";
import { readOverdue } from "./overdue.ts";
import { readSeen } from "./read-seen.ts";
import { seeMessages } from "./see-messages.ts";
import { sendMessages } from "./send-messages.ts";
import { showProxyQuestion } from "./show-proxy-question.ts";
import { setStatusAfterCall } from "./status-after-call.ts";
import { wakeLinks } from "./wake-links.ts";
import { watchLimits } from "./watch-limits.ts";

/**
 * Everything that happens by itself, in the order in which a change is heard. What one of them dispatches is applied
 * after all have heard, and each acts on changes of its own: the order matters only where it says so.
 */
const effects: readonly Effect[] = [
  // A watcher that fails keeps the change from those behind it: what somebody wrote or did is kept first.
  keepWrapUps,
  noteWrapUps,
  sendMessages,
  seeMessages,
  keepPostDial,
  keepCallQuality,
  // Of two statuses asked for at once the later one wins: whoever has no sound goes aside.
  setStatusAfterCall,
  standAside,
  leaveWrapUp,
  autoAccept,
  expireOffers,
  hangUpAgain,
  giveLegBack,
  hearOfLeg,
  followMonitoring,
  giveLeg,
  agreeOnMute,
  readOverdue,
  wakeLinks,
  countUnread,
  readSeen,
  openAccepted,
  showProxyQuestion,
  showFirstRun,
  hintMutedSpeech,
  watchLimits,
  endSoundTest,
];

/** Starts them all. Answers their undo, the last one first; it ends when what they keep is written. */
export function startEffects(context: EffectContext): () => Promise<void> {
  const undo = effects.map((effect) => effect(context));
  return async () => {
    await Promise.all(undo.reverse().map((each) => each()));
  };
}
