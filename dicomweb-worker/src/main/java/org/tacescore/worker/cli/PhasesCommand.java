package org.tacescore.worker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tacescore.segio.DescriptionRules;
import org.tacescore.segio.PhaseClassifier;
import org.tacescore.segio.PhaseEvidence;
import org.tacescore.segio.PhaseFinding;
import org.tacescore.segio.SeriesHeader;
import org.tacescore.segio.StudyFolder;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The contrast phase of series, with its evidence. */
@Command(
    name = "phases",
    description =
        "Tells the contrast phase of each series with its evidence, or what the text rules make of"
            + " series descriptions.",
    mixinStandardHelpOptions = true)
final class PhasesCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @ArgGroup(multiplicity = "1")
  private Source source = new Source();

  /** One of the two inputs. */
  static final class Source {
    @Option(
        names = "--study",
        paramLabel = "DIR",
        required = true,
        description = "Folder with DICOM files: prints series UID, description, phase, evidence.")
    private @Nullable Path study;

    @Option(
        names = "--descriptions",
        paramLabel = "FILE",
        required = true,
        description =
            "Text file, one series description a line: prints the text and what the text rules"
                + " alone make of it.")
    private @Nullable Path descriptions;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (source.descriptions != null) {
      for (String line : Files.readAllLines(source.descriptions)) {
        if (!line.isBlank()) {
          out.printf("%s\t%s%n", line, DescriptionRules.label(line));
        }
      }
    }
    if (source.study != null) {
      for (StudyFolder.SeriesFiles series : StudyFolder.read(source.study).series()) {
        tell(out, series.header());
      }
    }
    return 0;
  }

  private static void tell(PrintWriter out, SeriesHeader header) {
    PhaseFinding finding = new PhaseClassifier(Map.of()).classify(header);
    out.printf("%s\t%s\t%s%n", header.seriesInstanceUid(), header.description(), name(finding));
    for (PhaseEvidence evidence : finding.evidence()) {
      out.printf("\t%s\t%s\t%s%n", evidence.kind(), evidence.phase(), evidence.text());
    }
  }

  private static String name(PhaseFinding finding) {
    if (finding instanceof PhaseFinding.Found found) {
      return found.phase().name();
    }
    if (finding instanceof PhaseFinding.Ambiguous ambiguous) {
      return "AMBIGUOUS (" + ambiguous.detail() + ")";
    }
    if (finding instanceof PhaseFinding.Excluded excluded) {
      return "EXCLUDED (" + excluded.detail() + ")";
    }
    return "UNKNOWN";
  }
}
