package org.tacescore.worker.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tacescore.network.NativeCache;
import org.tacescore.network.NetworkDescription;
import org.tacescore.network.NetworkFolder;
import org.tacescore.network.NetworkFolderWriter;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.NetworkWeights;
import org.tacescore.network.weights.WeightFile;
import org.tacescore.network.weights.Weights;
import org.tacescore.score.ResearchStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A network of weights from elsewhere. */
@Command(
    name = "import",
    description = {
      "Makes a network folder (SavedModel and network.json) of weights from elsewhere.",
      "Every missing, extra and misshapen tensor is told. Pickles (.pth, .pt) are refused: convert"
          + " them to safetensors. A SavedModel is a program: import none whose maker you do not"
          + " trust. Research use only."
    },
    mixinStandardHelpOptions = true)
final class ModelsImportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private NetworkOptions options = new NetworkOptions();

  @Option(
      names = "--weights",
      paramLabel = "FILE|DIR",
      required = true,
      description = "A safetensors or npz file with torch's names, or a SavedModel folder.")
  private Path weights = Path.of("");

  @Option(
      names = "--new-head",
      description = "Draw the classifying layers anew from --seed: SYNTHETIC until trained.")
  private boolean newHead;

  @Option(names = "--seed", paramLabel = "S", description = "Seed of the new head.")
  private @Nullable Long seed;

  @Override
  public Integer call() {
    if (newHead != (seed != null)) {
      throw new ParameterException(
          spec.commandLine(), "--new-head and --seed are given together or not at all");
    }
    if (newHead && Files.isDirectory(weights)) {
      throw new ParameterException(
          spec.commandLine(), "--new-head is for files of weights, not for a SavedModel");
    }
    Path out = options.out();
    NativeCache.useFolder(CacheFolder.path().resolve("native"));
    NetworkDescription made;
    try (StageLine stage = new StageLine(spec.commandLine().getErr())) {
      made = Files.isDirectory(weights) ? savedModel(out, stage) : file(out, stage);
    }
    spec.commandLine()
        .getOut()
        .printf(
            "%s for %s, weights of %s, in %s%n%s Research use only.%n",
            made.spec().architecture(),
            made.spec().contract(),
            weights.getFileName(),
            out,
            made.status().sentence());
    return 0;
  }

  private NetworkDescription file(Path out, StageLine stage) {
    NetworkSpec network = options.known();
    stage.tell("reading " + weights);
    WeightFile file = WeightFile.read(weights);
    Weights fitted =
        options.usage(
            () ->
                NetworkWeights.fit(
                    network,
                    weights.toString(),
                    file.weights(),
                    seed == null ? OptionalLong.empty() : OptionalLong.of(seed)));
    stage.tell("writing %s and running it once".formatted(out));
    ResearchStatus status = status(file.metadata().get("status"));
    return NetworkFolderWriter.writeSavedModel(
            out, options.described(network, status, origin(file)), network, fitted)
        .description();
  }

  private NetworkDescription savedModel(Path out, StageLine stage) {
    NetworkSpec network = options.foreign();
    stage.tell("copying %s and running it once".formatted(weights));
    ResearchStatus status = status(formerStatus());
    return NetworkFolderWriter.copySavedModel(
            out,
            options.described(network, status, "imported SavedModel " + weights.getFileName()),
            network,
            weights)
        .description();
  }

  /** What the folder says of itself, where it is one of this software's. */
  private @Nullable String formerStatus() {
    return Files.exists(weights.resolve(NetworkFolder.DESCRIPTION))
        ? NetworkFolder.read(weights).description().status().name()
        : null;
  }

  /** What was never trained is not so by being imported. */
  private ResearchStatus status(@Nullable String former) {
    return newHead || ResearchStatus.SYNTHETIC.name().equals(former)
        ? ResearchStatus.SYNTHETIC
        : ResearchStatus.RESEARCH_RETRAINED;
  }

  private String origin(WeightFile file) {
    String origin = "imported from %s (SHA-256 %s)".formatted(weights.getFileName(), file.sha256());
    return newHead
        ? "SYNTHETIC: %s with an untrained head drawn from the seed %d".formatted(origin, seed)
        : origin;
  }
}
