package org.tacescore.worker.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tacescore.network.Architecture;
import org.tacescore.network.NetworkSpec;
import org.tacescore.recipe.Recipe;
import org.tacescore.recipe.RecipeBundle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is there: bundles with their status, and architectures. */
@Command(
    name = "list",
    description = "Lists the recipes' bundles with their status, and the architectures.",
    mixinStandardHelpOptions = true)
final class ModelsListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--bundles",
      paramLabel = "DIR",
      description =
          "A folder of bundle folders; they count beside those that ship, and before them where the"
              + " id is the same.")
  private @Nullable Path bundles;

  @Override
  public Integer call() {
    if (bundles != null && !Files.isDirectory(bundles)) {
      throw new ParameterException(
          spec.commandLine(), "--bundles must be a folder, got " + bundles);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("Recipes (research use only):");
    for (RecipeBundle bundle : SiteRecipes.of(Optional.ofNullable(bundles)).all()) {
      Recipe recipe = bundle.recipe();
      out.printf(
          "  %s %s  %s  %s%n    digest %s%n    %s%n",
          recipe.id(),
          recipe.version(),
          recipe.modality(),
          bundle.status(),
          bundle.digest(),
          recipe.title());
    }
    out.println("Architectures, without weights:");
    for (Architecture architecture : Architecture.ALL) {
      NetworkSpec shipped = architecture.shipped();
      out.printf(
          "  %s  %s%s%n",
          architecture.id(),
          shipped.contract(),
          shipped.width() == 1 ? "" : ", width " + shipped.width());
    }
    return 0;
  }
}
