package org.tacescore.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.Part10;
import org.tacescore.segio.NrrdReader;
import org.tacescore.segio.Series;
import org.tacescore.segio.SeriesReader;
import org.tacescore.testpacs.phantom.PhantomModality;
import org.tacescore.testpacs.phantom.PhantomOptions;
import org.tacescore.volume.Volume;

/** {@code score --heat-maps}: what the networks looked at, beside the report. */
class HeatMapsTest {
  @TempDir Path folder;

  @Test
  void scoreWritesAMapOnTheGridOfItsImageAndLabelsIt() throws IOException {
    StudyCopy study = StudyCopy.of(PhantomOptions.of(1, 7, PhantomModality.CT), folder);
    Path maps = Files.createDirectories(folder.resolve("maps"));
    Path left = Files.writeString(maps.resolve("former.heat.nrrd"), "of an earlier run");
    Path other = Files.writeString(maps.resolve("notes.txt"), "somebody's own");

    CommandRun run =
        ExampleBundle.score(
            "--study",
            study.folder(),
            "--clinical",
            study.file("clinical.json"),
            "--out",
            folder.resolve("out"),
            "--heat-maps",
            maps);

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out())
        .contains(
            "heat map: hrd-demo-dlscore.heat.nrrd (relative attention map, no tissue meaning): a"
                + " higher value of DLscore");
    assertThat(left).doesNotExist();
    assertThat(other).exists();
    Path file = maps.resolve("hrd-demo-dlscore.heat.nrrd");
    Series image = SeriesReader.read(study.images("arterial").stream().map(Part10::read).toList());
    Volume map = NrrdReader.readVolume(file);
    assertThat(map.geometry().sameGridAs(image.volume().geometry(), 1e-6)).isTrue();
    float highest = 0;
    for (float value : map.toFloatArray()) {
      assertThat(value).isBetween(0f, 1f);
      highest = Math.max(highest, value);
    }
    assertThat(highest).isPositive();
    assertThat(head(file))
        .contains(
            "research_use_only:=true\n",
            "label:=Research use only: relative attention map, no tissue meaning\n",
            "status:=SYNTHETIC\n",
            "method:=HiResCAM\n",
            "series_instance_uid:=" + image.header().part() + "\n");
  }

  private static String head(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    return text.substring(0, text.indexOf("\n\n") + 1);
  }
}
