import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The resource usage of a process. */
export interface ProcessUsage {
  /** CPU time since its start, in user and kernel mode, of all threads. */
  readonly cpuMs: number;
  /** Resident memory at the moment. */
  readonly residentBytes: number;
}

/**
 * Reads the resource usage of a process: from /proc if it exists; otherwise, from `ps`.
 *
 * Linux and macOS's `ps` measure in hundredths of a second. Throws an Error if the process doesn't exist.
 */
export function readProcessUsage(pid: number): ProcessUsage {
  return process.platform === 'linux' ? readFromProc(pid) : readFromPs(pid);
}

// USER_HZ is 100 on every architecture that Node.js supports.
const MS_PER_TICK = 10;

function readFromProc(pid: number): ProcessUsage {
  const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
  return {
    cpuMs: cpuMsOfStat(stat),
    residentBytes: 1024 * Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0),
  };
}

/** Parses the CPU time in /proc/<pid>/stat (proc_pid_stat(5)), for any program name. */
export function cpuMsOfStat(stat: string): number {
  // The name is in parentheses, and may contain parentheses and spaces. utime and stime are fields 14 and 15.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return MS_PER_TICK * (Number(fields[11]) + Number(fields[12]));
}

function readFromPs(pid: number): ProcessUsage {
  const line = execFileSync('ps', ['-o', 'time=,rss=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  const [time = '', kibibytes = ''] = line.split(/\s+/);
  return { cpuMs: cpuMsOfPs(time), residentBytes: 1024 * Number(kibibytes) };
}

/** Parses the CPU time printed by `ps`: `[[days-]hours:]minutes:seconds`, with hundredths on macOS. */
export function cpuMsOfPs(time: string): number {
  const [days, clock] = time.includes('-') ? time.split('-') : ['0', time];
  const seconds = (clock ?? '').split(':').reduce((sum, part) => 60 * sum + Number(part), 0);
  return 1000 * (86_400 * Number(days) + seconds);
}
