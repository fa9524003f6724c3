package org.tacescore.testpacs;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.testpacs.phantom.PhantomCohort;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhantomVariant;
import org.tacescore.testpacs.phantom.PhaseFolder;
import org.tacescore.volume.GridSize;
import org.tacescore.worker.cli.ProgressLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes phantom patients. */
@Command(
    name = "phantom",
    description = "Writes seeded phantom patients: DICOM series, SEGs and clinical.json.",
    mixinStandardHelpOptions = true)
final class PhantomCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder to write to.")
  private Path out = Path.of("");

  @Option(
      names = "--n",
      paramLabel = "N",
      description = "Number of patients (default: ${DEFAULT-VALUE}).")
  private int patients = 1;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Same seed, same bytes (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--modality",
      paramLabel = "CT|MR",
      description = "Modality of the images (default: ${DEFAULT-VALUE}).")
  private PhantomModality modality = PhantomModality.CT;

  @Option(
      names = "--cohort",
      description =
          "Make a cohort: several centres, a known link from texture and enhancement to outcome,"
              + " and cohort.csv.")
  private boolean cohort;

  @Option(
      names = "--centres",
      paramLabel = "N",
      description =
          "Centres of the cohort, 1 to 6, each with its own scanner (default: ${DEFAULT-VALUE}).")
  private int centres = 3;

  @Option(
      names = "--treated-before",
      description =
          "State a first TACE for 35 days before the study; the next one follows the study.")
  private boolean treatedBefore;

  @Option(
      names = "--grid",
      paramLabel = "CxRxS",
      description =
          "Columns, rows and slices of every series, e.g. 96x96x24; the field of view stays.")
  private @Nullable String grid;

  @Option(
      names = "--seg-phases",
      paramLabel = "PHASE",
      split = ",",
      description =
          "Phases whose tumours are drawn in a SEG: arterial, portal, delayed, native,"
              + " hepatobiliary. A phase named here is also written. Default: every phase that"
              + " is written.")
  private List<String> segPhases = List.of();

  @Option(names = "--seg-vessels", description = "Also draw aorta and portal vein in each SEG.")
  private boolean segVessels;

  @Override
  public Integer call() {
    PhantomOptions options = options();
    PhantomCohort writer = new PhantomCohort(options);
    PrintWriter lines = spec.commandLine().getOut();
    if (!cohort || System.console() == null) {
      writer.write(out, folder -> lines.printf("%s%n", folder));
      return 0;
    }
    PrintWriter terminal = spec.commandLine().getErr();
    try (ProgressLine progress = new ProgressLine(terminal, patients, "patients")) {
      writer.write(out, folder -> progress.finished());
    }
    return 0;
  }

  private PhantomOptions plain() {
    PhantomOptions plain = PhantomOptions.of(patients, seed, modality);
    PhantomOptions planted = treatedBefore ? plain.with(PhantomVariant.TREATED_BEFORE) : plain;
    PhantomOptions drawn = segVessels ? planted.withSegVessels() : planted;
    PhantomOptions sized = grid == null ? drawn : drawn.withGrid(size(grid));
    return cohort ? sized.withCentres(centres) : sized;
  }

  private static GridSize size(String text) {
    Matcher sizes = Pattern.compile("([0-9]{1,4})x([0-9]{1,4})x([0-9]{1,4})").matcher(text);
    if (!sizes.matches()) {
      throw new IllegalArgumentException("a grid is e.g. 96x96x24, got " + text);
    }
    return new GridSize(
        Integer.parseInt(sizes.group(1)),
        Integer.parseInt(sizes.group(2)),
        Integer.parseInt(sizes.group(3)));
  }

  private PhantomOptions options() {
    try {
      PhantomOptions options = plain();
      if (segPhases.isEmpty()) {
        return options;
      }
      Set<ContrastPhase> drawn = EnumSet.noneOf(ContrastPhase.class);
      segPhases.forEach(
          name -> drawn.add(PhaseFolder.parse(name.strip().toLowerCase(Locale.ROOT)).phase()));
      Set<ContrastPhase> written = EnumSet.copyOf(options.phases());
      written.addAll(drawn);
      return options.withPhases(written).withSegPhases(drawn);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
