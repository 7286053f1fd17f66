import { useEffect, useRef } from "preact/hooks";
import { firstDayOfOwn } from "../../shared/history-dates.ts";
import { zoneOf } from "../../shared/state/session.ts";
import { historyText as text } from "../../shared/text/history.ts";
import { dayOf } from "../../shared/zone.ts";
import { ConnectionLine } from "../app/ConnectionLine.tsx";
import { datesProblem } from "../history/Dates.tsx";
import { Detail } from "../history/Detail.tsx";
import { ExportLine, useExport } from "../history/ExportLine.tsx";
import { useApp } from "../history/feature.ts";
import { HistoryList } from "../history/HistoryList.tsx";
import { historyOf, useLook, withDays } from "../history/look.ts";
import { Tools } from "../history/Tools.tsx";
import { WhileSignedIn } from "../session/WhileSignedIn.tsx";
import { IconButton } from "../ui/Button.tsx";
import "./history.css";
import { useTitle } from "../ui/title.ts";

/** What happened: the list, and beside it the one that is looked at. Where there is no room for both, one at a time. */
export function HistoryWindow() {
  return (
    <WhileSignedIn title={text.title} signedOut={text.signedOut}>
      <History />
    </WhileSignedIn>
  );
}

function History() {
  const { view, time } = useApp();
  const look = useLook();
  const { wanted } = view.history;
  const zone = zoneOf(view.session);
  const selected = look.selected.value;
  const heading = useRef<HTMLHeadingElement>(null);
  const list = useRef<HTMLElement>(null);
  const isOpen = selected !== null;
  const wasOpen = useRef(isOpen);

  // Somebody pressed for a history elsewhere.
  if (wanted !== null && wanted.id > look.followed.peek()) {
    look.followed.value = wanted.id;
    look.query.value = historyOf(wanted.contactId, wanted.q);
    look.name.value = wanted.contactId === "" ? "" : wanted.name;
    look.selected.value = null;
  }
  const name = look.name.value;
  const query = withDays(look.query.value, dayOf(time(), zone));
  const problem = query.range === "dates" ? datesProblem(query, firstDayOfOwn(time(), zone)) : "";
  const file = useExport(query);

  // Where only one of the two is seen, the focus goes with it.
  useEffect(() => {
    if (wasOpen.current === isOpen) return;
    wasOpen.current = isOpen;
    if (!isOpen) list.current?.querySelector<HTMLElement>("[role=listbox]")?.focus();
    else if (list.current?.offsetParent === null) heading.current?.focus();
  }, [isOpen]);
  const title = query.contactId === "" ? text.title : text.of(name || text.contact);
  useTitle(title);

  function back(): void {
    look.selected.value = null;
  }
  function toOwn(): void {
    look.query.value = { ...historyOf("", ""), range: "last7days" };
    look.name.value = "";
    back();
  }

  return (
    <main class={isOpen ? "history history-open" : "history"}>
      <ConnectionLine connection={view.connection} words={text.offline} />
      <header class="history-head">
        {query.contactId !== "" && <IconButton icon="back" label={text.own} onPress={toOwn} />}
        <h1 class={query.contactId === "" ? "sr-only" : "one-line"}>{title}</h1>
      </header>
      <Tools query={query} problem={problem} onExport={file.run} isExporting={file.isRunning} />
      <ExportLine {...file} />
      <section class="history-pane" aria-label={text.list} ref={list}>
        <HistoryList
          query={query}
          problem={problem}
          selected={selected}
          onSelect={(item) => {
            look.selected.value = item;
          }}
        />
      </section>
      <section
        class="history-one"
        aria-label={text.detail}
        onKeyDown={(event) => {
          if (event.key === "Escape" && !event.defaultPrevented) back();
        }}
      >
        {selected === null ? (
          <p class="history-none quiet">{text.none}</p>
        ) : (
          <Detail
            key={selected.key}
            item={selected}
            headingRef={heading}
            isWhole={query.contactId !== "" && selected.contactId === query.contactId}
            before={
              <span class="history-back">
                <IconButton icon="back" label={text.back} onPress={back} />
              </span>
            }
          />
        )}
      </section>
    </main>
  );
}
