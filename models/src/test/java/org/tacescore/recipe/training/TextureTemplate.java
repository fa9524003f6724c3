package org.tacescore.recipe.training;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** A folder with a small recipe to train, that a test may change. */
final class TextureTemplate {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  private TextureTemplate(Path folder) {
    this.folder = folder;
  }

  static TextureTemplate in(Path folder) {
    for (String name : List.of("recipe.json", "training.json", "features.json", "PUBLICATION.md")) {
      try (InputStream in =
          Objects.requireNonNull(
              TextureTemplate.class.getResourceAsStream("texture/" + name), name)) {
        Files.createDirectories(folder);
        Files.write(folder.resolve(name), in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return new TextureTemplate(folder);
  }

  Path folder() {
    return folder;
  }

  TextureTemplate with(String file, Consumer<ObjectNode> edit) {
    try {
      ObjectNode tree = (ObjectNode) JSON.readTree(folder.resolve(file).toFile());
      edit.accept(tree);
      JSON.writeValue(folder.resolve(file).toFile(), tree);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RecipeTemplate read() {
    return RecipeTemplate.read(folder);
  }
}
