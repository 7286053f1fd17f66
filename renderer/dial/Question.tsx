import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import "./question.css";

export interface QuestionProps {
  readonly title: string;
  /** Something stands against it. */
  readonly warns?: boolean;
  readonly children?: ComponentChildren;
  readonly no: string;
  /** Absent where there is nothing to say yes to. */
  readonly yes?: string;
  /** Yes is what the agent came for. */
  readonly go?: boolean;
  readonly busy?: boolean;
  readonly onNo: () => void;
  readonly onYes?: () => void;
  /**
   * Where the focus goes when it appears. `card` takes it away from fields and buttons: a key that was meant for
   * another program presses nothing.
   */
  readonly focus?: "card" | "yes";
}

/** Asked before a call is placed. Nothing is placed without a press on it. */
export function Question(props: QuestionProps) {
  const { title, warns = false, go = false, focus } = props;
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    const yes = card.current?.querySelector<HTMLElement>(".question-actions .button:last-child");
    if (focus === "card") card.current?.focus();
    if (focus === "yes") yes?.focus();
  }, [focus, title]);
  return (
    <section
      ref={card}
      class={warns ? "question question-warns" : "question"}
      role="alert"
      aria-label={title}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        props.onNo();
      }}
    >
      <p class="question-title">
        {warns && <Icon name="warning" />}
        {title}
      </p>
      {props.children}
      <div class="question-actions">
        <Button size="s" onPress={props.onNo}>
          {props.no}
        </Button>
        {props.yes !== undefined && (
          <Button
            size="s"
            tone={go ? "go" : "plain"}
            busy={props.busy === true}
            onPress={() => props.onYes?.()}
          >
            {props.yes}
          </Button>
        )}
      </div>
    </section>
  );
}
