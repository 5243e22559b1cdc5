// Drives the rest of the official client's classes, unmodified, against a daemon of its own, and scans for it as the
// Python clients do, on an idle and on a busy machine:
//   node clients.mjs [path/to/assetd.jar]
import * as pieces from '@pieces.app/pieces-os-client';
import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { campaign } from './campaign.mjs';
import { check } from './checks.mjs';
import { me } from './client.mjs';
import { Daemon } from './daemon.mjs';

const SCANS = 100;
const here = dirname(fileURLToPath(import.meta.url));
const [jar = join(here, '..', '..', 'build', 'assetd.jar')] = process.argv.slice(2);

/** The classes whose every method is called below. Others are about things that no asset client asks for. */
const CLASSES = ['AnchorApi', 'AnchorsApi', 'AnnotationApi', 'AnnotationsApi', 'AssetApi', 'AssetsApi', 'ClassificationApi',
  'ConnectorApi', 'FormatApi', 'FormatsApi', 'HintApi', 'HintsApi', 'LinkifyApi', 'ModelApi', 'ModelsApi', 'PersonApi',
  'PersonsApi', 'QGPTApi', 'SearchApi', 'SensitiveApi', 'SensitivesApi', 'TagApi', 'TagsApi', 'WebsiteApi', 'WebsitesApi',
  'WellKnownApi'];

/** Methods of these classes that are in no contract of assetd: it does not have the operation. */
const UNKNOWN = /^\/(anchor\/[^/]+\/(rename|conversations|messages|workstream|assets\/x)|(anchor|person|hint|sensitive)\/[^/]+\/(conversations|messages|workstream)|models\/stream|anchor\/[^/]+\/websites)/;

/** One of each class, on one address. */
function generated(url, fetchApi) {
  const configuration = new pieces.Configuration({ basePath: url, fetchApi });
  return Object.fromEntries(CLASSES.map((name) => [name, new pieces[name](configuration)]));
}

const fragment = (raw, ext) => ({ fragment: { string: { raw }, metadata: ext && { ext } } });

/** Whatever a method asks for is there: an id that nothing has. */
const anything = new Proxy({}, { get: () => '00000000-0000-4000-8000-000000000000' });

