import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { Button } from "./Button.tsx";
import "./dialog.css";

/**
 * A modal dialog, open as long as it is drawn; then the focus goes back to where it was. Escape is `onCancel`.
 * What comes in above what is asked, as an offer does, does not take the keyboard from it.
 */
export function Dialog(props: {
  readonly class: "confirm" | "palette" | "sheet" | "preview";
  /** Its name; or the ids of the elements that name and describe it. */
  readonly label?: string;
  readonly labelledBy?: string;
  readonly describedBy?: string;
  /** What has the focus at first, as a selector. */
  readonly first: string;
  readonly onCancel: () => void;
  /** A press beside it is `onCancel` too. */
  readonly closesOutside?: boolean;
  readonly children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>(props.first)?.focus();
    return () => dialog.current?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      class={`dialog ${props.class}`}
      aria-label={props.label}
      aria-labelledby={props.labelledBy}
      aria-describedby={props.describedBy}
      onCancel={(event) => {
        event.preventDefault();
        props.onCancel();
      }}
      onPointerDown={(event) => {
        if (props.closesOutside === true && event.target === event.currentTarget) props.onCancel();
      }}
    >
      {props.children}
    </dialog>
  );
}

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
  const id = useId();
  return (
    <Dialog
      class="confirm"
      labelledBy={`${id}-title`}
      describedBy={`${id}-body`}
      first=".confirm-actions button"
      onCancel={props.onNo}
    >
      {props.children}
      <h2 id={`${id}-title`}>{props.title}</h2>
      <p id={`${id}-body`} class="quiet">
        {props.body}
      </p>
      <div class="confirm-actions">
        <Button onPress={props.onNo}>{props.no}</Button>
        <Button tone="stop" onPress={props.onYes}>
          {props.yes}
        </Button>
      </div>
    </Dialog>
  );
}
