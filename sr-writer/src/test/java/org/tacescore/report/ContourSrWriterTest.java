package org.tacescore.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.junit.jupiter.api.Test;
import org.tacescore.dicom.Part10;

class ContourSrWriterTest {
  private static final InstanceReference IMAGE =
      SampleReports.reference(SampleReports.ARTERIAL, UID.CTImageStorage, "ct 1");

  @Test
  void hasTheTitleThatViewersDrawAndALineInEveryGroup() {
    Attributes sr = ContourSrWriter.write(SampleReports.contours());

    assertThat(TemplateChecker.concept(sr)).isEqualTo("126000 DCM");
    assertThat(ResearchLabelValidator.check(sr)).isEmpty();
    assertThat(groups(sr)).hasSize(2).allMatch(g -> TemplateChecker.template(g).equals("1410"));
  }

  @Test
  void closesTheLineAndNamesItsImage() {
    Attributes region =
        TemplateChecker.children(groups(ContourSrWriter.write(SampleReports.contours())).get(1))
            .get(3);

    assertThat(region.getString(Tag.GraphicType)).isEqualTo("POLYLINE");
    assertThat(region.getFloats(Tag.GraphicData))
        .containsExactly(10f, 10f, 20.5f, 10f, 20.5f, 18.25f, 10f, 18.25f, 10f, 10f);
    Attributes image =
        TemplateChecker.children(region).get(0).getNestedDataset(Tag.ReferencedSOPSequence);
    assertThat(image.getString(Tag.ReferencedSOPInstanceUID))
        .isEqualTo(
            SampleReports.reference(SampleReports.ARTERIAL, UID.CTImageStorage, "ct 2")
                .sopInstanceUid());
    assertThat(image.contains(Tag.ReferencedFrameNumber)).isFalse();
  }

  @Test
  void equalReportsGiveEqualBytesThatReadBack() {
    byte[] bytes = ContourSrWriter.encode(SampleReports.contours());

    assertThat(ContourSrWriter.encode(SampleReports.contours())).isEqualTo(bytes);
    assertThat(TemplateChecker.check(Part10.read(bytes).dataset())).isEmpty();
  }

  @Test
  void namesTheFrameOfAnImageOfMany() {
    Contour contour = new Contour(IMAGE, 7, triangle());
    Attributes region =
        ContentItems.region(Concept.IMAGE_REGION.code(), Concept.SOURCE_IMAGE.code(), contour);

    assertThat(
            TemplateChecker.children(region)
                .get(0)
                .getNestedDataset(Tag.ReferencedSOPSequence)
                .getInt(Tag.ReferencedFrameNumber, 0))
        .isEqualTo(7);
  }

  @Test
  void takesALineThatIsClosedAlready() {
    List<ImagePoint> closed =
        List.of(
            new ImagePoint(0, 0), new ImagePoint(4, 0), new ImagePoint(0, 4), new ImagePoint(0, 0));

    assertThat(new Contour(IMAGE, closed)).isEqualTo(new Contour(IMAGE, triangle()));
  }

  @Test
  void refusesALineThatEnclosesNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Contour(IMAGE, triangle().subList(0, 2)))
        .withMessageContaining(IMAGE.sopInstanceUid());
    assertThatIllegalArgumentException().isThrownBy(() -> new ImagePoint(Double.NaN, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new ImagePoint(1, -0.5));
  }

  @Test
  void refusesAnImageThatIsNoEvidence() {
    ContourReport report = SampleReports.contours();

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new ContourReport(
                    report.study(),
                    report.header(),
                    report.observer(),
                    report.research(),
                    report.completion(),
                    List.of(),
                    report.contours(),
                    List.of(IMAGE),
                    List.of()))
        .withMessageContaining("evidence");
  }

  private static List<ImagePoint> triangle() {
    return List.of(new ImagePoint(0, 0), new ImagePoint(4, 0), new ImagePoint(0, 4));
  }

  private static List<Attributes> groups(Attributes sr) {
    List<Attributes> items = TemplateChecker.children(sr);
    return TemplateChecker.children(items.get(items.size() - 1));
  }
}
