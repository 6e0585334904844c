import type { Command } from 'commander';
export function addScenarioVerb(_program: Command): void {}
