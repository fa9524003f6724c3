package org.tacescore.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.tacescore.dicom.Part10;

/** Names of other character sets in a report, read back from its bytes alone. */
class NamesInUtf8Test {
  @Test
  void latin1() {
    assertThat(
            nameInReport(
                "Buc^J\u00e9r\u00f4me".getBytes(StandardCharsets.ISO_8859_1), "ISO_IR 100"))
        .isEqualTo("Buc^J\u00e9r\u00f4me");
  }

  /** The name of PS3.5 H.3.1. */
  @Test
  void japanese() {
    assertThat(
            nameInReport(
                ascii(
                    "Yamada^Tarou=\u001b$B;3ED\u001b(B^\u001b$BB@O:\u001b(B"
                        + "=\u001b$B$d$^$@\u001b(B^\u001b$B$?$m$&\u001b(B"),
                "",
                "ISO 2022 IR 87"))
        .isEqualTo("Yamada^Tarou=\u5c71\u7530^\u592a\u90ce=\u3084\u307e\u3060^\u305f\u308d\u3046");
  }

  /** The name of PS3.5 H.3.2: half-width katakana first. */
  @Test
  void japaneseBehindKatakana() {
    assertThat(
            nameInReport(
                bytes("d4cfc0de5ec0dbb33d1b24423b3345441b284a5e1b244242404f3a1b284a"),
                "ISO 2022 IR 13",
                "ISO 2022 IR 87"))
        .isEqualTo("\uff94\uff8f\uff80\uff9e^\uff80\uff9b\uff73=\u5c71\u7530^\u592a\u90ce");
  }

  /** The name of PS3.5 I.2. */
  @Test
  void korean() {
    assertThat(
            nameInReport(
                bytes(
                    "486f6e675e47696c646f6e673d1b242943fbf35e1b242943d1ced4d7"
                        + "3d1b242943c8ab5e1b242943b1e6b5bf"),
                "",
                "ISO 2022 IR 149"))
        .isEqualTo("Hong^Gildong=\u6d2a^\u5409\u6d1e=\ud64d^\uae38\ub3d9");
  }

  /** The name of PS3.5 K.2. */
  @Test
  void chineseOfGb2312() {
    assertThat(
            nameInReport(
                bytes("5a68616e675e5869616f446f6e673d1b242941d5c55e1b242941d0a1b6ab3d"),
                "",
                "ISO 2022 IR 58"))
        .startsWith("Zhang^XiaoDong=\u5f20^\u5c0f\u4e1c");
  }

  /** The name of PS3.5 J.3. */
  @Test
  void chineseOfGb18030() {
    String name = "Wang^XiaoDong=\u738b^\u5c0f\u4e1c=";

    assertThat(nameInReport(name.getBytes(Charset.forName("GB18030")), "GB18030"))
        .startsWith("Wang^XiaoDong=\u738b^\u5c0f\u4e1c");
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  /** As an archive sends it: a file, read, reported, written, and decoded here as UTF-8. */
  private static String nameInReport(byte[] name, String... characterSet) {
    Attributes source = SampleReports.source();
    source.setString(Tag.SpecificCharacterSet, VR.CS, characterSet);
    source.setBytes(Tag.PatientName, VR.PN, name);

    Attributes read = Part10.read(SrWriter.encode(SampleReports.report(source))).dataset();

    assertThat(read.getString(Tag.SpecificCharacterSet)).isEqualTo("ISO_IR 192");
    return new String(read.getSafeBytes(Tag.PatientName), StandardCharsets.UTF_8).strip();
  }
}
