import { useEffect } from "preact/hooks";

/** What the window is called in the taskbar, as long as the component is there. */
export function useTitle(words: string): void {
  useEffect(() => {
    document.title = words;
  }, [words]);
}
