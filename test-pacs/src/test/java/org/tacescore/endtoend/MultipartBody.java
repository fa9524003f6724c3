package org.tacescore.endtoend;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;

/** Multipart bodies of requests, as programs send them. */
final class MultipartBody {
  private static final String BOUNDARY = "part-of-the-body";

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  private MultipartBody() {}

  /** A STOW-RS request with these objects. */
  static HttpRequest.Builder stow(HttpRequest.Builder request, List<DicomObject> objects) {
    MultipartBody parts = new MultipartBody();
    objects.forEach(
        object -> parts.part("Content-Type: application/dicom", Part10.encode(object.dataset())));
    return parts.post(request, "multipart/related; type=\"application/dicom\"");
  }

  /** A form with a file. */
  static HttpRequest.Builder form(
      HttpRequest.Builder request, Map<String, String> fields, byte[] file) {
    MultipartBody parts = new MultipartBody();
    fields.forEach(
        (name, value) ->
            parts.part(
                "Content-Disposition: form-data; name=\"%s\"".formatted(name),
                value.getBytes(StandardCharsets.UTF_8)));
    parts.part("Content-Disposition: form-data; name=\"file\"; filename=\"f\"", file);
    return parts.post(request, "multipart/form-data");
  }

  private void part(String header, byte[] content) {
    text("--%s\r\n%s\r\n\r\n".formatted(BOUNDARY, header));
    body.writeBytes(content);
    text("\r\n");
  }

  private void text(String text) {
    body.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }

  private HttpRequest.Builder post(HttpRequest.Builder request, String type) {
    text("--%s--\r\n".formatted(BOUNDARY));
    return request
        .header("Content-Type", type + "; boundary=" + BOUNDARY)
        .POST(BodyPublishers.ofByteArray(body.toByteArray()));
  }
}
