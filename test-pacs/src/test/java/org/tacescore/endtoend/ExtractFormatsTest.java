package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.worker.csv.CsvTable;

/** {@code extract} from every format of masks, and with every feature set that has a name. */
class ExtractFormatsTest {
  private static final int SIDE = 16;
  private static final int FIRST = 4;
  private static final int LAST = 10;

  @TempDir static Path folder;
  private static Path image = Path.of("");
  private static Path mask = Path.of("");

  @BeforeAll
  static void write() throws IOException {
    double[] noise = new SplittableRandom(5).doubles(SIDE * SIDE * SIDE, -100, 200).toArray();
    image =
        NrrdDraft.image(SIDE, SIDE, SIDE, offset -> Math.rint(noise[offset]))
            .write(folder.resolve("image.nrrd"));
    mask =
        NrrdDraft.labels(SIDE, SIDE, SIDE, ExtractFormatsTest::region)
            .write(folder.resolve("mask.nrrd"));
  }

  private static int region(int offset) {
    return isIn(offset % SIDE) && isIn(offset / SIDE % SIDE) && isIn(offset / SIDE / SIDE) ? 1 : 0;
  }

  private static boolean isIn(int index) {
    return index >= FIRST && index <= LAST;
  }

  @Test
  void oneRegionHasTheSameFeaturesFromEveryFormat() throws IOException {
    JsonNode expected = features(mask, "nrrd.json");
    assertThat(expected.size()).isEqualTo(107);

    Path structures = BoxStructure.write(folder.resolve("rt.dcm"), "1.2.3", FIRST, LAST);
    assertThat(features(structures, "rt.json")).isEqualTo(expected);
    assertThat(features(segments(), "seg.json")).isEqualTo(expected);
  }

  @Test
  void settingsSayTheLabelAndTheLayer() throws IOException {
    JsonNode expected = features(mask, "one.json");
    Path layers =
        NrrdDraft.labels(
                2, SIDE * SIDE, SIDE, offset -> offset % 2 == 0 ? 2 : 2 * region(offset / 2))
            .with("dimension", "4")
            .with("sizes", "2 %1$d %1$d %1$d".formatted(SIDE))
            .with("space directions", "none (1,0,0) (0,1,0) (0,0,1)")
            .write(folder.resolve("layers.nrrd"));
    Path settings =
        Files.writeString(folder.resolve("layers.yaml"), "setting: {label: 2, label_channel: 1}");
    Path out = folder.resolve("layers.json");

    CommandRun run = extract(layers, out, "--settings", settings);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(new ObjectMapper().readTree(out.toFile()).path("features")).isEqualTo(expected);
  }

  /** Cut to the segment and gzip, as 3D Slicer writes it. */
  private static Path segments() throws IOException {
    int side = LAST - FIRST + 1;
    return NrrdDraft.labels(side, side, side, offset -> 3)
        .with("space origin", "(%1$d,%1$d,%1$d)".formatted(FIRST))
        .segment("tumour", 3)
        .gzip()
        .write(folder.resolve("tumour.seg.nrrd"));
  }

  private static JsonNode features(Path regions, String name) throws IOException {
    Path out = folder.resolve(name);
    String label = regions.toString().endsWith(".seg.nrrd") ? "3" : "1";
    CommandRun run = extract(regions, out, "--label", label);
    assertThat(run.status()).as(run.err()).isZero();
    return new ObjectMapper().readTree(out.toFile()).path("features");
  }

  @ParameterizedTest
  @CsvSource({
    "pyradiomics-944, 944",
    "mr-960-a, 960",
    "epr-960-b, 960",
    "tace-response-1167, 1130"
  })
  void featureSetsHaveTheNumberInTheirName(String name, int features) throws IOException {
    Path out = folder.resolve(name + ".csv");

    CommandRun run = extract(mask, out, "--settings", name);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).startsWith(features + " features of 343 voxels");
    List<CsvTable.Row> rows = CsvTable.read(Files.readString(out), "t");
    List<String> names = rows.get(0).fields();
    assertThat(names).doesNotHaveDuplicates();
    assertThat(names.stream().filter(column -> column.matches("(original|log|wavelet).*")))
        .hasSize(features);
    if (name.equals("tace-response-1167")) {
      assertThat(names.stream().filter(column -> column.startsWith("diagnostics_"))).hasSize(37);
    }
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).matches("(original|log|wavelet).*")) {
        assertThat(Double.parseDouble(rows.get(1).fields().get(i))).as(names.get(i)).isFinite();
      }
    }
  }

  private static CommandRun extract(Path regions, Path out, Object... more) {
    Object[] arguments = {
      "extract", "--image", image, "--mask", regions, "--backend", "jvm", "--out", out
    };
    Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
    System.arraycopy(more, 0, all, arguments.length, more.length);
    return CommandRun.of(all);
  }
}
