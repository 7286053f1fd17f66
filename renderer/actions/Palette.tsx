import { useSignal } from "@preact/signals";
import { useId, useLayoutEffect } from "preact/hooks";
import { paletteText } from "../../shared/text/actions.ts";
import { useDirectory } from "../directory/use-directory.ts";
import { OffersInSheet } from "../offer/Offers.tsx";
import { useScreen } from "../phone/screen.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import type { Acting } from "./acting.ts";
import { useApp } from "./feature.ts";
import { ranked } from "./match.ts";
import { Options } from "./Options.tsx";
import { type Item, isAtRest, itemsOf, numberItem, personItem } from "./palette-items.ts";
import "./palette.css";

/** From here on people are looked for. */
const enough = 2;

/** Every action, person and number by its words: what can be done first. Enter does it, Escape goes back. */
export default function Palette({ acting, search }: { readonly acting: Acting; readonly search: string }) {
  const app = useApp();
  const screen = useScreen();
  const id = useId();
  const q = useSignal(search);
  // By name, not by place: what comes in above it must not change what Enter does. Null is the first.
  const chosen = useSignal<string | null>(null);
  const typed = q.value.trim();
  const isNamed = typed.length >= enough && /\p{L}/u.test(typed);
  const contacts = useDirectory("contacts", typed, isNamed);
  const agents = useDirectory("agents", typed, isNamed);
  const close = () => {
    screen.sheet.value = null;
  };

  useLayoutEffect(() => {
    const asked = performance.getEntriesByName("palette asked").at(-1);
    if (asked !== undefined) performance.measure("palette opened", { start: asked.startTime });
    performance.clearMarks("palette asked");
  }, []);

  const number = numberItem(app, typed);
  const found = ranked(itemsOf(app), typed).filter((item) => typed !== "" || isAtRest(item));
  const people = isNamed
    ? [...agents.rows, ...contacts.rows].flatMap((each) => personItem(app, each) ?? [])
    : [];
  const isMore = isNamed && (agents.isMore || contacts.isMore);
  const more: Item = {
    id: "more",
    words: paletteText.more,
    also: "",
    keys: "",
    control: { shown: true, enabled: true },
    run: async () => "",
  };
  const can = (item: Item) => item.control.enabled;
  const groups = [
    { label: paletteText.now, items: [...(number === null ? [] : [number]), ...found].filter(can) },
    { label: paletteText.people, items: [...people.filter(can), ...(isMore ? [more] : [])] },
    {
      label: paletteText.notNow,
      items: [...(number === null ? [] : [number]), ...found, ...people].filter((item) => !can(item)),
    },
  ].filter((group) => group.items.length > 0);
  const all = groups.flatMap((group) => group.items);
  const at = chosen.value === null ? 0 : all.findIndex((item) => item.id === chosen.value);
  const now = all[at];

  // Until something is chosen it is the first; from the first look on it stays that one. Settled with what is drawn:
  // the next letter, however soon, begins anew.
  useLayoutEffect(() => {
    if (chosen.value === null && now !== undefined) chosen.value = now.id;
  });

  function press(item: Item | undefined): void {
    if (item === undefined || !can(item)) return;
    if (item.id === "more") {
      if (agents.isMore) agents.more();
      if (contacts.isMore) contacts.more();
      return;
    }
    close();
    void acting.run(item.id, () => item.run());
  }

  function onKeyDown(event: KeyboardEvent): void {
    const last = all.length - 1;
    const moves: Readonly<Record<string, number>> = {
      Down: at >= last ? 0 : at + 1,
      Up: at <= 0 ? last : at - 1,
      PageDown: Math.min(last, at + 8),
      PageUp: Math.max(0, at - 8),
    };
    if (event.isComposing) return;
    // With a modifier they are other keys: accepting a call, say.
    const plain = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey ? "" : event.key;
    const to = moves[plain.replace("Arrow", "")];
    if (plain === "Enter") press(now);
    else if (to !== undefined) chosen.value = all[to]?.id ?? null;
    else return;
    event.preventDefault();
  }

  return (
    <Dialog class="palette" label={paletteText.title} first="input" onCancel={close} closesOutside>
      <OffersInSheet />
      <div class="search-box palette-box">
        <Icon name="search" />
        <input
          class="selectable"
          type="text"
          role="combobox"
          name="palette"
          aria-label={paletteText.search}
          aria-expanded={all.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={now === undefined ? undefined : `${id}-${now.id}`}
          placeholder={paletteText.search}
          autocomplete="off"
          spellcheck={false}
          maxLength={100}
          value={q.value}
          onInput={(event) => {
            q.value = event.currentTarget.value;
            chosen.value = null;
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <Options id={id} groups={groups} now={now?.id ?? ""} onPress={press} />
      <p class="palette-word quiet" role="status">
        {isNamed && (agents.isLoading || contacts.isLoading)
          ? paletteText.searching
          : all.length === 0
            ? paletteText.nothing(typed)
            : ""}
      </p>
    </Dialog>
  );
}