async function materials(api, application) {
  const seed = { type: 'SEEDED_ASSET', asset: { application, format: fragment('select 1;', 'sql') } };
  const asset = (await api.AssetsApi.assetsCreateNewAsset({ seed })).id;

  await check('a tag is made once, found, hung on an asset, edited and deleted', async (assert) => {
    const made = await api.TagsApi.tagsCreateNewTag({ seededTag: { text: 'by npm', asset, category: 'UNKNOWN' } });
    const again = await api.TagsApi.tagsCreateNewTag({ seededTag: { text: 'by npm', category: 'UNKNOWN' } });
    assert.equal(again.id, made.id);
    assert.equal((await api.TagsApi.tagsExists({ existentMetadata: { value: 'by npm' } })).tag.id, made.id);
    const tag = await api.TagApi.tagsSpecificTagSnapshot({ tag: made.id });
    assert.deepEqual(tag.assets.iterable.map(({ id }) => id), [asset]);
    assert.ok((await api.TagsApi.tagsSnapshot({})).iterable.some(({ id }) => id === made.id));
    const edited = await api.TagApi.tagUpdate({ tag: { ...tag, text: 'by npm, edited' } });
    assert.equal(edited.text, 'by npm, edited');
    await api.TagApi.tagScoresIncrement({ tag: made.id, seededScoreIncrement: { tag: { reuse: true } } });
    assert.equal((await api.TagApi.tagsSpecificTagSnapshot({ tag: made.id })).score.reuse, 1);
    const input = { engines: { iterable: [{ query: 'npm, edited' }] } };
    assert.equal((await api.TagsApi.searchTags({ searchInput: input })).iterable[0].identifier, made.id);
    await api.TagsApi.tagsDeleteSpecificTag({ tag: made.id });
    assert.equal((await api.TagApi.tagsSpecificTagSnapshot({ tag: made.id }).catch((e) => e)).response.status, 410);
  });

  await check('a website, a person, an annotation, a hint and an anchor are made and shown by their asset', async (assert) => {
    const made = {
      websites: await api.WebsitesApi.websitesCreateNewWebsite({ seededWebsite: { url: 'https://example.org/npm', name: 'npm', asset } }),
      persons: await api.PersonsApi.personsCreateNewPerson({ seededPerson: { type: { basic: { name: 'Npm Person' } }, asset } }),
      annotations: await api.AnnotationsApi.annotationsCreateNewAnnotation({ seededAnnotation: { text: 'Selects one.', type: 'DESCRIPTION', asset } }),
      hints: await api.HintsApi.hintsCreateNewHint({ seededHint: { text: 'Why one?', type: 'SUGGESTED_QUERY', asset } }),
      anchors: await api.AnchorsApi.anchorsCreateNewAnchor({ seededAnchor: { type: 'FILE', fullpath: '/npm/one.sql', asset } }),
    };
    const shown = await api.AssetApi.assetSnapshot({ asset });
    Object.entries(made).forEach(([kind, { id }]) =>
      assert.ok(shown[kind].iterable.some((one) => one.id === id), kind));
    assert.equal(shown.anchors.iterable[0].points.iterable[0].reference.fullpath, '/npm/one.sql');

    await api.AnnotationApi.annotationAssociatePerson({ annotation: made.annotations.id, person: made.persons.id });
    const note = await api.AnnotationApi.annotationSpecificAnnotationSnapshot({ annotation: made.annotations.id });
    assert.deepEqual(note.persons.iterable.map(({ id }) => id), [made.persons.id]);
    assert.deepEqual((await api.PersonApi.personSnapshot({ person: made.persons.id })).annotations.iterable.map(({ id }) => id), [note.id]);
    await api.AnnotationApi.annotationUpdate({ annotation: { ...note, text: 'Selects the number one.' } });
    assert.equal((await api.AssetApi.assetSpecificAssetExport({ asset, exportType: 'MD' })).description, 'Selects the number one.');
    await api.AssetApi.assetDisassociateHint({ asset, hint: made.hints.id });
    assert.deepEqual((await api.HintApi.hintSpecificHintSnapshot({ hint: made.hints.id })).assets.iterable, []);
  });

  await check('an asset read and sent back by TypeScript, with milliseconds, is no edit', async (assert) => {
    const before = await api.AssetApi.assetSnapshot({ asset });
    const after = await api.AssetApi.assetUpdate({ asset: before });
    assert.equal(after.updated.value.getTime(), before.updated.value.getTime());
    assert.equal(after.original.reference.fragment.string.raw, 'select 1;');
  });

  await check('formats are listed, analysed in vain and reclassified', async (assert) => {
    const { iterable: [format] } = await api.FormatsApi.formatsSnapshot({});
    assert.equal(format.fragment.string.raw, 'select 1;');
    const analysis = await api.FormatApi.formatAnalysis({ format: format.id });
    assert.deepEqual([analysis.format, analysis.code, analysis.image], [format.id, undefined, undefined]);
    const other = await api.FormatApi.formatReclassify({ formatReclassification: { ext: 'txt', format } });
    assert.equal(other.classification.specific, 'txt');
    assert.equal(other.fragment.string.raw, 'select 1;');
  });

  await check('counters count, activities and conversations are empty', async (assert) => {
    await api.AssetApi.assetScoresIncrement({ asset, seededScoreIncrement: { asset: { reuse: true } } });
    assert.equal((await api.AssetApi.assetSnapshot({ asset })).score.reuse, 1);
    assert.deepEqual((await api.AssetApi.assetSpecificAssetActivities({ asset })).iterable, []);
    assert.deepEqual((await api.AssetApi.assetSpecificAssetConversations({ asset })).iterable, []);
  });
}

async function connector(api, application) {
  await check('an application is shown around, gets advice and acts on it', async (assert) => {
    const { id } = application;
    assert.equal(await api.ConnectorApi.onboarded({ application: id, body: true }), id);
    const creation = { asset: { format: fragment('let npm = "copied";') } };
    const first = await api.ConnectorApi.suggest({ application: id, seededConnectorCreation: creation });
    assert.deepEqual([first.save.suggested, first.reuse.suggested], [true, false]);
    const asset = await api.ConnectorApi.react({ application: id, reaction: { save: true, seed: creation } });
    const second = await api.ConnectorApi.suggest({ application: id, seededConnectorCreation: creation });
    assert.deepEqual(second.reuse.assets.iterable.map((one) => one.id), [asset]);
    assert.equal(await api.ConnectorApi.intention({ application: id, seededConnectorAsset: creation.asset }), id);
  });
}

