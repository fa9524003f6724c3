package org.tacescore.testpacs.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;

/** A workstation that stores by STOW-RS (DICOM PS3.18 10.5). */
public final class StowClient {
  private static final String BOUNDARY = "tacescore-demo";
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * @param studies the service's {@code .../studies} resource
   * @throws IOException if the service does not answer 200
   */
  public void store(List<DicomObject> objects, URI studies)
      throws IOException, InterruptedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (DicomObject object : objects) {
      body.write(text("--" + BOUNDARY + "\r\nContent-Type: application/dicom\r\n\r\n"));
      body.write(Part10.encode(object.dataset()));
      body.write(text("\r\n"));
    }
    body.write(text("--" + BOUNDARY + "--\r\n"));
    HttpRequest request =
        HttpRequest.newBuilder(studies)
            .timeout(Duration.ofSeconds(60))
            .header(
                "Content-Type",
                "multipart/related; type=\"application/dicom\"; boundary=" + BOUNDARY)
            .header("Accept", "application/dicom+json")
            .POST(BodyPublishers.ofByteArray(body.toByteArray()))
            .build();
    HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(
          "%s answered %d: %s".formatted(studies, response.statusCode(), response.body()));
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
