/** The window's way to its host: typed calls, events by name, and whether anyone answers. */

import { events, type CallName, type Calls, type EventName, type EventValue } from "#contract/calls";
import { createClient, type Send } from "#contract/client";
import { Failure } from "#contract/failure";
import { EventMessage } from "#contract/wire";
import type { Carrier } from "./carrier.ts";

/** `refused`: the host is there but no longer knows this page; only a new address helps. */
export type Connection = "connected" | "lost" | "refused";

export interface Host {
  /** Resolves to the call's checked output; rejects with a `Failure`. */
  readonly call: <K extends CallName>(name: K, input: Parameters<Calls[K]>[0]) => ReturnType<Calls[K]>;
  /** Hear an event until the returned function is called. */
  readonly on: <K extends EventName>(name: K, listener: (value: EventValue<K>) => void) => () => void;
  readonly onConnection: (listener: (connection: Connection) => void) => () => void;
}

type Listener = (value: never) => void;

export function createHost(carrier: Carrier): Host {
  const listeners = new Map<EventName, Set<Listener>>();
  const connections = new Set<(connection: Connection) => void>();
  const tell = (connection: Connection) => connections.forEach((listener) => listener(connection));
  const calls = createClient(watched(carrier.send, tell));
  carrier.listen((message) => deliver(listeners, message));
  carrier.onConnection?.(tell);
  return {
    call: ((name: CallName, input: unknown) =>
      (calls[name] as (input: unknown) => unknown)(input)) as Host["call"],
    on(name, listener) {
      const heard = listeners.get(name) ?? new Set();
      listeners.set(name, heard.add(listener));
      return () => heard.delete(listener);
    },
    onConnection(listener) {
      connections.add(listener);
      return () => connections.delete(listener);
    },
  };
}

/** Every call also tells whether the host still answers. */
function watched(send: Send, tell: (connection: Connection) => void): Send {
  return async (name, input) => {
    try {
      const reply = await send(name, input);
      tell("connected");
      return reply;
    } catch (error) {
      tell(error instanceof Failure && error.code === "refused" ? "refused" : "lost");
      throw error;
    }
  };
}

/** Give an event to those who asked for it; what the contract does not know is dropped. */
function deliver(listeners: ReadonlyMap<EventName, ReadonlySet<Listener>>, message: unknown): void {
  const parsed = EventMessage.safeParse(message);
  if (!parsed.success || !Object.hasOwn(events, parsed.data.event)) return;
  const name = parsed.data.event as EventName;
  const value = events[name].safeParse(parsed.data.value);
  if (value.success) listeners.get(name)?.forEach((listener) => listener(value.data as never));
}
