package assetd.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * {@code Models}, for clients that do not start without. assetd has no language models: these
 * entries only carry the names that published clients look for, and say so. Whoever asks one gets a
 * 501.
 */
public final class ModelWriter {
  /** Name and unique name; each row keeps one client from giving up at its start. */
  private static final List<List<String>> STUBS =
      List.of(
          List.of("GPT-3.5-turbo Chat Model", "gpt-3.5-turbo"),
          List.of("GPT-4o Chat Model", "gpt-4o"),
          List.of("o4-mini Chat Model", "o4-mini-2025-04-16"),
          List.of("Gemini-2.0 Flash-Lite Chat Model", "gemini-2.0-flash-lite-001"));

  private ModelWriter() {}

  /** {@code Models}: all entries. */
  public static Map<String, Object> models(Instant now) {
    return ListWriter.indexed(entries(now));
  }

  /** The {@code Model} with this id; empty when there is none. */
  public static Optional<Map<String, Object>> model(String id, Instant now) {
    return entries(now).stream().filter(model -> model.get("id").equals(id)).findFirst();
  }

  private static List<Map<String, Object>> entries(Instant now) {
    List<Map<String, Object>> models = new ArrayList<>();
    for (List<String> stub : STUBS) {
      Map<String, Object> model = new LinkedHashMap<>();
      byte[] name = stub.get(1).getBytes(StandardCharsets.UTF_8);
      model.put("id", UUID.nameUUIDFromBytes(name).toString());
      model.put("name", stub.get(0));
      model.put("unique", stub.get(1));
      model.put(
          "description",
          "A placeholder: assetd has no language models and answers 501 when asked.");
      model.put("version", "0");
      model.put("created", Timestamps.grouped(Instant.EPOCH, now));
      model.put("type", "SPEED");
      model.put("usage", "CODE_CONVERSATION");
      model.put("cloud", true);
      model.put("downloaded", false);
      models.add(model);
    }
    return models;
  }
}
