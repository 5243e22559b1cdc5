package assetd.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A gate counts only once it was seen to refuse: every rule of the validator has a value here that
 * breaks just that rule.
 */
class SchemaValidatorTest {
  private static final Path SAMPLES = Path.of("test", "contract", "samples");
  private static final String ID = "00000000-0000-4000-8000-000000000001";
  private static final String OTHER = "99999999-0000-4000-8000-000000000001";

  private static Object sample(String name) {
    return StrictJson.read(SAMPLES.resolve(name + ".json"));
  }

  @ParameterizedTest
  @CsvSource({
    "usable_asset, Asset",
    "rich_asset, Asset",
    "context, Context",
    "user, ReturnedUserProfile"
  })
  @DisplayName("The samples that every client accepts have no problem")
  void samplesPass(String name, String model) {
    assertEquals(List.of(), SchemaValidator.problems(sample(name), model, Transferables.FULL));
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @MethodSource({"faultsOfFormats", "faultsOfReferences", "faultsOfMaterials"})
  @DisplayName("One fault in a rich asset is found, named, and placed")
  void oneFaultIsFound(String path, Object value, String problem) {
    Object asset = JsonPath.set(sample("rich_asset"), path, value);
    List<String> problems = SchemaValidator.problems(asset, "Asset", Transferables.FULL);
    assertTrue(
        problems.stream().anyMatch(p -> p.contains(problem)),
        () -> "Expected '" + problem + "' in " + problems);
  }

  private static Stream<Arguments> faultsOfFormats() {
    return Stream.of(
        arguments("formats", null, "$.formats is required in Asset"),
        arguments("formats.iterable", null, "$.formats.iterable is required in Formats"),
        arguments("formats", List.of(), "$.formats must be an object"),
        arguments("formats.iterable", Map.of(), "$.formats.iterable must be an array"),
        arguments("formats.iterable", List.of(), "must not be empty"),
        arguments("formats.iterable[0].bytes.value", 5.0, "must be an integer"),
        arguments("formats.iterable[0].bytes.value", "5", "must be an integer"),
        arguments("formats.iterable[0].bytes.value", 6, "has a wrong size"),
        arguments("formats.iterable[0].bytes.readable", "5 bytes", "is unreadable"),
        arguments(
            "formats.iterable[0].classification.generic",
            "PROSE",
            "no safe value of ClassificationGenericEnum"),
        arguments("formats.iterable[0].role", "UNKNOWN", "no safe value of Role"),
        arguments("formats.iterable[0].role", "ORIGINAL", "whose role must be BOTH"),
        arguments("formats.iterable[0].application.onboarded", "false", "must be true or false"),
        arguments("formats.iterable[0].asset", ID, "must be an object, a FlattenedAsset"),
        arguments("formats.iterable[0].asset.id", OTHER, "belongs to another asset"),
        arguments("formats.iterable[0].asset.original", OTHER, "knows another original"),
        arguments("formats.iterable[0].asset.preview.base", OTHER, "knows another preview"),
        arguments("formats.iterable[0].asset.formats.iterable[0].id", OTHER, "knows other formats"),
        arguments("formats.iterable[0].fragment", null, "exactly one of fragment and file"),
        arguments("formats.iterable[0].file", Map.of(), "exactly one of fragment and file"),
        arguments(
            "formats.iterable[0].fragment", Map.of(), "exactly one of string.raw and bytes.raw"),
        arguments(
            "formats.iterable[0].fragment",
            Map.of("bytes", Map.of("raw", List.of(104, 101, 108, 108, 111))),
            "its text goes out as string.raw"),
        arguments("formats.iterable[0].fragment.string.raw", "longer text", "has a wrong size"));
  }

  private static Stream<Arguments> faultsOfReferences() {
    return Stream.of(
        arguments("name", 5, "$.name must be a string"),
        arguments("creator", null, "$.creator is required in Asset"),
        arguments("original.reference", null, "must carry its reference"),
        arguments("original.reference.asset", OTHER, "refers to another asset"),
        arguments("original.id", OTHER, "is none of the formats"),
        arguments("preview.base.reference", null, "must carry its reference"),
        arguments("preview.base.reference.id", OTHER, "refers to another id"),
        arguments("preview.base.reference.role", "ADDITIONAL", "has the role ADDITIONAL"),
        arguments("id", "2254F2C8-5797-40E8-AC56-41166DC0E159", "must be a lower-case UUID"),
        arguments("id", "42", "must be a lower-case UUID"),
        arguments(
            "created.value", "2024-01-02T03:04:05.678Z", "must be UTC with six fraction digits"),
        arguments(
            "created.value",
            "2024-01-02T03:04:05.678901+00:00",
            "must be UTC with six fraction digits"),
        arguments("created.readable", "", "empty readable time"),
        arguments("score.manual", true, "must be an integer"));
  }

  private static Stream<Arguments> faultsOfMaterials() {
    return Stream.of(
        arguments(
            "tags.iterable[0].mechanisms",
            null,
            "$.tags.iterable[0].mechanisms is required in Tag"),
        arguments("tags.iterable[0].mechanisms", Map.of(), "lacks the mechanism of its asset"),
        arguments(
            "tags.iterable[0].mechanisms", Map.of("me", "MANUAL"), "must be a lower-case UUID"),
        arguments(
            "tags.iterable[0].mechanisms", Map.of(ID, "BY_HAND"), "no safe value of MechanismEnum"),
        arguments("tags.iterable[0].assets.iterable", null, "is required in FlattenedAssets"),
        arguments("tags.iterable[0].assets.iterable[0].id", OTHER, "has a wrong index"),
        arguments("tags.indices", null, "$.tags.indices is required in Tags"),
        arguments("tags.indices", Map.of(ID, 1), "has a wrong index for entry 0"),
        arguments("tags.indices", Map.of(ID, 0, OTHER, 1), "has indices without an entry"),
        arguments("tags.indices", Map.of(ID, "0"), "must be an integer"),
        arguments("websites.iterable[0].url", null, "is required in Website"),
        arguments("persons.iterable[0].type", null, "is required in Person"),
        arguments("persons.iterable[0].assets", null, "does not name its asset"),
        arguments("hints.iterable[0].mechanisms", null, "is required in Hint"),
        arguments("annotations.iterable[0].type", "NOTE", "no safe value of AnnotationTypeEnum"),
        arguments("annotations.iterable[0].asset.id", OTHER, "does not name its asset"),
        arguments("anchors.iterable[0].points", Map.of(), "is required in FlattenedAnchorPoints"),
        arguments("sensitives.iterable[0].asset", null, "is required in Sensitive"));
  }

  @Test
  @DisplayName("A removed reference, with a negative index, is no problem")
  void removedReferenceIsAllowed() {
    Object frame = Map.of("iterable", List.of(), "indices", Map.of(ID, -1));
    assertEquals(List.of(), SchemaValidator.problems(frame, "Assets", Transferables.FULL));
  }

  @Test
  @DisplayName("Content that was not asked for is found in all places")
  void unaskedContentIsFound() {
    List<String> problems =
        SchemaValidator.problems(sample("usable_asset"), "Asset", Transferables.EMPTIED);
    assertEquals(3, problems.size(), problems::toString);
    assertTrue(problems.stream().allMatch(p -> p.contains("content that was not asked for")));
  }

  @ParameterizedTest(name = "{0} = {1}: {2}")
  @MethodSource("searchFaults")
  @DisplayName("One fault in a search result is found")
  void searchFaultIsFound(String path, Object value, String problem) {
    Object hits =
        List.of(
            hit(true, 1.0, "TITLE"),
            hit(true, 1.0, "MULTIPLE"),
            hit(false, 0.5, "FUZZY"),
            hit(false, 0.25, "FUZZY"));
    Object found = Map.of("iterable", hits, "exact", 2, "suggested", 2);
    assertEquals(List.of(), SchemaValidator.problems(found, "SearchedAssets", Transferables.FULL));
    List<String> problems =
        SchemaValidator.problems(
            JsonPath.set(found, path, value), "SearchedAssets", Transferables.FULL);
    assertTrue(
        problems.stream().anyMatch(p -> p.contains(problem)),
        () -> "Expected '" + problem + "' in " + problems);
  }

  private static Map<String, Object> hit(boolean exact, double score, String match) {
    return Map.of("exact", exact, "score", score, "match", match, "identifier", ID);
  }

  private static Stream<Arguments> searchFaults() {
    return Stream.of(
        arguments("exact", 1, "counts the exact ones wrong"),
        arguments("exact", 2.0, "counts the exact ones wrong"),
        arguments("suggested", 3, "counts the suggested ones wrong"),
        arguments("iterable[0].match", "EXACT", "no safe value of SearchedMatchEnum"),
        arguments("iterable[0].score", 0.9, "has the score 0.9"),
        arguments("iterable[2].score", 1.0, "has the score 1.0"),
        arguments("iterable[2].score", 0.1, "the best score comes first"),
        arguments("iterable[2].exact", true, "counts the exact ones wrong"),
        arguments("iterable[0]", hit(false, 0.5, "FUZZY"), "exact ones come first"),
        arguments("iterable[0].identifier", "x", "must be a lower-case UUID"));
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /assets, Assets",
    "GET, /assets/search, SearchedAssets",
    "POST, /assets/search, AssetsSearchWithFiltersOutput",
    "GET, /assets/00000000-0000-4000-8000-000000000001, Asset",
    "GET, /assets/00000000-0000-4000-8000-000000000001/formats, Formats",
    "GET, /assets/stream, Assets",
    "GET, /assets/stream/identifiers, StreamedIdentifiers",
    "POST, /assets/related, Assets",
    "POST, /assets/00000000-0000-4000-8000-000000000001/delete, str"
  })
  @DisplayName("The answer of an operation is found by its path, fixed words before parameters")
  void answersAreFound(String method, String path, String model) {
    assertEquals(model, Schema.CONTRACT.answer(method, path).orElse("none"));
  }

  @Test
  @DisplayName("Duplicate keys and trailing text are no JSON")
  void strictJson() {
    for (String text : List.of("{\"a\":1,\"a\":2}", "{} {}", "{}x", "", "{\"a\":NaN}")) {
      assertTrue(refuses(text), text);
    }
  }

  private static boolean refuses(String text) {
    try {
      StrictJson.read(text);
      return false;
    } catch (IllegalArgumentException e) {
      return true;
    }
  }
}
