import { useSignal } from "@preact/signals";
import { workControls } from "../../shared/state/controls.ts";
import { type MessageWork, openWork } from "../../shared/state/work.ts";
import { wrapUpById } from "../../shared/state/wrap-up.ts";
import { timeOfDay } from "../../shared/text/format.ts";
import { transferText } from "../../shared/text/transfer.ts";
import { channelTitle, messageEndText, workText } from "../../shared/text/work.ts";
import { wrapUpText } from "../../shared/text/wrap-up.ts";
import { useAsk } from "../app/ask.ts";
import { useRegion } from "../app/place.ts";
import { partyOf } from "../party/describe.ts";
import { Party } from "../party/Party.tsx";
import { useScreen } from "../phone/screen.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { Problem } from "../ui/Field.tsx";
import { InlineList } from "../ui/InlineList.tsx";
import { lazy } from "../ui/lazy.tsx";
import { useApp } from "./feature.ts";
import "./message-rows.css";

const WorkTransfer = lazy(() => import("../transfer/WorkTransfer.tsx"));

/**
 * The agent's message work, and what of it ended until it is put away. Beside a call or an offer only what is open: what
 * leads to the rooms that are not there now is left out.
 */
export function MessageRows({ isBeside }: { readonly isBeside: boolean }) {
  const { view } = useApp();
  const screen = useScreen();
  // The form says it all.
  const isSpokenOf = ({ workitemId }: MessageWork) =>
    screen.tab.value === "wrapUp" && wrapUpById(view.wrapUps, workitemId) !== null;
  const shown = isBeside
    ? openWork(view.work)
    : view.work.list.filter((each) => each.phase !== "ended" || !isSpokenOf(each));
  if (shown.length === 0) return null;
  return (
    <ul class="message-rows" aria-label={workText.list}>
      {shown.map((each) => (
        <MessageRow key={each.workitemId} work={each} />
      ))}
    </ul>
  );
}

function MessageRow({ work }: { readonly work: MessageWork }) {
  const { ask, view, time: now } = useApp();
  const screen = useScreen();
  const region = useRegion();
  const asking = useAsk();
  const isPassing = useSignal(false);
  const { workitemId, channel, end, lastText } = work;
  const can = workControls(view, workitemId);
  const who = partyOf(work, region);
  // Stamps go by the program's time: the hour on the wall is the computer's, should it have been set since.
  const since = timeOfDay(work.startedAt + Date.now() - now());
  const doing = {
    open: workText.since(since),
    ending: workText.finishing,
    ended: end === null ? "" : messageEndText[end],
  }[work.phase];
  return (
    <li>
      <Avatar name={work.name} size="s" />
      <div class="message-words">
        <p class="one-line">
          <Party name={work.name} number={work.number} />
        </p>
        <p class="quiet tabular" role="status">
          <InlineList words={[channelTitle(channel), doing]} />
        </p>
        {lastText !== "" && (
          <p class="one-line" dir="auto">
            {lastText}
          </p>
        )}
      </div>
      <div class="message-actions">
        {work.conversationId !== "" && (
          <Button
            size="s"
            label={workText.openWho(channel, who)}
            onPress={() =>
              void asking.run("open", () => ask.reading.open({ conversationId: work.conversationId }))
            }
          >
            {workText.open}
          </Button>
        )}
        <Button
          size="s"
          label={workText.transferWho(channel, who)}
          control={can.transfer}
          onPress={() => {
            isPassing.value = !isPassing.peek();
          }}
        >
          {transferText.transfer}
        </Button>
        <Button
          size="s"
          label={workText.finishWho(channel, who)}
          control={can.finish}
          busy={work.phase === "ending" || asking.busy.value === "finish"}
          onPress={() => void asking.run("finish", () => ask.work.finish({ workitemId }))}
        >
          {workText.finish}
        </Button>
        {work.phase === "ended" && wrapUpById(view.wrapUps, workitemId) !== null && (
          <Button
            size="s"
            label={`${wrapUpText.open}: ${who}`}
            onPress={() => {
              screen.wrapUp.value = workitemId;
              screen.tab.value = "wrapUp";
            }}
          >
            {wrapUpText.open}
          </Button>
        )}
        <IconButton
          icon="close"
          label={workText.dismissWho(who)}
          control={can.dismiss}
          busy={asking.busy.value === "dismiss"}
          onPress={() => void asking.run("dismiss", () => ask.work.dismiss({ workitemId }))}
        />
      </div>
      <Problem>{asking.error.value}</Problem>
      {isPassing.value && can.transfer.shown && (
        <WorkTransfer
          work={work}
          onClose={() => {
            isPassing.value = false;
          }}
        />
      )}
    </li>
  );
}
