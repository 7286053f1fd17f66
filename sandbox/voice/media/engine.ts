import { createBridges } from "./bridge.ts";
import { createClock } from "./clock.ts";
import { createCustomer } from "./customer.ts";
import { createMediaHost } from "./host-client.ts";
import { createPeer } from "./peer.ts";
import type { Customer, MediaEngine, MediaEngineOptions, MediaPeer } from "./types.ts";
import { createVoices, randomFrom } from "./voices.ts";

/**
 * Everything of the sandbox that sounds. Nothing runs until the first peer or the first participant; after `close`
 * nothing runs any more and the process can end.
 */
export function createMediaEngine({ seed = 1, isGated = false }: MediaEngineOptions = {}): MediaEngine {
  const clock = createClock();
  const host = createMediaHost();
  const voices = createVoices();
  const bridges = createBridges(clock, voices.music);
  const random = randomFrom(seed);
  const peers = new Set<MediaPeer>();
  const customers = new Set<Customer>();
  let made = 0;

  return {
    createPeer({ name = `leg ${++made}` } = {}) {
      const peer = createPeer(name, { host, clock, random, now: Date.now, isGated });
      peers.add(peer);
      peer.onState((state) => {
        if (state === "closed") peers.delete(peer);
      });
      return peer;
    },
    createCustomer(options = {}) {
      const inner = createCustomer({ ...options, seed: options.seed ?? seed }, Date.now, voices);
      const customer: Customer = {
        ...inner,
        get saying() {
          return inner.saying;
        },
        close() {
          inner.close();
          customers.delete(customer);
        },
      };
      customers.add(customer);
      return customer;
    },
    createBridge: () => bridges.create(),
    async close() {
      bridges.close();
      for (const customer of [...customers]) customer.close();
      for (const peer of [...peers]) peer.close();
      clock.close();
      await host.close();
    },
  };
}
