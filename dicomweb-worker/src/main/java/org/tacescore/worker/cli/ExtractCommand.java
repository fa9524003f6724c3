package org.tacescore.worker.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tacescore.kernels.Kernels;
import org.tacescore.worker.cohort.CaseMeasurement;
import org.tacescore.worker.cohort.CaseRecord;
import org.tacescore.worker.cohort.CaseSettings;
import org.tacescore.worker.cohort.CaseSource;
import org.tacescore.worker.cohort.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
      description = "NRRD, NIfTI, .seg.nrrd, DICOM SEG or RTSTRUCT file.")
  private Path mask = Path.of("");

  @Option(
      names = "--label",
      paramLabel = "N",
      description =
          "Value of the mask's voxels; in a DICOM SEG the segment's number, in an RTSTRUCT the"
              + " ROI's (default: the settings' label).")
  private @Nullable Integer label;

  @Mixin private SettingsOption settings = new SettingsOption();

  @Mixin private BackendOption backend = new BackendOption();

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
    CaseSettings asked = settings.read();
    CaseSource source = CaseSource.of(image, mask, label == null ? asked.label() : label);
    try (Kernels kernels = backend.open()) {
      CaseRecord measured = new CaseMeasurement(asked, kernels).measure(source);
      WholeFile.write(out, csv ? measured.csv() : measured.json());
      measured.values().warnings().forEach(spec.commandLine().getErr()::println);
      spec.commandLine()
          .getOut()
          .printf(
              "%d features of %d voxels in %s%n",
              measured.values().features().size(), measured.voxels(), out);
    }
    return 0;
  }
}
