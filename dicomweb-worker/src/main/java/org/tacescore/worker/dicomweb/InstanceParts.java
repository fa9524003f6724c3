package org.tacescore.worker.dicomweb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;
import org.tacescore.worker.receive.Expectation;
import org.tacescore.worker.receive.InstanceReceiver;
import org.tacescore.worker.receive.Origin;
import org.tacescore.worker.receive.StorageFaultException;

/**
 * Instances in a multipart/related body of application/dicom parts (PS3.18 section 8.6), streamed
 * to the receiver one after the other. Each part that was whole is durable, also where the body
 * breaks off behind it; of a part that was not nothing stays.
 */
public final class InstanceParts {
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int PART_HEADER_BYTES = 1 << 13;

  private final InstanceReceiver receiver;
  private final int maxParts;

  /**
   * @param maxParts most parts of a body
   */
  public InstanceParts(InstanceReceiver receiver, int maxParts) {
    this.receiver = receiver;
    this.maxParts = maxParts;
  }

  /** The boundary that a Content-Type names, may be empty; none if the type is another one. */
  public static Optional<String> boundary(String contentType) {
    Map<String, String> parameters = new HashMap<>();
    @Nullable String mediaType;
    try {
      mediaType =
          contentType.isEmpty() ? "" : HttpField.getValueParameters(contentType, parameters);
    } catch (IllegalArgumentException unterminatedQuote) {
      return Optional.empty();
    }
    String type = Optional.ofNullable(parameters.get("type")).orElse("application/dicom");
    return "multipart/related".equalsIgnoreCase(mediaType)
            && "application/dicom".equalsIgnoreCase(type)
        ? Optional.of(Optional.ofNullable(parameters.get("boundary")).orElse(""))
        : Optional.empty();
  }

  /**
   * Takes all parts; one that is refused does not stop those behind it.
   *
   * @param body not closed
   * @param progress told the number of bytes that came, after each step
   * @return what became of each part
   * @throws MalformedMultipartException if the body is no multipart or ends too early
   * @throws StorageFaultException if the store or the index fails
   */
  public List<StoreOutcome> read(
      InputStream body,
      String boundary,
      Origin origin,
      Expectation expectation,
      LongConsumer progress)
      throws IOException {
    try (PartReceiver parts = new PartReceiver(receiver, origin, expectation)) {
      MultiPart.Parser parser = new MultiPart.Parser(boundary, parts);
      parser.setMaxParts(maxParts);
      parser.setPartHeadersMaxLength(PART_HEADER_BYTES);
      byte[] buffer = new byte[BUFFER_BYTES];
      long total = 0;
      for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
        total += count;
        progress.accept(total);
        parser.parse(Content.Chunk.from(ByteBuffer.wrap(buffer, 0, count), false));
        requireHealthy(parts);
      }
      if (!parts.complete()) {
        parser.parse(Content.Chunk.EOF);
        requireHealthy(parts);
      }
      if (!parts.complete()) {
        throw new MalformedMultipartException("the body ends before its closing boundary");
      }
      return parts.outcomes();
    }
  }

  private static void requireHealthy(PartReceiver parts) {
    parts
        .fault()
        .ifPresent(
            fault -> {
              throw fault;
            });
    if (parts.malformed().isPresent()) {
      throw new MalformedMultipartException("the multipart body is malformed or ends too early");
    }
  }
}
