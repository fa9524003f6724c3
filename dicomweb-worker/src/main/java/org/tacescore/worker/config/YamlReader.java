package org.tacescore.worker.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads YAML into nodes with line numbers, which data binding would lose. */
final class YamlReader {
  private final YAMLParser parser;
  private final List<String> errors;

  private YamlReader(YAMLParser parser, List<String> errors) {
    this.parser = parser;
    this.errors = errors;
  }

  /**
   * Reads a whole document.
   *
   * @param errors takes what is wrong with the document
   * @return the root; an empty mapping when the document is empty or no YAML
   */
  static YamlNode.Mapping read(String yaml, List<String> errors) {
    try (YAMLParser parser = new YAMLFactory().createParser(yaml)) {
      if (parser.nextToken() == null) {
        return new YamlNode.Mapping(Map.of(), 1);
      }
      if (new YamlReader(parser, errors).node() instanceof YamlNode.Mapping root) {
        return root;
      }
      errors.add("line 1: the file must be a mapping of keys");
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      errors.add(
          "line %s: no YAML: %s"
              .formatted(at == null ? "?" : at.getLineNr(), e.getOriginalMessage()));
    } catch (IOException e) {
      throw new IllegalStateException("reading a text does not fail", e);
    }
    return new YamlNode.Mapping(Map.of(), 1);
  }

  private YamlNode node() throws IOException {
    int line = line();
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return mapping(line);
    }
    if (token == JsonToken.START_ARRAY) {
      return items(line);
    }
    String text = token == JsonToken.VALUE_NULL ? "" : parser.getText();
    return new YamlNode.Scalar(text.strip(), line);
  }

  private YamlNode.Mapping mapping(int line) throws IOException {
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      int keyLine = line();
      parser.nextToken();
      if (entries.put(key, new YamlNode.Entry(node(), keyLine)) != null) {
        errors.add("line %d: %s is given twice".formatted(keyLine, key));
      }
    }
    return new YamlNode.Mapping(entries, line);
  }

  private YamlNode.Items items(int line) throws IOException {
    List<YamlNode> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(node());
    }
    return new YamlNode.Items(items, line);
  }

  private int line() {
    return parser.currentTokenLocation().getLineNr();
  }
}
