// The official client as the programs here use it.
import * as pieces from '@pieces.app/pieces-os-client';

/** What this program says of itself when it connects. */
export const me = { application: { name: 'OPEN_SOURCE', version: '0.0.1', platform: 'LINUX' } };

/** The generated APIs on one address; all requests go through fetchApi, if given. */
export function apis(url, fetchApi) {
  const configuration = new pieces.Configuration({ basePath: url, fetchApi });
  return {
    assets: new pieces.AssetsApi(configuration),
    asset: new pieces.AssetApi(configuration),
    format: new pieces.FormatApi(configuration),
    search: new pieces.SearchApi(configuration),
    connector: new pieces.ConnectorApi(configuration),
    user: new pieces.UserApi(configuration),
    wellKnown: new pieces.WellKnownApi(configuration),
  };
}

/** The seed of a snippet. */
export function seed(application, snippet) {
  return {
    type: 'SEEDED_ASSET',
    asset: {
      application,
      format: { fragment: { string: { raw: snippet.content }, metadata: { ext: snippet.ext } } },
      metadata: { name: snippet.title, tags: snippet.tags.map((text) => ({ text })) },
    },
  };
}
