package org.tacescore.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.dicom.Part10;
import org.tacescore.report.score.InvalidScorePageException;
import org.tacescore.report.score.PageLanguage;
import org.tacescore.report.score.PrintedPage;
import org.tacescore.report.score.ScorePage;
import org.tacescore.report.score.ScorePageObjects;
import org.tacescore.report.score.ScorePageSamples;

class ScorePageObjectsTest {
  static CompanionObject companion(String name, int number) {
    return new CompanionObject(
        StudyContext.of(SampleReports.source()),
        new DocumentHeader(
            DeterministicUid.of("sample", name, "series"),
            DeterministicUid.of("sample", name),
            number,
            SampleReports.header().created(),
            name,
            List.of("0.1.0", "hrd 1")),
        SampleReports.report().observer(),
        SampleReports.evidence());
  }

  static List<Attributes> objects(ScorePage page) {
    return ScorePageObjects.write(
        page, companion("score page", 9901), companion("score report", 9902));
  }

  @Test
  void capturesHaveTheMarksAndThePixelsOfTheSheets() throws IOException {
    ScorePage page = ScorePageSamples.mr(PageLanguage.EN);
    List<Attributes> objects = objects(page);
    List<RgbImage> pictures = PrintedPage.of(page).pictures();

    assertThat(objects).hasSize(pictures.size() + 1);
    for (int i = 0; i < pictures.size(); i++) {
      Attributes capture = objects.get(i);
      assertThat(ResearchLabelValidator.check(capture)).isEmpty();
      assertThat(capture.getString(Tag.SOPClassUID)).isEqualTo(UID.SecondaryCaptureImageStorage);
      assertThat(capture.getString(Tag.InstanceNumber)).isEqualTo(Integer.toString(i + 1));
      assertThat(capture.getString(Tag.SeriesDescription)).isEqualTo("RESEARCH ONLY - score page");
      assertThat(capture.getString(Tag.PatientName)).isEqualTo("Phantom^One");
      assertThat(capture.getInt(Tag.Rows, 0)).isEqualTo(pictures.get(i).rows());
      byte[] samples = pictures.get(i).toSamples();
      assertThat(Arrays.copyOf(capture.getBytes(Tag.PixelData), samples.length)).isEqualTo(samples);
    }
    assertThat(objects.stream().map(o -> o.getString(Tag.SOPInstanceUID))).doesNotHaveDuplicates();
  }

  @Test
  void encapsulatesThePdfAsItIs() throws IOException {
    ScorePage page = ScorePageSamples.mr(PageLanguage.DE);
    List<Attributes> objects = objects(page);
    Attributes document = objects.get(objects.size() - 1);
    byte[] pdf = PrintedPage.of(page).pdf();

    assertThat(ResearchLabelValidator.check(document)).isEmpty();
    assertThat(document.getString(Tag.DocumentTitle))
        .isEqualTo("RESEARCH ONLY - not for clinical use: NUR FORSCHUNG - TACE-Scores");
    assertThat(document.getInt(Tag.EncapsulatedDocumentLength, 0)).isEqualTo(pdf.length);
    byte[] kept = document.getBytes(Tag.EncapsulatedDocument);
    assertThat(kept.length % 2).isZero();
    assertThat(Arrays.copyOf(kept, pdf.length)).isEqualTo(pdf);
    assertThat(document.getSequence(Tag.SourceInstanceSequence)).hasSize(3);
  }

  @Test
  void equalPagesGiveEqualFiles() {
    List<Attributes> once = objects(ScorePageSamples.refused(PageLanguage.ZH));
    List<Attributes> again = objects(ScorePageSamples.refused(PageLanguage.ZH));

    for (int i = 0; i < once.size(); i++) {
      assertThat(Part10.encode(once.get(i))).isEqualTo(Part10.encode(again.get(i)));
    }
  }

  @Test
  void eachKindHasASeriesOfItsOwn() {
    CompanionObject one = companion("score page", 9901);

    assertThatThrownBy(() -> ScorePageObjects.write(ScorePageSamples.mr(PageLanguage.EN), one, one))
        .isInstanceOf(InvalidScorePageException.class);
  }

  @Test
  void aPictureOfOddLengthIsPadded() throws IOException {
    List<Attributes> captures =
        SecondaryCaptureWriter.write(
            companion("odd", 1), "odd", List.of(RgbImage.of(1, 1, new byte[] {1, 2, 3})));

    assertThat(captures.get(0).getBytes(Tag.PixelData)).containsExactly(1, 2, 3, 0);
    assertThatThrownBy(() -> RgbImage.of(1, 1, new byte[2]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void missingMarksAreSeen() {
    Attributes capture = objects(ScorePageSamples.refused(PageLanguage.EN)).get(0);
    Map<Integer, VR> marks =
        Map.of(Tag.BurnedInAnnotation, VR.CS, Tag.DerivationDescription, VR.ST);

    for (Map.Entry<Integer, VR> mark : marks.entrySet()) {
      Attributes without = new Attributes(capture);
      without.setString(mark.getKey(), mark.getValue(), "NO");
      assertThat(ResearchLabelValidator.check(without)).hasSize(1);
    }
  }
}
