// What a program holds that only listens to one stream.
import { once } from 'node:events';
import WebSocket from 'ws';

/** A socket on a stream and what its frames build up: the first is the snapshot, each later one a change. */
export class Mirror {
  constructor(daemon, path) {
    this.path = path;
    this.held = new Map();
    this.frames = 0;
    this.problems = [];
    this.socket = new WebSocket(daemon.socketUrl + path);
    this.socket.on('message', (data) => this.#apply(JSON.parse(data)));
    this.socket.on('error', (error) => this.problems.push(error.message));
    this.closed = once(this.socket, 'close').then(([code]) => code);
  }

  #apply(frame) {
    this.frames++;
    for (const entry of frame.iterable) {
      if (this.path.endsWith('/identifiers')) {
        this.#set(entry.asset.id, entry.deleted ? undefined : entry.asset.id);
      } else {
        this.#set(entry.id, entry);
      }
    }
    for (const [id, index] of Object.entries(frame.indices ?? {})) {
      if (index < 0) {
        this.#set(id, undefined);
      }
    }
    this.socket.emit('applied');
  }

  #set(id, value) {
    if (value !== undefined) {
      this.held.set(id, value);
    } else if (!this.held.delete(id)) {
      this.problems.push(`${this.path} deletes ${id}, which is not there`);
    }
  }

  /** Waits until the model fulfils a condition. */
  async until(condition) {
    while (!condition(this)) {
      await once(this.socket, 'applied', { signal: AbortSignal.timeout(30_000) });
    }
  }
}

/** A value without the readable times, which depend on when they are written, and with sorted keys. */
export function timeless(value) {
  if (Array.isArray(value)) {
    return value.map(timeless);
  }
  if (value === null || typeof value !== 'object') {
    return value;
  }
  const names = Object.keys(value).sort();
  const isTime = typeof value.value === 'string';
  return Object.fromEntries(
    names.filter((name) => !(isTime && name === 'readable')).map((name) => [name, timeless(value[name])]));
}

/** Assets by id, comparable with {@link Mirror#held}. */
export function byId(assets) {
  return Object.fromEntries(assets.map((asset) => [asset.id, timeless(asset)]).sort(byKey));
}

function byKey([a], [b]) {
  return a < b ? -1 : 1;
}
