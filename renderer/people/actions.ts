import { type ReadonlySignal, useSignal } from "@preact/signals";
import type { DirectoryItem } from "../../shared/contract/directory.ts";
import { type Call, foregroundCall } from "../../shared/state/call.ts";
import { agentControls, type Control, controls } from "../../shared/state/controls.ts";
import { peopleText } from "../../shared/text/people.ts";
import { ask as asked, useAsk } from "../app/ask.ts";
import { useFirst } from "../directory/first.ts";
import { type Passing, usePassing } from "../transfer/passing.tsx";
import { useApp } from "./feature.ts";

/** How somebody is written to, where that is known. */
export interface Writing {
  readonly channel: "sms" | "email";
  readonly to: string;
}

/** What can be done with people in this window, and what came of it. */
export interface PeopleActions {
  /** The call that can be passed on to them; null without one. */
  readonly passed: Call | null;
  readonly passing: Passing;
  readonly canDial: Control;
  /** The sentence for what was not done, and for what was. */
  readonly error: string;
  readonly said: ReadonlySignal<string>;
  isBusy(what: "write" | "star", key: string): boolean;
  isFavourite(key: string): boolean;
  call(item: DirectoryItem, number: string): void;
  write(item: DirectoryItem, how: Writing): void;
  favour(item: DirectoryItem, on: boolean): void;
}

/** By text where there is a number that takes one: an extension does not. */
export function writingOf({ kind, number, email }: DirectoryItem): Writing | null {
  if (kind === "contacts" && number !== "") return { channel: "sms", to: number };
  return email === "" ? null : { channel: "email", to: email };
}

export function usePeopleActions(): PeopleActions {
  const { ask, view, dialler } = useApp();
  const asking = useAsk();
  const said = useSignal("");
  const { favourites } = useFirst();
  const front = foregroundCall(view.calls);
  const can = front === null ? null : controls(view, front.callId);
  const passing = usePassing((how, to) => {
    if (how === "send")
      said.value = peopleText.transferred(to.name || (to.kind === "number" ? to.number : ""));
    else void asked(() => ask.desktop.open({ kind: "phone" }));
  });
  const contactOf = ({ kind, id }: DirectoryItem) => (kind === "contacts" ? id : "");
  const used = ({ kind, id }: DirectoryItem) => void asked(() => ask.directory.used({ kind, id }));

  return {
    passed: can?.transfer.shown === true || can?.consult.shown === true ? front : null,
    passing,
    canDial: agentControls(view).dial,
    error: asking.error.value || passing.error,
    said,
    isBusy: (what, key) => asking.busy.value === `${what} ${key}`,
    isFavourite: (key) => favourites.includes(key),
    call(item, number) {
      said.value = "";
      dialler.call({ number, name: item.name, contactId: contactOf(item) });
      used(item);
    },
    async write(item, how) {
      said.value = "";
      const written = await asking.run(`write ${item.key}`, () =>
        ask.directory.write({ ...how, contactId: contactOf(item) }),
      );
      if (written.ok) used(item);
    },
    async favour({ key, kind, id }, on) {
      const kept = await asking.run(`star ${key}`, () => ask.directory.favourite({ kind, id, on }));
      said.value = !kept.ok && kept.error.code === "busy" ? peopleText.tooMany : "";
    },
  };
}
