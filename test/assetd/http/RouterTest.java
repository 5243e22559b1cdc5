package assetd.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import assetd.model.ServiceException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The router")
class RouterTest {
  private static final Route.Handler NOTHING = request -> Reply.empty(204);

  private final Router router =
      new Router(
          List.of(
              Route.get("/assets", NOTHING),
              Route.get("/assets/search", NOTHING),
              Route.post("/assets/search", NOTHING),
              Route.get("/assets/{asset}", NOTHING),
              Route.get("/assets/{asset}/formats", NOTHING),
              Route.post("/assets/{asset}/delete", NOTHING)));

  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource({
    "GET, /assets, /assets",
    "HEAD, /assets, /assets",
    "GET, /assets/search, /assets/search",
    "GET, /assets/other, /assets/{asset}",
    "GET, /assets/a%2Fb, /assets/{asset}",
    "GET, /assets/search/formats, /assets/{asset}/formats",
    "POST, /assets/1/delete, /assets/{asset}/delete"
  })
  @DisplayName("A literal segment goes before a variable one")
  void finds(String method, String path, String pattern) {
    assertEquals(pattern, router.find(method, path).route().path());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"/", "/asset", "/assetsx", "/assets/", "/assets/1/", "/assets//formats"})
  @DisplayName("What is no path of the table is not found")
  void isNotFound(String path) {
    ServiceException refusal = assertThrows(ServiceException.class, () -> router.find("GET", path));
    assertEquals(ServiceException.Kind.NOT_FOUND, refusal.kind());
  }

  @Test
  @DisplayName("A wrong method is told which ones there are")
  void aWrongMethod() {
    ServiceException refusal =
        assertThrows(ServiceException.class, () -> router.find("PUT", "/assets/search"));
    assertEquals(ServiceException.Kind.METHOD, refusal.kind());
    assertEquals(Set.of("GET", "HEAD", "POST"), router.methods("/assets/search"));
  }

  @Test
  @DisplayName("Variables are decoded; a plus in a path is a plus")
  void variablesAreDecoded() {
    assertEquals(Map.of("asset", "a/b+c"), router.find("GET", "/assets/a%2Fb+c").variables());
  }

  @Test
  @DisplayName("In a query a plus is a blank, and of a repeated name the first value counts")
  void aQueryIsDecoded() {
    assertEquals(
        Map.of("query", "a b c", "x", "", "y", "1=2"),
        Router.query("query=a+b%20c&x&query=later&y=1=2"));
  }

  @Test
  @DisplayName("Two routes for one place are refused")
  void twoRoutes() {
    List<Route> twice = List.of(Route.get("/a/{x}", NOTHING), Route.get("/a/{y}", NOTHING));
    assertThrows(IllegalArgumentException.class, () -> new Router(twice));
  }
}
