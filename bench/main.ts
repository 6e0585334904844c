import { parseArgs } from 'node:util';
import { measureAudit } from './audit/audit.ts';
import { describeAudit } from './audit/audit-report.ts';
import { measureCohort } from './cohort/cohort.ts';
import { describeCohort } from './cohort/cohort-report.ts';
import { measureDecide } from './decide/decide.ts';
import { describeDecide } from './decide/decide-report.ts';
import { measureFaults } from './fault/fault.ts';
import { describeCell, describeFaults } from './fault/fault-report.ts';
import { isSound } from './fault/matrix.ts';
import { measureFeeds } from './feed/feed.ts';
import { describeFeeds } from './feed/feed-report.ts';
import { measureFile } from './file/file.ts';
import { describeFile } from './file/file-report.ts';
import { type Change, changes } from './fresh/arrival.ts';
import { measureFresh } from './fresh/fresh.ts';
import { describeFresh } from './fresh/fresh-report.ts';
import { measureHome } from './home/home.ts';
import { describeHome } from './home/home-report.ts';
import { measureIdentity } from './identity/identity.ts';
import { describeIdentity } from './identity/identity-report.ts';
import { measureIngest } from './ingest/ingest.ts';
import { describeIngest } from './ingest/ingest-report.ts';
import { describeNewcomer, measureNewcomer } from './newcomer/newcomer.ts';
import { describePolicyDiff, measurePolicyDiff } from './policy/policy-diff.ts';
import { measureRead } from './read/read.ts';
import { describeRead } from './read/read-report.ts';
import { measureRebuild } from './rebuild/rebuild.ts';
import { describeRebuild } from './rebuild/rebuild-report.ts';
import { measureResolve } from './resolve/resolve.ts';
import { describeResolve } from './resolve/resolve-report.ts';
import { describeJoining, measureJoining } from './truth/joining.ts';
import { measureTrapEffects, trapPage } from './truth/trap-effect.ts';
import { measureTruth } from './truth/truth.ts';
import { describeTruth } from './truth/truth-report.ts';
import { writeTrapPage, writeTruthPage } from './truth/write-page.ts';
import { measureUndo } from './undo/undo.ts';
import { describeUndo } from './undo/undo-report.ts';

const usage = `npm run bench -- ingest [--records 200000] [--data DIR] [--json]
npm run bench -- ingest --each-feed [--records 10000] [--data DIR] [--json]
npm run bench -- file [--gigabytes 2] [--people 20000] [--data DIR] [--json]
npm run bench -- read [--people 20000] [--connections 20] [--seconds 20] [--rate 1500] [--data DIR] [--json]
npm run bench -- fresh [--people 20000] [--rate 500] [--seconds 30] [--change phone|placement] [--data DIR] [--json]
npm run bench -- home [--people 20000] [--rate 150] [--seconds 30] [--data DIR] [--json]
npm run bench -- audit [--people 20000] [--seconds 5] [--times 5] [--data DIR] [--json]
npm run bench -- newcomer [--people 2000] [--json]
npm run bench -- cohort [--people 60000] [--times 5] [--data DIR] [--json]
npm run bench -- joining [--people 500] [--seed 1] [--year 2025] [--traps all] [--data DIR] [--json]
npm run bench -- truth [--people 2000] [--seed 1] [--year 2025] [--traps all] [--each-trap] [--data DIR] [--json] [--write]
npm run bench -- identity [--cases febrl1,fake_1000,pair,100k,1m,england-100k,england-1m] [--data DIR] [--json]
npm run bench -- decide [--records 1000000] [--data DIR] [--json]
npm run bench -- resolve [--people 20000] [--data DIR] [--json]
npm run bench -- rebuild [--people 1200000] [--data DIR] [--json]
npm run bench -- policy [--people 48000] [--data DIR] [--json]
npm run bench -- undo [--records 200] [--times 5] [--data DIR] [--json]
npm run bench -- fault [--feeds a,b] [--kinds x,y] [--people 40] [--seed 1] [--json]`;

