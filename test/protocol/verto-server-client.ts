/** A mod_verto client for tests: sends what it is told to and keeps what it is told. Knows no protocol but JSON-RPC's ids. */
import { setTimeout as pass } from "node:timers/promises";
import { WebSocket } from "ws";

export type Told = { id?: unknown; method?: string; params: Params; result: Params; error: Params };
type Params = { [key: string]: unknown };
const PATIENCE_MS = 4_000;

/** What moves while a client waits: time set by hand, or real time. */
export type Flow = { now(): number; moveTo(time: number): Promise<void> };

export class TestClient {
  readonly ws: WebSocket;
  readonly told: Told[] = [];
  closed: number | undefined;
  readonly #clock: Flow;
  #lastId = 0;
  #waiting: (() => void)[] = [];

  constructor(url: string, clock: Flow) {
    this.#clock = clock;
    this.ws = new WebSocket(url);
    this.ws.on("message", (data) => {
      const { params = {}, result = {}, error = {}, ...rest } = JSON.parse(String(data)) as Told;
      this.told.push({ ...rest, params, result, error });
      this.#changed();
    });
    this.ws.on("open", () => this.#changed());
    this.ws.on("error", () => this.#changed());
    this.ws.on("close", (code) => {
      this.closed = code;
      this.#changed();
    });
  }

  /** Connected, logged in, and greeted with verto.clientReady. */
  static async ready(url: string, clock: Flow, login: string, sessid: string): Promise<TestClient> {
    const client = new TestClient(url, clock);
    await client.login(login, sessid);
    await client.toldOf("verto.clientReady");
    return client;
  }

  async login(login: string, sessid: string): Promise<Told> {
    await this.until(() => this.ws.readyState === WebSocket.OPEN, "open");
    return this.ask("login", { login, passwd: "1234", sessid });
  }

  /** Its reply; time moves on until it comes. */
  async ask(method: string, params: Params): Promise<Told> {
    const id = this.send(method, params);
    return this.reply(id);
  }

  send(method: string, params: Params): string {
    this.#lastId += 1;
    const id = `ask-${this.#lastId}`;
    this.ws.send(JSON.stringify({ jsonrpc: "2.0", method, params, id }));
    return id;
  }

  async reply(id: string): Promise<Told> {
    const find = () => this.told.find((one) => one.id === id && one.method === undefined);
    await this.until(() => find() !== undefined, `reply to ${id}`);
    return find() as Told;
  }

  /** The nth request of this method. */
  async toldOf(method: string, nth = 1): Promise<Params> {
    const find = () => this.told.filter((one) => one.method === method)[nth - 1];
    await this.until(() => find() !== undefined, `${method} number ${nth}`);
    return (find() as Told).params;
  }

  /** Time moves in steps of 10 ms, with a breath between them for the sockets. */
  async until(test: () => boolean, what: string): Promise<void> {
    const limit = Date.now() + PATIENCE_MS;
    while (!test()) {
      if (Date.now() > limit) throw new Error(`never happened: ${what}`);
      await this.#clock.moveTo(this.#clock.now() + 10);
      if (!test()) await this.#breath();
    }
  }

  /** Until something arrives, or it is time to move time on. */
  async #breath(): Promise<void> {
    const nothing = new AbortController();
    const something = new Promise<void>((resolve) => void this.#waiting.push(resolve));
    await Promise.race([something, pass(1, undefined, { signal: nothing.signal }).catch(() => {})]);
    nothing.abort();
  }

  #changed(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}
