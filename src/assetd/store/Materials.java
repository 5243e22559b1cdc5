package assetd.store;

import assetd.json.Json;
import assetd.model.Kind;
import assetd.model.Material;
import assetd.model.ServiceException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** The one place where a row of the table material becomes a value. */
final class Materials {
  /** What {@link #read} and {@link #legible} read, in their order. */
  static final String COLUMNS = "m.uuid, m.kind, m.checksum, m.body, m.created, m.updated";

  private Materials() {}

  /**
   * The material in the current row, from the column after the last one read.
   *
   * @throws ServiceException FAILED when its body is damaged
   */
  static Material read(Command row) {
    Material material = legible(row);
    if (material.body() == DAMAGED) {
      throw new ServiceException(
          ServiceException.Kind.FAILED,
          "The " + material.kind().singular() + " " + material.id() + " is damaged on disk.");
    }
    return material;
  }

  /** The same, but a damaged body comes out empty, so that what it hangs on can still be had. */
  static Material legible(Command row) {
    String id = row.text();
    Kind kind = Kind.valueOf(row.text());
    Map<String, Object> body = body(row.number(), row.bytes());
    Instant created = row.time();
    return new Material(id, kind, body, created, row.time());
  }

  /** Recognised by identity. */
  private static final Map<String, Object> DAMAGED = Collections.unmodifiableMap(new HashMap<>());

  @SuppressWarnings("unchecked")
  private static Map<String, Object> body(long checksum, byte[] json) {
    return Checksum.of(json) == checksum ? (Map<String, Object>) Json.read(json) : DAMAGED;
  }
}
