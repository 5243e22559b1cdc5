// Runs a program of checks in a directory of its own, whatever becomes of it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, summary } from './checks.mjs';
import { Daemon } from './daemon.mjs';

/** Gives the run an empty data directory, and ends the process with the exit code of its checks. */
export async function campaign(prefix, run) {
  const data = mkdtempSync(join(tmpdir(), prefix));
  try {
    await run(data);
  } catch (error) {
    await check('the run came to its end', () => { throw error; });
  } finally {
    Daemon.killAll();
    rmSync(data, { recursive: true, force: true });
  }
  process.exit(summary());
}
