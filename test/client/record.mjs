// Records the transcripts: the main operations of the official client, each story on an empty store.
//   node record.mjs [path/to/assetd.jar]
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { apis, me, seed } from './client.mjs';
import { Daemon } from './daemon.mjs';
import { Transcript } from './transcript.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const [jar = join(here, '..', '..', 'build', 'assetd.jar')] = process.argv.slice(2);

const PYTHON = {
  title: 'Greet someone', ext: 'py', tags: ['greeting'], content: 'def greet(name):\n    return "Hello, " + name\n',
};
const NOTE = { title: 'Shopping', ext: 'md', tags: ['note', 'food'], content: '# Shopping\n\n- bread\n- zucchini\n' };
const DOT = [66, 77, 30, 0, 0, 0, 0, 0, 0, 0, 26, 0, 0, 0, 12, 0, 0, 0, 1, 0, 1, 0, 1, 0, 24, 0, 0, 0, 255, 0];

/** The seed of an image: a bitmap of one red dot. */
function image(application) {
  const file = { bytes: { raw: DOT }, metadata: { name: 'dot.bmp', ext: 'bmp' } };
  const format = { file, classification: { generic: 'IMAGE', specific: 'bmp' } };
  return { type: 'SEEDED_ASSET', asset: { application, format, metadata: { name: 'A dot' } } };
}

/** A seed with everything that can hang on an asset. */
function rich(application) {
  const whole = seed(application, PYTHON);
  Object.assign(whole.asset.metadata, {
    mechanism: 'MANUAL',
    websites: [{ url: 'https://example.org/greet', name: 'How to greet' }],
    annotations: [{ text: 'Greets a person by name.', type: 'DESCRIPTION' }],
    hints: [{ text: 'How do I greet in French?', type: 'SUGGESTED_QUERY' }],
    persons: [{ type: { basic: { name: 'Ada Example', email: 'ada@example.org' } } }],
    anchors: [{ type: 'FILE', fullpath: '/home/ada/greet.py', platform: 'LINUX' }],
    sensitives: [{ text: 'name', category: 'SECRET', severity: 'LOW', name: 'None', description: 'An example.' }],
  });
  return whole;
}

const stories = {
  async 'start'(api) {
    await api.wellKnown.getWellKnownHealth();
    await api.wellKnown.getWellKnownVersion();
    await api.user.userSnapshot();
    await api.connector.connect({ seededConnectorConnection: me });
  },

  async 'save-and-read'(api, application) {
    const asset = (await api.assets.assetsCreateNewAsset({ seed: seed(application, PYTHON) })).id;
    await api.assets.assetsCreateNewAsset({ seed: image(application), transferables: false });
    await api.assets.assetsSnapshot({ transferables: false });
    await api.assets.assetsSnapshot({ suggested: true, pseudo: true });
    await api.assets.assetsIdentifiersSnapshot({});
    await api.assets.assetsPseudoSnapshot();
    await api.assets.assetsSpecificAssetSnapshot({ asset });
    await api.assets.assetsSpecificAssetFormatsSnapshot({ asset });
    await api.assets.assetsStreamIdentifiers();
    await api.assets.assetsDeleteAsset({ asset });
    await refused(api.assets.assetsDeleteAsset({ asset }));
    await refused(api.asset.assetSnapshot({ asset }));
  },

  async 'everything-on-an-asset'(api, application) {
    const asset = (await api.assets.assetsCreateNewAsset({ seed: rich(application) })).id;
    await api.asset.assetSnapshot({ asset });
    await api.assets.assetsGetRelatedAssets();
    await api.assets.assetsGetRecommendedAssets();
  },

  async 'edit'(api, application) {
    const asset = await api.assets.assetsCreateNewAsset({ seed: seed(application, NOTE) });
    await api.asset.assetUpdate({ asset: { ...asset, name: 'Groceries' }, transferables: false });
    const format = await api.format.formatSnapshot({ format: asset.original.id });
    format.fragment.string.raw += '- salt\n';
    await api.format.formatUpdateValue({ format });
    await api.asset.assetSnapshot({ asset: asset.id });
  },

  async 'search'(api, application) {
    await api.assets.assetsCreateNewAsset({ seed: seed(application, PYTHON), transferables: false });
    const { id } = await api.assets.assetsCreateNewAsset({ seed: seed(application, NOTE), transferables: false });
    await api.assets.searchAssets({ query: 'zucchini', transferables: false });
    await api.assets.searchAssets({ query: 'zuchini', transferables: false });
    await api.assets.searchAssets({ searchableTags: 'note, greeting' });
    await api.search.fullTextSearch({ query: 'greet(name)' });
    await api.search.neuralCodeSearch({ query: 'greet' });
    await api.search.tagBasedSearch({ seededAssetTags: { iterable: [{ text: 'food' }] } });
    const input = {
      query: 'bread', casing: false, space: { identifers: { iterable: [{ id }] } },
      filters: { iterable: [{ tags: ['food'], phrase: { value: 'SHOPPING', title: true } }], type: 'AND' },
    };
    await api.assets.assetsSearchWithFilters({ assetsSearchWithFiltersInput: input, transferables: false });
    await refused(api.assets.searchAssets({}));
  },

  async 'draft'(api, application) {
    const format = { fragment: { string: { raw: '#!/bin/sh\nset -e\necho "$1"\n' } } };
    await api.assets.assetsDraft({ seed: { asset: { application, format } } });
    await api.assets.assetsDraft({ seed: image(application) });
    await api.assets.assetsIdentifiersSnapshot({ pseudo: true });
  },
};

/** A call that the daemon has to refuse. */
async function refused(call) {
  const error = await call.then(() => new Error('It was answered.'), (reason) => reason);
  if (!error.response) {
    throw error;
  }
}

for (const [name, story] of Object.entries(stories)) {
  const data = mkdtempSync(join(tmpdir(), 'assetd-record-'));
  const daemon = await Daemon.start(jar, data);
  try {
    const { application } = await apis(daemon.url).connector.connect({ seededConnectorConnection: me });
    const transcript = new Transcript();
    await story(apis(daemon.url, transcript.fetch), application);
    const text = JSON.stringify(transcript.exchanges, null, 1);
    writeFileSync(join(here, 'transcripts', `${name}.json`), `${text}\n`);
    console.log(`${name}: ${transcript.exchanges.length} exchanges`);
  } finally {
    await daemon.stop();
    rmSync(data, { recursive: true, force: true });
  }
}
