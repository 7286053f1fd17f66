import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { proxyText } from "../../shared/text/connection.ts";
import { keychainText, sessionText } from "../../shared/text/session.ts";
import { useAsk } from "../app/ask.ts";
import { OffersInSheet } from "../offer/Offers.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextField, Tick } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";

/** The network's proxy wants a name and a password, whatever screen is shown. The password goes one way. */
export function ProxyQuestion() {
  const { view } = useApp();
  const asked = view.connection.proxyAsked;
  // A form for each asking: what was refused is not offered again.
  return asked === null ? null : <Form key={`${asked.proxy} ${asked.isAgain}`} {...asked} />;
}

function Form({ proxy, isAgain }: { readonly proxy: string; readonly isAgain: boolean }) {
  const { ask, view } = useApp();
  const asking = useAsk();
  const id = useId();
  const nameBox = useRef<HTMLInputElement>(null);
  const passwordBox = useRef<HTMLInputElement>(null);
  const { keychain, form } = view.session;
  const canKeep = keychain !== "unavailable";
  const username = useSignal("");
  const password = useSignal("");
  const stay = useSignal(form.stay);
  const missing = useSignal("");

  function submit(): void {
    missing.value = username.value.trim() === "" ? sessionText.needUsername : "";
    if (missing.value !== "") return nameBox.current?.focus();
    void asking.run("proxy", () =>
      ask.session.signInToProxy({
        proxy,
        username: username.value,
        password: password.value,
        stay: stay.value && canKeep,
      }),
    );
  }
  const decline = () => void asking.run("decline", () => ask.session.declineProxy());

  return (
    <Dialog
      class="confirm"
      labelledBy={`${id}-title`}
      describedBy={`${id}-body`}
      first="input"
      onCancel={decline}
    >
      <OffersInSheet />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <h2 id={`${id}-title`}>{proxyText.title}</h2>
        <p id={`${id}-body`} class="quiet">
          {proxyText.body(proxy)}
        </p>
        <TextField
          label={proxyText.username}
          name="proxy-username"
          value={username.value}
          problem={missing.value}
          inputRef={nameBox}
          onInput={(value) => {
            username.value = value;
            missing.value = "";
          }}
        />
        <TextField
          label={proxyText.password}
          name="proxy-password"
          type="password"
          value={password.value}
          problem={asking.error.value || (isAgain && password.value === "" ? proxyText.again : "")}
          inputRef={passwordBox}
          onInput={(value) => {
            password.value = value;
          }}
        />
        <Tick
          label={proxyText.stay}
          hint={keychainText[keychain]}
          checked={stay.value && canKeep}
          disabled={!canKeep}
          onChange={(checked) => {
            stay.value = checked;
          }}
        />
        <div class="confirm-actions">
          <Button onPress={decline}>{proxyText.notNow}</Button>
          <button type="submit" class="button accent">
            <span class="button-words">{proxyText.signIn}</span>
          </button>
        </div>
      </form>
    </Dialog>
  );
}
