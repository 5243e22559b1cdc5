package assetd.json;

import assetd.model.ServiceException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A JSON object with its path, so that a wrong type is refused with the name of the place. An
 * absent field and a null are the same: unset. Fields that nobody asks for are nobody's business.
 */
public final class Fields {
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final String path;
  private final Map<?, ?> map;

  private Fields(String path, Map<?, ?> map) {
    this.path = path;
    this.map = map;
  }

  /**
   * The fields of a value that has to be an object.
   *
   * @throws ServiceException INVALID when it is none
   */
  public static Fields of(Object value) {
    if (value instanceof Map<?, ?> map) {
      return new Fields("", map);
    }
    throw ServiceException.invalid("The body must be a JSON object.");
  }

  /** The object in a field; empty when unset. */
  public Optional<Fields> object(String name) {
    Object value = map.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Map<?, ?> inner) {
      return Optional.of(new Fields(path(name), inner));
    }
    throw wrong(name, "an object");
  }

  /** The text in a field; null when unset. */
  public String text(String name) {
    Object value = map.get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw wrong(name, "text");
  }

  /** The text in a field; the fallback when it is unset or blank. */
  public String text(String name, String fallback) {
    String text = text(name);
    return text == null || text.isBlank() ? fallback : text;
  }

  /** The text in a field that has to be there and not blank. */
  public String required(String name) {
    String text = text(name);
    if (text == null || text.isBlank()) {
      throw missing(name, "text");
    }
    return text;
  }

  /** The id in a field that has to be there; ids are told apart in lower case. */
  public String id(String name) {
    return required(name).toLowerCase(Locale.ROOT);
  }

  /** The id in a field, in lower case; null when unset or blank. */
  public String optionalId(String name) {
    String text = text(name, null);
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }

  /** The id in a field, which has to be a UUID, in lower case; null when unset or blank. */
  public String optionalUuid(String name) {
    String id = optionalId(name);
    if (id != null && !uuid(id)) {
      throw wrong(name, "a UUID of 36 characters");
    }
    return id;
  }

  /** Whether this is what the contract takes for an id: a UUID in lower case. */
  static boolean uuid(String id) {
    return id != null && UUID.matcher(id).matches();
  }

  /** The truth in a field; the fallback when unset. */
  public boolean truth(String name, boolean fallback) {
    Object value = map.get(name);
    if (value == null) {
      return fallback;
    }
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw wrong(name, "true or false");
  }

  /** Those of the names whose fields hold true, in their order. */
  public List<String> trueOnes(List<String> names) {
    return names.stream().filter(name -> truth(name, false)).toList();
  }

  /** The whole number in a field; the fallback when unset. */
  public int whole(String name, int fallback) {
    Object value = map.get(name);
    if (value == null) {
      return fallback;
    }
    if (value instanceof Integer whole) {
      return whole;
    }
    throw wrong(name, "a whole number");
  }

  /** The values of an array; empty when unset. */
  public List<?> values(String name) {
    Object value = map.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw wrong(name, "an array");
  }

  /** The texts of an array; empty when unset. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object value : values(name)) {
      if (!(value instanceof String text)) {
        throw wrong(name, "an array of texts");
      }
      texts.add(text);
    }
    return texts;
  }

  /** The objects of an array, nulls left out; empty when unset. */
  public List<Fields> objects(String name) {
    List<Fields> objects = new ArrayList<>();
    List<?> values = values(name);
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value instanceof Map<?, ?> inner) {
        objects.add(new Fields(path(name) + "[" + i + "]", inner));
      } else if (value != null) {
        throw wrong(name, "an array of objects");
      }
    }
    return objects;
  }

  /** The objects of a collection, in the {@code iterable} of a field; empty when unset. */
  public List<Fields> collection(String name) {
    return object(name).map(collection -> collection.objects("iterable")).orElse(List.of());
  }

  /** The different ids of the objects in {@code iterable}, in their order. */
  public Set<String> ids() {
    Set<String> ids = new LinkedHashSet<>();
    objects("iterable").forEach(object -> ids.add(object.id("id")));
    return ids;
  }

  /** Whether the field is there and not null. */
  public boolean has(String name) {
    return map.get(name) != null;
  }

  /** The value as it is; null when unset. */
  public Object raw(String name) {
    return map.get(name);
  }

  /** Everything, as it came. */
  public Map<?, ?> all() {
    return map;
  }

  /** The place of this object in the body, for messages; empty for the body itself. */
  public String path() {
    return path;
  }

  /** The refusal of an object without a field that it has to have. */
  public ServiceException missing(String name, String right) {
    return ServiceException.invalid(
        "The field " + path(name) + " is missing; it must be " + right + ".");
  }

  /** The object in a field that has to be there. */
  public Fields requiredObject(String name, String right) {
    return object(name).orElseThrow(() -> missing(name, right));
  }

  private String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private ServiceException wrong(String name, String right) {
    return ServiceException.invalid("The field " + path(name) + " must be " + right + ".");
  }
}
