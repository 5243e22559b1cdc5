package assetd.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What SQLite's check finds")
class VerifierTest {
  @ParameterizedTest
  @CsvSource({
    "Tree 10 page 10: unable to get the page. error code=266, true",
    "Tree 10 page 10 cell 0: failed to get page 23, true",
    "Tree 10 page 10: unable to get the page. error code=11, false",
    "Tree 10 page 10 cell 0: invalid page number 99, false"
  })
  @DisplayName("is the disk's fault, and no damage, when a page could not be read")
  void unreadable(String found, boolean disk) {
    assertEquals(disk, Verifier.isUnreadable(found));
  }
}
