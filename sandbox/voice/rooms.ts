import type { AudioPort, Bridge, MediaEngine, Seat } from "./media/types.ts";
import type { Place } from "./seating.ts";

/** Seats ports in bridges as told, changing only what differs from before. */
export function createRooms(media: Pick<MediaEngine, "createBridge">): {
  seat(places: readonly Place[]): void;
  close(): void;
} {
  const bridges = new Map<string, Bridge>();
  let seated = new Map<AudioPort, { room: string; seat: Seat }>();

  function seat(places: readonly Place[]): void {
    const wanted = new Map(places.map((place) => [place.port, place]));
    for (const [port, { room, seat: old }] of seated) if (wanted.get(port)?.room !== room) old.leave();
    const next = new Map<AudioPort, { room: string; seat: Seat }>();
    for (const { port, room, role } of wanted.values()) {
      const bridge = bridges.get(room) ?? media.createBridge();
      bridges.set(room, bridge);
      next.set(port, { room, seat: bridge.join(port, role) });
    }
    seated = next;
    for (const [room, bridge] of bridges) {
      if (bridge.seats.length > 0) continue;
      bridge.close();
      bridges.delete(room);
    }
  }

  return {
    seat,
    close() {
      for (const bridge of bridges.values()) bridge.close();
      bridges.clear();
      seated.clear();
    },
  };
}
