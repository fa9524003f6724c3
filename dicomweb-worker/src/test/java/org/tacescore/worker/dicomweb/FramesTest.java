package org.tacescore.worker.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tacescore.worker.dicomweb.ServedStore.Part;
import org.tacescore.worker.receive.TestInstances;

/** WADO-RS of frames and pictures. */
class FramesTest {
  private static final String SERIES = "/studies/1.2.3/series/1.2.3.4/instances/1.2.3.4.";
  private static final String JPEG_LS = "1.2.840.10008.1.2.4.80";
  private static final byte[] CODESTREAM = {1, 2, 3, 4};

  @TempDir static Path folder;
  private static ServedStore served;

  @BeforeAll
  static void start() throws IOException {
    served = ServedStore.start(folder);
    served.receive(ramp(1, "MONOCHROME2"), ramp(2, "MONOCHROME1"), mask(3), colour(4));
    served.receive(CompressedInstances.rle(TestInstances.ct(5)));
    served.receive(CompressedInstances.encapsulated(TestInstances.ct(6), JPEG_LS, CODESTREAM));
    served.receive(CompressedInstances.encapsulated(baseline(), UID.JPEGBaseline1, jpeg()));
    Attributes report = TestInstances.ct(8);
    report.remove(Tag.PixelData);
    served.receive(report);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  /** Values 0, 10, .. 2550 with slope 1 and intercept -1000; pixels twice as tall as wide. */
  private static Attributes ramp(int number, String photometric) {
    Attributes image = TestInstances.ct(number);
    byte[] pixels = new byte[2 * 256];
    for (int i = 0; i < 256; i++) {
      pixels[2 * i] = (byte) (10 * i);
      pixels[2 * i + 1] = (byte) (10 * i >> 8);
    }
    image.setBytes(Tag.PixelData, VR.OW, pixels);
    image.setString(Tag.PhotometricInterpretation, VR.CS, photometric);
    image.setString(Tag.RescaleIntercept, VR.DS, "-1000");
    image.setString(Tag.RescaleSlope, VR.DS, "1");
    image.setString(Tag.PixelSpacing, VR.DS, "2", "1");
    return image;
  }

  /** Three frames of 3 x 3 bits: all of the first, the middle of the second, none of the third. */
  private static Attributes mask(int number) {
    Attributes image = TestInstances.ct(number);
    image.setString(Tag.SOPClassUID, VR.UI, UID.SegmentationStorage);
    image.setInt(Tag.Rows, VR.US, 3);
    image.setInt(Tag.Columns, VR.US, 3);
    image.setInt(Tag.BitsAllocated, VR.US, 1);
    image.setInt(Tag.BitsStored, VR.US, 1);
    image.setInt(Tag.HighBit, VR.US, 0);
    image.setInt(Tag.PixelRepresentation, VR.US, 0);
    image.setInt(Tag.NumberOfFrames, VR.IS, 3);
    image.setBytes(Tag.PixelData, VR.OB, new byte[] {(byte) 0xFF, 0x21, 0, 0});
    return image;
  }

  private static Attributes colour(int number) {
    Attributes image = TestInstances.ct(number);
    image.setInt(Tag.Rows, VR.US, 1);
    image.setInt(Tag.Columns, VR.US, 2);
    image.setInt(Tag.SamplesPerPixel, VR.US, 3);
    image.setInt(Tag.BitsAllocated, VR.US, 8);
    image.setInt(Tag.BitsStored, VR.US, 8);
    image.setInt(Tag.HighBit, VR.US, 7);
    image.setString(Tag.PhotometricInterpretation, VR.CS, "RGB");
    image.setBytes(Tag.PixelData, VR.OB, new byte[] {(byte) 255, 0, 0, 0, 0, (byte) 255});
    return image;
  }

  private static Attributes baseline() {
    Attributes image = TestInstances.ct(7);
    image.setInt(Tag.BitsAllocated, VR.US, 8);
    image.setInt(Tag.BitsStored, VR.US, 8);
    image.setInt(Tag.HighBit, VR.US, 7);
    return image;
  }

  private static byte[] jpeg() throws IOException {
    BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    grey.getRaster().setSample(8, 8, 0, 200);
    return ImageCodecs.jpeg(grey, 90);
  }

  private static BufferedImage picture(HttpResponse<byte[]> response) throws IOException {
    assertThat(response.statusCode()).isEqualTo(200);
    return ServedStore.header(response, "Content-Type").equals("image/png")
        ? ImageIO.read(new ByteArrayInputStream(response.body()))
        : ImageCodecs.readJpeg(new ByteArrayInputStream(response.body()));
  }

  private static BufferedImage png(String path) throws IOException {
    return picture(served.get(path, "Accept", "image/png"));
  }

  private static int grey(BufferedImage picture, int column, int row) {
    return picture.getRaster().getSample(column, row, 0);
  }

  @Test
  void framesComeUncompressedFromAWholeByteOn() {
    HttpResponse<byte[]> response = served.get(SERIES + "3/frames/2,1,3");

    assertThat(ServedStore.parts(response))
        .extracting(Part::bytes)
        .containsExactly(new byte[] {0x10, 0}, new byte[] {(byte) 0xFF, 1}, new byte[] {0, 0});
    assertThat(ServedStore.parts(response).get(0).contentType())
        .isEqualTo("application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1");
    assertThat(ServedStore.header(response, "Content-Type"))
        .startsWith("multipart/related; type=\"application/octet-stream\"; boundary=");
  }

  @Test
  void aCompressedFrameIsDecodedOrStaysAsItIs() {
    byte[] pixels = TestInstances.ct(5).getSafeBytes(Tag.PixelData);
    String parts = "multipart/related; type=";

    assertThat(frame(5, parts + "\"application/octet-stream\"").bytes()).isEqualTo(pixels);
    assertThat(frame(5, "application/octet-stream").bytes()).isEqualTo(pixels);
    assertThat(frame(5, parts + "\"image/dicom-rle\"").contentType())
        .isEqualTo("image/dicom-rle; transfer-syntax=" + UID.RLELossless);
    Part stored = frame(5, parts + "application/octet-stream; transfer-syntax=*");
    assertThat(stored.contentType())
        .isEqualTo("application/octet-stream; transfer-syntax=" + UID.RLELossless);
    assertThat(stored.bytes()).hasSizeLessThan(700).isNotEqualTo(pixels);
  }

  @Test
  void aFrameThatCannotBeDecodedComesAsStoredWhereThatIsAccepted() {
    assertThat(frame(6, "image/jls").bytes()).isEqualTo(CODESTREAM);
    assertThat(frame(6, "*/*").contentType()).isEqualTo("image/jls; transfer-syntax=" + JPEG_LS);
    for (String accept :
        new String[] {
          "application/octet-stream", "image/jp2", "text/plain", "image/jls; transfer-syntax=1.2"
        }) {
      assertThat(served.get(SERIES + "6/frames/1", "Accept", accept).statusCode())
          .as(accept)
          .isEqualTo(406);
    }
    assertThat(served.get(SERIES + "6/rendered").statusCode()).isEqualTo(406);
  }

  private static Part frame(int instance, String accept) {
    HttpResponse<byte[]> response = served.get(SERIES + instance + "/frames/1", "Accept", accept);
    assertThat(response.statusCode()).as(accept).isEqualTo(200);
    String type = ServedStore.header(response, "Content-Type");
    return type.startsWith("multipart/")
        ? ServedStore.parts(response).get(0)
        : new Part(type, response.body());
  }

  @ParameterizedTest
  @CsvSource({"0,400", "-1,400", "1x,400", "4,404", "999999999,404", "9999999999,400"})
  void thereAreNoOtherFrames(String frames, int status) {
    assertThat(served.get(SERIES + "3/frames/" + frames).statusCode()).isEqualTo(status);
    assertThat(served.get(SERIES + "3/frames/" + frames + "/rendered").statusCode())
        .isEqualTo(status);
    assertThat(served.get(SERIES + "8/frames/1").statusCode()).isEqualTo(404);
  }

  @Test
  void aPictureGoesFromBlackToWhiteOverItsValuesOrAWindow() throws IOException {
    BufferedImage whole = png(SERIES + "1/rendered");
    BufferedImage inverted = png(SERIES + "2/rendered");
    BufferedImage window = png(SERIES + "1/rendered?window=-1000,2000,linear-exact");
    BufferedImage step = png(SERIES + "1/rendered?window=-990,1");
    BufferedImage sigmoid = png(SERIES + "1/rendered?window=-1000,400,sigmoid");

    assertThat(grey(whole, 0, 0)).isZero();
    assertThat(grey(whole, 15, 15)).isEqualTo(255);
    assertThat(grey(inverted, 0, 0)).isEqualTo(255);
    assertThat(grey(window, 0, 0)).isEqualTo(128);
    assertThat(grey(window, 15, 6)).isEqualTo(255);
    assertThat(grey(step, 0, 0)).isZero();
    assertThat(grey(step, 2, 0)).isEqualTo(255);
    assertThat(grey(sigmoid, 0, 0)).isEqualTo(128);
  }

  @Test
  void aViewportKeepsTheShapeOfPixels() throws IOException {
    BufferedImage fit = png(SERIES + "1/rendered?viewport=64,64");
    BufferedImage part = png(SERIES + "1/rendered?viewport=8,16,8,8,8,8&window=0,1000");
    BufferedImage mirrored = png(SERIES + "1/rendered?viewport=16,32,0,0,-16,16");
    BufferedImage thumbnail = picture(served.get("/studies/1.2.3/thumbnail"));

    assertThat(fit.getWidth()).isEqualTo(32);
    assertThat(fit.getHeight()).isEqualTo(64);
    assertThat(part.getWidth()).isEqualTo(8);
    assertThat(grey(mirrored, 0, 0)).isGreaterThan(grey(mirrored, 15, 0));
    assertThat(Math.max(thumbnail.getWidth(), thumbnail.getHeight())).isEqualTo(128);
    assertThat(served.get("/studies/1.2.3/series/1.2.3.4/thumbnail").statusCode()).isEqualTo(200);
    assertThat(served.get(SERIES + "3/frames/2/thumbnail").statusCode()).isEqualTo(200);
    assertThat(served.get(SERIES + "8/thumbnail").statusCode()).isEqualTo(404);
  }

  @Test
  void coloursMasksAndLossyPicturesAreShown() throws IOException {
    assertThat(png(SERIES + "4/rendered").getRGB(1, 0) & 0xFFFFFF).isEqualTo(0x0000FF);
    assertThat(grey(png(SERIES + "3/frames/2/rendered"), 1, 1)).isEqualTo(255);
    assertThat(grey(png(SERIES + "3/frames/2/rendered"), 0, 0)).isZero();
    assertThat(grey(png(SERIES + "7/rendered"), 8, 8)).isGreaterThan(100);
    assertThat(frame(7, "image/jpeg").contentType()).startsWith("image/jpeg");
    HttpResponse<byte[]> two =
        served.get(
            SERIES + "3/frames/1,2/rendered", "Accept", "multipart/related; type=\"image/jpeg\"");
    assertThat(ServedStore.parts(two)).hasSize(2);
  }

  @Test
  void qualityChangesTheSizeOfAPictureAndAnnotationsAreLeftOut() {
    int coarse = served.get(SERIES + "1/rendered?viewport=256,256&quality=1").body().length;
    HttpResponse<byte[]> fine =
        served.get(SERIES + "1/rendered?viewport=256,256&quality=100&annotation=patient");

    assertThat(coarse).isLessThan(fine.body().length);
    assertThat(ServedStore.header(fine, "Warning")).contains("annotation");
    assertThat(ServedStore.header(fine, "Content-Type")).isEqualTo("image/jpeg");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "window=1",
        "window=a,b",
        "window=NaN,1",
        "window=0,0",
        "window=0,-5,linear-exact",
        "window=0,1,cubic",
        "viewport=0,10",
        "viewport=100000,100000",
        "viewport=10",
        "viewport=10,10,20,20,5,5",
        "viewport=1e9,1",
        "quality=0",
        "quality=101",
        "quality=x"
      })
  void refusesPicturesThatCannotBeMade(String query) {
    assertThat(served.get(SERIES + "1/rendered?" + query).statusCode()).isEqualTo(400);
  }
}