async function placeholders(api) {
  await check('models are placeholders; asking one is refused with a sentence', async (assert) => {
    const { iterable } = await api.ModelsApi.modelsSnapshot();
    const names = ['GPT-3.5-turbo Chat Model', 'GPT-4o Chat Model'];
    names.forEach((name) => assert.ok(iterable.some((model) => model.name === name && model.cloud), name));
    const error = await api.QGPTApi.question({ qGPTQuestionInput: { query: 'Why?', relevant: { iterable: [] } } }).catch((e) => e);
    assert.equal(error.response.status, 501);
    assert.match(await error.response.text(), /^assetd has no language models.*\.$/);
  });
}

/** Calls every method of every class with ids that nothing has, and whatever body comes of it. */
async function sweep(url) {
  const answers = [];
  const api = generated(url, async (address, init) => {
    const response = await fetch(address, init);
    answers.push({ method: init.method, path: new URL(address).pathname, response: response.clone() });
    return response;
  });
  const silent = [];
  for (const [name, instance] of Object.entries(api)) {
    const prototype = Object.getPrototypeOf(instance);
    for (const method of Object.getOwnPropertyNames(prototype).filter((one) => one.endsWith('Raw'))) {
      await instance[method](anything).catch((error) => error.response ?? silent.push(`${name}.${method}: ${error.message}`));
    }
  }
  await check(`${answers.length} calls of the generated methods are each answered, and refusals are a sentence`, async (assert) => {
    for (const { method, path, response } of answers) {
      const text = await response.text();
      if (response.status === 404) {
        assert.match(path, UNKNOWN, `${method} ${path}`);
      }
      assert.ok([200, 204, 400, 404, 409, 410, 500, 501].includes(response.status), `${response.status} ${method} ${path}`);
      if (response.status >= 400) {
        assert.match(text, /^[^\n]+\.$/, `${method} ${path}`);
        assert.doesNotMatch(text, /Exception|number \d+\./, `${method} ${path}: ${text}`);
      }
    }
  });
  const counts = {};
  answers.forEach(({ response }) => { counts[response.status] = (counts[response.status] ?? 0) + 1; });
  console.log(`        ${Object.entries(counts).map(([status, count]) => `${count} times ${status}`).join(', ')}; ` +
    `${silent.length} methods sent nothing`);
}

/** A connect that is closed at once, then a HEAD on a connection of its own; milliseconds of both. */
async function scan(url) {
  const { hostname, port } = new URL(url);
  const timed = (onConnect) => new Promise((resolve, reject) => {
    const started = performance.now();
    const socket = connect(port, hostname, () => onConnect(socket, () => {
      socket.destroy();
      resolve(performance.now() - started);
    }));
    socket.on('error', reject);
  });
  const connected = await timed((socket, done) => done());
  const answered = await timed((socket, done) => {
    socket.once('data', done);
    socket.write(`HEAD /.well-known/health HTTP/1.1\r\nHost: ${hostname}:${port}\r\nConnection: close\r\n\r\n`);
  });
  return { connected, answered };
}

async function discovery(url, how) {
  await check(`${SCANS} scans are answered on ${how} machine`, async (assert) => {
    const scans = [];
    for (let i = 0; i < SCANS; i++) {
      scans.push(await scan(url));
    }
    for (const part of ['connected', 'answered']) {
      const times = scans.map((one) => one[part]).sort((a, b) => a - b);
      const at = (share) => times[Math.floor(share * (SCANS - 1))].toFixed(1);
      console.log(`        ${part}: median ${at(0.5)} ms, 99% ${at(0.99)} ms, slowest ${at(1)} ms`);
    }
    assert.equal(scans.length, SCANS);
  });
}

/** With two spinning processes per core beside it: what a scan meets while something is being built. */
async function busy(body) {
  const spinning = Array.from({ length: 2 * availableParallelism() }, () =>
    spawn(process.execPath, ['-e', 'for (;;) {}'], { stdio: 'ignore' }));
  try {
    await body();
  } finally {
    spinning.forEach((child) => child.kill('SIGKILL'));
  }
}

async function run(data) {
  const daemon = await Daemon.start(jar, data);
  await discovery(daemon.url, 'an idle');
  await busy(() => discovery(daemon.url, 'a busy'));
  const api = generated(daemon.url);
  const { application } = await api.ConnectorApi.connect({ seededConnectorConnection: me });
  await materials(api, application);
  await connector(api, application);
  await placeholders(api);
  await sweep(daemon.url);
  await check('SIGTERM ends the daemon with exit code 0', async (assert) => assert.equal(await daemon.stop(), 0));
}

await campaign('assetd-clients-', run);
