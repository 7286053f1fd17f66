import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { DirectoryItem } from "../../shared/contract/directory.ts";
import { peopleText } from "../../shared/text/people.ts";
import { ConnectionLine } from "../app/ConnectionLine.tsx";
import { useRegion } from "../app/place.ts";
import { Find } from "../directory/Find.tsx";
import { partyOf } from "../party/describe.ts";
import { usePeopleActions } from "../people/actions.ts";
import { Calling } from "../people/calling.tsx";
import { useApp } from "../people/feature.ts";
import { Profile } from "../people/Profile.tsx";
import { RowButtons } from "../people/RowButtons.tsx";
import { WhileSignedIn } from "../session/WhileSignedIn.tsx";
import { IconButton } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { useTitle } from "../ui/title.ts";
import "./people.css";

/** Everybody who can be called or written to: the list, and beside it who was chosen. Where there is no room for both, one at a time. */
export function PeopleWindow() {
  useTitle(peopleText.title);
  return (
    <WhileSignedIn title={peopleText.title} signedOut={peopleText.signedOut}>
      <People />
    </WhileSignedIn>
  );
}

function People() {
  const { view } = useApp();
  const region = useRegion();
  const actions = usePeopleActions();
  const selected = useSignal<Pick<DirectoryItem, "kind" | "id" | "key"> | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const list = useRef<HTMLElement>(null);
  const chosen = selected.value;
  const { passed, passing, said } = actions;
  // Where only one of the two is seen, the focus goes with it.
  useEffect(() => {
    if (chosen !== null && list.current?.offsetParent === null) heading.current?.focus();
  }, [chosen?.key]);

  function back(): void {
    selected.value = null;
    queueMicrotask(() => list.current?.querySelector<HTMLElement>("[role=grid]")?.focus());
  }

  return (
    <main class={chosen === null ? "people" : "people people-open"}>
      <h1 class="sr-only">{peopleText.title}</h1>
      <div class="people-news">
        <ConnectionLine connection={view.connection} words={peopleText.offline} />
        {passed !== null && <p class="people-call">{peopleText.onCall(partyOf(passed, region))}</p>}
        <p class={said.value === "" ? "sr-only" : "people-said"} role="status">
          {said.value}
        </p>
        <Problem>{actions.error}</Problem>
        {passing.question}
        <Calling />
      </div>
      <section class="people-list" aria-label={peopleText.list} ref={list}>
        <Find
          scopes={["all", "agents", "queues", "contacts"]}
          focus
          selected={chosen?.key ?? ""}
          onOpen={({ kind, id, key }) => {
            selected.value = { kind, id, key };
          }}
          actions={(item, tabIndex) => <RowButtons item={item} actions={actions} tabIndex={tabIndex} />}
        />
      </section>
      <section class="people-profile" aria-label={peopleText.one}>
        {chosen === null ? (
          <p class="people-none quiet">{peopleText.none}</p>
        ) : (
          <Profile
            key={chosen.key}
            kind={chosen.kind}
            id={chosen.id}
            actions={actions}
            headingRef={heading}
            before={
              <span class="people-back">
                <IconButton icon="back" label={peopleText.back} onPress={back} />
              </span>
            }
          />
        )}
      </section>
    </main>
  );
}
