package org.tacescore.worker.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tacescore.kernels.Kernels;
import org.tacescore.network.NativeCache;
import org.tacescore.network.Networks;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.refusal.RefusedException;
import org.tacescore.report.OwnObject;
import org.tacescore.score.NotScorable;
import org.tacescore.score.Outcome;
import org.tacescore.score.Scored;
import org.tacescore.segio.StudyFolder;
import org.tacescore.worker.clinical.ClinicalValues;
import org.tacescore.worker.pipeline.FolderAnswer;
import org.tacescore.worker.pipeline.FolderScorer;
import org.tacescore.worker.pipeline.HeatMapFolder;
import org.tacescore.worker.pipeline.HeatMapListener;
import org.tacescore.worker.pipeline.SiteIdentity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The pipeline on files. */
@Command(
    name = "score",
    description =
        "Scores the study in a folder and writes the result, the Structured Report and what goes with"
            + " it: segmentations, score page, PDF, heat maps. Research use only.",
    mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--study",
      paramLabel = "DIR",
      required = true,
      description = "Folder with the DICOM files of one study; SEGs in it are found.")
  private Path study = Path.of("");

  @Option(
      names = "--seg",
      paramLabel = "FILE",
      description = "A DICOM SEG outside that folder; may be repeated.")
  private List<Path> segs = List.of();

  @Option(
      names = "--clinical",
      paramLabel = "FILE",
      description = "Clinical values: clinical.json or clinical.csv.")
  private @Nullable Path clinical;

  @Option(
      names = "--recipe",
      paramLabel = "ID",
      description = "A recipe's id; may be repeated. Default: all for the study's modality.")
  private List<String> recipes = List.of();

  @Option(
      names = "--bundles",
      paramLabel = "DIR",
      description =
          "A folder of bundle folders; they count beside those that ship, and before them where the"
              + " id is the same.")
  private @Nullable Path bundles;

  @Mixin private SiteOptions site = new SiteOptions();

  @Mixin private BackendOption backend = new BackendOption();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description =
          "Folder to write to: result.json, sr.dcm and what goes with it, objects of an earlier run"
              + " are removed.")
  private Path out = Path.of("");

  @Option(
      names = "--heat-maps",
      paramLabel = "DIR",
      description =
          "Folder to write what the networks looked at to, one NRRD file on the image's grid for each"
              + " map; heat maps of an earlier run in it are removed.")
  private @Nullable Path heatMaps;

  @Override
  public Integer call() throws IOException {
    requireInput();
    List<RecipeBundle> scoring = SiteRecipes.of(Optional.ofNullable(bundles)).named(recipes);
    SiteSettings settings = site.read();
    FolderScorer.clear(out);
    List<Path> files = files();
    OffsetDateTime now = OffsetDateTime.now(settings.zone()).truncatedTo(ChronoUnit.SECONDS);
    try {
      return tell(score(StudyFolder.of(files, OwnObject::isOwn), scoring, settings, now));
    } catch (RefusedException refusal) {
      FolderScorer.refuse(files, scoring, refusal, now, out);
      throw refusal;
    }
  }

  private FolderAnswer score(
      StudyFolder folder, List<RecipeBundle> scoring, SiteSettings settings, OffsetDateTime now)
      throws IOException {
    ClinicalValues values =
        clinical == null ? ClinicalValues.NONE : ClinicalOfStudy.read(clinical, folder, settings);
    Path cache = CacheFolder.path();
    NativeCache.useFolder(cache.resolve("native"));
    Optional<HeatMapFolder> maps =
        heatMaps == null ? Optional.empty() : Optional.of(new HeatMapFolder(heatMaps));
    SiteIdentity identity =
        new SiteIdentity(
            "TACEscore command line", settings.zone(), settings.refusals(), settings.report());
    int threads = Runtime.getRuntime().availableProcessors();
    try (Kernels kernels = backend.open();
        Networks networks = new Networks(cache.resolve("networks"), threads)) {
      FolderAnswer answer =
          new FolderScorer(
                  identity,
                  settings.classifier(),
                  settings.roles(),
                  "%s %s".formatted(settings.refusals(), settings.canonical()),
                  kernels,
                  networks)
              .score(
                  folder,
                  asked(scoring, folder),
                  values,
                  now,
                  out,
                  maps.map(HeatMapListener.class::cast));
      maps.ifPresent(this::tell);
      return answer;
    }
  }

  /** Where no recipe is named those of the study's modality; where it has none, all refuse. */
  private List<RecipeBundle> asked(List<RecipeBundle> scoring, StudyFolder study) {
    Set<String> modalities =
        study.series().stream().map(s -> s.header().modality()).collect(Collectors.toSet());
    List<RecipeBundle> fitting =
        scoring.stream().filter(b -> modalities.contains(b.recipe().modality())).toList();
    return recipes.isEmpty() && !fitting.isEmpty() ? fitting : scoring;
  }

  private ParameterException wrongUse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void requireInput() {
    if (!Files.isDirectory(study)) {
      throw new ParameterException(spec.commandLine(), "--study must be a folder, got " + study);
    }
    if (bundles != null && !Files.isDirectory(bundles)) {
      throw wrongUse("--bundles must be a folder, got " + bundles);
    }
    for (Path seg : segs) {
      requireFile("--seg", seg);
    }
    if (clinical != null) {
      requireFile("--clinical", clinical);
    }
  }

  private void requireFile(String option, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(spec.commandLine(), option + " must be a file, got " + file);
    }
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(study)) {
      walk.filter(Files::isRegularFile).sorted().forEach(files::add);
    }
    files.addAll(segs);
    return files;
  }

  private void tell(HeatMapFolder maps) {
    PrintWriter stdout = spec.commandLine().getOut();
    maps.sentences().forEach(sentence -> stdout.printf("heat map: %s%n", sentence));
  }

  private int tell(FolderAnswer answer) {
    List<Outcome> outcomes = answer.outcomes();
    PrintWriter stdout = spec.commandLine().getOut();
    PrintWriter stderr = spec.commandLine().getErr();
    AnswerLines lines = new AnswerLines();
    for (Outcome outcome : outcomes) {
      if (outcome instanceof Scored scored) {
        lines.of(scored).forEach(stdout::println);
      } else {
        stderr.println(AnswerLines.of((NotScorable) outcome));
      }
    }
    answer.beside().forEach(sentence -> stdout.printf("beside: %s%n", sentence));
    boolean scored = outcomes.stream().anyMatch(Scored.class::isInstance);
    stdout.printf("written to %s%n", out);
    return scored ? 0 : FaultReport.NOTHING_SCORED;
  }
}
