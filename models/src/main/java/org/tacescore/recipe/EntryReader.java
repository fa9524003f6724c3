package org.tacescore.recipe;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/**
 * Reads an object some of whose keys may be left out, and then have a stated value. Unknown keys
 * and words are refused by name, as everywhere in a bundle.
 *
 * @param <E> a record with every key
 * @param <T> what is made of it
 */
abstract class EntryReader<E, T> extends StdDeserializer<T> {
  private static final long serialVersionUID = 1L;

  /** Makes the values of left-out keys. */
  static final JsonNodeFactory VALUES = JsonNodeFactory.instance;

  private final Class<T> type;
  private final Class<E> entry;

  EntryReader(Class<T> type, Class<E> entry) {
    super(type);
    this.type = type;
    this.entry = entry;
  }

  /** The keys that may be left out, with what that means. */
  abstract Map<String, JsonNode> leftOut();

  /**
   * @throws IllegalArgumentException when the keys do not go together
   */
  abstract T make(E whole);

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
    JsonNode tree = context.readTree(parser);
    if (!(tree instanceof ObjectNode object)) {
      throw MismatchedInputException.from(parser, type, "an object of keys and values is needed");
    }
    leftOut().forEach((key, value) -> object.putIfAbsent(key, value));
    E whole = context.readTreeAsValue(object, entry);
    try {
      return make(whole);
    } catch (IllegalArgumentException e) {
      throw ValueInstantiationException.from(
          parser, e.getMessage(), context.constructType(type), e);
    }
  }
}
