package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tacescore.dicom.Part10;
import org.tacescore.volume.Mask;
import org.tacescore.volume.VolumeGeometry;

@Tag("peers")
class SegPeersTest {
  /** Prints, for each segment, the sorted offsets of its voxels on the grid of the series. */
  private static final String VOXELS =
      """
      import sys, numpy, pydicom
      seg = pydicom.dcmread(sys.argv[1])
      first, normal, step = [numpy.array(eval(a), float) for a in sys.argv[2:5]]
      pixels = seg.pixel_array.reshape(seg.NumberOfFrames, seg.Rows, seg.Columns)
      found = {s.SegmentNumber: [] for s in seg.SegmentSequence}
      for frame, groups in zip(pixels, seg.PerFrameFunctionalGroupsSequence):
          position = numpy.array(groups.PlanePositionSequence[0].ImagePositionPatient, float)
          slice = int(round(float(numpy.dot(position - first, normal) / step)))
          number = groups.SegmentIdentificationSequence[0].ReferencedSegmentNumber
          found[number] += [int(i) + slice * frame.size for i in numpy.flatnonzero(frame)]
      for number in sorted(found):
          print(number, ",".join(map(str, sorted(found[number]))))
      """;

  private final VolumeGeometry grid = SegFixtures.oblique(37, 23, 6, "1.2.3");
  private final Mask tumour = Mask.where(grid, offset -> offset / 851 % 2 == 1 && offset % 7 == 0);
  private final Mask liver = SegFixtures.random(grid, 4);
  @TempDir Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("seg.dcm");
    Files.write(
        file,
        Part10.encode(
            SegWriter.write(
                    SegFixtures.source(grid, "venous"),
                    List.of(SegFixtures.tumour("Tumour 1", tumour), SegFixtures.liver(liver)),
                    SegFixtures.identity("seg"))
                .dataset()));
  }

  @Test
  void dciodvfyFindsNoError() {
    PeerProgram.Answer answer =
        PeerProgram.required("dciodvfy", "dicom3tools").run(file.toString());

    assertThat(answer.text()).doesNotContain("Error").contains("Segmentation");
  }

  @Test
  void dcmdumpReadsIt() {
    PeerProgram.Answer answer = PeerProgram.required("dcmdump", "dcmtk").run(file.toString());

    assertThat(answer.exitStatus()).isZero();
    assertThat(answer.text()).contains("PerFrameFunctionalGroupsSequence").contains("PixelData");
  }

  @Test
  void pydicomReadsTheSameVoxels() {
    PeerProgram python = PeerProgram.pythonWith("numpy, pydicom", "python3-pydicom, python3-numpy");

    PeerProgram.Answer answer =
        python.run(
            "-c",
            VOXELS,
            file.toString(),
            "[%s,%s,%s]".formatted(grid.origin().x(), grid.origin().y(), grid.origin().z()),
            "[%s,%s,%s]"
                .formatted(
                    grid.direction().slice().x(),
                    grid.direction().slice().y(),
                    grid.direction().slice().z()),
            "%s".formatted(grid.spacingMm().sliceMm()));

    assertThat(answer.text().strip())
        .isEqualTo("1 " + list(tumour.offsets()) + "\n2 " + list(liver.offsets()));
  }

  private static String list(IntStream offsets) {
    return offsets.mapToObj(Integer::toString).collect(Collectors.joining(","));
  }
}
