package assetd.json;

import assetd.model.Content;
import assetd.model.Limit;
import assetd.model.Limits;
import assetd.model.ServiceException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds values from tokens; arrays of byte numbers become {@link Bytes} without a list in between.
 * Used once, by one thread.
 */
final class ValueReader {
  private final JsonParser parser;

  private final int most = Limits.inForce(Limit.VALUES);

  /** Values outside byte arrays; an image is one value however many numbers it has. */
  private int values;

  ValueReader(JsonParser parser) {
    this.parser = parser;
  }

  Object document() throws IOException {
    if (parser.nextToken() == null) {
      throw ServiceException.invalid("The body is empty; a JSON object is needed.");
    }
    Object value = value();
    if (parser.nextToken() != null) {
      throw ServiceException.invalid("The body goes on after the end of its JSON value.");
    }
    return value;
  }

  private Object value() throws IOException {
    JsonLimits.check(Limit.VALUES, most, ++values);
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> Content.wellFormed(parser.getText());
      case VALUE_TRUE -> Boolean.TRUE;
      case VALUE_FALSE -> Boolean.FALSE;
      case VALUE_NULL -> null;
      case VALUE_NUMBER_INT -> integer();
      case VALUE_NUMBER_FLOAT -> finite(parser.getDoubleValue());
      default -> throw ServiceException.invalid("The body is not valid JSON.");
    };
  }

  private Map<String, Object> object() throws IOException {
    Map<String, Object> map = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      map.put(name, value());
    }
    return map;
  }

  private Object array() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
    JsonToken token = parser.nextToken();
    while (token == JsonToken.VALUE_NUMBER_INT && isByte()) {
      bytes.write(parser.getIntValue());
      token = parser.nextToken();
    }
    if (token == JsonToken.END_ARRAY && bytes.size() > 0) {
      return new Bytes(bytes.toByteArray());
    }
    values += bytes.size(); // no byte array after all: each is a value, with an object of its own
    JsonLimits.check(Limit.VALUES, most, values);
    List<Object> list = new ArrayList<>(new Bytes(bytes.toByteArray()));
    while (parser.currentToken() != JsonToken.END_ARRAY) {
      list.add(value());
      parser.nextToken();
    }
    return list;
  }

  private boolean isByte() throws IOException {
    return parser.getNumberType() == JsonParser.NumberType.INT
        && parser.getIntValue() >= 0
        && parser.getIntValue() <= 255;
  }

  private Object integer() throws IOException {
    return switch (parser.getNumberType()) {
      case INT -> parser.getIntValue();
      case LONG -> parser.getLongValue();
      default -> finite(parser.getDoubleValue());
    };
  }

  private static Double finite(double number) {
    if (Double.isInfinite(number) || Double.isNaN(number)) {
      throw ServiceException.invalid("The body has a number beyond the range of a double.");
    }
    return number;
  }
}
