package assetd.store;

import assetd.model.Application;
import assetd.model.Content;
import assetd.model.Format;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the formats of an asset, their content and the applications they came from. */
final class FormatRowWriter {
  private final Session session;
  private final Footprint footprint;

  FormatRowWriter(Session session, Footprint footprint) {
    this.session = session;
    this.footprint = footprint;
  }

  void insert(long asset, List<Format> formats) {
    for (int position = 0; position < formats.size(); position++) {
      insert(asset, position, formats.get(position));
    }
  }

  /**
   * Makes the stored formats of the asset equal to these; one without content keeps what it has.
   */
  void save(long asset, List<AssetRows.Row> before, List<Format> formats) {
    Map<String, AssetRows.Row> left = new LinkedHashMap<>();
    before.forEach(row -> left.put(row.format().id(), row));
    for (int position = 0; position < formats.size(); position++) {
      Format format = formats.get(position);
      AssetRows.Row row = left.remove(format.id());
      if (row == null) {
        insert(asset, position, format);
      } else if (before.indexOf(row) != position
          || !format.withContent(null).equals(row.format())
          || format.content() != null) {
        footprint.replace(characters(row.format()), characters(format));
        update(row.n(), position, format);
      }
    }
    left.values().forEach(row -> delete(row.n()));
  }

  private void insert(long asset, int position, Format format) {
    long application = current(format.application());
    long n;
    try (Command insert =
        session.command(
            "INSERT INTO format (uuid, asset, position, size, creator, role, file, file_name,"
                + " generic, specific, rendering, application, created, updated)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING n")) {
      insert.with(format.id()).with(asset).with(position);
      fill(insert.with(format.content().bytes().length), format, application).next();
      n = insert.number();
    }
    write(n, format.content());
  }

  private static long characters(Format format) {
    return Footprint.characters(
        format.creator(),
        format.role(),
        format.fileName(),
        format.classification().generic(),
        format.classification().specific(),
        format.classification().rendering());
  }

  private void update(long n, int position, Format format) {
    try (Command update =
        session.command(
            "UPDATE format SET position = ?, creator = ?, role = ?, file = ?, file_name = ?,"
                + " generic = ?, specific = ?, rendering = ?, application = ?,"
                + " created = ?, updated = ? WHERE n = ?")) {
      fill(update.with(position), format, number(format.application())).with(n).run();
    }
    if (format.content() != null) {
      write(n, format.content());
      resize(n, format.content().bytes().length);
      footprint.erase();
    }
  }

  private static Command fill(Command command, Format format, long application) {
    return command
        .with(format.creator())
        .with(format.role())
        .with(format.file())
        .with(format.fileName())
        .with(format.classification().generic())
        .with(format.classification().specific())
        .with(format.classification().rendering())
        .with(application)
        .with(format.created())
        .with(format.updated());
  }

  private void write(long format, Content content) {
    footprint.grow(content.bytes().length);
    new Contents(session).write(format, content);
  }

  private void resize(long format, long size) {
    try (Command update = session.command("UPDATE format SET size = ? WHERE n = ?")) {
      update.with(size).with(format).run();
    }
  }

  private void delete(long format) {
    try (Command delete = session.command("DELETE FROM format WHERE n = ?")) {
      delete.with(format).run();
    }
    footprint.erase();
  }

  /** The number of an application; one that is known stays as it is. */
  private long number(Application application) {
    try (Command select = session.command("SELECT n FROM application WHERE id = ?")) {
      return select.with(application.id()).next() ? select.number() : save(application);
    }
  }

  /**
   * The number of the application that saves. What it tells of itself now counts for all that it
   * saved before.
   */
  private long current(Application application) {
    try (Command select =
        session.command("SELECT n, " + AssetRows.APPLICATION + " FROM application WHERE id = ?")) {
      if (select.with(application.id()).next()) {
        long n = select.number();
        if (AssetRows.application(select).equals(application)) {
          return n;
        }
      }
    }
    return save(application);
  }

  /** Stores the application, over one with the same id; returns its number. */
  long save(Application application) {
    footprint.grow(0);
    try (Command upsert =
        session.command(
            "INSERT INTO application (id, name, version, platform, onboarded, privacy)"
                + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                + " name = excluded.name, version = excluded.version,"
                + " platform = excluded.platform, onboarded = excluded.onboarded,"
                + " privacy = excluded.privacy RETURNING n")) {
      upsert.with(application.id()).with(application.name()).with(application.version());
      upsert.with(application.platform()).with(application.onboarded());
      upsert.with(application.privacy()).next();
      return upsert.number();
    }
  }
}
