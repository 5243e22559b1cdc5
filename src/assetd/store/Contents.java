package assetd.store;

import assetd.json.Json;
import assetd.model.Content;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bytes of formats, each under its checksum. */
final class Contents {
  private final Session session;

  Contents(Session session) {
    this.session = session;
  }

  /** Stores the content of a format in place of what it had. */
  void write(long format, Content content) {
    try (Command insert =
        session.command(
            "INSERT INTO content (format, is_text, checksum, data) VALUES (?, ?, ?, ?)"
                + " ON CONFLICT (format) DO UPDATE SET is_text = excluded.is_text,"
                + " checksum = excluded.checksum, data = excluded.data")) {
      insert.with(format).with(content.text()).with(Checksum.of(content.bytes()));
      insert.with(content.bytes()).run();
    }
  }

  /**
   * The contents by the number of their format; one that is missing or does not have its checksum
   * is left out.
   */
  Map<Long, Content> of(List<Long> formats) {
    Map<Long, Content> sound = new HashMap<>();
    try (Command rows =
        session.command(
            "SELECT c.format, c.checksum, c.is_text, c.data"
                + " FROM json_each(?) p JOIN content c ON c.format = p.value")) {
      rows.with(Json.text(formats));
      while (rows.next()) {
        long format = rows.number();
        long checksum = rows.number();
        Content content = new Content(rows.flag(), rows.bytes());
        if (Checksum.of(content.bytes()) == checksum) {
          sound.put(format, content);
        }
      }
    }
    return sound;
  }
}
