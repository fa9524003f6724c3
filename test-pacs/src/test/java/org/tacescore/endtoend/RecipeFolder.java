package org.tacescore.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.tacescore.recipe.RecipeCatalog;

/** A folder of changed copies of the example's bundle. */
record RecipeFolder(Path folder) {
  /** Adds a copy under another id, with another {@code recipe.json}. */
  RecipeFolder with(String id, UnaryOperator<String> change) throws IOException {
    Path bundle = folder.resolve(id);
    ExampleBundle.copyTo(bundle);
    Path json = bundle.resolve("recipe.json");
    String own = Files.readString(json).replace('"' + ExampleBundle.ID + '"', '"' + id + '"');
    Files.writeString(json, change.apply(own));
    return this;
  }

  RecipeCatalog catalog() {
    return RecipeCatalog.ofFolder(folder);
  }
}
