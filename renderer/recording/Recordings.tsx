import { useSignal } from "@preact/signals";
import type { Failure } from "../../shared/result.ts";
import { failureText } from "../../shared/text/errors.ts";
import { recordingText as text } from "../../shared/text/recording.ts";
import { useLoaded } from "../app/use-loaded.ts";
import { LoadState } from "../ui/LoadState.tsx";
import { useApp } from "./feature.ts";
import { Player } from "./Player.tsx";

/** Why it cannot be listened to, in words of its own where they say more. */
function whyNot(failure: Failure): string {
  if (failure.code === "forbidden") return text.forbidden;
  return failure.code === "badAnswer" ? text.failed : failureText(failure);
}

/**
 * What was recorded of a call, and the voicemail that was left in place of one: fetched when this is there.
 *
 * @param conversationId where the call belongs; "" where that does not matter
 */
export function Recordings(of: { readonly workitemId: string; readonly conversationId: string }) {
  const { workitemId, conversationId } = of;
  const { ask } = useApp();
  const again = useSignal(0);
  const loaded = useLoaded(`${workitemId} ${again.value}`, () =>
    ask.recording.open({ workitemId, conversationId }),
  );
  const { value, failure, isLoading } = loaded;
  if (value !== null && failure === null) {
    return (
      <>
        {value.map((recording, place) => (
          <Player
            key={recording.url}
            name={`${workitemId} ${place}`}
            recording={recording}
            onRetry={() => {
              again.value += 1;
            }}
          />
        ))}
      </>
    );
  }
  const isNone = failure?.code === "notFound" || failure?.code === "gone";
  return (
    <LoadState
      of={{ isLoading, failure: isNone ? null : failure, retry: loaded.retry }}
      isEmpty
      loading={text.loading}
      empty={text.none}
      {...(failure !== null && { failed: whyNot(failure) })}
    />
  );
}
