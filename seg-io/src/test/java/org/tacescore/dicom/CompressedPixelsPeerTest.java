package org.tacescore.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames compressed by dcmtk and gdcm give the stored values of the plain ones, bit for bit. */
@org.junit.jupiter.api.Tag("peers")
class CompressedPixelsPeerTest {
  private static final int COLUMNS = 96;
  private static final int ROWS = 64;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} {1} of {2} bits, signed {3}")
  @CsvSource({
    "dcmcjpeg +e1, 16, 16, true, 70",
    "dcmcjpeg +e1, 16, 16, false, 70",
    "dcmcjpeg +e1, 16, 12, true, 70",
    "dcmcjpeg +e1, 16, 12, false, 70",
    "dcmcjpeg +e1, 8, 8, false, 70",
    "dcmcjpeg +el, 16, 16, true, 57",
    "dcmcjpeg +el, 16, 16, false, 57",
    "dcmcjpeg +el, 16, 12, true, 57",
    "dcmcjpeg +el, 16, 12, false, 57",
    "dcmcjpeg +el +sv 1, 16, 16, true, 57",
    "dcmcjpeg +el +sv 2, 16, 16, true, 57",
    "dcmcjpeg +el +sv 3, 16, 16, true, 57",
    "dcmcjpeg +el +sv 4, 16, 16, true, 57",
    "dcmcjpeg +el +sv 5, 16, 16, true, 57",
    "dcmcjpeg +el +sv 6, 16, 16, true, 57",
    "dcmcjpeg +el +sv 7, 16, 16, true, 57",
    "dcmcjpeg +el +sv 7, 16, 12, false, 57",
    "gdcmconv --jpeg, 16, 16, true, 70",
    "gdcmconv --jpeg, 16, 16, false, 70",
    "gdcmconv --jpeg, 16, 12, true, 70",
    "gdcmconv --jpeg, 16, 12, false, 70",
    "gdcmconv --j2k, 16, 16, true, 90",
    "gdcmconv --j2k, 16, 16, false, 90",
    "gdcmconv --j2k, 16, 12, true, 90",
    "gdcmconv --j2k, 16, 12, false, 90",
    "gdcmconv --j2k, 8, 8, false, 90",
    "dcmcrle, 16, 16, true, 5",
    "dcmcrle, 16, 12, false, 5",
    "dcmcrle, 8, 8, false, 5",
    "gdcmconv --rle, 16, 16, true, 5",
    "gdcmconv --rle, 16, 12, false, 5",
  })
  void readsWhatAPeerCompressed(
      String command, int allocated, int stored, boolean signed, String syntaxEnd)
      throws IOException, InterruptedException {
    int[] values = shadedNoise(stored, signed);
    Path plain = folder.resolve("plain.dcm");
    Files.write(plain, Part10.encode(ct(allocated, stored, signed, values)));
    Path compressed = folder.resolve("compressed.dcm");

    run(command, plain, compressed);
    DicomObject read = Part10.read(compressed);

    assertThat(read.transferSyntaxUid()).endsWith("." + syntaxEnd);
    assertThat(PixelDecoder.storedValues(read)).isEqualTo(values);
  }

  /** Noise over the whole range, a smooth part, and padding up to the last pixel. */
  private static int[] shadedNoise(int stored, boolean signed) {
    int[] values = TestImages.noise(11, COLUMNS * ROWS, stored, signed);
    for (int i = values.length / 2; i < values.length; i++) {
      values[i] = (i % COLUMNS) + (i / COLUMNS) - (signed ? COLUMNS : 0);
    }
    Arrays.fill(values, values.length - 3 * COLUMNS, values.length, values[0]);
    return values;
  }

  private static Attributes ct(int allocated, int stored, boolean signed, int[] values) {
    Attributes image = TestImages.ct(COLUMNS, allocated, stored, signed, values);
    image.setString(Tag.PatientName, VR.PN, "Phantom");
    image.setString(Tag.PatientID, VR.LO, "P1");
    image.setString(Tag.RescaleSlope, VR.DS, "1");
    image.setString(Tag.RescaleIntercept, VR.DS, "0");
    return image;
  }

  private static void run(String command, Path in, Path out)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(command.split(" ")));
    requireInstalled(line.get(0));
    line.add(in.toString());
    line.add(out.toString());
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static void requireInstalled(String command) {
    boolean found =
        List.of(System.getenv("PATH").split(":")).stream()
            .anyMatch(place -> Files.isExecutable(Path.of(place, command)));
    if (found) {
      return;
    }
    String debianPackage = command.startsWith("gdcm") ? "libgdcm-tools" : "dcmtk";
    String missing = "%s is missing: Debian package %s".formatted(command, debianPackage);
    if ("true".equals(System.getenv("CI"))) {
      fail(missing);
    }
    abort(missing);
  }
}
