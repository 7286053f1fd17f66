import { useEffect } from "preact/hooks";
import type { Recording } from "../../shared/contract/recording.ts";
import { liveCalls } from "../../shared/state/call.ts";
import { recordingText as text } from "../../shared/text/recording.ts";
import { clockText } from "../../shared/text/time.ts";
import { IconButton } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { alongLine } from "../ui/keys.ts";
import { skipBackSeconds, skipForwardSeconds, speeds, useDeck } from "./deck.ts";
import { useApp } from "./feature.ts";
import { Speaker } from "./Speaker.tsx";
import "./player.css";

/** How far one press of an arrow goes on the bar (seconds). */
const step = 5;

/**
 * One recording: play, skip, the place in it, how fast, and on what. The bar takes arrows, Page keys, Home and End, as
 * bars do.
 *
 * @param name tells it from every other of the window
 * @param onRetry fetches it anew: what it was served from may be gone
 */
export function Player(props: {
  readonly name: string;
  readonly recording: Recording;
  readonly onRetry: () => void;
}) {
  const { name, recording } = props;
  const { url } = recording;
  const { view } = useApp();
  const deck = useDeck();
  const isMine = deck.key.value === name;
  const isPlaying = isMine && deck.isPlaying.value;
  const isBroken = isMine && deck.isBroken.value;
  const at = isMine ? deck.at.value : 0;
  const length = isMine ? deck.length.value : null;
  const words = text[recording.kind];

  // Its length is there before it is played, unless another one is being listened to.
  useEffect(() => {
    if (!deck.isPlaying.peek()) deck.load(name, url);
    return () => {
      if (view.session.now.phase !== "signedIn") deck.stop();
    };
  }, [name, url]);
  // Who talks to somebody does not listen to a recording.
  const talks = liveCalls(view.calls).length;
  useEffect(() => {
    if (talks > 0) deck.pause();
  }, [talks]);

  function toggle(): void {
    if (isPlaying) deck.pause();
    else if (isBroken) props.onRetry();
    else void deck.play(name, url);
  }
  function skip(by: number): void {
    if (!isMine) deck.load(name, url);
    deck.seek(deck.at.peek() + by);
  }

  return (
    <section class="player" aria-label={words}>
      <div class="player-row">
        <IconButton
          icon="skipBack"
          label={text.back(skipBackSeconds)}
          onPress={() => skip(-skipBackSeconds)}
        />
        <span class="player-play">
          <IconButton
            icon={isPlaying ? "pause" : "play"}
            label={isPlaying ? text.pause : text.play}
            onPress={toggle}
          />
        </span>
        <IconButton
          icon="skipForward"
          label={text.forward(skipForwardSeconds)}
          onPress={() => skip(skipForwardSeconds)}
        />
        <input
          class="player-bar"
          type="range"
          dir="ltr"
          min={0}
          max={Math.max(1, Math.floor(length ?? 1))}
          step={1}
          disabled={length === null}
          value={at}
          aria-label={text.position}
          aria-valuetext={text.at(at, length)}
          onInput={(event) => deck.seek(event.currentTarget.valueAsNumber)}
          onKeyDown={(event) => {
            const way = alongLine(event.key) ?? event.key;
            const by = { on: step, ArrowUp: step, back: -step, ArrowDown: -step }[way];
            if (by === undefined) return;
            event.preventDefault();
            skip(by);
          }}
        />
        <span class="player-time tabular" aria-hidden="true">
          {clockText(at * 1_000)} / {length === null ? "–:––" : clockText(length * 1_000)}
        </span>
      </div>
      <div class="player-row player-how">
        <span class="player-kind quiet">{words}</span>
        <label>
          <span class="sr-only">{text.speed}</span>
          <select
            value={String(deck.speed.value)}
            onChange={(event) => deck.goAt(Number(event.currentTarget.value))}
          >
            {speeds.map((each) => (
              <option key={each} value={String(each)}>
                {text.times(each)}
              </option>
            ))}
          </select>
        </label>
        <Speaker deck={deck} />
      </div>
      <Problem>{isBroken ? text.broke : ""}</Problem>
    </section>
  );
}
