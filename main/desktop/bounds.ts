export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** At least this much of the title bar must be on a display for a person to get hold of the window. */
const grip = 80;

function isReachable(bounds: Rectangle, area: Rectangle): boolean {
  const across = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  const top = bounds.y >= area.y && bounds.y <= area.y + area.height - grip / 2;
  return across >= grip && top;
}

/** How far a new window stands off the one before: its title bar is seen whole. */
const step = 32;

/** A place beside a window of the same kind and of its size; at the display's corner where it would stick out. */
export function besides(bounds: Rectangle, areas: readonly Rectangle[]): Rectangle {
  const place = { ...bounds, x: bounds.x + step, y: bounds.y + step };
  const area = areas.find((each) => isReachable(bounds, each));
  if (area === undefined) return place;
  const sticksOut =
    place.x + place.width > area.x + area.width || place.y + place.height > area.y + area.height;
  return sticksOut ? { ...place, x: area.x + step, y: area.y + step } : place;
}

/**
 * Saved bounds when they can still be seen on some display, else the same size in the middle of the
 * first one: a monitor that was unplugged must not look like a failed start.
 */
export function fitBounds(
  saved: Partial<Rectangle> | null,
  size: { width: number; height: number },
  areas: readonly Rectangle[],
): Rectangle {
  const area = areas[0] ?? { x: 0, y: 0, width: 1280, height: 720 };
  const width = Math.min(saved?.width ?? size.width, area.width);
  const height = Math.min(saved?.height ?? size.height, area.height);
  if (saved?.x !== undefined && saved.y !== undefined) {
    const wish = { x: saved.x, y: saved.y, width, height };
    if (areas.some((each) => isReachable(wish, each))) return wish;
  }
  return {
    x: Math.round(area.x + (area.width - width) / 2),
    y: Math.round(area.y + (area.height - height) / 2),
    width,
    height,
  };
}