const { positionals, values } = readWords();
switch (positionals[0]) {
  case 'ingest': {
    if (values['each-feed']) {
      const measured = await measureFeeds({ records: whole(values.records, 10_000), dataDirectory: values.data });
      console.log(values.json ? JSON.stringify(measured, null, 2) : describeFeeds(measured));
      break;
    }
    const measured = await measureIngest({ records: whole(values.records, 200_000), dataDirectory: values.data });
    console.log(values.json ? JSON.stringify(measured, null, 2) : describeIngest(measured));
    break;
  }
  case 'file': {
    const measured = await measureFile({
      gigabytes: positive(values.gigabytes, 2),
      people: whole(values.people, 20_000),
      dataDirectory: values.data,
    });
    console.log(values.json ? JSON.stringify(measured, null, 2) : describeFile(measured));
    break;
  }
  case 'read': {
    const measured = await measureRead({
      people: whole(values.people, 20_000),
      connections: whole(values.connections, 20),
      seconds: whole(values.seconds, 20),
      rate: whole(values.rate, 1500),
      dataDirectory: values.data,
    });
    console.log(values.json ? JSON.stringify(measured, null, 2) : describeRead(measured));
    break;
  }
  case 'fresh': {
    const measured = await measureFresh({
      people: whole(values.people, 20_000),
      rate: whole(values.rate, 500),
      seconds: whole(values.seconds, 30),
      change: changeOf(values.change),
      dataDirectory: values.data,
    });
    console.log(values.json ? JSON.stringify(measured, null, 2) : describeFresh(measured));
    break;
  }
  case 'home': {
    const measured = await measureHome({
      people: whole(values.people, 20_000),
      rate: whole(values.rate, 150),
      seconds: whole(values.seconds, 30),
      dataDirectory: values.data,
    });
    console.log(values.json ? JSON.stringify(measured, null, 2) : describeHome(measured));
    break;
  }
  case 'audit': {
    const measured = await measureAudit({
      people: whole(values.people, 20_000),
      seconds: whole(values.seconds, 5),
      times: whole(values.times, 5),
      dataDirectory: values.data,
    });
    console.log(values.json ? JSON.stringify(measured, null, 2) : describeAudit(measured));
    break;
  }
  case 'newcomer': {
    const measured = await measureNewcomer(whole(values.people, 2000));
    console.log(values.json ? JSON.stringify(measured, null, 2) : describeNewcomer(measured));
    break;
  }
  case 'cohort': {
    const measured = await measureCohort({
      people: whole(values.people, 60_000),
      times: whole(values.times, 5),
      dataDirectory: values.data,
    });
    console.log(values.json ? JSON.stringify(measured, null, 2) : describeCohort(measured));
    break;
  }
  case 'joining': {
    const measured = await measureJoining({
      people: whole(values.people, 500),
      seed: whole(values.seed, 1),
      year: whole(values.year, 2025),
      traps: values.traps ?? 'all',
      dataDirectory: values.data,
    });
    console.log(values.json ? JSON.stringify(measured, null, 2) : describeJoining(measured));
    break;
  }
  case 'truth': {
    const asked = {
      people: whole(values.people, 2000),
      seed: whole(values.seed, 1),
      year: whole(values.year, 2025),
    };
    if (values['each-trap']) {
      const effects = await measureTrapEffects(asked);
      console.log(values.json ? JSON.stringify(effects, null, 2) : trapPage(effects));
      if (values.write) await writeTrapPage(effects);
      break;
    }
    const traps = values.traps ?? 'all';
    const measured = await measureTruth({ ...asked, traps, dataDirectory: values.data });
    console.log(values.json ? JSON.stringify(measured, null, 2) : describeTruth(measured));
    if (values.write)
      await writeTruthPage(measured, await measureTruth({ ...asked, traps: 'none', dataDirectory: undefined }));
    break;
  }
  case 'identity': {
    const measured = await measureIdentity({ cases: listed(values.cases), dataDirectory: values.data });
    console.log(values.json ? JSON.stringify(measured, null, 2) : describeIdentity(measured));
    break;
  }
  case 'decide': {
    const asked = { records: whole(values.records, 1_000_000), dataDirectory: values.data };
    const measured = await measureDecide(asked, (line) => {
      if (!values.json) console.log(line);
    });
    console.log(values.json ? JSON.stringify(measured, null, 2) : describeDecide(measured));
    break;
  }
  case 'policy': {
    const measured = await measurePolicyDiff({ people: whole(values.people, 48_000), dataDirectory: values.data });
    console.log(values.json ? JSON.stringify(measured, null, 2) : describePolicyDiff(measured));
    break;
  }
  case 'rebuild': {
    const asked = { people: whole(values.people, 1_200_000), dataDirectory: values.data };
    const measured = await measureRebuild(asked, (line) => console.error(line));
    console.log(values.json ? JSON.stringify(measured, null, 2) : describeRebuild(measured));
    if (!measured.sameDigest) process.exitCode = 1;
    break;
  }
  case 'resolve': {
    const measured = await measureResolve({ people: whole(values.people, 20_000), dataDirectory: values.data });
    console.log(values.json ? JSON.stringify(measured, null, 2) : describeResolve(measured));
    break;
  }
  case 'undo': {
    const measured = await measureUndo({
      records: whole(values.records, 200),
      times: whole(values.times, 5),
      dataDirectory: values.data,
    });
    console.log(values.json ? JSON.stringify(measured, null, 2) : describeUndo(measured));
    if (!measured.sameDigest) process.exitCode = 1;
    break;
  }
  case 'fault': {
    const asked = {
      people: whole(values.people, 40),
      seed: whole(values.seed, 1),
      feeds: listed(values.feeds),
      kinds: listed(values.kinds),
    };
    const measured = await measureFaults(asked, (cell) => {
      if (!values.json) console.log(describeCell(cell));
    });
    console.log(values.json ? JSON.stringify(measured, null, 2) : describeFaults(measured));
    if (measured.cells.length === 0 || !measured.cells.every(isSound)) process.exitCode = 1;
    break;
  }
  default:
    console.error(usage);
    process.exitCode = 2;
}

