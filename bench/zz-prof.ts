import { checkMatches } from '#job/match/check-matches.ts';
import { openSystem } from '#main.ts';
import { checkPorts } from '#wiring/match/check-matches.ts';

await using system = await openSystem({ databaseUrl: null, dataDirectory: process.argv[2] ?? '' }, true);
const ports = checkPorts(system.database.pool, system.policy, {});
for (let i = 0; i < 4; i += 1) {
  const c = process.cpuUsage();
  const f = await checkMatches(ports, system.policy);
  const d = process.cpuUsage(c);
  console.log(
    f.records,
    f.pairs,
    f.seconds.toFixed(2),
    'cpu',
    ((d.user + d.system) / 1e6).toFixed(2),
    JSON.stringify(f.differences),
    JSON.stringify(f.hot).slice(0, 300),
  );
}
