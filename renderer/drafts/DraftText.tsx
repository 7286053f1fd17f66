import { useSignalEffect } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { merged, movedCaret } from "../../shared/drafts/text.ts";
import type { DraftBox } from "./draft-box.ts";

/**
 * A text box whose words are main's. The element holds them, so that nothing moves under the caret; what another window
 * types comes in around it, and waits while an input method composes.
 */
export function DraftText({
  box,
  field,
  onWrite,
  ...rest
}: {
  readonly box: DraftBox;
  readonly field: string;
  readonly onWrite?: () => void;
} & Omit<JSX.IntrinsicElements["textarea"], "value" | "onInput" | "ref">) {
  const element = useRef<HTMLTextAreaElement>(null);
  /** What stood in the box when composing began; null while nothing is composed. */
  const composing = useRef<string | null>(null);
  const mains = () => box.shown.peek().texts[field] ?? "";

  useEffect(
    () =>
      box.onOthers((which, change, was, now) => {
        const text = element.current;
        if (which !== field || text === null || composing.current !== null) return;
        const { selectionStart, selectionEnd } = text;
        text.value = now;
        text.setSelectionRange(
          movedCaret(selectionStart, was, now, change),
          movedCaret(selectionEnd, was, now, change),
        );
      }),
    [box, field],
  );

  useSignalEffect(() => {
    const now = box.shown.value.texts[field] ?? "";
    const text = element.current;
    if (text !== null && composing.current === null && text.value !== now) text.value = now;
  });

  function take(): void {
    const text = element.current;
    if (text === null || composing.current !== null) return;
    box.type(field, text.value);
    // Longer than it may be: the box shows what main can keep.
    if (text.value !== mains()) text.value = mains();
    onWrite?.();
  }

  return (
    <textarea
      {...rest}
      ref={element}
      defaultValue={mains()}
      onInput={take}
      onCompositionStart={() => {
        composing.current = element.current?.value ?? "";
      }}
      onCompositionEnd={() => {
        const text = element.current;
        const before = composing.current;
        composing.current = null;
        if (text === null || before === null) return;
        text.value = merged(before, text.value, mains());
        take();
      }}
    />
  );
}
