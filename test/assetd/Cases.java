package assetd;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables of cases beside the tests: one case a line, columns between tabs, comments behind #. */
public final class Cases {
  private Cases() {}

  /** The cases in a table beside this test. */
  public static List<String[]> of(Class<?> test, String table) throws IOException {
    try (InputStream in = test.getResourceAsStream(table)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .toList();
    }
  }
}
