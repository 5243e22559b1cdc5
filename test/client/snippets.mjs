// The snippets to save: from a file of JSON lines (id, title, ext, tags, content), or made up.
import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';

/** The first snippets of a file that may be compressed with xz or gzip; without a file, built ones. */
export async function snippets(count, file) {
  if (!file) {
    return Array.from({ length: count }, (_, number) => made(number));
  }
  const found = [];
  const input = opened(file);
  for await (const line of createInterface({ input })) {
    found.push(JSON.parse(line));
    if (found.length === count) {
      break;
    }
  }
  input.destroy();
  return found;
}

function opened(file) {
  if (file.endsWith('.xz')) {
    return spawn('xz', ['-dc', file], { stdio: ['ignore', 'pipe', 'ignore'] }).stdout;
  }
  const raw = createReadStream(file);
  return file.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
}

const WORDS = ['merge', 'queue', 'parse', 'matrix', 'token', 'cache', 'graph', 'filter', 'größe', 'λ'];
const LANGUAGES = [
  ['py', 'python', (name) => `def ${name}(values):\n    """Made up."""\n    return sorted(values)\n`],
  ['js', 'javascript', (name) => `export function ${name}(values) {\n  return [...values].sort();\n}\n`],
  ['md', 'markdown', (name) => `# ${name}\n\n- one\n- two: "quoted" \\ back\n`],
];

/** Snippet number n, always the same one. */
function made(number) {
  const [ext, tag, body] = LANGUAGES[number % LANGUAGES.length];
  const name = [number, number * 7 + 3, number * 13 + 5].map((n) => WORDS[n % WORDS.length]).join('_');
  return {
    title: `${name} number ${number}`,
    ext,
    tags: [tag, 'made-up'],
    content: body(`${name}_${number}`),
  };
}
