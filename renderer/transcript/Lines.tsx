import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { TranscriptLine } from "../../shared/state/transcript.ts";
import { speakerText, transcriptText } from "../../shared/text/transcript.ts";
import { Button } from "../ui/Button.tsx";
import "./transcript.css";

/** Closer to the end than this, in pixels, is at the end. */
const near = 24;

/**
 * What was said, line by line; only what can be seen is laid out, however long it is. Whoever reads at the end is kept
 * there; whoever has scrolled up or is marking text is left alone and told that there is more.
 */
export function Lines(props: {
  readonly lines: readonly TranscriptLine[];
  readonly when: "live" | "kept";
  readonly label: string;
  /** Above and beneath the lines. */
  readonly before?: ComponentChildren;
  readonly after?: ComponentChildren;
}) {
  const { lines, when } = props;
  const box = useRef<HTMLElement>(null);
  const follows = useRef(when === "live");
  const isMoreBelow = useSignal(false);
  const last = lines.at(-1);

  function toEnd(): void {
    if (box.current !== null) box.current.scrollTop = box.current.scrollHeight;
    isMoreBelow.value = false;
  }
  useLayoutEffect(() => {
    if (when !== "live" || last === undefined) return;
    if (follows.current && !isMarking(box.current)) toEnd();
    else isMoreBelow.value = true;
  }, [last?.id, last?.text]);
  // A drawer that opens, a window that is made smaller: the end stays in sight.
  useEffect(() => {
    const element = box.current;
    if (element === null || when !== "live") return;
    const observer = new ResizeObserver(() => follows.current && toEnd());
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return (
    <div class="transcript-frame">
      <section
        ref={box}
        class="transcript-box"
        aria-label={props.label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be scrollable by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: at }) => {
          follows.current = when === "live" && at.scrollHeight - at.scrollTop - at.clientHeight < near;
          if (follows.current) isMoreBelow.value = false;
        }}
      >
        {props.before}
        <ol class="transcript-lines selectable">
          {lines.map((line, index) => (
            <Line
              key={line.id}
              line={line}
              when={when}
              isFirst={lines[index - 1]?.speaker !== line.speaker}
            />
          ))}
        </ol>
        {props.after}
      </section>
      {isMoreBelow.value && (
        <div class="transcript-below">
          <Button size="s" icon="down" onPress={toEnd}>
            {transcriptText.newBelow}
          </Button>
        </div>
      )}
    </div>
  );
}

function Line(props: {
  readonly line: TranscriptLine;
  readonly when: "live" | "kept";
  /** The first of several by the same speaker says who it is. */
  readonly isFirst: boolean;
}) {
  const { text, speaker, isFinal } = props.line;
  if (text.trim() === "") return null;
  return (
    <li class={`${speaker}${isFinal ? "" : " provisional"}${props.isFirst ? " first" : ""}`}>
      <span class={props.isFirst ? "transcript-who" : "sr-only"}>
        {speakerText[props.when][speaker]}
        <span class="sr-only">: </span>
      </span>
      <bdi>{text}</bdi>
      {!isFinal && <span class="sr-only"> ({transcriptText.provisional})</span>}
    </li>
  );
}

/** Text is being marked in there: moving it away from under the pointer would be rude. */
function isMarking(element: HTMLElement | null): boolean {
  const marked = document.getSelection();
  return element !== null && marked !== null && !marked.isCollapsed && element.contains(marked.anchorNode);
}
