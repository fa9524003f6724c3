package org.tacescore.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.ElementDictionary;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tacescore.dicom.Part10;

/** Whatever the study lacks or has too much of, a report of it is written and read again. */
class AwkwardSourcesTest {
  static Stream<String> repeatedAttributes() {
    return Arrays.stream(StudyContext.repeated())
        .filter(tag -> tag != Tag.StudyInstanceUID)
        .mapToObj(tag -> ElementDictionary.keywordOf(tag, null));
  }

  @ParameterizedTest
  @MethodSource("repeatedAttributes")
  void writesAReportOfAStudyThatLacksOne(String keyword) {
    Attributes source = SampleReports.source();
    source.remove(ElementDictionary.tagForKeyword(keyword, null));

    assertThat(TemplateChecker.check(reread(source))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("repeatedAttributes")
  void writesAReportOfAStudyThatHasOneEmpty(String keyword) {
    Attributes source = SampleReports.source();
    int tag = ElementDictionary.tagForKeyword(keyword, null);
    source.setNull(tag, ElementDictionary.vrOf(tag, null));

    assertThat(TemplateChecker.check(reread(source))).isEmpty();
  }

  /** Longer than its value representation allows, and than a short length field can say. */
  @ParameterizedTest
  @MethodSource("repeatedAttributes")
  void writesAReportOfAStudyThatHasOneTooLong(String keyword) {
    int tag = ElementDictionary.tagForKeyword(keyword, null);
    VR vr = ElementDictionary.vrOf(tag, null);
    for (int length : new int[] {300, 70_000}) {
      Attributes source = SampleReports.source();
      if (vr == VR.SQ) {
        Attributes item = new Attributes();
        item.setString(Tag.CodeMeaning, VR.LO, "9".repeat(length));
        source.newSequence(tag, 1).add(item);
      } else {
        source.setString(tag, vr, "9".repeat(length));
      }

      assertThat(TemplateChecker.check(reread(source))).isEmpty();
    }
  }

  private static Attributes reread(Attributes source) {
    Attributes read = Part10.read(SrWriter.encode(SampleReports.report(source))).dataset();
    assertThat(ResearchLabelValidator.check(read)).isEmpty();
    assertThat(read.getString(Tag.StudyInstanceUID)).isEqualTo(SampleReports.STUDY);
    return read;
  }
}
