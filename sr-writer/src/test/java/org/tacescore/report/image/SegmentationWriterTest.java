package org.tacescore.report.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.junit.jupiter.api.Test;
import org.tacescore.dicom.Part10;
import org.tacescore.refusal.RefusedException;
import org.tacescore.report.ResearchLabelValidator;
import org.tacescore.segio.Roi;
import org.tacescore.segio.SegReader;
import org.tacescore.segio.Segment;
import org.tacescore.segio.SegmentAlgorithm;
import org.tacescore.segio.SegmentRole;
import org.tacescore.segio.Segmentation;
import org.tacescore.volume.Mask;

class SegmentationWriterTest {
  private final SampleImages images = new SampleImages(48, 12);
  private final SegmentationDocument document = images.segmentation();

  @Test
  void readsBackVoxelForVoxelAsTheSameRoles() {
    Segmentation read =
        SegReader.readOnto(Part10.read(SegmentationWriter.encode(document)), images.grid());

    assertThat(read.segments().stream().map(Segment::role))
        .containsExactly(SegmentRole.TUMOUR, SegmentRole.OTHER, SegmentRole.LIVER);
    for (int index = 0; index < 3; index++) {
      assertThat(read.segments().get(index).mask().offsets())
          .containsExactly(
              document.segments().get(index).mask().offsets().boxed().toArray(Integer[]::new));
      assertThat(read.segments().get(index).algorithm())
          .contains(document.segments().get(index).algorithm());
    }
    assertThat(read.referencedSeriesUids()).containsExactly(images.source().seriesInstanceUid());
    assertThat(read.referencedInstances()).isNotEmpty();
  }

  @Test
  void writesAgainWhatItRead() {
    byte[] first = SegmentationWriter.encode(document);
    Segmentation read = SegReader.readOnto(Part10.read(first), images.grid());
    Segment lesion = read.segments().get(0);
    Roi roi = new Roi(lesion.mask(), Roi.Origin.PROPAGATED, "1.2.3", Optional.empty(), List.of());

    SegmentationDocument again =
        new SegmentationDocument(
            document.study(),
            document.header(),
            document.device(),
            document.source(),
            List.of(
                OwnSegments.tumour(
                    lesion.label(),
                    lesion.trackingId(),
                    lesion.trackingUid(),
                    roi,
                    lesion.algorithm()),
                document.segments().get(1),
                document.segments().get(2)));

    assertThat(SegmentationWriter.encode(again)).isEqualTo(first);
  }

  @Test
  void saysWhoDrewWhat() {
    List<Attributes> segments = SegmentationWriter.write(document).getSequence(Tag.SegmentSequence);

    assertThat(segments.stream().map(s -> s.getString(Tag.SegmentAlgorithmType)))
        .containsExactly("MANUAL", "AUTOMATIC", "SEMIAUTOMATIC");
    assertThat(segments.get(0).getString(Tag.SegmentDescription)).contains("Propagated");
    assertThat(segments.get(0).getNestedDataset(Tag.AnatomicRegionSequence))
        .satisfies(region -> assertThat(region.getString(Tag.CodeValue)).isEqualTo("10200004"));
    assertThat(segments.get(1).getNestedDataset(Tag.SegmentationAlgorithmIdentificationSequence))
        .satisfies(item -> assertThat(item.getString(Tag.AlgorithmVersion)).isEqualTo("0.1.0"));
    assertThat(segments.get(1).getString(Tag.TrackingUID)).isEqualTo(SampleImages.TRACKING);
  }

  @Test
  void carriesTheMarksOfResearch() {
    Attributes seg = SegmentationWriter.write(document);

    assertThat(ResearchLabelValidator.check(seg)).isEmpty();
    assertThat(seg.getString(Tag.SeriesDescription)).isEqualTo("RESEARCH ONLY - segmentation");
    assertThat(seg.getString(Tag.ContentQualification)).isEqualTo("RESEARCH");
    assertThat(seg.getString(Tag.PatientName)).isEqualTo("M\u00fcller^Anna");
  }

  @Test
  void namesItsCodingSchemeOnlyWhereItUsesIt() {
    SegmentationDocument plain =
        new SegmentationDocument(
            document.study(),
            document.header(),
            document.device(),
            document.source(),
            document.segments().subList(0, 1));

    assertThat(SegmentationWriter.write(document).contains(Tag.CodingSchemeIdentificationSequence))
        .isTrue();
    assertThat(SegmentationWriter.write(plain).contains(Tag.CodingSchemeIdentificationSequence))
        .isFalse();
  }

  @Test
  void takesNamesThatAreTooLong() {
    String name = "Läsion ".repeat(30);
    Roi roi = new Roi(images.tumour(), Roi.Origin.DRAWN, "1.2.3", Optional.empty(), List.of());
    SegmentAlgorithm drawn = new SegmentAlgorithm(SegmentAlgorithm.Type.AUTOMATIC, name);

    Attributes seg =
        SegmentationWriter.write(
            new SegmentationDocument(
                document.study(),
                document.header(),
                document.device(),
                document.source(),
                List.of(
                    OwnSegments.tumour(name, "T", SampleImages.TRACKING, roi, Optional.of(drawn)),
                    OwnSegments.ring(
                        name, "T", SampleImages.TRACKING, images.ring(), name, "0.1.0"))));

    assertThat(seg.getSequence(Tag.SegmentSequence))
        .allSatisfy(
            segment -> assertThat(segment.getString(Tag.SegmentLabel).length()).isBetween(1, 64));
  }

  @Test
  void refusesToWriteNoVoxel() {
    Mask none = Mask.where(images.grid(), offset -> false);

    assertThatThrownBy(
            () ->
                SegmentationWriter.write(
                    new SegmentationDocument(
                        document.study(),
                        document.header(),
                        document.device(),
                        document.source(),
                        List.of(OwnSegments.liver(none, Roi.Origin.DRAWN, Optional.empty())))))
        .isInstanceOf(RefusedException.class);
  }
}
