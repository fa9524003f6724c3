package org.tacescore.report.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tacescore.report.PeerTool;
import org.tacescore.volume.Mask;

/** What independent readers make of our images. */
@Tag("peers")
class ImagesPeersTest {
  /** Prints what the pixels sum up to, each weighed by its place on the grid of the series. */
  private static final String READ =
      """
      import sys
      try:
          import numpy, pydicom
      except ImportError:
          sys.exit(42)
      image = pydicom.dcmread(sys.argv[1])
      print("patient", image.PatientName.family_name)
      if "PhotometricInterpretation" in image and image.PhotometricInterpretation == "RGB":
          print("sum", int(image.pixel_array.astype(int).sum()), image.pixel_array.shape)
          sys.exit()
      size = image.Rows * image.Columns
      if "FloatPixelData" in image:
          frames = numpy.frombuffer(image.FloatPixelData, "<f4").astype(float).reshape(-1, size)
      else:
          frames = image.pixel_array.astype(float).reshape(-1, size)
      places = {}
      for frame, groups in zip(frames, image.PerFrameFunctionalGroupsSequence):
          z = float(groups.PlanePositionSequence[0].ImagePositionPatient[2])
          slice = int(round((z + 300) / 2.5))
          of = 1
          if "SegmentIdentificationSequence" in groups:
              of = groups.SegmentIdentificationSequence[0].ReferencedSegmentNumber
          weight = numpy.arange(size) + slice * size + 1
          places[of] = places.get(of, 0) + float((frame * weight).sum())
      for of in sorted(places):
          print(of, "%.0f" % places[of])
      """;

  private final SampleImages images = new SampleImages(48, 12);
  @TempDir private Path folder = Path.of("");

  private Path write(String kind) throws IOException {
    byte[] bytes =
        switch (kind) {
          case "Segmentation" -> SegmentationWriter.encode(images.segmentation());
          case "ParametricMap" -> ParametricMapWriter.encode(images.heatMap());
          default -> PictureWriter.encode(images.capture());
        };
    return Files.write(folder.resolve(kind + ".dcm"), bytes);
  }

  @ParameterizedTest
  @CsvSource({
    "Segmentation, Segmentation",
    "ParametricMap, ParametricMap",
    "SecondaryCapture, SCImage"
  })
  void dciodvfyPrintsNoError(String kind, String iod) throws Exception {
    Path file = write(kind);

    PeerTool.Result result = PeerTool.run("dicom3tools", List.of("dciodvfy", file.toString()));

    assertThat(result.output()).contains(iod);
    assertThat(result.output().lines()).noneMatch(line -> line.startsWith("Error"));
  }

  @ParameterizedTest
  @CsvSource({"Segmentation", "ParametricMap", "SecondaryCapture"})
  void dcmdumpReadsIt(String kind) throws Exception {
    PeerTool.Result result = PeerTool.run("dcmtk", List.of("dcmdump", write(kind).toString()));

    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output()).contains("[RESEARCH ONLY - ").contains("PixelData");
  }

  @Test
  void pydicomReadsTheSameVoxels() throws Exception {
    List<String> lines = pydicom(write("Segmentation"));

    assertThat(lines)
        .containsExactly(
            "patient M\u00fcller",
            "1 " + places(images.tumour()),
            "2 " + places(images.ring()),
            "3 " + places(images.liver()));
  }

  private static long places(Mask mask) {
    return mask.offsets().asLongStream().map(offset -> offset + 1).sum();
  }

  @Test
  void pydicomReadsTheSameMap() throws Exception {
    float[] heat = images.heat().toFloatArray();
    double places =
        IntStream.range(0, heat.length).mapToDouble(i -> (double) heat[i] * (i + 1)).sum();

    assertThat(pydicom(write("ParametricMap"))).contains("1 %.0f".formatted(places));
  }

  @Test
  void pydicomReadsTheSameColours() throws Exception {
    byte[] samples = images.capture().picture().toSamples();
    long sum = IntStream.range(0, samples.length).mapToLong(i -> samples[i] & 0xFF).sum();

    assertThat(pydicom(write("SecondaryCapture"))).contains("sum %d (772, 1520, 3)".formatted(sum));
  }

  private static List<String> pydicom(Path file) throws Exception {
    PeerTool.Result result =
        PeerTool.run("python3", List.of("/usr/bin/python3", "-c", READ, file.toString()));
    if (result.exitCode() == 42) {
      PeerTool.missing("pydicom is missing: Debian packages python3-pydicom, python3-numpy");
    }
    assertThat(result.exitCode()).as(result.output()).isZero();
    return result.output().lines().toList();
  }
}
