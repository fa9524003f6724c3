package org.tacescore.worker.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.worker.dicomweb.ServedStore.Part;
import org.tacescore.worker.receive.TestInstances;

/** WADO-RS of instances, metadata and bulk data. */
class RetrieveTest {
  private static final String SERIES = "/studies/1.2.3/series/1.2.3.4";
  private static final String PARTS = "multipart/related; type=\"application/dicom\"";
  private static final String JPEG_LS = "1.2.840.10008.1.2.4.80";

  @TempDir static Path folder;
  private static ServedStore served;
  private static byte[] rle;
  private static byte[] jpegLs;

  @BeforeAll
  static void start() {
    served = ServedStore.start(folder);
    served.receive(TestInstances.ct(1));
    served.receive(Part10.encode(TestInstances.ct(2), UID.ImplicitVRLittleEndian));
    served.receive(Part10.encode(TestInstances.ct(3), UID.DeflatedExplicitVRLittleEndian));
    rle = CompressedInstances.rle(TestInstances.ct(4));
    served.receive(rle);
    jpegLs = CompressedInstances.encapsulated(TestInstances.ct(5), JPEG_LS, new byte[64]);
    served.receive(jpegLs);
    served.receive(withBulk());
    served.receive(Part10.encode(TestInstances.ct(7), UID.ExplicitVRBigEndianRetired));
  }

  private static Attributes withBulk() {
    Attributes image = TestInstances.ct(6);
    image.setString(Tag.SeriesInstanceUID, VR.UI, "1.2.3.6");
    image.setBytes(Tag.ICCProfile, VR.OB, bytes(1024));
    image.setBytes(Tag.RedPaletteColorLookupTableData, VR.OW, bytes(1026));
    Attributes icon = new Attributes();
    icon.setInt(Tag.Rows, VR.US, 64);
    icon.setBytes(Tag.PixelData, VR.OB, bytes(64 * 64));
    Sequence icons = image.newSequence(Tag.IconImageSequence, 1);
    icons.add(icon);
    return image;
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static String instance(int number) {
    return SERIES + "/instances/1.2.3.4." + number;
  }

  private static byte[] pixels(int number) {
    return TestInstances.ct(number).getSafeBytes(Tag.PixelData);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 7})
  void anInstanceComesInExplicitLittleEndian(int number) {
    HttpResponse<byte[]> response = served.get(instance(number), "Accept", PARTS);

    assertThat(response.statusCode()).isEqualTo(200);
    Part part = ServedStore.parts(response).get(0);
    assertThat(part.contentType())
        .isEqualTo("application/dicom; transfer-syntax=1.2.840.10008.1.2.1");
    DicomObject object = Part10.read(part.bytes());
    assertThat(object.transferSyntaxUid()).isEqualTo(UID.ExplicitVRLittleEndian);
    assertThat(object.sopInstanceUid()).isEqualTo("1.2.3.4." + number);
    assertThat(object.dataset().getSafeBytes(Tag.PixelData)).isEqualTo(pixels(number));
  }

  @Test
  void anInstanceComesAsStoredAndAlone() {
    HttpResponse<byte[]> stored =
        served.get(instance(4), "Accept", "application/dicom; transfer-syntax=*");
    HttpResponse<byte[]> named =
        served.get(instance(4), "Accept", "application/dicom; transfer-syntax=" + UID.RLELossless);

    assertThat(stored.body()).isEqualTo(rle);
    assertThat(named.body()).isEqualTo(rle);
    assertThat(ServedStore.header(stored, "Content-Type"))
        .isEqualTo("application/dicom; transfer-syntax=" + UID.RLELossless);
    assertThat(ServedStore.header(stored, "Content-Length")).isEqualTo("" + rle.length);
    assertThat(served.get(instance(5)).statusCode()).isEqualTo(200);
    assertThat(ServedStore.parts(served.get(instance(5))).get(0).bytes()).isEqualTo(jpegLs);
  }

  @Test
  void whatCannotBeDecodedIsNotAcceptable() {
    HttpResponse<byte[]> one = served.get(instance(5), "Accept", PARTS);
    HttpResponse<byte[]> series = served.get(SERIES, "Accept", PARTS);
    HttpResponse<byte[]> all = served.get(SERIES, "Accept", PARTS + "; transfer-syntax=*");

    assertThat(one.statusCode()).isEqualTo(406);
    assertThat(ServedStore.json(one).path("code").asText()).isEqualTo("NOT_ACCEPTABLE");
    assertThat(series.statusCode()).isEqualTo(206);
    assertThat(ServedStore.header(series, "Warning")).contains("1 instances");
    assertThat(ServedStore.parts(series)).hasSize(5);
    assertThat(all.statusCode()).isEqualTo(200);
    assertThat(ServedStore.parts(all)).hasSize(6);
    assertThat(ServedStore.parts(served.get("/studies/1.2.3"))).hasSize(7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/dicom+xml",
        "multipart/related; type=\"application/dicom+xml\"",
        "multipart/related; type=\"application/dicom\"; transfer-syntax=1.2.840.10008.1.2.4.50",
        "multipart/related; type=\"application/dicom\"; transfer-syntax=../../etc",
        "*/*;q=0"
      })
  void refusesMediaTypesThatItHasNot(String accept) {
    assertThat(served.get(instance(1), "Accept", accept).statusCode()).isEqualTo(406);
  }

