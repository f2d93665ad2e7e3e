/**
 * The program under test: bin/hoithi as a person starts it, with a folder of
 * its own and a free port. It brings its own PostgreSQL and Redis.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const binary = join(root, 'bin/hoithi');

/** A port that is free now. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Starts `hoithi demo`. Returns { url, signIn(role), kill(), start(), stop(), output() }.
 * `kill` is `kill -9`; `start` after it uses the same data and the same port.
 */
export async function startDemo({ args = [], env = {} } = {}) {
  if (!existsSync(binary)) throw new Error('bin/hoithi is missing: run `make build` first');
  const dir = mkdtempSync(join(tmpdir(), 'hoithi-e2e-'));
  const port = await freePort();
  const app = new Demo(dir, port, args, env);
  await app.start();
  return app;
}

class Demo {
  #child;
  #log = '';

  constructor(dir, port, args, env) {
    Object.assign(this, { dir, port, args, env, url: `http://127.0.0.1:${port}` });
  }

  /** Everything it has printed. */
  output() {
    return this.#log;
  }

  async start() {
    this.#child = spawn(binary, ['demo', ...this.args], {
      cwd: this.dir,
      env: { ...process.env, LANG: 'vi_VN.UTF-8', HOITHI_VAR_DIR: join(this.dir, 'var'), HOITHI_LISTEN: `127.0.0.1:${this.port}`, ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const started = this.#log.length;
    await new Promise((resolve, reject) => {
      const hear = (chunk) => {
        this.#log += chunk;
        if (this.#log.slice(started).includes('ready: ')) resolve();
      };
      this.#child.stdout.setEncoding('utf8').on('data', hear);
      this.#child.stderr.setEncoding('utf8').on('data', hear);
      this.#child.once('error', reject);
      this.#child.once('exit', (code) => reject(new Error(`hoithi ended with ${code}:\n${this.#log.slice(-4000)}`)));
    });
  }

  /** E-mail and password of the n-th person (from 0) with a role, as printed. */
  signIn(role, n = 0) {
    const lines = [...this.#log.matchAll(/^\s+(\w+)\s+(\S+@\S+)\s+(\S+)\s*$/gm)].filter((m) => m[1] === role);
    const people = [...new Map(lines.map((m) => [m[2], { email: m[2], password: m[3] }])).values()];
    if (!people[n]) throw new Error(`no sign-in number ${n} for ${role} in:\n${this.#log}`);
    return people[n];
  }

  async #end(signal) {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.removeAllListeners('exit');
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }

  kill() {
    return this.#end('SIGKILL');
  }

  async stop() {
    await this.#end('SIGTERM');
    rmSync(this.dir, { recursive: true, force: true });
  }
}
