package org.tacescore.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DicomJsonTest {

  @Test
  void writesEachKindAsTheModelSays() {
    Attributes dataset = new Attributes();
    dataset.setString(Tag.PatientName, VR.PN, "Yamada^Tarou=山田^太郎");
    dataset.setString(Tag.PixelSpacing, VR.DS, "0.750", "5e-1");
    dataset.setString(Tag.InstanceNumber, VR.IS, "7");
    dataset.setInt(Tag.FrameIncrementPointer, VR.AT, Tag.FrameTime);
    dataset.setInt(Tag.SimpleFrameList, VR.UL, -1);
    dataset.setString(Tag.ImageType, VR.CS, "ORIGINAL", "", "AXIAL");
    dataset.setNull(Tag.AccessionNumber, VR.SH);
    dataset.setBytes(Tag.PixelData, VR.OW, new byte[] {1, 2, 3, 4});
    Attributes item = new Attributes();
    item.setString(Tag.CodeValue, VR.SH, "10200004");
    dataset.newSequence(Tag.AnatomicRegionSequence, 1).add(item);

    assertThat(DicomJson.write(dataset).toString())
        .isEqualTo(
            "{\"00080008\":{\"vr\":\"CS\",\"Value\":[\"ORIGINAL\",null,\"AXIAL\"]},"
                + "\"00080050\":{\"vr\":\"SH\"},"
                + "\"00081161\":{\"vr\":\"UL\",\"Value\":[4294967295]},"
                + "\"00082218\":{\"vr\":\"SQ\",\"Value\":[{\"00080100\":"
                + "{\"vr\":\"SH\",\"Value\":[\"10200004\"]}}]},"
                + "\"00100010\":{\"vr\":\"PN\",\"Value\":[{\"Alphabetic\":\"Yamada^Tarou\","
                + "\"Ideographic\":\"山田^太郎\"}]},"
                + "\"00200013\":{\"vr\":\"IS\",\"Value\":[7]},"
                + "\"00280009\":{\"vr\":\"AT\",\"Value\":[\"00181063\"]},"
                + "\"00280030\":{\"vr\":\"DS\",\"Value\":[0.750,0.5]},"
                + "\"7FE00010\":{\"vr\":\"OW\",\"InlineBinary\":\"AQIDBA==\"}}");
  }

  @Test
  void readsBackWhatItWrote() {
    Attributes dataset = everyKind();

    Attributes read =
        DicomJson.parse(DicomJson.write(dataset).toString().getBytes(StandardCharsets.UTF_8))
            .get(0);

    assertThat(Part10.encode(read)).isEqualTo(Part10.encode(dataset));
  }

  @Test
  void writesBigEndianValuesAsLittleEndian() {
    Attributes image = TestImages.ct(2, 16, 16, false, 1, 0x0203);
    Attributes swapped =
        Part10.read(Part10.encode(image, UID.ExplicitVRBigEndianRetired)).dataset();

    assertThat(DicomJson.write(swapped)).isEqualTo(DicomJson.write(image));
  }

  @Test
  void writesAnAddressInPlaceOfBulkData() {
    Attributes image = TestImages.ct(2, 16, 16, false, 1, 2);
    image.remove(Tag.PixelData);
    image.newFragments(Tag.PixelData, VR.OB, 1).add(new byte[] {1, 2});

    assertThatIllegalArgumentException().isThrownBy(() -> DicomJson.write(image));
    assertThat(
            DicomJson.write(
                    image,
                    tag ->
                        tag == Tag.PixelData ? Optional.of("http://pacs/bulk/1") : Optional.empty())
                .get("7FE00010")
                .toString())
        .isEqualTo("{\"vr\":\"OB\",\"BulkDataURI\":\"http://pacs/bulk/1\"}");
  }

  @Test
  void asksForTheBytesOfABulkDataUri() {
    String json = "{\"7FE00010\":{\"vr\":\"OW\",\"BulkDataURI\":\"part-2\"}}";

    assertThatExceptionOfType(MalformedDicomException.class).isThrownBy(() -> parse(json));
    Attributes read =
        DicomJson.read(
            JsonNodeFactory.instance
                .objectNode()
                .set(
                    "7FE00010",
                    JsonNodeFactory.instance
                        .objectNode()
                        .put("vr", "OW")
                        .put("BulkDataURI", "part-2")),
            uri -> uri.getBytes(StandardCharsets.US_ASCII));
    assertThat(read.getSafeBytes(Tag.PixelData)).asString().isEqualTo("part-2");
  }

  @Test
  void readsRepresentationsItDoesNotKnowAsUnknown() {
    Attributes read = parse("{\"7FE00001\":{\"vr\":\"OV\",\"InlineBinary\":\"AQIDBAUGBwg=\"}}");

    assertThat(read.getVR(0x7FE00001)).isEqualTo(VR.UN);
    assertThat(read.getSafeBytes(0x7FE00001)).hasSize(8);
  }

  @Test
  void keepsBytesThatDoNotFitTheirRepresentation() {
    Attributes dataset = new Attributes();
    dataset.setBytes(Tag.RealWorldValueSlope, VR.FD, new byte[] {1, 2});

    assertThat(DicomJson.write(dataset).toString())
        .isEqualTo("{\"00409225\":{\"vr\":\"UN\",\"InlineBinary\":\"AQI=\"}}");
  }

  @Test
  void writesNumbersThatAreNoneAsText() {
    Attributes dataset = new Attributes();
    dataset.setString(Tag.SliceThickness, VR.DS, "thick");
    dataset.setDouble(Tag.RealWorldValueSlope, VR.FD, Double.NaN, Double.NEGATIVE_INFINITY, 0.1);

    assertThat(DicomJson.write(dataset).toString())
        .contains("[\"thick\"]")
        .contains("[\"NaN\",\"-inf\",0.1]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[",
        "7",
        "{\"Patient\":{}}",
        "{\"00100010\":7}",
        "{\"00100010\":{\"Value\":[]}}",
        "{\"00280010\":{\"vr\":\"US\",\"Value\":[65536]}}",
        "{\"00280010\":{\"vr\":\"US\",\"Value\":[\"a\"]}}",
        "{\"7FE00010\":{\"vr\":\"OW\",\"InlineBinary\":\"?\"}}",
        "{\"7FE00010\":{\"vr\":\"OW\",\"Value\":[1]}}",
        "{\"00080060\":{\"vr\":\"CS\",\"Value\":[{}]}}",
        "{\"00082218\":{\"vr\":\"SQ\",\"Value\":[1]}}"
      })
  void refusesWhatIsNotOfTheModel(String json) {
    assertThatExceptionOfType(MalformedDicomException.class).isThrownBy(() -> parse(json));
  }

  private static Attributes parse(String json) {
    return DicomJson.parse(json.getBytes(StandardCharsets.UTF_8)).get(0);
  }

  private static Attributes everyKind() {
    Attributes d = TestImages.ct(2, 16, 12, true, -7, 2047);
    d.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    d.setString(Tag.PatientName, VR.PN, "Müller^Käthe==phon");
    d.setString(Tag.PixelSpacing, VR.DS, "0.750", "0.50");
    d.setString(Tag.ImageType, VR.CS, "ORIGINAL", "", "AXIAL");
    d.setString(Tag.ImageComments, VR.LT, "two\nlines \"quoted\" \\ here");
    d.setInt(Tag.SimpleFrameList, VR.UL, -1, 2);
    d.setInt(Tag.FrameIncrementPointer, VR.AT, Tag.FrameTime, Tag.PixelData);
    d.setDouble(Tag.RealWorldValueSlope, VR.FD, 0.1, Double.NaN, Double.NEGATIVE_INFINITY);
    d.setFloat(0x00189073, VR.FL, 0.1f);
    d.setNull(Tag.AccessionNumber, VR.SH);
    d.setString(0x00990010, VR.LO, "TACESCORE TEST");
    d.setBytes(0x00991001, VR.UN, new byte[] {1, 2, 3, 4});
    Attributes inner = new Attributes();
    inner.setString(Tag.CodeMeaning, VR.LO, "肝臓");
    Attributes item = new Attributes();
    item.newSequence(Tag.AnatomicRegionModifierSequence, 1).add(inner);
    d.newSequence(Tag.AnatomicRegionSequence, 2).add(item);
    d.getSequence(Tag.AnatomicRegionSequence).add(new Attributes());
    d.newSequence(Tag.ReferencedStudySequence, 0);
    return d;
  }
}
