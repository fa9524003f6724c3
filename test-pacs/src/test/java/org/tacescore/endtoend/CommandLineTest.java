package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.testpacs.Main;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.worker.csv.CsvTable;

/** The command line as a contract: what is there, how it exits, what it prints. */
class CommandLineTest {
  private static final Path LAUNCHER = Path.of("..", "tacescore");

  /** Every command of the contract; {@code test} is the launcher's own. */
  private static final List<String> CONTRACT =
      List.of(
          "backfill",
          "backup",
          "bench",
          "cohort",
          "demo",
          "doctor",
          "evaluate",
          "export",
          "extract",
          "models",
          "phantom",
          "phases",
          "restore",
          "score",
          "serve",
          "soak",
          "test",
          "train",
          "validate",
          "viewer");

  @TempDir static Path folder;
  private static StudyCopy study = new StudyCopy(Path.of(""));

  @BeforeAll
  static void make() {
    PhantomOptions options = PhantomOptions.of(1, 5, PhantomModality.CT);
    study = StudyCopy.of(options, folder.resolve("made"));
  }

  @Test
  void launcherListsEveryCommand() throws Exception {
    Process launcher = new ProcessBuilder(LAUNCHER.toString(), "--help").start();
    String help = new String(launcher.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(launcher.waitFor(10, TimeUnit.SECONDS)).isTrue();
    assertThat(launcher.exitValue()).isZero();
    List<String> listed =
        Pattern.compile("(?m)^  ([a-z]+)  +\\S")
            .matcher(help)
            .results()
            .map(match -> match.group(1))
            .sorted()
            .toList();
    assertThat(listed).isEqualTo(CONTRACT);
  }

  @Test
  void programKnowsEveryCommandButTheLaunchersOwn() {
    assertThat(Main.commandLine().getSubcommands().keySet())
        .containsExactlyInAnyOrderElementsOf(
            CONTRACT.stream()
                .filter(name -> !List.of("test", "soak", "viewer").contains(name))
                .toList());
  }

  @Test
  void everyCommandHasHelp() {
    for (String command : Main.commandLine().getSubcommands().keySet()) {
      CommandRun run = CommandRun.of(command, "--help");

      assertThat(run.status()).as(command).isZero();
      assertThat(run.out()).as(command).contains("Usage: tacescore " + command);
      assertThat(run.err()).as(command).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "export")
  void saysWhatIsNotThereYet(String command) {
    CommandRun run = CommandRun.of(command, "--some", "thing");

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains(command).contains("not in this version yet");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void answersSettingsThatCannotBeWithTwo() throws Exception {
    Path config = Files.writeString(folder.resolve("worker.yaml"), "data-dri: data\n");
    Path settings = Files.writeString(folder.resolve("params.yaml"), "imageTyp: {}\n");

    assertUsage("data-dri", CommandRun.of("serve", "--config", config));
    assertUsage(
        "data-dri",
        CommandRun.of(
            "score", "--study", study.folder(), "--config", config, "--out", folder.resolve("o")));
    assertUsage(
        "imageTyp",
        CommandRun.of(
            "extract",
            "--image",
            study.folder(),
            "--mask",
            study.folder(),
            "--settings",
            settings,
            "--out",
            folder.resolve("f.json")));
  }

  @Test
  void refusesByNameToBackUpAndRestoreWhatCannotBe() throws IOException {
    String start = "data-dir: none\nsite-zone: UTC\ndeliver: none\n";
    Path config = Files.writeString(folder.resolve("embedded.yaml"), start);
    Path server =
        Files.writeString(
            folder.resolve("server.yaml"),
            start
                + "database: {kind: postgresql, user: u,"
                + " url: 'jdbc:postgresql://127.0.0.1:1/d'}\n");
    Path gone = folder.resolve("no-backup");

    assertUsage("NOTHING_THERE", CommandRun.of("backup", "--config", config, "--out", gone));
    assertUsage("NOT_A_BACKUP", CommandRun.of("restore", "--config", config, "--from", gone));
    assertUsage("pg_dump", CommandRun.of("backup", "--config", server, "--out", gone));
    assertUsage("pg_restore", CommandRun.of("restore", "--config", server, "--from", gone));
    assertThat(gone).doesNotExist();
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void answersWrongUseWithTwo() {
    assertUsage("no-such-command", CommandRun.of("no-such-command"));
    assertUsage("a command is needed", CommandRun.of());
    assertUsage("--study", CommandRun.of("score", "--out", folder));
    assertUsage(
        "--nonsense",
        CommandRun.of("score", "--study", study.folder(), "--out", folder, "--nonsense"));
    assertUsage(
        "no recipe 'none'",
        CommandRun.of("score", "--study", study.folder(), "--out", folder, "--recipe", "none"));
    assertUsage(
        "must be a folder", CommandRun.of("score", "--study", folder.resolve("no"), "--out", "o"));
    assertUsage(
        "--clinical must be a file",
        CommandRun.of("score", "--study", study.folder(), "--clinical", "no.json", "--out", "o"));
    assertUsage("--n", CommandRun.of("phantom", "--n", "many", "--out", folder));
    assertUsage("least one patient", CommandRun.of("phantom", "--n", 0, "--out", folder));
    assertUsage(
        "no contrast phase is named early",
        CommandRun.of("phantom", "--seg-phases", "early", "--out", folder));
    assertUsage("--study", CommandRun.of("phases"));
  }

  private static void assertUsage(String complaint, CommandRun run) {
    assertThat(run.status()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(complaint).doesNotContain("Exception");
  }

  @Test
  void tellsThePhaseOfEachSeries() {
    CommandRun run = CommandRun.of("phases", "--study", study.folder());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out().lines().filter(line -> !line.startsWith("\t")))
        .extracting(line -> line.split("\t", -1)[2])
        .containsExactlyInAnyOrder("ARTERIAL", "PORTAL_VENOUS", "DELAYED");
    assertThat(run.out().lines().filter(line -> line.startsWith("\t")))
        .allSatisfy(line -> assertThat(line.split("\t", -1)).hasSize(4))
        .anySatisfy(line -> assertThat(line).startsWith("\tTIME\tARTERIAL\t"))
        .anySatisfy(
            line -> assertThat(line).isEqualTo("\tTAKEN\tARTERIAL\tthe only series of its phase"));
    assertThat(run.err()).contains("no series for NATIVE: MISSING_PHASE: no series is NATIVE");
  }

  @Test
  void tellsPhasesAsTheSiteSaysThem() throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("site.yaml"),
            "data-dir: data\nsite-zone: UTC\ndeliver: none\nphases: {fewest-slices: 1000}\n");

    CommandRun run = CommandRun.of("phases", "--study", study.folder(), "--config", config);

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out()).contains("slices, at least 1000 are needed");
    assertThat(run.err()).contains("no series has a contrast phase");
    assertUsage(
        "--study must be a folder", CommandRun.of("phases", "--study", folder.resolve("gone")));
  }

  @Test
  void tellsWhatTheTextRulesMakeOfDescriptions() throws IOException {
    Path lines =
        Files.writeString(
            folder.resolve("descriptions.txt"),
            "Liver late arterial 2.0\nABD PORTAL VENOUS\n\nScout\nqwertz\n");

    CommandRun run = CommandRun.of("phases", "--descriptions", lines);

    assertThat(run.status()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "Liver late arterial 2.0\tARTERIAL",
            "ABD PORTAL VENOUS\tPORTAL",
            "Scout\tEXCLUDE",
            "qwertz\tUNKNOWN");
  }

  @Test
  void extractsToJsonAndToCsvTheSameNumbers() throws IOException {
    Path json = folder.resolve("f.json");
    Path csv = folder.resolve("f.csv");

    assertThat(extract("jvm", json).status()).isZero();
    assertThat(extract("jvm", csv).status()).isZero();

    assertThat(ContractSchema.read("features").violations(json)).isEmpty();
    JsonNode document = new ObjectMapper().readTree(json.toFile());
    assertThat(document.path("research_use_only").asBoolean()).isTrue();
    JsonNode features = document.path("features");
    assertThat(features.size()).isEqualTo(107);
    assertThat(document.path("image_sha256").asText()).hasSize(64);
    assertThat(document.path("settings").path("setting").path("binWidth").asInt()).isEqualTo(25);
    List<CsvTable.Row> table = CsvTable.read(Files.readString(csv), "f.csv");
    List<String> names = table.get(0).fields();
    List<String> values = table.get(1).fields();
    assertThat(names)
        .contains("provenance_research_use_only", "diagnostics_Image-original_Hash")
        .contains("original_glcm_JointEnergy");
    assertThat(names.stream().filter(name -> name.startsWith("original_"))).hasSize(107);
    for (int i = names.indexOf("original_shape_Elongation"); i < names.size(); i++) {
      assertThat(Double.parseDouble(values.get(i)))
          .as(names.get(i))
          .isEqualTo(features.path(names.get(i)).asDouble());
    }
  }

  @Test
  void refusesAnotherEndingOfTheFileToWrite() {
    CommandRun run = extract("jvm", folder.resolve("f.txt"));

    assertUsage("--out must end in .json or .csv", run);
    assertThat(folder.resolve("f.txt")).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"clinical.json, UNSUPPORTED_FORMAT", "arterial/001.dcm, UNSUPPORTED_FORMAT"})
  void extractRefusesByName(String mask, String reason) {
    Path out = folder.resolve("refused.json");

    CommandRun run =
        CommandRun.of(
            "extract",
            "--image",
            study.file("arterial"),
            "--mask",
            study.file(mask),
            "--backend",
            "jvm",
            "--out",
            out);

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("refused: " + reason);
    assertThat(out).doesNotExist();
  }