  @Test
  void aKnownRepresentationIsNotSentAgain() {
    HttpResponse<byte[]> first = served.get(instance(1), "Accept", PARTS);
    String tag = ServedStore.header(first, "ETag");

    HttpResponse<byte[]> again =
        served.get(instance(1), "Accept", PARTS, "If-None-Match", "\"other\", W/" + tag);
    HttpResponse<byte[]> other =
        served.get(instance(1), "Accept", "application/dicom", "If-None-Match", tag);

    assertThat(tag).matches("\"[0-9a-f]{32}\"");
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(ServedStore.header(again, "ETag")).isEqualTo(tag);
    assertThat(other.statusCode()).isEqualTo(200);
    for (String path : List.of("/metadata", "/frames/1", "/rendered", "/thumbnail", "")) {
      String known = ServedStore.header(served.get(instance(1) + path), "ETag");
      assertThat(served.get(instance(1) + path, "If-None-Match", known).statusCode())
          .as(path)
          .isEqualTo(304);
    }
  }

  @Test
  void headAndOptionsAnswerWithoutABody() {
    HttpResponse<byte[]> head =
        served.send("HEAD", instance(1), "Accept", "application/dicom; transfer-syntax=*");
    HttpResponse<byte[]> options = served.send("OPTIONS", instance(1));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(Integer.parseInt(ServedStore.header(head, "Content-Length"))).isPositive();
    assertThat(options.statusCode()).isEqualTo(204);
    assertThat(ServedStore.header(options, "Allow")).isEqualTo("GET, HEAD, OPTIONS");
    assertThat(ServedStore.header(served.send("OPTIONS", "/studies"), "Allow")).contains("POST");
    assertThat(served.send("DELETE", "/studies/1.2.3").statusCode()).isEqualTo(405);
  }

  @Test
  void metadataNameTheirBulkDataWhichCanBeHad() {
    JsonNode metadata =
        ServedStore.json(served.get("/studies/1.2.3/series/1.2.3.6/metadata")).path(0);
    JsonNode pixels = metadata.path("7FE00010");
    JsonNode icon = metadata.at("/00880200/Value/0/7FE00010");

    assertThat(metadata.at("/00280010/Value/0").intValue()).isEqualTo(16);
    assertThat(metadata.path("00282000").has("InlineBinary")).isTrue();
    assertThat(value(metadata.path("00281201"))).isEqualTo(bytes(1026));
    assertThat(value(pixels)).isEqualTo(pixels(6));
    assertThat(value(icon)).isEqualTo(bytes(64 * 64));
    assertThat(icon.path("BulkDataURI").asText()).endsWith("/bulkdata/00880200.0.7FE00010");
  }

  @Test
  void metadataOfAStudyAreThoseOfEachInstance() {
    JsonNode metadata = ServedStore.json(served.get("/studies/1.2.3/metadata"));

    assertThat(metadata).hasSize(7);
    for (JsonNode instance : metadata) {
      assertThat(instance.path("7FE00010").has("BulkDataURI")).isTrue();
      assertThat(instance.path("00020010").isMissingNode()).isTrue();
    }
    assertThat(
            value(ServedStore.json(served.get(instance(7) + "/metadata")).path(0).path("7FE00010")))
        .isEqualTo(pixels(7));
  }

  private static byte[] value(JsonNode element) {
    String path = element.path("BulkDataURI").asText().replaceAll(".*/dicom-web", "");
    byte[] alone = served.get(path, "Accept", "application/octet-stream").body();
    assertThat(ServedStore.parts(served.get(path)).get(0).bytes()).isEqualTo(alone);
    return alone;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00100010",
        "7FE00011",
        "00880200.9.7FE00010",
        "00880200",
        "x",
        "7fe00010",
        "00880200.0.7FE00010.0",
        "7FE00010%00"
      })
  void thereIsNoOtherBulkData(String path) {
    int status =
        served
            .get("/studies/1.2.3/series/1.2.3.6/instances/1.2.3.4.6/bulkdata/" + path)
            .statusCode();

    assertThat(status).isIn(400, 404);
  }

  @Test
  void aDocumentComesAsWhatItIs() {
    Attributes pdf = TestInstances.ct(8);
    pdf.setString(Tag.SOPClassUID, VR.UI, UID.EncapsulatedPDFStorage);
    pdf.setString(Tag.StudyInstanceUID, VR.UI, "1.2.8");
    pdf.setString(Tag.SeriesInstanceUID, VR.UI, "1.2.8.1");
    pdf.remove(Tag.PixelData);
    pdf.setString(Tag.MIMETypeOfEncapsulatedDocument, VR.LO, "application/pdf");
    pdf.setBytes(Tag.EncapsulatedDocument, VR.OB, bytes(5000));
    served.receive(pdf);
    String path = "/studies/1.2.8/series/1.2.8.1/instances/1.2.3.4.8";

    HttpResponse<byte[]> rendered = served.get(path + "/rendered", "Accept", "application/pdf");
    HttpResponse<byte[]> bulk =
        served.get(path + "/bulkdata/00420011", "Accept", "application/pdf");

    assertThat(rendered.body()).isEqualTo(bytes(5000));
    assertThat(ServedStore.header(rendered, "Content-Type")).isEqualTo("application/pdf");
    assertThat(bulk.body()).isEqualTo(bytes(5000));
    assertThat(ServedStore.header(bulk, "Content-Type")).isEqualTo("application/pdf");
    assertThat(served.get(path + "/rendered", "Accept", "image/jpeg").statusCode()).isEqualTo(406);
    assertThat(served.get(path + "/frames/1").statusCode()).isEqualTo(404);
  }
}
