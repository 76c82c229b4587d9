import { CUTS, proveCuts } from '../support/proofs/connection-cuts';
import { describeOnPrivateServer } from '../support/database/test-database';

// `npm run prove:cuts` repeats this a hundred times.
describeOnPrivateServer('the service after its connections are cut', (binary) => {
  it.each(CUTS)('works again after they are %s, and has kept every acknowledged write', async (cut) => {
    const proof = await proveCuts(binary, cut, cut === 'restarted' ? 2 : 15);
    expect(proof).toMatchObject({ unexpected: [], lost: 0 });
    expect(Math.min(proof.read, proof.written, proof.unavailable)).toBeGreaterThan(0);
  });
});
