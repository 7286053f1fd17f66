/** Who this program is to the operating system. */
export interface Identity {
  /** Windows names the shortcut of notifications after it, in the Start menu. */
  readonly name: string;
  readonly appUserModelId: string;
  /** By this COM class Windows finds the program when a button of a notification is pressed. */
  readonly toastActivator: string;
}

/**
 * Always the same, for the installed program and for one that runs from its sources. These two differ: Electron writes
 * shortcut, model id and activator to where Windows looks for them, and trying a checkout would turn those of the
 * installed program towards the checkout.
 */
export function identityOf(isPackaged: boolean): Identity {
  return isPackaged
    ? {
        name: "Hookswitch",
        appUserModelId: "io.hookswitch.app",
        toastActivator: "{6AC1A5A0-BB75-4112-A103-C275D78D4BCD}",
      }
    : {
        name: "Hookswitch from source",
        appUserModelId: "io.hookswitch.app.source",
        toastActivator: "{5D0F1A3B-0C51-4F0C-9F0B-2E7B0C8A6A11}",
      };
}
