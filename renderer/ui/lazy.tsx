import { signal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { commonText } from "../../shared/text/common.ts";
import { Button } from "./Button.tsx";

/**
 * A component whose script is loaded when it is first drawn, and once. Until then its place is empty; when it cannot
 * be loaded that is said, with a way to try again.
 */
export function lazy<P extends object>(
  load: () => Promise<{ readonly default: ComponentType<P> }>,
): ComponentType<P> {
  const loaded = signal<ComponentType<P> | null>(null);
  const failed = signal(false);
  const fetch = () => {
    failed.value = false;
    load().then(
      (module) => {
        loaded.value = module.default;
      },
      () => {
        failed.value = true;
      },
    );
  };
  return function Later(props: P) {
    useEffect(() => {
      if (loaded.peek() === null) fetch();
    }, []);
    const Loaded = loaded.value;
    if (Loaded !== null) return <Loaded {...props} />;
    if (!failed.value) return null;
    return (
      <div role="alert">
        <p class="quiet">{commonText.notLoaded}</p>
        <Button size="s" onPress={fetch}>
          {commonText.again}
        </Button>
      </div>
    );
  };
}
