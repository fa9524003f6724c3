package org.tacescore.worker.cli;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tacescore.kernels.Kernels;
import org.tacescore.kernels.opencl.BackendChoice;
import org.tacescore.kernels.opencl.Backends;
import org.tacescore.radiomics.ExtractionSettings;
import org.tacescore.radiomics.FeatureExtractor;
import org.tacescore.radiomics.FeatureVector;
import org.tacescore.segio.ImageFile;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;
import org.tacescore.worker.pipeline.SiteIdentity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Radiomics of one case. */
@Command(
    name = "extract",
    description = "Radiomics of one case, in PyRadiomics' names. Research use only.",
    mixinStandardHelpOptions = true)
final class ExtractCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--image",
      paramLabel = "FILE|DIR",
      required = true,
      description = "NRRD or NIfTI file, or a folder with one DICOM series.")
  private Path image = Path.of("");

  @Option(
      names = "--mask",
      paramLabel = "FILE",
      required = true,
      description = "NRRD, NIfTI, .seg.nrrd or DICOM SEG file.")
  private Path mask = Path.of("");

  @Option(
      names = "--label",
      paramLabel = "N",
      description =
          "Value of the mask's voxels, in a DICOM SEG the segment's number; the settings' label"
              + " otherwise.")
  private @Nullable Integer label;

  @Option(
      names = "--settings",
      paramLabel = "FILE",
      description = "PyRadiomics parameter file (YAML).")
  private @Nullable Path settings;

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description =
          "auto, jvm or opencl (default: auto, a GPU whose self-test wins, else the JVM).")
  private BackendChoice backend = BackendChoice.AUTO;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "File to write: .json or .csv.")
  private Path out = Path.of("");

  @Override
  public Integer call() throws IOException {
    boolean csv = out.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
    if (!csv && !out.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
      throw new ParameterException(
          spec.commandLine(), "--out must end in .json or .csv, got " + out);
    }
    ExtractionSettings asked =
        settings == null ? ExtractionSettings.defaults() : ExtractionSettings.read(settings);
    int used = label == null ? asked.label() : label;
    Volume volume = ImageFile.readVolume(image);
    Mask region = ImageFile.readMask(mask, used, volume.geometry());
    try (Kernels kernels = Backends.choose(backend, CacheFolder.path().resolve("native"))) {
      FeatureVector features = FeatureExtractor.extract(volume, region, asked, kernels).features();
      Files.writeString(
          out, csv ? csv(features) : json(features, asked, used, region, kernels.description()));
      spec.commandLine()
          .getOut()
          .printf("%d features of %d voxels in %s%n", features.size(), region.voxelCount(), out);
    }
    return 0;
  }

  private static String csv(FeatureVector features) {
    String names =
        features.values().keySet().stream()
            .map(name -> name.pyRadiomicsName())
            .collect(Collectors.joining(","));
    String values =
        features.values().values().stream().map(String::valueOf).collect(Collectors.joining(","));
    return names + "\n" + values + "\n";
  }

  private String json(
      FeatureVector features, ExtractionSettings asked, int used, Mask region, String kernels)
      throws IOException {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("research_use_only", true);
    document.put("software", SiteIdentity.SOFTWARE);
    document.put("kernels", kernels);
    document.put("image", String.valueOf(image.getFileName()));
    document.put("mask", String.valueOf(mask.getFileName()));
    document.put("label", used);
    document.put("voxels", region.voxelCount());
    document.put("settings", asked.describe());
    Map<String, Double> values = new LinkedHashMap<>();
    features.values().forEach((name, value) -> values.put(name.pyRadiomicsName(), value));
    document.put("features", values);
    return JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(document)
        + "\n";
  }
}
