import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { type DeviceChoice, type DeviceInUse, deviceInUse } from "../../shared/state/devices.ts";
import { useSelected } from "../app/use-selected.ts";
import type { Deck } from "./deck.ts";
import { useApp } from "./feature.ts";

/** What recordings are played on: the chosen device while it is there, else the system's own. */
export function useSpeaker({ audio }: Deck) {
  const { view } = useApp();
  const devices = useSelected(() => view.audio.devices);
  const choice: DeviceChoice = { deviceId: view.settings.player, name: view.settings.playerName };
  const found: DeviceInUse = deviceInUse(devices, "speaker", choice);
  const hasFailed = useSignal(false);
  useEffect(() => {
    hasFailed.value = false;
    const id = found.deviceId === "default" ? "" : found.deviceId;
    if (!("setSinkId" in audio) || audio.sinkId === id) return;
    audio.setSinkId(id).catch(() => {
      hasFailed.value = true;
    });
  }, [audio, found.deviceId]);
  return { devices, chosen: found.isThere ? found : choice, hasFailed: hasFailed.value };
}
