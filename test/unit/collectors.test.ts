import { EventCounter, labelNamed, Histogram } from '../../src/telemetry/collectors';

describe('collectors', () => {
  it('print counters and cumulative buckets in the format of Prometheus', () => {
    const label = labelNamed('route');
    const counter = new EventCounter('events_total', 'Events.');
    counter.add(label('/a'));
    counter.add(label('/a'), 2);
    counter.add(label('/b'));
    expect(counter.text()).toBe(
      '# HELP events_total Events.\n# TYPE events_total counter\nevents_total{route="/a"} 3\nevents_total{route="/b"} 1\n',
    );
    const histogram = new Histogram('time_seconds', 'Time.', [0.1, 1]);
    for (const seconds of [0.1, 0.5, 0.5, 7]) histogram.observe(label('/a'), seconds);
    expect(histogram.text().split('\n')).toEqual([
      '# HELP time_seconds Time.',
      '# TYPE time_seconds histogram',
      'time_seconds_bucket{route="/a",le="0.1"} 1',
      'time_seconds_bucket{route="/a",le="1"} 3',
      'time_seconds_bucket{route="/a",le="+Inf"} 4',
      'time_seconds_sum{route="/a"} 8.1',
      'time_seconds_count{route="/a"} 4',
      '',
    ]);
  });

  it('have at most 200 values of a label, and no character that ends one', () => {
    const label = labelNamed('x');
    const values = Array.from({ length: 1000 }, (_, index) => label(`value ${String(index)}`));
    expect(new Set(values).size).toBe(201);
    expect(values.at(-1)).toBe('x="other"');
    expect(values[7]).toBe(label('value 7'));
    expect(labelNamed('x')('a"b\\c\nd')).toBe('x="a_b_c_d"');
  });
});
