package org.tacescore.worker.deliver;

import java.io.FileNotFoundException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.tacescore.worker.queue.Courier.ReadBack;
import org.tacescore.worker.queue.DeliveryRefusedException;
import org.tacescore.worker.queue.OutboxItem;
import org.tacescore.worker.queue.TransientFault;
import org.tacescore.worker.receive.ObjectStore;

/** A destination by STOW-RS (PS3.18 section 10.5): the stored file is the one part of the body. */
public final class StowDestination implements Destination {

  private final DicomWebSettings settings;
  private final ObjectStore store;
  private final WebClient client;
  private final WadoReader reader;

  public StowDestination(DicomWebSettings settings, ObjectStore store) {
    this.settings = settings;
    this.store = store;
    this.client = new WebClient(settings);
    this.reader = new WadoReader(settings);
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public String send(OutboxItem item) {
    HttpRequest request =
        client
            .request("/studies")
            .header(
                "Content-Type",
                "multipart/related; type=\"application/dicom\"; boundary=" + boundary(item))
            .header("Accept", "application/dicom+json")
            .POST(body(item))
            .build();
    HttpResponse<byte[]> response = client.send(request, item);
    return StowResponse.judge(response.statusCode(), response.body(), item);
  }

  private BodyPublisher body(OutboxItem item) {
    try {
      return BodyPublishers.concat(
          text("--" + boundary(item) + "\r\nContent-Type: application/dicom\r\n\r\n"),
          BodyPublishers.ofFile(StoredFile.of(item, store).path()),
          text("\r\n--" + boundary(item) + "--\r\n"));
    } catch (FileNotFoundException e) {
      throw new DeliveryRefusedException("object " + item.sha256() + " is not in the store", e);
    }
  }

  /** A file does not contain its own hash. */
  private static String boundary(OutboxItem item) {
    return item.sha256().substring(0, 32);
  }

  private static BodyPublisher text(String text) {
    return BodyPublishers.ofByteArray(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** As {@link Destination#readBack}; {@link TransientFault} while the object is not found. */
  @Override
  public ReadBack readBack(OutboxItem item) {
    return settings.readBack()
        ? reader.compare(item, StoredFile.of(item, store))
        : ReadBack.NOT_OFFERED;
  }
}
