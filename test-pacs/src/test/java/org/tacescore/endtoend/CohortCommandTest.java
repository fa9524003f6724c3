package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.worker.csv.CsvTable;

/** Radiomics of many cases: the table, bad cases, going on after a kill. */
class CohortCommandTest {
  @TempDir static Path folder;
  private static Path list = Path.of("");
  private static Path settings = Path.of("");

  @BeforeAll
  static void make() throws IOException {
    PhantomOptions options = PhantomOptions.of(1, 5, PhantomModality.CT);
    StudyCopy study = StudyCopy.of(options, folder.resolve("p"));
    Path image = folder.relativize(study.file("arterial"));
    Path mask = folder.relativize(study.file("seg-arterial.dcm"));
    list =
        Files.writeString(
            folder.resolve("cases.csv"),
            "ID,Image,Mask,Label,Centre\n"
                + "one,%s,%s,1,\"A, north\"\n".formatted(image, mask)
                + "gone,%s,missing.nrrd,1,A\n".formatted(image)
                + "empty,%s,%s,99,B\n".formatted(image, mask)
                + "two,%s,%s,2,B\n".formatted(image, mask));
    settings =
        Files.writeString(
            folder.resolve("params.yaml"), "{featureClass: {firstorder: , shape: [MeshVolume]}}");
  }

  @Test
  void measuresGoodCasesAndReportsBadOnes() throws IOException {
    Path out = folder.resolve("features.csv");

    CommandRun run = cohort(out);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).contains("2 of 4 cases");
    assertThat(run.err().lines())
        .anyMatch(line -> line.startsWith("gone: refused: UNREADABLE_INSTANCE"))
        .anyMatch(line -> line.startsWith("empty: refused: EMPTY_SEGMENT"))
        .hasSize(2);
    List<List<String>> rows = rows(out);
    assertThat(rows).hasSize(3);
    assertThat(rows.get(0))
        .startsWith("ID", "Image", "Mask", "Label", "Centre")
        .contains("provenance_kernels", "original_firstorder_Mean", "original_shape_MeshVolume");
    assertThat(rows.get(1)).startsWith("one").contains("A, north");
    assertThat(rows.get(2)).startsWith("two");
    int volume = rows.get(0).indexOf("original_shape_MeshVolume");
    assertThat(Double.parseDouble(rows.get(1).get(volume))).isPositive();
    assertThat(rows.get(1).get(volume)).isNotEqualTo(rows.get(2).get(volume));
  }

  @Test
  void tableIsTheSameHoweverItIsMade() throws IOException {
    Path one = folder.resolve("one.csv");
    Path two = folder.resolve("two.csv");
    cohort(one);
    cohort(two, "--jobs", 3);
    String whole = Files.readString(one);

    assertThat(Files.readString(two)).isEqualTo(whole);

    Path journal = folder.resolve("one.csv.journal");
    String entries = Files.readString(journal);
    int secondLine = entries.indexOf('\n') + 1;
    Files.writeString(journal, entries.substring(0, secondLine + 40));
    Files.delete(one);
    assertThat(cohort(one, "--resume").status()).isZero();

    assertThat(Files.readString(one)).isEqualTo(whole);
    assertThat(Files.readString(journal)).isEqualTo(entries);
  }

  @Test
  void resumedRunMeasuresNothingAgainUnlessTheSettingsDiffer() throws IOException {
    Path out = folder.resolve("again.csv");
    cohort(out);
    Path journal = folder.resolve("again.csv.journal");
    String entries = Files.readString(journal);
    String mark = entries.replace("\"provenance_kernels\":\"", "\"provenance_kernels\":\"kept ");
    Files.writeString(journal, mark);

    cohort(out, "--resume");
    assertThat(Files.readString(out)).contains("kept JVM");

    CommandRun.of(
        "cohort",
        "--list",
        list,
        "--backend",
        "jvm",
        "--resume",
        "--out",
        out,
        "--settings",
        Files.writeString(folder.resolve("other.yaml"), "{featureClass: {firstorder: [Mean]}}"));
    assertThat(Files.readString(out)).doesNotContain("kept JVM");
  }

  @Test
  void endsWithThreeWhereNothingCouldBeMeasured() throws IOException {
    Path bad =
        Files.writeString(
            folder.resolve("bad.csv"), "ID,Image,Mask\na,nowhere.nrrd,nowhere.nrrd\n");
    Path out = folder.resolve("nothing.csv");

    CommandRun run = CommandRun.of("cohort", "--list", bad, "--backend", "jvm", "--out", out);

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.err()).contains("a: refused: UNREADABLE_INSTANCE", "none of 1 cases");
    assertThat(out).doesNotExist();
  }

  @Test
  void answersAListThatCannotBeUsedWithTwo() throws IOException {
    Path bad = Files.writeString(folder.resolve("list.csv"), "ID,Image\na,b\n");

    CommandRun run =
        CommandRun.of(
            "cohort", "--list", bad, "--backend", "jvm", "--out", folder.resolve("x.csv"));

    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("list.csv has no column Mask");
  }

  private static CommandRun cohort(Path out, Object... more) {
    Object[] arguments = {
      "cohort", "--list", list, "--settings", settings, "--backend", "jvm", "--out", out
    };
    Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return CommandRun.of(all);
  }

  private static List<List<String>> rows(Path table) throws IOException {
    return CsvTable.read(Files.readString(table), "t").stream().map(CsvTable.Row::fields).toList();
  }
}
