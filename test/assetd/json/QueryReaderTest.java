package assetd.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assetd.model.Filter;
import assetd.model.Limit;
import assetd.model.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The filters of a search")
class QueryReaderTest {
  private static final int MOST = Limit.FILTERS.standard();

  private static List<String> different(int count) {
    return IntStream.range(0, count).mapToObj(i -> "text " + i).toList();
  }

  private static Filter read(List<Map<String, Object>> filters) {
    Map<String, Object> body = Map.of("filters", Map.of("iterable", filters));
    return QueryReader.query(Fields.of(body), false, false).filter();
  }

  private static void refused(List<Map<String, Object>> filters) {
    ServiceException refusal = assertThrows(ServiceException.class, () -> read(filters));
    assertEquals(ServiceException.Kind.INVALID, refusal.kind());
    assertEquals("There are more than " + MOST + " filters.", refusal.getMessage());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"tags", "websites", "persons"})
  @DisplayName("are as many as one of them asks for")
  void everyPartCounts(String kind) {
    Filter.All all = (Filter.All) read(List.of(Map.of(kind, different(MOST))));
    assertEquals(MOST, ((Filter.All) all.of().get(0)).of().size());
    refused(List.of(Map.of(kind, different(MOST + 1))));
  }

  @Test
  @DisplayName("are counted together, those in others as well")
  void partsAreCountedTogether() {
    Map<String, Object> half = Map.of("tags", different(MOST / 2));
    Map<String, Object> more = Map.of("persons", different(MOST / 2 + 1));
    refused(List.of(half, more));
    refused(List.of(Map.of("operations", Map.of("iterable", List.of(half, more)))));
  }

  @Test
  @DisplayName("may be as many as the limit, each with one part")
  void oneWithOnePartIsOne() {
    List<Map<String, Object>> filters = new ArrayList<>();
    different(MOST).forEach(text -> filters.add(Map.of("tags", List.of(text))));
    assertEquals(MOST, ((Filter.All) read(filters)).of().size());
    filters.add(Map.of());
    refused(filters);
  }

  @Test
  @DisplayName("that say the same again are one")
  void theSameAgainIsOne() {
    List<String> same = IntStream.range(0, 2 * MOST).mapToObj(i -> "same").toList();
    assertEquals(
        new Filter.All(List.of(new Filter.Tagged("same"))), read(List.of(Map.of("tags", same))));
  }
}