  /** In a process of its own, whose OpenCL loader is shown a folder without drivers. */
  @Test
  void saysWhenOpenClIsAskedForAndThereIsNone() throws Exception {
    Path none = Files.createDirectories(folder.resolve("no-drivers"));
    ProcessBuilder command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "extract",
            "--image",
            study.file("arterial").toString(),
            "--mask",
            study.file("seg-arterial.dcm").toString(),
            "--backend",
            "opencl",
            "--out",
            folder.resolve("opencl.json").toString());
    command.environment().put("OCL_ICD_VENDORS", none.toString());
    command.environment().put("OCL_ICD_FILENAMES", "");
    command.redirectOutput(folder.resolve("opencl.out").toFile());
    Process process = command.start();

    String complaint = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(complaint).isEqualTo(1);
    assertThat(complaint).contains("tacescore extract: ").contains("OpenCL");
    assertThat(complaint.lines()).noneMatch(line -> line.startsWith("\tat "));
    assertThat(folder.resolve("opencl.json")).doesNotExist();
  }

  @Test
  void writesTheSamePhantomForTheSameSeed() throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");

    CommandRun one = phantom(first);
    CommandRun two = phantom(second);

    assertThat(one.status()).as(one.err()).isZero();
    assertThat(two.status()).isZero();
    assertThat(one.out().strip()).startsWith(first.toString());
    List<Path> files = StudyCopy.filesBelow(first);
    assertThat(files).hasSizeGreaterThan(70);
    assertThat(StudyCopy.filesBelow(second).stream().map(second::relativize))
        .containsExactlyElementsOf(files.stream().map(first::relativize).toList());
    for (Path file : files) {
      assertThat(Files.mismatch(file, second.resolve(first.relativize(file)))).isEqualTo(-1);
    }
    assertThat(files.stream().map(Path::getFileName).map(Path::toString))
        .contains("seg-arterial.dcm", "seg-native.dcm", "clinical.json")
        .doesNotContain("seg-portal.dcm", "seg-delayed.dcm");
  }

  private static CommandRun phantom(Path out) {
    return CommandRun.of("phantom", "--seed", 9, "--seg-phases", "arterial,native", "--out", out);
  }

  private static CommandRun extract(String backend, Path out) {
    return CommandRun.of(
        "extract",
        "--image",
        study.file("arterial"),
        "--mask",
        study.file("seg-arterial.dcm"),
        "--backend",
        backend,
        "--out",
        out);
  }
}
