package org.tacescore.testpacs.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tacescore.segio.ImageFile;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times the radiomics engine. */
@Command(
    name = "radiomics",
    description = {
      "Times the extraction of features and its stages on each backend, warm and cold, and beside"
          + " it PyRadiomics where a Python has it.",
      "Without --image: a lesion of 200 000 voxels, and a region with as many grey levels as a"
          + " chest CT."
    },
    mixinStandardHelpOptions = true)
public final class RadiomicsBenchCommand implements Callable<Integer> {
  private static final String SETTINGS =
      """
      imageType: {Original: {}, LoG: {sigma: [1.0]}, Wavelet: {}}
      setting: {binWidth: 5}
      """;

  /** Gives a ball of 20 million voxels. */
  private static final int LARGE_SIDE = 342;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--image", paramLabel = "FILE", description = "An image of your own.")
  private @Nullable Path image;

  @Option(names = "--mask", paramLabel = "FILE", description = "Its mask, label 1.")
  private @Nullable Path mask;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "PyRadiomics parameter file (default: 944 features, bin width 5).")
  private @Nullable Path settings;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description =
          "Runs of each piece; the later half counts as warm (default: ${DEFAULT-VALUE}).")
  private int runs = 10;

  @Option(
      names = "--python",
      paramLabel = "PROGRAM",
      description = "Python that may have PyRadiomics (default: ${DEFAULT-VALUE}).")
  private String python = "python3";

  @Option(
      names = "--large",
      description = "Also a region of 20 million voxels, once (heap of 3 GB).")
  private boolean large;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    BenchReport.run(out, json, "cases", folder -> figures(folder, out));
    return 0;
  }

  private List<Object> figures(Path folder, PrintWriter out)
      throws IOException, InterruptedException {
    List<Object> figures = new ArrayList<>();
    for (BenchCase one : cases()) {
      figures.add(new CaseBench(one, parameters(folder), folder, out).measure(runs, python));
    }
    return figures;
  }

  private Path parameters(Path folder) throws IOException {
    return settings == null
        ? Files.writeString(folder.resolve("settings.yaml"), SETTINGS)
        : settings;
  }

  private List<BenchCase> cases() {
    if (image != null && mask != null) {
      Volume volume = ImageFile.readVolume(image);
      Mask region = ImageFile.readMask(mask, 1, volume.geometry());
      return List.of(new BenchCase(String.valueOf(image.getFileName()), volume, region));
    }
    List<BenchCase> cases = new ArrayList<>(List.of(BenchCase.lesion(), BenchCase.manyLevels()));
    if (large) {
      cases.add(BenchCase.ball(LARGE_SIDE));
    }
    return cases;
  }
}
