import type { Call } from "../../shared/state/call.ts";
import { controls } from "../../shared/state/controls.ts";
import { historyText } from "../../shared/text/history.ts";
import { transferText } from "../../shared/text/transfer.ts";
import type { Asking } from "../app/ask.ts";
import { useHistoryOf } from "../app/history-of.ts";
import { OffersInSheet } from "../offer/Offers.tsx";
import { useScreen } from "../phone/screen.ts";
import { Confirm } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { Menu, MenuChoice, MenuItem, MenuLine } from "../ui/Menu.tsx";
import { useApp } from "./feature.ts";

const priorities = [5, 4, 3, 2, 1] as const;

/** What is done rarely: what happened before with this contact, pausing a recording, the priority, leaving a recorded message. */
export function MoreMenu({ call, asking }: { readonly call: Call; readonly asking: Asking }) {
  const { ask, view } = useApp();
  const screen = useScreen();
  const { callId } = call;
  const can = controls(view, callId);
  const history = useHistoryOf(asking)(call);
  const question = screen.question.value;
  const close = () => {
    screen.question.value = null;
  };
  if (!can.priority.shown) return null;
  const pauses = call.recording === "paused";
  return (
    <>
      <Menu
        label={transferText.moreLabel}
        align="end"
        above
        trigger={{
          class: "round-button",
          face: (
            <>
              <span class="round-face">
                <Icon name="more" />
              </span>
              <span class="round-words">{transferText.more}</span>
            </>
          ),
        }}
      >
        {history !== null && (
          <>
            <MenuItem icon={<Icon name="recent" />} onPress={history}>
              {historyText.all}
            </MenuItem>
            <MenuLine />
          </>
        )}
        {can.pauseRecording.shown && (
          <>
            <MenuItem
              icon={<Icon name={pauses ? "record" : "pause"} />}
              onPress={() =>
                void asking.run("record", () => ask.work.record({ callId, to: pauses ? "on" : "paused" }))
              }
            >
              {pauses ? transferText.resumeRecording : transferText.pauseRecording}
            </MenuItem>
            <MenuLine />
          </>
        )}
        {can.voicemail.shown && (
          <>
            <MenuItem
              icon={<Icon name="message" />}
              onPress={() => {
                screen.question.value = { ask: "leaveMessage", callId };
              }}
            >
              {transferText.leaveMessage}
            </MenuItem>
            <MenuLine />
          </>
        )}
        {priorities.map((priority) => (
          <MenuChoice
            key={priority}
            chosen={call.priority === priority}
            mark={<Icon name="check" />}
            onPress={() => void asking.run("priority", () => ask.work.setPriority({ callId, priority }))}
          >
            {transferText.priority(priority)}
            {priority === 5 && <span class="quiet"> {transferText.highest}</span>}
            {priority === 1 && <span class="quiet"> {transferText.lowest}</span>}
          </MenuChoice>
        ))}
      </Menu>
      {question?.ask === "leaveMessage" && question.callId === callId && can.voicemail.shown && (
        <Confirm
          title={transferText.leaveMessageTitle}
          body={transferText.leaveMessageBody}
          yes={transferText.leaveMessageYes}
          no={transferText.leaveMessageNo}
          onYes={() => {
            close();
            void asking.run("voicemail", () => ask.work.dropVoicemail({ callId }));
          }}
          onNo={close}
        >
          <OffersInSheet />
        </Confirm>
      )}
    </>
  );
}
