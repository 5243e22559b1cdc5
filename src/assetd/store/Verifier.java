package assetd.store;

import assetd.model.ServiceException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks for damage: in the structure as SQLite knows it, and in what only our checksums can tell.
 */
final class Verifier {
  private static final String SOUND = "ok";
  private static final Pattern ERROR_CODE = Pattern.compile("error code=(\\d{1,9})");

  /** Said of a page of a long value, whose number was found good before; here without a code. */
  private static final String NO_PAGE = "failed to get page";

  private Verifier() {}

  /** Looks at everything, with the schema of this program. */
  static Verification verify(Session session) {
    List<String> problems = problems(session, "integrity_check", "foreign_key_check");
    List<String> assets = legible(problems, () -> damagedAssets(session));
    List<String> materials = legible(problems, () -> damagedMaterials(session));
    return new Verification(problems, assets, materials);
  }

  /** Looks at what can be known with the schema of any program. */
  static Verification structure(Session session) {
    return new Verification(problems(session, "integrity_check"), List.of(), List.of());
  }

  /** Looks at everything in a copy, or at what can be known if an earlier program made it. */
  static Verification ofCopy(Session session) {
    boolean current = session.number("PRAGMA user_version") == Migrations.CURRENT;
    return current ? verify(session) : structure(session);
  }

  /** Where rows cannot be walked through, that is one more problem and not the end. */
  private static List<String> legible(List<String> problems, Supplier<List<String>> rows) {
    try {
      return rows.get();
    } catch (ServiceException e) {
      problems.add(e.getMessage());
      return List.of();
    }
  }

  /**
   * The first damage to the structure; empty when there is none. Reads every page, but does not
   * compare the indexes with their tables: 2.5 ms per MB, half of what all checks take (measured).
   */
  static String damage(Session session) {
    return problems(session, "quick_check(1)").stream().findFirst().orElse("");
  }

  /**
   * Whether it is not the file that is damaged, but the disk that does not give it: SQLite's check
   * tells both in the same way, mostly with the code of the error.
   */
  static boolean isUnreadable(String damage) {
    if (damage.contains(NO_PAGE)) {
      return true;
    }
    Matcher code = ERROR_CODE.matcher(damage);
    return code.find() && Failures.isOfTheDisk(Integer.parseInt(code.group(1)));
  }

  private static List<String> problems(Session session, String... checks) {
    List<String> problems = new ArrayList<>();
    for (String check : checks) {
      try (Command rows = session.command("PRAGMA " + check)) {
        rows.list(Command::text).forEach(p -> problems.add(p.replace('\n', ' ')));
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
