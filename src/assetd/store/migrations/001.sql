-- The first schema. Times are microseconds since 1970-01-01T00:00:00Z, identities are UUIDs as text, booleans are 0 or 1.
--
--   application 1 ---- * format * ---- 1 asset * ---- * material * ---- * material
--                          |                  attachment        association
--                          1                  (mechanism,
--                       content                position)          setting: name -> value
--
-- Every table is an ordinary rowid table whose integer key n is what other tables point to; the UUID is looked up once per
-- asset instead of being repeated in every child (36 bytes each). Content has a table of its own, so that a listing
-- without content reads small rows only and never walks over the pages of a 16 MiB file.

CREATE TABLE application (
  n         INTEGER PRIMARY KEY,
  id        TEXT    NOT NULL UNIQUE,
  name      TEXT    NOT NULL,
  version   TEXT    NOT NULL,
  platform  TEXT    NOT NULL,
  onboarded INTEGER NOT NULL,
  privacy   TEXT    NOT NULL
);

CREATE TABLE asset (
  n               INTEGER PRIMARY KEY,
  uuid            TEXT    NOT NULL UNIQUE,
  creator         TEXT    NOT NULL,
  name            TEXT,
  mechanism       TEXT    NOT NULL,
  created         INTEGER NOT NULL,
  updated         INTEGER NOT NULL,
  discovered      INTEGER NOT NULL,
  pseudo          INTEGER NOT NULL,
  favorited       INTEGER NOT NULL,
  demo            INTEGER NOT NULL,
  curated         INTEGER NOT NULL,
  score_manual    INTEGER NOT NULL,
  score_automatic INTEGER NOT NULL,
  score_priority  INTEGER NOT NULL,
  score_reuse     INTEGER NOT NULL,
  score_update    INTEGER NOT NULL,
  score_reference INTEGER NOT NULL,
  score_searched  INTEGER NOT NULL
);

-- The order of every listing; with pseudo in it, a list of identifiers reads this index alone.
CREATE INDEX asset_newest ON asset (created DESC, uuid, pseudo);

CREATE TABLE format (
  n           INTEGER PRIMARY KEY,
  uuid        TEXT    NOT NULL UNIQUE,
  asset       INTEGER NOT NULL REFERENCES asset (n) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  creator     TEXT    NOT NULL,
  role        TEXT    NOT NULL,
  file        INTEGER NOT NULL,
  file_name   TEXT,
  generic     TEXT    NOT NULL,
  specific    TEXT    NOT NULL,
  rendering   TEXT,
  application INTEGER NOT NULL REFERENCES application (n),
  size        INTEGER NOT NULL,
  created     INTEGER NOT NULL,
  updated     INTEGER NOT NULL
);

CREATE INDEX format_of_asset ON format (asset, position);

-- A checksum is the CRC-32C of the column after it: integrity_check does not see a flipped bit in a payload, a read does.
CREATE TABLE content (
  format   INTEGER PRIMARY KEY REFERENCES format (n) ON DELETE CASCADE,
  is_text  INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  data     BLOB    NOT NULL
);

-- Tags, websites, persons, annotations, hints, anchors and sensitives: body is the UTF-8 JSON of what the kind has on the
-- wire. share_key is what makes two of a shared kind the same (see SharedKey); NULL for what is never shared.
CREATE TABLE material (
  n         INTEGER PRIMARY KEY,
  uuid      TEXT    NOT NULL UNIQUE,
  kind      TEXT    NOT NULL,
  share_key TEXT,
  checksum  INTEGER NOT NULL,
  body      BLOB    NOT NULL,
  created   INTEGER NOT NULL,
  updated   INTEGER NOT NULL
);

CREATE UNIQUE INDEX material_shared ON material (kind, share_key) WHERE share_key IS NOT NULL;
-- The order in which the materials of a kind are listed.
CREATE INDEX material_newest ON material (kind, created DESC, uuid);

CREATE TABLE attachment (
  asset     INTEGER NOT NULL REFERENCES asset (n) ON DELETE CASCADE,
  material  INTEGER NOT NULL REFERENCES material (n) ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  mechanism TEXT    NOT NULL,
  UNIQUE (asset, material)
);

CREATE INDEX attachment_of_material ON attachment (material);

-- Two materials that belong together, in no direction: one row, the smaller number first.
CREATE TABLE association (
  low  INTEGER NOT NULL REFERENCES material (n) ON DELETE CASCADE,
  high INTEGER NOT NULL REFERENCES material (n) ON DELETE CASCADE,
  UNIQUE (low, high),
  CHECK (low < high)
);

CREATE INDEX association_high ON association (high);

CREATE TABLE setting (
  name  TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
);
