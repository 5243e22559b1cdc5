// Starts and stops the daemon from its jar.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const running = new Set();
const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';

/** A running daemon: its process and its address. */
export class Daemon {
  constructor(process, url) {
    this.process = process;
    this.url = url;
  }

  /** Starts the jar on any free port and waits for its ready line. */
  static async start(jar, data) {
    const args = ['-jar', jar, '--port', '0', '--data', data, '--quiet'];
    const child = spawn(java, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    running.add(child);
    child.on('exit', () => running.delete(child));
    child.on('error', (error) => console.error(`Cannot run ${java}: ${error.message}`));
    for await (const line of createInterface({ input: child.stdout })) {
      const ready = /^assetd ready on (http:\/\/\S+)$/.exec(line);
      if (ready) {
        child.stdout.resume();
        return new Daemon(child, ready[1]);
      }
    }
    throw new Error('The daemon ended before it was ready.');
  }

  /** Ends every daemon that a failed run left behind. */
  static killAll() {
    running.forEach((child) => child.kill('SIGKILL'));
  }

  /** The address of its sockets: clients replace http by ws. */
  get socketUrl() {
    return this.url.replace('http', 'ws');
  }

  /** Sends SIGTERM and gives the exit code, or the name of the signal that ended the process. */
  async stop() {
    this.process.kill('SIGTERM');
    const [code, signal] = this.process.exitCode === null
      ? await once(this.process, 'exit') : [this.process.exitCode];
    return signal ?? code;
  }
}
