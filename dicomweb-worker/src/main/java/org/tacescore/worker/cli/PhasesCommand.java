package org.tacescore.worker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.DescriptionRules;
import org.tacescore.segio.PhaseChoice;
import org.tacescore.segio.PhaseClassifier;
import org.tacescore.segio.PhaseEvidence;
import org.tacescore.segio.PhaseFinding;
import org.tacescore.segio.PhasedSeries;
import org.tacescore.segio.SegKind;
import org.tacescore.segio.SegmentRoleRules;
import org.tacescore.segio.SeriesHeader;
import org.tacescore.segio.SeriesPart;
import org.tacescore.segio.StudyFolder;
import org.tacescore.segio.StudyIntensities;
import org.tacescore.segio.StudySurvey;
import org.tacescore.worker.config.PhasesConfig;
import org.tacescore.worker.config.WorkerConfig;
import org.tacescore.worker.pipeline.DrawnSeries;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The worker's YAML file; its section phases has the site's own map.")
  private @Nullable Path config;

  /** One of the two inputs. */
  static final class Source {
    @Option(
        names = "--study",
        paramLabel = "DIR",
        required = true,
        description =
            "Folder with DICOM files: prints series UID, description, phase, its evidence, and"
                + " whether the series is taken for its phase.")
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
    if (source.descriptions != null) {
      tellDescriptions(source.descriptions);
      return 0;
    }
    return source.study == null ? 0 : tellStudies(source.study);
  }

  private void tellDescriptions(Path file) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        out.printf("%s\t%s%n", line, DescriptionRules.label(line));
      }
    }
  }

  /** 3 where no series has a phase: nothing of such a study could be scored. */
  private int tellStudies(Path dir) {
    if (!Files.isDirectory(dir)) {
      throw new ParameterException(spec.commandLine(), "--study must be a folder, got " + dir);
    }
    PhasesConfig phases =
        config == null ? PhasesConfig.defaults() : WorkerConfig.read(config).phases();
    StudyFolder folder = StudyFolder.read(dir);
    folder.requireSeries();
    Map<String, List<StudyFolder.SeriesFiles>> studies =
        folder.series().stream()
            .collect(
                Collectors.groupingBy(
                    series -> series.header().studyInstanceUid(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<StudySurvey> surveys =
        studies.entrySet().stream()
            .map(
                study ->
                    survey(
                        study.getValue(),
                        segmentations(folder, study.getKey()),
                        phases.classifier()))
            .toList();
    surveys.forEach(study -> tell(study, DrawnSeries.of(folder.objects(), study.series())));
    folder.rejected().forEach(series -> spec.commandLine().getErr().println(series.sentence()));
    if (surveys.stream()
        .flatMap(study -> study.series().stream())
        .anyMatch(s -> s.finding() instanceof PhaseFinding.Found)) {
      return 0;
    }
    spec.commandLine().getErr().println("no series has a contrast phase that is known for certain");
    return FaultReport.NOTHING_SCORED;
  }

  private static List<Path> segmentations(StudyFolder folder, String studyUid) {
    return folder.objects().stream()
        .filter(object -> SegKind.isSegmentation(object.sopClassUid()))
        .filter(object -> object.studyInstanceUid().equals(studyUid))
        .map(StudyFolder.ObjectFile::file)
        .toList();
  }

  private static StudySurvey survey(
      List<StudyFolder.SeriesFiles> series, List<Path> drawings, PhaseClassifier classifier) {
    return StudySurvey.of(
        series.stream().map(StudyFolder.SeriesFiles::judged).toList(),
        new StudyIntensities(series, drawings, SegmentRoleRules.shipped()).classify(classifier));
  }

  private void tell(StudySurvey study, Set<SeriesPart> drawnOn) {
    Map<PhasedSeries, String> choices = new HashMap<>();
    study.modalities().stream().sorted().forEach(m -> choose(study, m, drawnOn, choices));
    for (PhasedSeries series : study.series()) {
      study
          .trouble(series)
          .ifPresent(
              trouble ->
                  choices.put(
                      series, "NOT_FIT\t%s\t%s".formatted(trouble.reason(), trouble.detail())));
    }
    study.series().forEach(series -> tell(series, choices.getOrDefault(series, "")));
  }

  private void choose(
      StudySurvey study,
      String modality,
      Set<SeriesPart> drawnOn,
      Map<PhasedSeries, String> choices) {
    for (ContrastPhase phase : ContrastPhase.values()) {
      PhaseChoice choice = study.choose(phase, modality, drawnOn);
      if (choice instanceof PhaseChoice.Chosen chosen) {
        choices.put(chosen.series(), "TAKEN\t%s\t%s".formatted(phase, chosen.reason()));
        SeriesPart taken = chosen.series().header().part();
        for (PhasedSeries other : chosen.passedOver()) {
          choices.put(other, "NOT_TAKEN\t%s\tseries %s is".formatted(phase, taken));
        }
      } else {
        PhaseChoice.Refused refused = (PhaseChoice.Refused) choice;
        spec.commandLine()
            .getErr()
            .printf("no series for %s: %s: %s%n", phase, refused.reason(), refused.detail());
      }
    }
  }

  /**
   * A line for the series, and under it one for each piece of evidence and one for the choice.
   *
   * @param choice empty where the series is of no phase
   */
  private void tell(PhasedSeries series, String choice) {
    PrintWriter out = spec.commandLine().getOut();
    SeriesHeader header = series.header();
    PhaseFinding finding = series.finding();
    out.printf("%s\t%s\t%s%n", header.part(), header.description(), name(finding));
    for (PhaseEvidence evidence : finding.evidence()) {
      out.printf("\t%s\t%s\t%s%n", evidence.kind(), evidence.phase(), evidence.text());
    }
    if (!choice.isEmpty()) {
      out.printf("\t%s%n", choice);
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
    String why = finding instanceof PhaseFinding.Unknown unknown ? unknown.detail() : "";
    return why.isEmpty() ? "UNKNOWN" : "UNKNOWN (" + why + ")";
  }
}
