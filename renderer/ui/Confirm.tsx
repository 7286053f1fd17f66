import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { Button } from "./Button.tsx";
import "./confirm.css";

/** A question that must be answered before something is lost. Escape is no; the first focus is on no. */
export function Confirm(props: {
  readonly title: string;
  readonly body: string;
  readonly yes: string;
  readonly no: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
  /** Above the question: what may not be covered by it. */
  readonly children?: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const answers = useRef<HTMLDivElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
    // What stands above the question does not take the keyboard from it.
    answers.current?.querySelector("button")?.focus();
    return () => dialog.current?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class="confirm"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-body`}
      onCancel={(event) => {
        event.preventDefault();
        props.onNo();
      }}
    >
      {props.children}
      <h2 id={`${id}-title`}>{props.title}</h2>
      <p id={`${id}-body`} class="quiet">
        {props.body}
      </p>
      <div ref={answers} class="confirm-actions">
        <Button onPress={props.onNo}>{props.no}</Button>
        <Button tone="stop" onPress={props.onYes}>
          {props.yes}
        </Button>
      </div>
    </dialog>
  );
}
