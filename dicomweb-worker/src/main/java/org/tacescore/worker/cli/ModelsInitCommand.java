package org.tacescore.worker.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.tacescore.network.NativeCache;
import org.tacescore.network.NetworkFolderWriter;
import org.tacescore.network.NetworkSpec;
import org.tacescore.network.NetworkWeights;
import org.tacescore.network.weights.Weights;
import org.tacescore.score.ResearchStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** An untrained network of a seed. */
@Command(
    name = "init",
    description =
        "Makes a network folder with weights drawn from a seed: SYNTHETIC, untrained. Research use"
            + " only.",
    mixinStandardHelpOptions = true)
final class ModelsInitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private NetworkOptions options = new NetworkOptions();

  @Option(
      names = "--seed",
      paramLabel = "S",
      required = true,
      description = "Decides every weight.")
  private long seed;

  @Override
  public Integer call() {
    NetworkSpec network = options.known();
    Path out = options.out();
    NativeCache.useFolder(CacheFolder.path().resolve("native"));
    try (StageLine stage = new StageLine(spec.commandLine().getErr())) {
      stage.tell("drawing weights");
      Weights weights = options.usage(() -> NetworkWeights.seeded(network, seed));
      stage.tell("writing " + out);
      NetworkFolderWriter.writeWeights(
          out,
          options.described(
              network,
              ResearchStatus.SYNTHETIC,
              "SYNTHETIC: untrained weights drawn from the seed " + seed),
          weights,
          Map.of(
              "architecture",
              network.architecture(),
              "seed",
              Long.toString(seed),
              "status",
              ResearchStatus.SYNTHETIC.name()));
    }
    spec.commandLine()
        .getOut()
        .printf(
            "%s for %s, seed %d, in %s%nSYNTHETIC, untrained. Research use only.%n",
            network.architecture(), network.contract(), seed, out);
    return 0;
  }
}
