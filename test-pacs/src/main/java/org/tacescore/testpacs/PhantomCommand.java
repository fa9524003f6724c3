package org.tacescore.testpacs;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.testpacs.phantom.PhantomCohort;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.testpacs.phantom.PhaseFolder;
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

  @Option(names = "--cohort", description = "Also write cohort.csv with outcomes.")
  private boolean cohort;

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
    Consumer<Path> tell = folder -> spec.commandLine().getOut().printf("%s%n", folder);
    if (cohort) {
      writer.writeCohort(out, tell);
    } else {
      writer.writePatients(out, tell);
    }
    return 0;
  }

  private PhantomOptions options() {
    try {
      PhantomOptions plain = PhantomOptions.of(patients, seed, modality);
      PhantomOptions options = segVessels ? plain.withSegVessels() : plain;
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
