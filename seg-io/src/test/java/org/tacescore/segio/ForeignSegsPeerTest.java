package org.tacescore.segio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.dicom.TestImages;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.VolumeGeometry;

/**
 * SEGs in the manner of other writers, made with pydicom and numpy by {@code foreign_segs.py},
 * which also says which voxels are in: all must be the same here.
 */
@Tag("peers")
class ForeignSegsPeerTest {
  private static final int SLICES = 9;

  private final VolumeGeometry drawn = SegFixtures.oblique(37, 23, SLICES, "1.2.3");
  @TempDir Path folder;
  private Path series = Path.of("");
  private Path script = Path.of("");
  private VolumeGeometry grid = drawn;

  @BeforeEach
  void writeSeries() throws IOException {
    series = Files.createDirectory(folder.resolve("ct"));
    script = copied("foreign_segs.py");
    List<DicomObject> slices =
        SegFixtures.source(drawn, "venous").instances().stream()
            .map(
                ct -> {
                  TestImages.setPixels(
                      ct,
                      37,
                      16,
                      16,
                      true,
                      IntStream.range(0, 37 * 23).map(i -> i - 400).toArray());
                  return new DicomObject("1.2.840.10008.1.2.1", ct);
                })
            .toList();
    for (DicomObject slice : slices) {
      Files.write(series.resolve(slice.sopInstanceUid()), Part10.encode(slice.dataset()));
    }
    grid = SeriesReader.read(slices).volume().geometry();
  }

  private Path copied(String resource) throws IOException {
    Path copy = folder.resolve(resource);
    try (InputStream in = getClass().getResourceAsStream(resource)) {
      Files.copy(in, copy);
    }
    return copy;
  }

  private DicomObject written(String style) {
    PeerProgram python = PeerProgram.pythonWith("numpy, pydicom", "python3-pydicom, python3-numpy");
    PeerProgram.Answer answer =
        python.run(script.toString(), style, series.toString(), folder.toString());
    assertThat(answer.exitStatus()).describedAs(answer.text()).isZero();
    return Part10.read(folder.resolve("seg.dcm"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "highdicom-binary",
        "highdicom-binary-with-empty-frames",
        "highdicom-binary-frames-by-slice",
        "highdicom-fractional-probability",
        "highdicom-fractional-occupancy-of-200",
        "highdicom-fractional-of-odd-maximum",
        "highdicom-fractional-rle",
        "highdicom-label-map",
        "highdicom-label-map-palette",
        "highdicom-label-map-rle",
        "highdicom-label-map-deflated-frames",
        "label-map-16-bit",
        "label-map-16-bit-rle",
        "label-map-16-bit-big-endian",
        "label-map-16-bit-palette-deflated-frames",
        "label-map-gapped-numbers",
        "label-map-background-255",
        "label-map-without-padding-value",
        "label-map-segment-without-voxels",
        "dcmqi-binary",
        "dcmqi-label-map-with-described-background",
        "dcmqi-117-segments",
        "dcmqi-label-map-117-segments",
        "slicer-overlapping-segments",
        "monai-one-segment",
        "ohif-dcmjs-binary",
        "ohif-dcmjs-rle",
        "frames-in-reverse",
        "frames-shuffled",
        "positions-rounded-to-a-thousandth",
        "spacing-rounded",
        "no-spacing-between-slices",
        "no-frame-of-reference",
        "no-referenced-series",
        "no-derivation",
        "segment-without-frames",
        "one-frame",
        "one-frame-all-groups-shared",
        "enhanced-source",
        "implicit",
        "deflated",
        "deflated-label-map",
        "big-endian-bytes",
        "big-endian-words",
        "binary-words",
        "binary-deflated-frames",
        "fractional-deflated-frames"
      })
  void readsTheVoxelsOfOthers(String style) throws IOException {
    assertSameVoxels(SegReader.readOnto(written(style), grid));
  }

  @ParameterizedTest
  @ValueSource(strings = {"binary", "rle"})
  void readsTheVoxelsOfDcmjs(String mode) throws IOException {
    PeerProgram node = PeerProgram.required("node", "nodejs");
    Path dcmjs = Path.of("/usr/local/lib/node_modules/dcmjs/build/dcmjs.js");
    PeerProgram.require(Files.isRegularFile(dcmjs), "dcmjs", "./tacescore test --install-peers");
    Path js = copied("dcmjs_seg.js");

    PeerProgram.Answer answer =
        node.run(js.toString(), dcmjs.toString(), mode, series.toString(), folder.toString());

    assertThat(answer.exitStatus()).describedAs(answer.text()).isZero();
    Segmentation read = SegReader.readOnto(Part10.read(folder.resolve("seg.dcm")), grid);
    assertSameVoxels(read);
    assertThat(read.segments().stream().map(Segment::role))
        .containsExactly(SegmentRole.UNKNOWN, SegmentRole.TUMOUR, SegmentRole.LIVER);
  }

  private void assertSameVoxels(Segmentation read) throws IOException {
    List<Segment> segments =
        read.segments().stream().filter(s -> !s.label().equals("Background")).toList();
    try (var truths = Files.newDirectoryStream(folder, "*.raw")) {
      assertThat(truths).hasSize(segments.size());
    }
    for (Segment segment : segments) {
      byte[] truth = Files.readAllBytes(folder.resolve(segment.number() + ".raw"));
      assertThat(truth).hasSize(grid.size().voxels());
      long differing =
          IntStream.range(0, truth.length)
              .filter(offset -> segment.mask().contains(offset) != (truth[offset] == 1))
              .count();
      assertThat(differing).describedAs("voxels of segment %s", segment.label()).isZero();
    }
    assertThat(segments.stream().mapToInt(segment -> segment.mask().voxelCount()).sum())
        .isPositive();
  }

  @ParameterizedTest
  @CsvSource({
    "refused-binary-rle, UNSUPPORTED_TRANSFER_SYNTAX",
    "refused-binary-jpeg-2000, UNSUPPORTED_TRANSFER_SYNTAX",
    "refused-label-map-with-undescribed-value, UNREADABLE_INSTANCE",
    "refused-label-map-of-32-bits, UNSUPPORTED_FORMAT"
  })
  void refusesByName(String style, Refusal reason) {
    DicomObject seg = written(style);

    assertThatThrownBy(() -> SegReader.readOnto(seg, grid))
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.reason()).isEqualTo(reason));
  }

  @Test
  void everyStyleOfTheScriptIsAsked() throws IOException {
    PeerProgram python = PeerProgram.pythonWith("numpy, pydicom", "python3-pydicom, python3-numpy");

    assertThat(python.run(script.toString(), "--list").text().lines()).hasSize(47 + 4);
  }
}
