// Records what the client and the daemon say to each other, with ids and times replaced, so that another run can be
// compared. The Java class that compares, assetd.contract.Normaliser, replaces in the same order.
const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(\d{3})?Z$/;

/** One conversation: every request that goes through {@link Transcript#fetch} with its answer. */
export class Transcript {
  #ids = new Map();
  exchanges = [];

  /** In place of fetch: sends, and writes down. */
  fetch = async (url, init) => {
    const response = await fetch(url, init);
    const { pathname, search } = new URL(url);
    const request = { method: init.method, target: this.#replaced(pathname + search) };
    if (init.headers['Content-Type']) {
      request.type = init.headers['Content-Type'];
    }
    if (init.body !== undefined) {
      request.body = this.#normalised(JSON.parse(init.body));
    }
    const type = response.headers.get('content-type');
    const text = await response.clone().text();
    const body = type.startsWith('application/json') ? JSON.parse(text) : text;
    const answer = { status: response.status, type, body: this.#normalised(body) };
    this.exchanges.push({ request, response: answer });
    return response;
  };

  /** Names are replaced after the values beside them, in a fixed order: ids get their numbers from that. */
  #normalised(value) {
    if (typeof value === 'string') {
      return TIME.test(value) ? '<time>' : this.#replaced(value);
    }
    if (value === null || typeof value !== 'object') {
      return value;
    }
    if (Array.isArray(value)) {
      return value.map((entry) => this.#normalised(entry));
    }
    const isTime = TIME.test(value.value);
    const isUser = 'aesthetics' in value;
    const entries = Object.entries(value).sort(idsLast).map(([name, entry]) => {
      const fixed = (isTime && name === 'readable' && '<readable>') || (isUser && name === 'name' && '<name>');
      return [name, fixed || this.#normalised(entry)];
    });
    return Object.fromEntries(entries.map(([name, entry]) => [this.#replaced(name), entry]));
  }

  #replaced(text) {
    return text.replace(UUID, (id) => {
      if (!this.#ids.has(id)) {
        this.#ids.set(id, `<id ${this.#ids.size + 1}>`);
      }
      return this.#ids.get(id);
    });
  }
}

/** Names that are ids differ from run to run: what stands beside them, like their index, gives the order. */
function idsLast(a, b) {
  const [first, second] = [a, b].map(([name, entry]) =>
    name.search(UUID) === 0 ? `1${JSON.stringify(entry)}` : `0${name}`);
  return first < second ? -1 : 1;
}
