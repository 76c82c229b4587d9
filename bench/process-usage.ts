import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What a process has used. */
export interface ProcessUsage {
  /** CPU time since it began, in user and kernel mode, of all of its threads. */
  readonly cpuMs: number;
  /** Memory that is resident just now. */
  readonly residentBytes: number;
}

/**
 * Reads what a process has used: from /proc where there is one, else from `ps`.
 *
 * Linux counts in hundredths of a second, as does macOS's `ps`. Throws an Error when there is no such process.
 */
export function readProcessUsage(pid: number): ProcessUsage {
  return process.platform === 'linux' ? readFromProc(pid) : readFromPs(pid);
}

// USER_HZ is 100 on every architecture that Node.js runs on.
const MS_PER_TICK = 10;

function readFromProc(pid: number): ProcessUsage {
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return {
    cpuMs: cpuMsOfStat(stat),
    residentBytes: 1024 * Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0),
  };
}

/** Reads the CPU time out of /proc/<pid>/stat (proc_pid_stat(5)), whatever the program is called. */
export function cpuMsOfStat(stat: string): number {
  // The name is in brackets and may have brackets and spaces itself; utime and stime are fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return MS_PER_TICK * (Number(fields[11]) + Number(fields[12]));
}

function readFromPs(pid: number): ProcessUsage {
  const line = execFileSync('ps', ['-o', 'time=,rss=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  const [time = '', kibibytes = ''] = line.split(/\s+/);
  return { cpuMs: cpuMsOfPs(time), residentBytes: 1024 * Number(kibibytes) };
}

/** Reads the CPU time as `ps` writes it: `[[days-]hours:]minutes:seconds`, macOS with hundredths. */
export function cpuMsOfPs(time: string): number {
  const [days, clock] = time.includes('-') ? time.split('-') : ['0', time];
  const seconds = (clock ?? '').split(':').reduce((sum, part) => 60 * sum + Number(part), 0);
  return 1000 * (86_400 * Number(days) + seconds);
}
