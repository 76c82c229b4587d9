import type { ServerSummary } from './summary';
import type { WorkloadName } from './workloads';

const LABEL_WIDTH = 290;
const PLOT_WIDTH = 470;
const ROW_HEIGHT = 24;
const HEADING = 44;
const GAP = 26;

/**
 * Draws the CPU time of each server as a multiple of the base's, as SVG: a bar up to the median, a line between the
 * quartiles, and a line at 1.
 */
export function drawPlot(servers: readonly ServerSummary[], workloads: readonly WorkloadName[]): string {
  const panelHeight = HEADING + servers.length * ROW_HEIGHT + GAP;
  const width = LABEL_WIDTH + PLOT_WIDTH + 70;
  const height = workloads.length * panelHeight;
  const panels = workloads.map((name, index) => drawPanel(servers, name, index * panelHeight));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}" width="${String(width)}" height="${String(height)}" font-family="system-ui, sans-serif" font-size="13" role="img">`,
    '<title>Server CPU time per request, as a multiple of the floor</title>',
    `<rect width="${String(width)}" height="${String(height)}" fill="#ffffff"/>`,
    ...panels,
    '</svg>',
    '',
  ].join('\n');
}

function drawPanel(servers: readonly ServerSummary[], name: WorkloadName, top: number): string {
  const most = Math.max(1, ...servers.map(({ workloads }) => workloads.get(name)?.ratio.upper ?? 0));
  const x = (ratio: number): string => (LABEL_WIDTH + (PLOT_WIDTH * ratio) / most).toFixed(1);
  const bottom = top + HEADING + servers.length * ROW_HEIGHT;
  const bars = servers.map((server, index) => {
    const ratio = server.workloads.get(name)?.ratio;
    if (!ratio) return '';
    const y = top + HEADING + index * ROW_HEIGHT;
    const isService = server.label.startsWith('**');
    const label = escapeXml(server.label.replaceAll('**', ''));
    const middle = String(y + ROW_HEIGHT / 2);
    return [
      `<text x="${String(LABEL_WIDTH - 8)}" y="${String(y + 16)}" text-anchor="end"${isService ? ' font-weight="bold"' : ''}>${label}</text>`,
      `<rect x="${String(LABEL_WIDTH)}" y="${String(y + 4)}" width="${((PLOT_WIDTH * ratio.median) / most).toFixed(1)}" height="${String(ROW_HEIGHT - 8)}" fill="${isService ? '#0b6bcb' : '#9fb3c8'}"/>`,
      `<line x1="${x(ratio.lower)}" x2="${x(ratio.upper)}" y1="${middle}" y2="${middle}" stroke="#102a43" stroke-width="2"/>`,
      `<text x="${(Number(x(Math.max(ratio.median, ratio.upper))) + 6).toFixed(1)}" y="${String(y + 16)}">${ratio.median.toFixed(2)}</text>`,
    ].join('\n');
  });
  return [
    `<text x="8" y="${String(top + 26)}" font-size="15" font-weight="bold">${name}: CPU time per request, × floor</text>`,
    ...bars,
    `<line x1="${x(1)}" x2="${x(1)}" y1="${String(top + HEADING)}" y2="${String(bottom)}" stroke="#d64545" stroke-dasharray="4 3"/>`,
  ].join('\n');
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
