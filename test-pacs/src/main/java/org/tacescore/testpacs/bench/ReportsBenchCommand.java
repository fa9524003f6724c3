package org.tacescore.testpacs.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.jspecify.annotations.Nullable;
import org.tacescore.dicom.Part10;
import org.tacescore.report.SrClass;
import org.tacescore.report.score.PageLanguage;
import org.tacescore.worker.cli.SiteRecipes;
import org.tacescore.worker.config.ReportConfig;
import org.tacescore.worker.config.ReportObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Times what goes to the PACS of one study. */
@Command(
    name = "reports",
    description = {
      "Times building and encoding every object of one study, by kind: SR, outlines, segmentations,"
          + " score page, PDF, heat maps; and the live memory that it needs beyond the pixels.",
      "Without --study: the standard study, as in bench pipeline.",
      "Beside it, where they are installed, DCMTK's converters and pydicom on what is drawn already."
    },
    mixinStandardHelpOptions = true)
public final class ReportsBenchCommand implements Callable<Integer> {
  /** What all objects of a study may take at most, warm. */
  private static final double AIM_S = 1.5;

  private static final double MEMORY_AIM_MB = 300;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--study",
      paramLabel = "DIR",
      description = "A patient's folder as phantom writes it. Default: the standard study, made.")
  private @Nullable Path study;

  @Option(
      names = "--modality",
      paramLabel = "CT/MR",
      description = "Whose recipes score it (default: ${DEFAULT-VALUE}).")
  private String modality = "CT";

  @Option(
      names = "--language",
      paramLabel = "en/de/fr/zh",
      description = "Of the page (default: ${DEFAULT-VALUE}).")
  private PageLanguage language = PageLanguage.EN;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Runs; the later half counts as warm (default: ${DEFAULT-VALUE}).")
  private int runs = 6;

  @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as JSON.")
  private @Nullable Path json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    BenchReport.run(out, json, "reports", work -> measure(work, out));
    return 0;
  }

  private Map<String, Object> measure(Path work, PrintWriter out) throws IOException {
    ReportConfig everything =
        new ReportConfig(SrClass.COMPREHENSIVE, language, EnumSet.allOf(ReportObject.class));
    FolderRun run =
        new FolderRun(
            study == null ? StandardStudy.writeTo(work) : study,
            SiteRecipes.of(Optional.empty()).forModality(modality),
            everything,
            work.resolve("out"));
    out.println(run.describe());
    ReportsBench.Heard heard = new ReportsBench(run).listen(runs);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("study", run.describe());
    tellKinds(out, heard);
    figures.put("milliseconds", heard.times().kinds());
    figures.put("megabytes", heard.memory().kinds());
    ObjectTimes.Took all = heard.times().together();
    tell(out, figures, "all objects, cold, s", all.first() / 1000, AIM_S);
    tell(out, figures, "all objects, warm, s", all.warm() / 1000, AIM_S);
    tell(out, figures, "processor, warm, s", all.processor() / 1000, AIM_S);
    tell(out, figures, "live memory, MB", heard.memory().together(), MEMORY_AIM_MB);
    peers(run.out(), Files.createDirectories(work.resolve("peers")), out, figures);
    return figures;
  }

  private static void tellKinds(PrintWriter out, ReportsBench.Heard heard) {
    out.printf("%-22s %9s %9s %9s %9s%n", "", "cold ms", "warm ms", "CPU ms", "live MB");
    heard
        .times()
        .kinds()
        .forEach(
            (kind, took) ->
                out.printf(
                    "%-22s %9.0f %9.0f %9.0f %9.1f%n",
                    kind,
                    took.first(),
                    took.warm(),
                    took.processor(),
                    heard.memory().kinds().getOrDefault(kind, Double.NaN)));
  }

  private void peers(Path objects, Path work, PrintWriter out, Map<String, Object> figures)
      throws IOException {
    List<Attributes> read = datasets(objects);
    Timing own = Timing.of(runs, () -> read.forEach(Part10::encode));
    out.printf("%-34s %.0f ms (%d objects)%n", "encoding alone", own.leastMs(), read.size());
    figures.put("encoding alone, ms", own.leastMs());
    Map<String, Double> peers = new EncodingPeers(objects, work).milliseconds(runs);
    peers.forEach((name, ms) -> out.printf("%-34s %.0f ms%n", name, ms));
    figures.put("peers, ms", peers);
  }

  private static List<Attributes> datasets(Path objects) throws IOException {
    try (Stream<Path> files = Files.list(objects)) {
      return files
          .filter(file -> file.toString().endsWith(".dcm"))
          .sorted()
          .map(file -> Part10.read(file).dataset())
          .toList();
    }
  }

  private static void tell(
      PrintWriter out, Map<String, Object> figures, String what, double found, double aim) {
    out.printf("%-34s %.2f, %.2f of the aim %.1f%n", what, found, found / aim, aim);
    figures.put(what, found);
  }
}
