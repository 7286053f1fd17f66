import { useRef } from "preact/hooks";
import { keyLetters, keySpoken } from "../../shared/text/call.ts";
import "./keypad.css";

const dialKeys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"] as const;
const holdTime = 600;

/** The twelve keys of a telephone. Zero held down is a plus where `onHold` is given. */
export function Keypad(props: {
  readonly label: string;
  readonly onKey: (key: string) => void;
  readonly onHold?: (key: string) => void;
  readonly disabled?: boolean;
}) {
  return (
    // The keys of a telephone stand the same way everywhere.
    <fieldset class="keys" dir="ltr">
      <legend class="sr-only">{props.label}</legend>
      {dialKeys.map((key) => (
        <Key key={key} name={key} {...props} />
      ))}
    </fieldset>
  );
}

function Key(props: {
  readonly name: string;
  readonly onKey: (key: string) => void;
  readonly onHold?: (key: string) => void;
  readonly disabled?: boolean;
}) {
  const { name, onKey, onHold } = props;
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const held = useRef(false);
  const letters = keyLetters[name];
  const stop = () => clearTimeout(timer.current);
  return (
    <button
      type="button"
      class="key"
      data-key={name}
      aria-disabled={props.disabled === true ? "true" : undefined}
      onPointerDown={() => {
        held.current = false;
        if (name !== "0" || onHold === undefined) return;
        timer.current = setTimeout(() => {
          held.current = true;
          onHold("+");
        }, holdTime);
      }}
      onPointerUp={stop}
      onPointerLeave={stop}
      onClick={() => {
        stop();
        if (!held.current && props.disabled !== true) onKey(name);
        held.current = false;
      }}
    >
      {keySpoken[name] !== undefined && <span class="sr-only">{keySpoken[name]}</span>}
      <span class="key-digit" aria-hidden={keySpoken[name] === undefined ? undefined : "true"}>
        {name}
      </span>
      <span class="key-letters" aria-hidden="true">
        {letters ?? ""}
      </span>
    </button>
  );
}
