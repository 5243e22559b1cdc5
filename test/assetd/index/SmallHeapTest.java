package assetd.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A small heap")
class SmallHeapTest {
  private static final int DOCUMENTS = 10_000;

  /** Fills an index in a process of its own. */
  static final class Filling {
    public static void main(String[] args) {
      SearchIndex index = new SearchIndex(Runnable::run, utf8 -> List.of());
      Random random = new Random(1);
      index.replaceAll(
          sink -> IntStream.range(0, DOCUMENTS).forEach(i -> sink.accept(document(random))));
      System.out.print(index.size());
    }

    /** About a kilobyte of source. */
    private static Document document(Random random) {
      String content =
          IntStream.range(0, 30)
              .mapToObj(i -> "value_" + random.nextInt(900) + " = read(" + random.nextInt() + ")")
              .collect(Collectors.joining("\n"));
      String id = new UUID(random.nextLong(), random.nextLong()).toString();
      return Document.of(id, Instant.EPOCH, "py", "A title", content);
    }
  }

  @Test
  @DisplayName("of 56 MiB is enough to index ten thousand texts of a kilobyte")
  void holdsTenThousand() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath =
        place(Filling.class) + System.getProperty("path.separator") + place(Document.class);
    Process process =
        new ProcessBuilder(
                java, "-Xmx56m", "-XX:+UseSerialGC", "-cp", classPath, Filling.class.getName())
            .start();
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    assertEquals(DOCUMENTS + "", process.inputReader().readLine());
  }

  private static Path place(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }
}
