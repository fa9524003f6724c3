package org.tacescore.worker.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.tacescore.network.Architecture;
import org.tacescore.network.NetworkSpec;
import org.tacescore.recipe.Recipe;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.recipe.RecipeCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What is there: bundles with their status, and architectures. */
@Command(
    name = "list",
    description = "Lists the recipes' bundles with their status, and the architectures.",
    mixinStandardHelpOptions = true)
final class ModelsListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.println("Recipes (research use only):");
    for (RecipeBundle bundle : RecipeCatalog.builtIn().all()) {
      Recipe recipe = bundle.recipe();
      out.printf(
          "  %s %s  %s  %s%n    digest %s%n    %s%n",
          recipe.id(),
          recipe.version(),
          recipe.modality(),
          recipe.status(),
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
