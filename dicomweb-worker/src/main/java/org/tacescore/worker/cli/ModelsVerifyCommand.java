package org.tacescore.worker.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.tacescore.network.InvalidNetworkException;
import org.tacescore.network.NativeCache;
import org.tacescore.network.NetworkDescription;
import org.tacescore.network.NetworkFolder;
import org.tacescore.network.Networks;
import org.tacescore.network.weights.InvalidWeightsException;
import org.tacescore.recipe.InvalidBundleException;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.recipe.RecipeCatalog;
import org.tacescore.recipe.ReferenceCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Whether bundles and networks do what they state. */
@Command(
    name = "verify",
    description = {
      "Checks folders: a recipe's bundle against the reference cases that it carries, a network's"
          + " folder against its network.json, by running it.",
      "Ends with 3 when one of them is not as stated."
    },
    mixinStandardHelpOptions = true)
final class ModelsVerifyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "DIR",
      arity = "1..*",
      description = "Folder of a bundle (recipe.json) or of a network (network.json).")
  private List<Path> folders = List.of();

  @Option(
      names = "--digest",
      paramLabel = "SHA256",
      description = "The digest that the one folder's bundle must have, as models list prints it.")
  private String digest = "";

  @Override
  public Integer call() {
    if (!digest.isEmpty() && (folders.size() != 1 || !digest.matches("[0-9a-f]{64}"))) {
      throw new ParameterException(
          spec.commandLine(),
          "--digest takes 64 lower-case hexadecimal digits, for one folder of a bundle");
    }
    Path cache = CacheFolder.path();
    NativeCache.useFolder(cache.resolve("native"));
    int unfit = 0;
    int threads = Runtime.getRuntime().availableProcessors();
    try (StageLine stage = new StageLine(spec.commandLine().getErr());
        Networks networks = new Networks(cache.resolve("networks"), threads)) {
      for (Path folder : folders) {
        stage.tell("checking " + folder);
        unfit += fits(folder, networks) ? 0 : 1;
      }
    }
    return unfit == 0 ? 0 : FaultReport.NOTHING_SCORED;
  }

  private boolean fits(Path folder, Networks networks) {
    try {
      if (Files.exists(folder.resolve("recipe.json"))) {
        return bundle(folder, networks);
      }
      if (!digest.isEmpty()) {
        throw new InvalidBundleException("--digest is for a bundle, and there is no recipe.json");
      }
      NetworkFolder network = NetworkFolder.read(folder);
      network.verify(networks);
      NetworkDescription description = network.description();
      spec.commandLine()
          .getOut()
          .printf(
              "%s: %s for %s runs as described; %s%n",
              folder,
              description.spec().architecture(),
              description.spec().contract(),
              description.status());
      return true;
    } catch (InvalidNetworkException | InvalidWeightsException | InvalidBundleException e) {
      spec.commandLine().getErr().printf("%s: %s%n", folder, e.getMessage());
      return false;
    }
  }

  private boolean bundle(Path folder, Networks networks) {
    RecipeBundle bundle = RecipeCatalog.read(folder.toAbsolutePath().normalize());
    if (!digest.isEmpty()) {
      bundle.requireDigest(digest);
    }
    List<String> deviations = ReferenceCheck.deviations(bundle, networks);
    if (deviations.isEmpty()) {
      spec.commandLine()
          .getOut()
          .printf(
              "%s: %s %s reproduces its reference cases; %s%n",
              folder, bundle.recipe().id(), bundle.recipe().version(), bundle.status());
    }
    PrintWriter err = spec.commandLine().getErr();
    deviations.forEach(deviation -> err.printf("%s: %s%n", folder, deviation));
    return deviations.isEmpty();
  }
}
