package org.tacescore.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A copy of a recipe's template that a test may change.
 *
 * @param folder with recipe.json, training.json, features.json and PUBLICATION.md
 */
record TemplateCopy(Path folder) {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> FILES =
      List.of("recipe.json", "training.json", "features.json", "PUBLICATION.md");

  static TemplateCopy of(Path from, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String name : FILES) {
      Files.write(folder.resolve(name), Files.readAllBytes(from.resolve(name)));
    }
    return new TemplateCopy(folder);
  }

  /** Changes one of its files. */
  void change(String name, Consumer<JsonNode> change) throws IOException {
    Path file = folder.resolve(name);
    JsonNode json = JSON.readTree(file.toFile());
    change.accept(json);
    Files.writeString(file, json.toPrettyString());
  }

  static ArrayNode numbers(int... values) {
    ArrayNode numbers = JSON.createArrayNode();
    for (int value : values) {
      numbers.add(value);
    }
    return numbers;
  }
}
