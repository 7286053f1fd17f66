import { signal, useComputed, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { ErrorCode } from "../../shared/errors.ts";
import type { Failure } from "../../shared/result.ts";
import { failureText } from "../../shared/text/errors.ts";
import { keychainText, sessionText, signedOutWords } from "../../shared/text/session.ts";
import { type Millis, secondsLeft } from "../../shared/time.ts";
import type { App } from "../app/app.ts";
import { kept } from "../app/app.ts";
import { ask as askMain, useAsk } from "../app/ask.ts";
import { Banner } from "../ui/Banner.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { TextField, Tick } from "../ui/Field.tsx";
import { useApp } from "./feature.ts";
import { Logo } from "./Logo.tsx";
import "./sign-in.css";

/** What was typed, when this screen goes and comes back. Never the password. */
const [useTyped] = kept(() => ({
  provider: signal<string | null>(null),
  username: signal<string | null>(null),
}));

type Place = "provider" | "username" | "password" | "form";

/** The field that a failure is about; "form" when it is about none. */
const placeOf: Partial<Record<ErrorCode, Place>> = {
  badCredentials: "password",
  badUsername: "username",
  untrustedAddress: "provider",
  badAddress: "provider",
  notFound: "provider",
  badAnswer: "provider",
  noName: "provider",
  offline: "form",
};

/**
 * The sign-in form. It stays while signing in and after a refusal, so nothing typed is lost;
 * provider and user name also outlive the screen. The password lives here only and goes one way.
 */
export function SignIn() {
  const { view, ask } = useApp();
  const typed = useTyped();
  const asking = useAsk();
  const session = view.session;
  const { now, form, keychain, callLeft } = session;
  const password = useSignal("");
  const revealed = useSignal(false);
  const stay = useSignal(form.stay);
  const missing = useSignal<Partial<Record<Place, string>>>({});
  const hostHint = useHostHint(typed.provider.value ?? form.provider);
  const signing = now.phase === "signingIn";
  const provider = typed.provider.value ?? form.provider;
  const username = typed.username.value ?? form.username;

  const failure = useComputed<Failure | null>(() => {
    const answered = asking.failure.value;
    // The answer to the last press is newer than what is told of the attempt before it. A cancelled one is no failure.
    if (answered !== null) return answered.code === "gone" ? null : answered;
    const told = view.session.now;
    return told.phase === "signedOut" ? told.error : null;
  }).value;
  /** What was changed since the failure is not wrong any more. */
  const settled = useSignal<Failure | null>(null);
  const place = failure === null || failure === settled.value ? null : (placeOf[failure.code] ?? "form");
  const problemAt = (at: Place) =>
    missing.value[at] ?? (place === at && failure !== null ? failureText(failure) : "");

  const fields = {
    provider: useRef<HTMLInputElement>(null),
    username: useRef<HTMLInputElement>(null),
    password: useRef<HTMLInputElement>(null),
  };
  const firstEmpty = provider === "" ? "provider" : username === "" ? "username" : "password";
  useEffect(() => {
    fields[firstEmpty].current?.focus();
  }, []);
  useEffect(() => {
    if (place !== null && place !== "form") fields[place].current?.select();
  }, [failure]);

  function touched(at: Place): void {
    missing.value = { ...missing.peek(), [at]: undefined } as Partial<Record<Place, string>>;
    settled.value = failure;
  }

  function submit(): void {
    if (signing) return;
    const wanting: Partial<Record<Place, string>> = {
      ...(provider.trim() === "" && { provider: sessionText.needProvider }),
      ...(username.trim() === "" && { username: sessionText.needUsername }),
      ...(password.value === "" && { password: sessionText.needPassword }),
    };
    missing.value = wanting;
    const first = (["provider", "username", "password"] as const).find((at) => wanting[at] !== undefined);
    if (first !== undefined) return fields[first].current?.focus();
    settled.value = null;
    revealed.value = false;
    void asking.run("signIn", () =>
      ask.session.signIn({ provider, username, password: password.value, stay: stay.value }),
    );
  }

  const why = now.phase === "signedOut" && now.why !== null ? signedOutWords(now.why, now.by) : null;
  return (
    <main class="sign-in">
      <form
        noValidate
        aria-labelledby="sign-in-title"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <header class="sign-in-head">
          <Logo />
          <h1 id="sign-in-title">{sessionText.title}</h1>
          <p class="quiet">{sessionText.subtitle}</p>
        </header>
        {callLeft !== null && <CallLeft until={callLeft.until} />}
        {why !== null && (place === null || now.phase !== "signedOut" || now.why !== "failed") && (
          <Banner tone="warning" role="status">
            {why}
          </Banner>
        )}
        {problemAt("form") !== "" && (
          <Banner tone="error" role="alert">
            {problemAt("form")}
          </Banner>
        )}
        <TextField
          label={sessionText.provider}
          name="provider"
          type="text"
          autocomplete="url"
          hint={provider === "" ? sessionText.providerHint : hostHint}
          value={provider}
          readOnly={signing}
          problem={problemAt("provider")}
          inputRef={fields.provider}
          onInput={(value) => {
            typed.provider.value = value;
            touched("provider");
          }}
        />
        <TextField
          label={sessionText.username}
          name="username"
          autocomplete="username"
          value={username}
          readOnly={signing}
          problem={problemAt("username")}
          inputRef={fields.username}
          onInput={(value) => {
            typed.username.value = value;
            touched("username");
          }}
        />
        <TextField
          label={sessionText.password}
          name="password"
          type={revealed.value ? "text" : "password"}
          autocomplete="current-password"
          value={password.value}
          readOnly={signing}
          problem={problemAt("password")}
          inputRef={fields.password}
          onInput={(value) => {
            password.value = value;
            touched("password");
          }}
          after={
            <IconButton
              icon={revealed.value ? "hide" : "show"}
              label={revealed.value ? sessionText.hidePassword : sessionText.showPassword}
              pressed={revealed.value}
              onPress={() => {
                revealed.value = !revealed.value;
              }}
            />
          }
        />
        <Tick
          label={sessionText.stay}
          hint={keychainText[keychain]}
          checked={stay.value && keychain !== "unavailable"}
          disabled={signing || keychain === "unavailable"}
          onChange={(checked) => {
            stay.value = checked;
          }}
        />
        <div class="sign-in-action">
          {signing ? (
            <>
              <p role="status" class="sign-in-progress">
                <span class="sign-in-bar" aria-hidden="true" />
                {sessionText.signingIn(now.username)}
              </p>
              <Button
                size="l"
                wide
                onPress={() => void asking.run("cancel", () => ask.session.cancelSignIn())}
              >
                {sessionText.cancel}
              </Button>
            </>
          ) : (
            <button type="submit" class="button accent size-l wide">
              <span class="button-words">{sessionText.signIn}</span>
            </button>
          )}
        </div>
      </form>
    </main>
  );
}

/** Where the password would go, where that is new or not all of what was typed; else "". */
function useHostHint(provider: string): string {
  const { ask, view } = useApp();
  const read = useSignal<ReadHost | null>(null);
  const known = view.settings.signedInAt;
  useEffect(() => {
    let isCurrent = true;
    const show = (host: ReadHost | null) => {
      if (isCurrent) read.value = host;
    };
    if (provider.trim() === "") show(null);
    else void readHost(ask, provider).then(show);
    return () => {
      isCurrent = false;
    };
  }, [provider, known]);
  if (read.value === null) return "";
  const { host, isNew, isShortened } = read.value;
  const words = [
    ...(isShortened ? [sessionText.shortened(host)] : []),
    ...(isNew ? [sessionText.signsInAt(host)] : []),
  ];
  return words.join(" ");
}

type ReadHost = { readonly host: string; readonly isNew: boolean; readonly isShortened: boolean };

/** Null for an address that is still being typed: it is not yet wrong. */
async function readHost(ask: App["ask"], provider: string): Promise<ReadHost | null> {
  const read = await askMain(() => ask.session.readProvider({ provider }));
  return read.ok ? read.value : null;
}

/** The program went in mid-call: how long the server waits for it. Only the sentence is read out, not every second. */
function CallLeft({ until }: { readonly until: Millis }) {
  const { now } = useApp();
  const seconds = secondsLeft(until - now.value);
  return (
    <>
      <p class="sr-only" role="status">
        {`${sessionText.callLeft} ${sessionText.callLeftHelp(null)}`}
      </p>
      <Banner tone="warning" title={sessionText.callLeft}>
        <span class="tabular">{sessionText.callLeftHelp(seconds)}</span>
      </Banner>
    </>
  );
}
