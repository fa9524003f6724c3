package org.tacescore.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.tacescore.recipe.RecipeCatalog;

/** A folder of changed copies of the built-in recipe. */
record RecipeFolder(Path folder) {
  private static final String BUILT_IN = "hrd-demo";
  private static final Path SOURCE =
      Path.of("..", "models", "src", "main", "resources", "recipes", BUILT_IN);

  /** Adds a copy under another id, with another {@code recipe.json}. */
  RecipeFolder with(String id, UnaryOperator<String> change) throws IOException {
    Path bundle = folder.resolve(id);
    for (Path file : StudyCopy.filesBelow(SOURCE)) {
      Path target = bundle.resolve(SOURCE.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
    Path json = bundle.resolve("recipe.json");
    String own = Files.readString(json).replace('"' + BUILT_IN + '"', '"' + id + '"');
    Files.writeString(json, change.apply(own));
    return this;
  }

  RecipeCatalog catalog() {
    return RecipeCatalog.ofFolder(folder);
  }
}
