import { useSignal } from "@preact/signals";
import {
  type AcdChannel,
  acdChannels,
  anyOfIt,
  type ChannelLimits,
  type Channels as Chosen,
  mostAtOnce,
} from "../../shared/state/channels.ts";
import { agentControls } from "../../shared/state/controls.ts";
import { userOf } from "../../shared/state/session.ts";
import { agentText, channelWorkText } from "../../shared/text/agent.ts";
import { controlWhyText } from "../../shared/text/controls.ts";
import { useAsk } from "../app/ask.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Problem } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";
import "./channels.css";

const counts = Array.from({ length: mostAtOnce + 1 }, (_, count) => count);

/** What the agent takes of each channel: the own choice, else what the server says. */
export default function Channels({ onClose }: { readonly onClose: () => void }) {
  const { ask, view } = useApp();
  const asking = useAsk();
  const control = agentControls(view).channels;
  const own = view.settings.channels[userOf(view.session)?.userId ?? ""];
  const wanted = useSignal<Chosen>({ ...view.agent.channels, ...own });

  async function save(channels: Chosen | null): Promise<void> {
    const saved = await asking.run("save", () => ask.agent.setChannels({ channels }));
    if (saved.ok) onClose();
  }

  const whole = (): Chosen =>
    Object.fromEntries(acdChannels.map((channel) => [channel, wanted.value[channel] ?? anyOfIt]));

  return (
    <Dialog class="sheet" labelledBy="channels-title" first="input" onCancel={onClose}>
      <div class="channels">
        <h2 id="channels-title">{agentText.channelsTitle}</h2>
        <p class="quiet">{own === undefined ? agentText.channelsLeft : agentText.channelsHelp}</p>
        <div class="channels-rows">
          {acdChannels.map((channel) => (
            <ChannelRow
              key={channel}
              channel={channel}
              limits={wanted.value[channel] ?? anyOfIt}
              onChange={(part) => {
                const was = wanted.value[channel] ?? anyOfIt;
                wanted.value = { ...wanted.value, [channel]: { ...was, ...part } };
              }}
            />
          ))}
        </div>
        {control.why !== undefined && <p class="hint">{controlWhyText[control.why]}</p>}
        <Problem>{asking.error.value}</Problem>
        <div class="confirm-actions">
          {own !== undefined && (
            <Button tone="quiet" onPress={() => void save(null)}>
              {agentText.leaveChannels}
            </Button>
          )}
          <Button onPress={onClose}>{agentText.closeChannels}</Button>
          <Button
            tone="accent"
            control={control}
            busy={asking.busy.value === "save"}
            onPress={() => void save(whole())}
          >
            {agentText.saveChannels}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** A call is one at a time, and nothing beside it. */
function ChannelRow(props: {
  readonly channel: AcdChannel;
  readonly limits: ChannelLimits;
  readonly onChange: (part: Partial<ChannelLimits>) => void;
}) {
  const { channel, limits, onChange } = props;
  const name = channelWorkText[channel];
  return (
    <div class="channels-row">
      <label class="channels-name">
        <input
          type="checkbox"
          aria-label={agentText.takes(name)}
          checked={limits.enabled}
          onChange={(event) => onChange({ enabled: event.currentTarget.checked })}
        />
        {name}
      </label>
      {channel !== "voice" && (
        <>
          <label class="channels-limit">
            <span>{agentText.atOnce}</span>
            <select
              aria-label={agentText.atOnceOf(name)}
              disabled={!limits.enabled}
              value={String(limits.limit)}
              onChange={(event) => onChange({ limit: Number(event.currentTarget.value) })}
            >
              {counts.map((count) => (
                <option key={count} value={String(count)}>
                  {count === 0 ? agentText.noLimit : count}
                </option>
              ))}
            </select>
          </label>
          <label class="channels-beside">
            <input
              type="checkbox"
              aria-label={agentText.duringCallsOf(name)}
              disabled={!limits.enabled}
              checked={limits.multitasking}
              onChange={(event) => onChange({ multitasking: event.currentTarget.checked })}
            />
            {agentText.duringCalls}
          </label>
        </>
      )}
    </div>
  );
}
