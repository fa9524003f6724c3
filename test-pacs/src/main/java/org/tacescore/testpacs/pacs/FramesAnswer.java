package org.tacescore.testpacs.pacs;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.eclipse.jetty.server.Response;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;

/**
 * Frames of an image (WADO-RS, DICOM PS3.18 section 10.4), little-endian and uncompressed, as
 * multipart/related of application/octet-stream. Viewers show single-frame images by them.
 *
 * @param instance the image
 * @param numbers of its frames, from 1
 */
record FramesAnswer(ArchivedInstance instance, List<Integer> numbers) {

  private static final String BYTES = "application/octet-stream";
  private static final List<String> LITTLE_ENDIAN =
      List.of(
          UID.ImplicitVRLittleEndian,
          UID.ExplicitVRLittleEndian,
          UID.DeflatedExplicitVRLittleEndian);

  FramesAnswer {
    numbers = List.copyOf(numbers);
  }

  /**
   * @throws HttpProblem 406 if the frames are compressed or no whole bytes, 404 if the image has
   *     not all of them
   */
  void write(Response response) throws IOException {
    if (!LITTLE_ENDIAN.contains(instance.transferSyntaxUid())) {
      throw new HttpProblem(406, "frames are answered of uncompressed images only");
    }
    DicomObject image = Part10.read(PacsArchive.bytesOf(instance));
    byte[] pixels = image.dataset().getBytes(Tag.PixelData);
    int length = bytesOfFrame(image.dataset());
    if (pixels == null || numbers.stream().anyMatch(n -> n < 1 || pixels.length / length < n)) {
      throw new HttpProblem(404, "the object has no such frame");
    }
    response.setStatus(200);
    Stream<byte[]> frames =
        numbers.stream().map(n -> Arrays.copyOfRange(pixels, (n - 1) * length, n * length));
    MultipartAnswer.write(
        response, BYTES, frames.iterator(), instance.sopInstanceUid(), numbers.toString());
  }

  private static int bytesOfFrame(Attributes image) {
    int bits =
        image.getInt(Tag.Rows, 0)
            * image.getInt(Tag.Columns, 0)
            * image.getInt(Tag.SamplesPerPixel, 1)
            * image.getInt(Tag.BitsAllocated, 0);
    if (bits == 0 || bits % 8 != 0) {
      throw new HttpProblem(406, "the object has no frames of whole bytes");
    }
    return bits / 8;
  }
}
