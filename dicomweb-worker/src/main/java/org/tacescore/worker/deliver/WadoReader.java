package org.tacescore.worker.deliver;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.Part10;
import org.tacescore.digest.Sha256;
import org.tacescore.worker.queue.Courier.ReadBack;
import org.tacescore.worker.queue.DeliveryRefusedException;
import org.tacescore.worker.queue.OutboxItem;
import org.tacescore.worker.queue.TransientFault;

/**
 * Reads objects back by WADO-RS (PS3.18 section 10.4) and compares the data set's hash.
 *
 * <p>A PACS may write the same data set with other sequence lengths or group lengths, so both are
 * brought into one encoding before they are hashed.
 */
final class WadoReader {
  private static final int NOT_FOUND = 404;
  private static final int OK = 200;

  private final WebClient client;

  WadoReader(DicomWebSettings settings) {
    this.client = new WebClient(settings);
  }

  ReadBack compare(OutboxItem item, StoredFile stored) {
    HttpResponse<byte[]> response = client.send(request(item), item);
    if (response.statusCode() == NOT_FOUND) {
      throw new TransientFault(
          "%s does not have %s".formatted(item.destination(), item.sopInstanceUid()));
    }
    if (response.statusCode() != OK) {
      return ReadBack.NOT_OFFERED;
    }
    byte[] returned =
        FirstPart.of(response.headers().firstValue("Content-Type").orElse(""), response.body());
    if (!Arrays.equals(hash(stored.read()), hash(returned, item))) {
      throw new DeliveryRefusedException(
          "%s keeps other content under %s".formatted(item.destination(), item.sopInstanceUid()));
    }
    return ReadBack.SAME;
  }

  private HttpRequest request(OutboxItem item) {
    String path =
        "/studies/%s/series/%s/instances/%s"
            .formatted(item.studyInstanceUid(), item.seriesInstanceUid(), item.sopInstanceUid());
    return client
        .request(path)
        .header(
            "Accept",
            "multipart/related; type=\"application/dicom\"; transfer-syntax="
                + item.transferSyntaxUid())
        .GET()
        .build();
  }

  private static byte[] hash(byte[] returned, OutboxItem item) {
    try {
      return hash(returned);
    } catch (MalformedDicomException e) {
      throw new TransientFault(
          "%s returns no DICOM for %s".formatted(item.destination(), item.sopInstanceUid()), e);
    }
  }

  private static byte[] hash(byte[] part10) {
    DicomObject object = Part10.read(part10);
    Attributes dataset = new Attributes(object.dataset());
    for (int tag : object.dataset().tags()) {
      if ((tag & 0xFFFF) == 0) {
        dataset.remove(tag);
      }
    }
    return new Sha256().add(Part10.encode(dataset, object.transferSyntaxUid())).bytes();
  }
}
