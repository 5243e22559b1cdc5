package assetd.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for damage: in the structure as SQLite knows it, and in what only our checksums can tell.
 */
final class Verifier {
  private static final String SOUND = "ok";

  private Verifier() {}

  static Verification verify(Reader reader) {
    Session session = reader.session;
    return new Verification(problems(session), damagedAssets(session), damagedMaterials(session));
  }

  private static List<String> problems(Session session) {
    List<String> problems = new ArrayList<>();
    for (String check : List.of("integrity_check", "foreign_key_check")) {
      try (Command rows = session.command("PRAGMA " + check)) {
        problems.addAll(Reader.list(rows, Command::text));
      }
    }
    problems.removeIf(SOUND::equals);
    return problems;
  }

  private static List<String> damagedAssets(Session session) {
    Set<String> damaged = new LinkedHashSet<>();
    try (Command rows =
        session.command(
            "SELECT a.uuid, c.checksum, c.data FROM asset a JOIN format f ON f.asset = a.n"
                + " LEFT JOIN content c ON c.format = f.n")) {
      while (rows.next()) {
        String id = rows.text();
        if (rows.number() != Checksum.of(rows.bytes())) {
          damaged.add(id);
        }
      }
    }
    return List.copyOf(damaged);
  }

  private static List<String> damagedMaterials(Session session) {
    List<String> damaged = new ArrayList<>();
    try (Command rows = session.command("SELECT uuid, checksum, body FROM material")) {
      while (rows.next()) {
        String id = rows.text();
        if (rows.number() != Checksum.of(rows.bytes())) {
          damaged.add(id);
        }
      }
    }
    return damaged;
  }
}
