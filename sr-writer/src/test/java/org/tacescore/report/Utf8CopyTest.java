package org.tacescore.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;

class Utf8CopyTest {
  private final Attributes source = new Attributes();
  private final Attributes target = new Attributes();

  @Test
  void decodesTextInsideSequences() {
    source.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 144");
    Attributes item = new Attributes();
    source.newSequence(Tag.ProcedureCodeSequence, 1).add(item);
    item.setBytes(
        Tag.CodeMeaning, VR.LO, new byte[] {(byte) 0xBF, (byte) 0xD5, (byte) 0xE7}); // ISO 8859-5

    Utf8Copy.add(source, target, Tag.ProcedureCodeSequence);

    target.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    assertThat(target.getNestedDataset(Tag.ProcedureCodeSequence).getString(Tag.CodeMeaning))
        .isEqualTo("\u041f\u0435\u0447");
  }

  @Test
  void keepsEveryValueAndEveryBackslash() {
    source.setString(Tag.OtherPatientNames, VR.PN, "One^A", "Two^B");
    source.setBytes(Tag.PatientComments, VR.LT, "a\\b".getBytes(StandardCharsets.US_ASCII));

    Utf8Copy.addAll(source, target);

    assertThat(target.getStrings(Tag.OtherPatientNames)).containsExactly("One^A", "Two^B");
    assertThat(target.getString(Tag.PatientComments)).isEqualTo("a\\b");
  }

  @Test
  void keepsWhatIsEmptyAndAddsNothing() {
    source.setNull(Tag.AccessionNumber, VR.SH);

    Utf8Copy.add(source, target, Tag.AccessionNumber, Tag.StudyID);

    assertThat(target.contains(Tag.AccessionNumber)).isTrue();
    assertThat(target.containsValue(Tag.AccessionNumber)).isFalse();
    assertThat(target.contains(Tag.StudyID)).isFalse();
  }

  @Test
  void turnsNumbersOfBigEndianSources() {
    Attributes bigEndian = new Attributes(true);
    bigEndian.setInt(Tag.ReferencedSegmentNumber, VR.US, 258);

    Utf8Copy.addAll(bigEndian, target);

    assertThat(target.getInt(Tag.ReferencedSegmentNumber, 0)).isEqualTo(258);
  }

  @Test
  void leavesPrivateAttributesBehind() {
    source.setString("ACME", 0x00190010, VR.LO, "private");

    Utf8Copy.addAll(source, target);

    assertThat(target.isEmpty()).isTrue();
  }
}
