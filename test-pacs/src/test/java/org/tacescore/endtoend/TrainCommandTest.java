package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.recipe.RecipeBundle;
import org.tacescore.recipe.RecipeCatalog;
import org.tacescore.testpacs.phantom.PhantomCohort;
import org.tacescore.testpacs.phantom.PhantomGenerator;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.volume.GridSize;

/** From phantom patients to a bundle that scores another one; a run that was stopped; bad input. */
class TrainCommandTest {
  private static final GridSize COARSE = new GridSize(64, 64, 20);
  private static final int PATIENTS = 24;

  @TempDir static Path folder;
  private static Path cohort = Path.of("");
  private static Path bundle = Path.of("");
  private static CommandRun trained = new CommandRun(-1, "", "");

  @BeforeAll
  static void train() throws IOException {
    new PhantomCohort(options(PATIENTS, 5)).write(folder.resolve("patients"), done -> {});
    cohort = folder.resolve("patients/cohort.csv");
    bundle = folder.resolve("bundles/texture");
    trained = train(cohort, bundle, "--work", folder.resolve("work"));
    putBundleWhereTheSiteKeepsThem();
  }

  /** A site's folder of bundles holds nothing else. */
  private static void putBundleWhereTheSiteKeepsThem() throws IOException {
    Path own = folder.resolve("bundles-only/texture");
    for (Path file : StudyCopy.filesBelow(bundle)) {
      Path copy = own.resolve(bundle.relativize(file).toString());
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
  }

  @Test
  void writesBundleAndEvaluation() throws IOException {
    assertThat(trained.status()).as(trained.err()).isZero();
    assertThat(trained.out())
        .contains("24 of 24 patients measured")
        .contains("texture 1.0.0 (SYNTHETIC)")
        .contains(read(bundle).digest());
    Path report = folder.resolve("bundles/texture-report");
    assertThat(report.resolve("report.html")).content().contains("SYNTHETIC", "Texture score");
    assertThat(Files.readString(report.resolve("evaluation.json")))
        .contains("cross-validation of the training cohort");
    assertThat(Files.readAllBytes(report.resolve("report.pdf"))).startsWith('%', 'P', 'D', 'F');
    assertThat(report.resolve("plots/cohort-1-roc.svg")).exists();
    assertThat(Files.readAllLines(report.resolve("features.csv"))).hasSize(PATIENTS + 1);
    assertThat(CommandRun.of("models", "verify", bundle).status()).isZero();
    assertThat(StudyCopy.filesBelow(bundle))
        .noneMatch(file -> contains(file, "PHANTOM-COHORT"))
        .noneMatch(file -> contains(file, folder.toString()));
  }

  @Test
  void scoresAPatientWhomNobodyLearnedFrom() throws IOException {
    Path patient = new PhantomGenerator(options(1, 77)).patient(0).writeTo(folder.resolve("new"));

    CommandRun run =
        CommandRun.of(
            "score",
            "--study",
            patient,
            "--clinical",
            patient.resolve("clinical.json"),
            "--bundles",
            folder.resolve("bundles-only"),
            "--recipe",
            "texture",
            "--backend",
            "jvm",
            "--out",
            folder.resolve("scored"));

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("texture: Texture score", "SYNTHETIC");
    assertThat(folder.resolve("scored/sr.dcm")).exists();
  }

  @Test
  void aStoppedRunGoesOnAndGivesTheSameBundle() throws IOException {
    Path work = folder.resolve("work");
    List<Path> cases = StudyCopy.filesBelow(work.resolve("cases"));
    assertThat(cases).hasSize(PATIENTS);
    Files.delete(cases.get(0));
    Files.write(cases.get(1), Arrays.copyOf(Files.readAllBytes(cases.get(1)), 100));
    List<Path> whole = cases.subList(2, PATIENTS);
    Map<Path, Object> before = times(whole);

    Path again = folder.resolve("again/texture");
    CommandRun run = train(cohort, again, "--work", work);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(times(whole)).isEqualTo(before);
    assertThat(StudyCopy.filesBelow(work.resolve("cases"))).isEqualTo(cases);
    assertThat(read(again).digest()).isEqualTo(read(bundle).digest());
  }

  @Test
  void aReadyTableOfFeaturesGivesTheSameBundleWithoutImages() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Path table = Files.copy(cohort, elsewhere.resolve("cohort.csv"));
    Path features = folder.resolve("bundles/texture-report/features.csv");
    Path out = folder.resolve("from-table/texture");

    CommandRun run = train(table, out, "--features", features);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(read(out).digest()).isEqualTo(read(bundle).digest());
  }

  @Test
  void testsOnACentreThatNothingWasLearnedFrom() throws IOException {
    Path out = folder.resolve("held/texture");

    CommandRun run = train(cohort, out, "--work", folder.resolve("work"), "--hold-out", "centre-1");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(Files.readString(folder.resolve("held/texture-report/evaluation.json")))
        .contains("held-out centre centre-1");
    assertThat(read(out).digest()).isNotEqualTo(read(bundle).digest());
  }

