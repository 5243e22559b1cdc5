package assetd.json;

import assetd.model.Application;
import java.util.LinkedHashMap;
import java.util.Map;

/** The shapes around identity: {@code Context}, {@code ReturnedUserProfile}, {@code Health}. */
public final class UserWriter {
  /** How a user interface looks to a user who never said: light, 14 points. */
  static final Map<String, Object> AESTHETICS =
      Map.of("theme", Map.of("dark", false), "font", Map.of("size", 14));

  private UserWriter() {}

  /** A {@code Context}: the application that connected and the daemon it reached. */
  public static Map<String, Object> context(Application application, String os, String version) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("os", os);
    map.put("application", AssetWriter.application(application));
    map.put("health", Map.of("os", Map.of("id", os, "version", version)));
    return map;
  }

  /** A {@code ReturnedUserProfile} with the one local user. */
  public static Map<String, Object> user(String id, String name) {
    return Map.of("user", profile(id, name));
  }

  /** The {@code UserProfile} of the one local user. */
  public static Map<String, Object> profile(String id, String name) {
    Map<String, Object> user = new LinkedHashMap<>();
    user.put("id", id);
    user.put("name", name);
    user.put("aesthetics", AESTHETICS);
    return user;
  }
}
