import type { OverlayIcon, TrayIcon } from "../../main/desktop/tray-icons.ts";
import { bell, lifted, marks, microphone, outline, receiver, struckThrough } from "./motif.ts";
import { type Colour, draw, hex, type Layer, type Picture } from "./raster.ts";
import { box, circle, hollow, moved, type Shape, scaled, union } from "./shapes.ts";

const figures: Record<TrayIcon, Shape> = {
  signedOut: outline(receiver(5), 1.2),
  available: union(receiver(1), marks.disc),
  unavailable: union(receiver(1), marks.bar),
  ringing: bell(),
  onCall: lifted(),
  muted: struckThrough(microphone()),
  disconnected: union(receiver(1), marks.cross),
};

/** Calm shades that white stands out from by at least 4.5 to 1; none is a pure red, yellow or green. */
const tiles: Record<TrayIcon, Colour> = {
  signedOut: hex("#5c6675"),
  available: hex("#0b7a5c"),
  unavailable: hex("#8f5a00"),
  ringing: hex("#6a3fc4"),
  onCall: hex("#1c5fd0"),
  muted: hex("#b0332b"),
  disconnected: hex("#3f4754"),
};

const white = hex("#ffffff");
const black = hex("#000000");

/** For macOS: black and alpha only, the system colours it. */
export function templateImage(state: TrayIcon, size: number): Picture {
  return draw([{ shape: figures[state], fill: black }], 16, size);
}

/** For Windows and Linux: white on a tile of the state's own colour, which stands on light and dark bars alike. */
export function tileImage(state: TrayIcon, size: number): Picture {
  const tile = box(0, 0, 16, 16, 3.5);
  // On a grid of 14 pixels in 16 the receiver is 12 wide: again whole pixels.
  const drawn = state === "signedOut" ? outline(receiver(5), 1.7) : figures[state];
  const figure = moved(scaled(moved(drawn, -8, -8), 12 / 14), 8, 8);
  const layers: Layer[] = [
    { shape: tile, fill: tiles[state] },
    // A light edge, so that the darker tiles do not sink into a dark bar.
    { shape: hollow(tile, 16 / size < 0.6 ? 0.5 : 0.8), fill: hex("#ffffff", 0.22) },
    { shape: figure, fill: white },
  ];
  return draw(layers, 16, size);
}

/** For the corner of the taskbar's icon: as the tray has it, or a spot with a light edge, which stands on every icon. */
export function overlayImage(name: OverlayIcon, size: number): Picture {
  if (name === "muted") return tileImage("muted", size);
  const spot = circle(8, 8, 7);
  const layers: Layer[] = [
    { shape: spot, fill: white },
    { shape: circle(8, 8, 5.5), fill: tiles.ringing },
  ];
  return draw(layers, 16, size);
}
