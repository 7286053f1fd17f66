import { StrictEmitter } from "./strict.ts";

type Source = "system" | "light" | "dark";

/** The look: what the app asks for, else what the modelled system has. Pages see it as media features. */
export function createNativeTheme(changed: () => void) {
  let source: Source = "system";
  let systemDark = false;
  let highContrast = false;

  const dark = () => (source === "system" ? systemDark : source === "dark");

  class NativeTheme extends StrictEmitter {
    get shouldUseDarkColors(): boolean {
      return dark();
    }
    get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
      return systemDark;
    }
    get shouldUseHighContrastColors(): boolean {
      return highContrast;
    }
    get shouldUseInvertedColorScheme(): boolean {
      return false;
    }
    get inForcedColorsMode(): boolean {
      return highContrast;
    }
    get prefersReducedTransparency(): boolean {
      return false;
    }
    get themeSource(): Source {
      return source;
    }
    set themeSource(wish: Source) {
      if (!["system", "light", "dark"].includes(wish))
        throw new TypeError(`Error: invalid themeSource ${wish}`);
      if (wish === source) return;
      source = wish;
      update();
    }
  }
  const nativeTheme = new NativeTheme("nativeTheme", ["updated"]);

  function update(): void {
    changed();
    nativeTheme.emit("updated", {});
  }

  return {
    nativeTheme,
    features(): Readonly<Record<string, string>> {
      return {
        "prefers-color-scheme": dark() ? "dark" : "light",
        ...(highContrast ? { "forced-colors": "active", "prefers-contrast": "more" } : {}),
      };
    },
    actions: {
      setLook(look: { dark?: boolean; highContrast?: boolean }): void {
        systemDark = look.dark ?? systemDark;
        highContrast = look.highContrast ?? highContrast;
        update();
      },
    },
  };
}
