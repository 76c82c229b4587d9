import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findProgram } from '../../test/support/run/programs';
import type { Figures } from './figures';

const CLI = join(__dirname, 'node_modules/lighthouse/cli/index.js');
const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const LIMIT_MS = 180_000;

/** How to measure a page. */
export interface AuditOptions {
  /** The `Cookie` header of a signed-in person, or null. */
  readonly cookie: string | null;
  /** The file for Lighthouse's report; null to keep none. */
  readonly report: string | null;
}

interface Report {
  readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
  readonly audits: Readonly<
    Record<string, { readonly numericValue?: number; readonly score: number | null }>
  >;
  /** The URL of the page at the end. */
  readonly finalDisplayedUrl: string;
  readonly runtimeError?: { readonly message: string };
}

/** Lighthouse sometimes misses the start of a page. */
const TRIES = 3;

/**
 * Measures a page once with Lighthouse's default settings: a phone on a slow network, simulated. Each call starts a new
 * browser without stored data.
 *
 * @throws Error if the page can't be measured.
 */
export async function auditPage(url: string, options: AuditOptions): Promise<Figures> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await audit(url, options);
    } catch (error) {
      if (attempt === TRIES) throw error;
    }
  }
}

async function audit(url: string, { cookie, report }: AuditOptions): Promise<Figures> {
  const folder = mkdtempSync(join(tmpdir(), 'lighthouse-'));
  const output = report ?? join(folder, 'report.json');
  const flags = ['--headless=new', '--disable-gpu', '--disable-quic', '--no-first-run'];
  // Root can't set up Chromium's sandbox.
  if (process.getuid?.() === 0) flags.push('--no-sandbox');
  const args = [
    ...[CLI, url, '--quiet', '--output', 'json', '--output-path', output],
    ...['--no-enable-error-reporting', `--chrome-flags=${flags.join(' ')}`],
    ...(cookie === null ? [] : [`--extra-headers=${JSON.stringify({ cookie })}`]),
  ];
  try {
    await promisify(execFile)(process.execPath, args, {
      env: { ...process.env, CHROME_PATH: process.env['CHROME_PATH'] ?? findProgram(CHROMIUM) },
      timeout: LIMIT_MS,
    });
    const found = JSON.parse(readFileSync(output, 'utf8')) as Report;
    if (!found.runtimeError && found.finalDisplayedUrl !== url) {
      throw new Error(`${url} led to ${found.finalDisplayedUrl}, which was measured instead.`);
    }
    return figuresOf(found);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function figuresOf({ categories, audits, runtimeError }: Report): Figures {
  if (runtimeError) throw new Error(runtimeError.message);
  const score = (category: string): number => Math.round((categories[category]?.score ?? 0) * 100);
  const value = (name: string): number => {
    const measured = audits[name]?.numericValue;
    if (measured === undefined) throw new Error(`Lighthouse has no ${name}.`);
    return measured;
  };
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    bestPractices: score('best-practices'),
    seo: score('seo'),
    firstPaintMs: value('first-contentful-paint'),
    largestPaintMs: value('largest-contentful-paint'),
    blockingMs: value('total-blocking-time'),
    layoutShift: value('cumulative-layout-shift'),
    bytes: value('total-byte-weight'),
  };
}
