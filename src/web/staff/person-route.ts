import type { FastifyInstance } from 'fastify';
import type { WebPorts } from '../port.ts';

export function registerPerson(_web: FastifyInstance, _ports: WebPorts): void {}
