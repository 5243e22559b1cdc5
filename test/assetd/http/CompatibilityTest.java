package assetd.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The compatibility page")
class CompatibilityTest {
  @Test
  @DisplayName("is the one that the table of operations makes")
  void isUpToDate() throws IOException {
    assertEquals(
        CompatibilityPage.text(),
        Files.readString(CompatibilityPage.FILE),
        "Run assetd.http.CompatibilityPage from the top of the project to write it anew.");
  }

  @Test
  @DisplayName("has a row for every endpoint of the contract")
  void coversTheContract() throws IOException {
    String page = Files.readString(CompatibilityPage.FILE);
    RouteTable.endpoints()
        .keySet()
        .forEach(key -> assertTrue(page.contains("| `" + key + "` |"), key));
  }

  @Test
  @DisplayName("knows the clients it names")
  void knowsTheClients() {
    Set<String> letters =
        Operations.all().stream()
            .flatMap(operation -> operation.callers().stream())
            .collect(Collectors.toSet());
    assertEquals(Set.of("W", "C", "S", "N", "T", "R", "O", "X"), letters);
  }
}
