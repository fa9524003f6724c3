package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

class NrrdWriterTest {
  private static final VolumeGeometry GRID =
      new VolumeGeometry(
          new GridSize(3, 2, 4),
          new Spacing(0.75, 0.5, 2.5),
          new Direction(new Vector3(0, 1, 0), new Vector3(-1, 0, 0), new Vector3(0, 0, 1)),
          new Vector3(-12.125, 3, 0.1),
          "1.2.3");

  @TempDir Path folder;

  @Test
  void whatIsReadIsWhatWasWritten() throws IOException {
    float[] values = new float[24];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 7f;
    }
    Path file = folder.resolve("map.nrrd");
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("label", "two\nlines \\n of C:\\temp := text");
    keys.put("empty", "");
    NrrdWriter.write(file, Volume.of(GRID, values), keys);

    Volume read = NrrdReader.readVolume(file);
    assertThat(read.toFloatArray()).containsExactly(values);
    assertThat(read.geometry().sameGridAs(GRID, 1e-12)).isTrue();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      NrrdHeader header = NrrdHeader.read(in);
      assertThat(header.keys()).containsExactly("label", "empty");
      assertThat(header.key("label")).contains("two\nlines \\n of C:\\temp := text");
    }
  }

  @Test
  void theSameVolumeGivesTheSameBytes() throws IOException {
    Volume volume = Volume.of(GRID, new float[24]);
    NrrdWriter.write(folder.resolve("one.nrrd"), volume, Map.of("a", "b"));
    NrrdWriter.write(folder.resolve("other.nrrd"), volume, Map.of("a", "b"));
    assertThat(folder.resolve("one.nrrd")).hasSameBinaryContentAs(folder.resolve("other.nrrd"));
  }

  @Test
  void refusesWhatWouldBeAnotherHeader() {
    for (String key : new String[] {"", "a:b", "a\nb"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  NrrdWriter.write(
                      folder.resolve("no.nrrd"),
                      Volume.of(GRID, new float[24]),
                      Map.of(key, "value")))
          .withMessageContaining("cannot be a key");
    }
    assertThat(folder.resolve("no.nrrd")).doesNotExist();
  }
}
