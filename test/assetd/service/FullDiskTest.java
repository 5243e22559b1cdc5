package assetd.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assetd.insight.Insight;
import assetd.model.Application;
import assetd.store.Options;
import assetd.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Where the disk is full")
class FullDiskTest {
  private static final Options NO_ROOM = new Options(10, Long.MAX_VALUE / 2, Duration.ofHours(1));

  @TempDir Path directory;

  @Test
  @DisplayName("a daemon starts for the first time, and an application connects unremembered")
  void connects() {
    try (Store store = Store.open(directory, NO_ROOM)) {
      Services services =
          Services.over(store, Insight.load(), InstantSource.system(), () -> "an id");
      Application known = services.identity().connect(application());
      assertEquals("an id", known.id());
      assertEquals(List.of(), services.identity().applications());
    }
  }

  private static Application application() {
    return new Application(null, "editor", "1", "LINUX", false, "OPEN");
  }
}
