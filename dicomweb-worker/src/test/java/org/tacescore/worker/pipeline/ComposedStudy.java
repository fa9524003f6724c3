package org.tacescore.worker.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.aoju.bus.image.UID;
import org.tacescore.dicom.Code;
import org.tacescore.dicom.Part10;
import org.tacescore.kernels.JvmKernels;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.recipe.RecipeCatalog;
import org.tacescore.report.SrWriter;
import org.tacescore.score.Outcome;
import org.tacescore.segio.PhaseClassifier;
import org.tacescore.segio.Segment;
import org.tacescore.segio.SegmentRole;
import org.tacescore.segio.SegmentRoleRules;
import org.tacescore.segio.Segmentation;
import org.tacescore.segio.StudyFolder;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;
import org.tacescore.worker.assemble.Withheld;
import org.tacescore.worker.clinical.ClinicalValues;
import org.tacescore.worker.config.DeliverRefusals;
import org.tacescore.worker.receive.TestInstances;

/** Report and result of a study of three CT slices for answers that were made by hand. */
final class ComposedStudy {
  private static final Path EXAMPLE = Path.of("..", "docs", "examples", "bundle", "hrd-demo");
  private static final SiteIdentity SITE =
      new SiteIdentity("test", ZoneId.of("UTC"), DeliverRefusals.WITH_SCORES);

  private final List<Outcome> outcomes;
  private final StudyInput input;
  private final StudyReading reading;
  private final StudyMeasures measures;

  private ComposedStudy(
      List<Outcome> outcomes, StudyInput input, StudyReading reading, StudyMeasures measures) {
    this.outcomes = outcomes;
    this.input = input;
    this.reading = reading;
    this.measures = measures;
  }

  /**
   * @param folder empty; takes the slices and a bundle for each recipe
   */
  static ComposedStudy of(Path folder, List<Outcome> outcomes) throws IOException {
    StudyFolder study = StudyFolder.of(slices(folder));
    StudyInput input =
        new StudyInput(
            TestInstances.STUDY,
            "0".repeat(64),
            OffsetDateTime.parse("2026-01-03T08:15:30Z"),
            Optional.empty(),
            study,
            Withheld.NONE,
            bundles(folder, outcomes),
            ClinicalValues.NONE);
    StageClock clock = new StageClock(StageListener.SILENT);
    StudyReading reading =
        new StudyReading(
            new PhaseClassifier(Map.of()),
            SegmentRoleRules.shipped(),
            TestInstances.STUDY,
            study,
            Withheld.NONE,
            clock);
    return new ComposedStudy(
        outcomes, input, reading, new StudyMeasures(reading, new JvmKernels(), SITE.zone(), clock));
  }

  byte[] report() {
    return SrWriter.encode(
        new ReportComposer(SITE, input, reading, measures)
            .compose(outcomes, List.of(lesion()), beside(), "JVM"));
  }

  String result() {
    return new ResultComposer(input, reading, measures)
        .compose(outcomes, List.of(), beside(), List.of(), "JVM", Optional.empty())
        .toJson();
  }

  /** A lesion of a segmentation that names no images: it stands among the evidence alone. */
  private static LesionMeasures lesion() {
    Code tumour = new Code("372087000", "SCT", "Neoplasm, Primary");
    VolumeGeometry grid =
        new VolumeGeometry(
            new GridSize(1, 1, 1),
            new Spacing(1, 1, 1),
            Direction.AXIAL,
            new Vector3(0, 0, 0),
            "2.25.9");
    Segment segment =
        new Segment(
            1,
            "Tumour 1",
            tumour,
            tumour,
            "Tumour 1",
            "2.25.5",
            SegmentRole.TUMOUR,
            Mask.where(grid, offset -> true));
    return new LesionMeasures(
        new Segmentation(
            TestInstances.STUDY,
            "2.25.3",
            "2.25.4",
            UID.SegmentationStorage,
            List.of(),
            List.of(segment)),
        segment,
        "Tumour 1",
        "2.25.5",
        Optional.empty(),
        true,
        List.of());
  }

  private BesideScores beside() {
    return BesideScores.of(input, SITE.zone());
  }

  private static List<Path> slices(Path folder) throws IOException {
    List<Path> slices = new ArrayList<>();
    for (int number = 1; number <= 3; number++) {
      slices.add(
          Files.write(folder.resolve(number + ".dcm"), Part10.encode(TestInstances.ct(number))));
    }
    return slices;
  }

  private static List<RecipeBundle> bundles(Path folder, List<Outcome> outcomes) {
    return outcomes.stream()
        .map(Outcome::recipeId)
        .distinct()
        .map(id -> bundle(folder.resolve(id), id))
        .toList();
  }

  /** The example under another name. */
  private static RecipeBundle bundle(Path copy, String id) {
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      for (Path file : files.toList()) {
        Path target = copy.resolve(EXAMPLE.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
      Path recipe = copy.resolve("recipe.json");
      Files.writeString(recipe, Files.readString(recipe).replace("\"hrd-demo\"", '"' + id + '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return RecipeCatalog.read(copy);
  }
}
