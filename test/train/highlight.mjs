// Reads texts from standard input, one JSON string a line, and answers with what highlight.js detects, one name a line.
// Arguments: the node_modules folder, then the names of the languages it may choose from.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import readline from 'node:readline';

const [modules, ...names] = process.argv.slice(2);
const hljs = createRequire(resolve(modules) + '/')('highlight.js');
for await (const line of readline.createInterface({ input: process.stdin })) {
  const start = process.hrtime.bigint();
  const found = hljs.highlightAuto(JSON.parse(line), names).language ?? 'none';
  console.log(found + ' ' + (process.hrtime.bigint() - start) / 1000n);
}