  @Test
  void leavesOutWhoCannotBeMeasuredAndCounts() throws IOException {
    Path patients = folder.resolve("patients");
    List<String> lines = new ArrayList<>(Files.readAllLines(cohort));
    Path empty = Files.createDirectories(folder.resolve("patients/NO-IMAGES"));
    lines.set(3, lines.get(3).replaceFirst(",PHANTOM[^,]*,[^,]*,[^,]*,[^,]*", ",NO-IMAGES,,,"));
    Path table = Files.write(patients.resolve("some.csv"), lines);
    Path out = folder.resolve("some/texture");

    CommandRun run = train(table, out, "--work", folder.resolve("work"));

    assertThat(empty).isEmptyDirectory();
    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.err())
        .contains("some.csv, line 4: left out: UNSUPPORTED_FORMAT")
        .doesNotContain("PHANTOM");
    assertThat(read(out).modelCard()).contains("NOT_MEASURED_UNSUPPORTED_FORMAT=1");
  }

  @Test
  void namesEveryFaultOfTheTableAndWritesNothing() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(cohort));
    lines.set(0, lines.get(0).replace("afp [ng/mL]", "afp [mmol/L]"));
    lines.set(2, lines.get(1));
    Path table = Files.write(folder.resolve("patients/bad.csv"), lines);
    Path out = folder.resolve("bad/texture");

    CommandRun run = train(table, out);

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err())
        .contains("line 1, column afp [mmol/L]: the unknown unit 'mmol/L'")
        .contains("line 3, column patient: the same patient stands in line 2")
        .doesNotContain("PHANTOM");
    assertThat(folder.resolve("bad")).doesNotExist();
  }

  @Test
  void refusesWishesThatCannotBeMet() {
    assertThat(train(cohort, bundle).status()).isEqualTo(2);
    assertThat(train(cohort, folder.resolve("x"), "--report", folder.resolve("x/y")).status())
        .isEqualTo(2);
    CommandRun run =
        train(cohort, folder.resolve("x"), "--work", folder.resolve("work"), "--endpoint", "none");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("UNKNOWN_ENDPOINT");
    assertThat(folder.resolve("x")).doesNotExist();
    assertThat(folder.resolve("x-report")).doesNotExist();
  }

  @Test
  void namesWhatIsWrongWithATemplate() throws IOException {
    Path broken = Files.createDirectories(folder.resolve("broken"));
    Files.copy(template().resolve("recipe.json"), broken.resolve("recipe.json"));

    CommandRun run =
        CommandRun.of(
            "train", "--recipe", broken, "--cohort", cohort, "--out", folder.resolve("y"));
    CommandRun unknown =
        CommandRun.of(
            "train", "--recipe", "no-such", "--cohort", cohort, "--out", folder.resolve("y"));

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("training.json is missing");
    assertThat(unknown.status()).isEqualTo(2);
    assertThat(folder.resolve("y")).doesNotExist();
  }

  @Test
  void validatesOnAnotherCohortAndSignsNothingSynthetic() throws IOException {
    new PhantomCohort(options(8, 6)).write(folder.resolve("others"), done -> {});
    Path others = folder.resolve("others/cohort.csv");

    CommandRun run = validate(others, folder.resolve("validated"));
    CommandRun signed = validate(others, folder.resolve("signed"), "--sign", "A. Reader");

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("8 of 8 patients scored");
    assertThat(Files.readString(folder.resolve("validated/evaluation.json")))
        .contains("validation cohort", "centre-1", "centre-3");
    assertThat(signed.status()).isEqualTo(2);
    assertThat(signed.err()).contains("SYNTHETIC and cannot be validated");
    assertThat(folder.resolve("signed")).doesNotExist();
  }

  @Test
  void refusesWeightsThatNoNetworkStartsFrom() {
    Path out = folder.resolve("started/texture");

    CommandRun run = train(cohort, out, "--weights", folder.resolve("w.safetensors"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("NO_NETWORK: recipe texture has no network");
    assertThat(out.resolveSibling("texture-work")).doesNotExist();
  }

  @Test
  void signsWhatWasLearnedFromPatients() throws IOException {
    Path table = folder.resolve("patients/real.csv");
    Files.writeString(table, Files.readString(cohort).replace("SYNTHETIC", ""));
    Path out = folder.resolve("real/texture");
    Path features = folder.resolve("bundles/texture-report/features.csv");
    assertThat(train(table, out, "--features", features).status()).isZero();
    assertThat(read(out).status()).hasToString("RESEARCH_RETRAINED");
    String digest = read(out).digest();

    CommandRun run =
        CommandRun.of(
            "validate",
            "--bundle",
            out,
            "--cohort",
            table,
            "--features",
            features,
            "--backend",
            "jvm",
            "--sign",
            "A. Reader",
            "--out",
            folder.resolve("real/validated"));

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(read(out).status()).hasToString("LOCALLY_VALIDATED");
    assertThat(read(out).modelCard()).contains("name: A. Reader");
    assertThat(read(out).digest()).isEqualTo(digest);
  }

  private static PhantomOptions options(int patients, long seed) {
    return PhantomOptions.of(patients, seed, PhantomModality.CT).withGrid(COARSE).withCentres(3);
  }

  private static CommandRun train(Path table, Path out, Object... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("train", "--recipe", template(), "--cohort", table, "--out", out));
    arguments.addAll(List.of("--backend", "jvm", "--threads", "1"));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray());
  }

  private static CommandRun validate(Path table, Path out, Object... more) {
    List<Object> arguments =
        new ArrayList<>(List.of("validate", "--bundle", bundle, "--cohort", table, "--out", out));
    arguments.addAll(List.of("--backend", "jvm"));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments.toArray());
  }

  private static Path template() {
    try {
      return Path.of(
          Objects.requireNonNull(TrainCommandTest.class.getResource("texture-template")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RecipeBundle read(Path folder) {
    return RecipeCatalog.read(folder);
  }

  private static boolean contains(Path file, String text) {
    try {
      return Files.readString(file).contains(text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<Path, Object> times(List<Path> files) {
    return files.stream()
        .collect(
            Collectors.toMap(
                file -> file,
                file -> {
                  try {
                    return Files.getLastModifiedTime(file);
                  } catch (IOException e) {
                    throw new IllegalStateException(e);
                  }
                }));
  }
}