function readWords() {
  const text = { type: 'string' } as const;
  const options = {
    gigabytes: text,
    records: text,
    people: text,
    connections: text,
    seconds: text,
    rate: text,
    seed: text,
    times: text,
    year: text,
    data: text,
    cases: text,
    feeds: text,
    kinds: text,
    change: text,
    json: { type: 'boolean' },
    traps: text,
    'each-trap': { type: 'boolean' },
    'each-feed': { type: 'boolean' },
    write: { type: 'boolean' },
  } as const;
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
    process.exit(2);
  }
}

function changeOf(text: string | undefined): Change {
  const change = changes.find((each) => each === (text ?? 'phone'));
  if (change !== undefined) return change;
  console.error(`found '${text}', expected one of ${changes.join(', ')}\n${usage}`);
  process.exit(2);
}

function listed(text: string | undefined): readonly string[] {
  return text === undefined ? [] : text.split(',').map((name) => name.trim());
}

function positive(text: string | undefined, usual: number): number {
  const value = Number(text ?? usual);
  if (Number.isFinite(value) && value > 0) return value;
  console.error(`found '${text}', expected a number above 0\n${usage}`);
  process.exit(2);
}

function whole(text: string | undefined, usual: number): number {
  const value = Number(text ?? usual);
  if (Number.isSafeInteger(value) && value > 0) return value;
  console.error(`found '${text}', expected a whole number above 0\n${usage}`);
  process.exit(2);
}
