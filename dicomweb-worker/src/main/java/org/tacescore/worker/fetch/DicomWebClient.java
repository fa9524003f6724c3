package org.tacescore.worker.fetch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.worker.config.SecretUnavailableException;
import org.tacescore.worker.config.Source;
import org.tacescore.worker.dicomweb.InstanceParts;
import org.tacescore.worker.dicomweb.MalformedMultipartException;
import org.tacescore.worker.dicomweb.StoreOutcome;
import org.tacescore.worker.receive.Expectation;
import org.tacescore.worker.receive.InstanceReceiver;
import org.tacescore.worker.receive.Origin;
import org.tacescore.worker.receive.Reception;
import org.tacescore.worker.receive.UnacceptableInstanceException;

/**
 * Requests to one DICOMweb service. Redirections are not followed, so that a login goes nowhere
 * else.
 *
 * <p>It is built on {@link HttpURLConnection} because that limits how long a body may stand still;
 * the newer client of the JDK limits the wait for an answer's head alone.
 */
final class DicomWebClient {
  private static final Logger LOG = LoggerFactory.getLogger(DicomWebClient.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_JSON_BYTES = 64 << 20;
  private static final int MOST_PARTS = 100_000;

  /** What the worker can decode whatever the service stores; JPEG-LS and HTJ2K it cannot. */
  private static final String UNCOMPRESSED =
      "multipart/related; type=\"application/dicom\"; transfer-syntax=1.2.840.10008.1.2.1";

  private static final String AS_STORED =
      "multipart/related; type=\"application/dicom\"; transfer-syntax=*";

  private final Source.DicomWeb source;
  private final InstanceReceiver receiver;
  private final Duration timeout;
  private final String base;

  /**
   * @param timeout longest wait for a connection, for an answer, and while a body stands still
   */
  DicomWebClient(Source.DicomWeb source, InstanceReceiver receiver, Duration timeout) {
    this.source = source;
    this.receiver = receiver;
    this.timeout = timeout;
    this.base = source.url().toString().replaceAll("/+$", "");
  }

  String name() {
    return source.name();
  }

  /** The array that answers a search; empty for 204. */
  JsonNode search(String question) {
    return request(
        question,
        "application/dicom+json",
        connection -> {
          if (connection.getResponseCode() == HttpURLConnection.HTTP_NO_CONTENT) {
            return JSON.createArrayNode();
          }
          requireOk(connection, question);
          return json(connection);
        });
  }

  /**
   * Takes the instances that a resource has, part by part.
   *
   * @throws SourceFaultException if the answer breaks off; the parts before it are kept
   */
  void retrieve(String resource, String studyInstanceUid) {
    boolean done =
        request(resource, UNCOMPRESSED, connection -> take(connection, resource, studyInstanceUid));
    if (!done) {
      done =
          request(resource, AS_STORED, connection -> take(connection, resource, studyInstanceUid));
    }
    if (!done) {
      throw new SourceFaultException("source %s offers no form of %s".formatted(name(), resource));
    }
  }

  /** Whether the service has the form that was asked for. */
  private boolean take(HttpURLConnection connection, String resource, String study)
      throws IOException {
    if (connection.getResponseCode() == HttpURLConnection.HTTP_NOT_ACCEPTABLE) {
      return false;
    }
    requireOk(connection, resource);
    String type = Optional.ofNullable(connection.getContentType()).orElse("");
    Optional<String> boundary = InstanceParts.boundary(type);
    Origin origin = new Origin(Origin.Kind.HTTP, name());
    try (InputStream body = wholeBody(connection)) {
      if (boundary.isPresent()) {
        List<StoreOutcome> outcomes =
            new InstanceParts(receiver, MOST_PARTS)
                .read(body, boundary.get(), origin, Expectation.study(study), bytes -> {});
        outcomes.forEach(this::tellRefusal);
      } else if (type.startsWith("application/dicom") && !type.contains("json")) {
        takeOne(body, origin, Expectation.study(study));
      } else {
        throw new SourceFaultException(
            "source %s answers %s with media type '%s'".formatted(name(), resource, type));
      }
    } catch (MalformedMultipartException e) {
      throw new SourceFaultException(
          "source %s breaks off while it sends %s".formatted(name(), resource), e);
    }
    return true;
  }

  private void takeOne(InputStream body, Origin origin, Expectation expectation)
      throws IOException {
    try (Reception reception = receiver.begin(origin)) {
      body.transferTo(reception.stream());
      reception.finish(expectation);
    } catch (UnacceptableInstanceException e) {
      LOG.warn("an instance of source {} is refused: {}", name(), e.getMessage());
    }
  }

  private void tellRefusal(StoreOutcome outcome) {
    if (outcome instanceof StoreOutcome.Failed failed) {
      LOG.warn(
          "an instance of source {} is refused: {}: {}", name(), failed.fault(), failed.message());
    }
  }

  private void requireOk(HttpURLConnection connection, String resource) throws IOException {
    int status = connection.getResponseCode();
    if (status != HttpURLConnection.HTTP_OK) {
      throw new SourceFaultException(
          "source %s answers HTTP status %d for %s".formatted(name(), status, resource));
    }
  }

  private JsonNode json(HttpURLConnection connection) throws IOException {
    try (InputStream body = wholeBody(connection)) {
      byte[] bytes = body.readNBytes(MOST_JSON_BYTES + 1);
      JsonNode answer = bytes.length > MOST_JSON_BYTES ? JSON.nullNode() : JSON.readTree(bytes);
      if (!answer.isArray()) {
        throw new SourceFaultException(
            "source %s answers a search with no array of matches".formatted(name()));
      }
      return answer;
    } catch (JsonProcessingException e) {
      e.clearLocation();
      throw new SourceFaultException("source %s answers a search with no JSON".formatted(name()));
    }
  }

  /** The body, whose early end is a fault: the JDK's stream ends quietly. */
  private static InputStream wholeBody(HttpURLConnection connection) throws IOException {
    return new CountedStream(connection.getInputStream(), connection.getContentLengthLong());
  }

  /** Something to do with an answer. */
  @FunctionalInterface
  private interface Reader<T> {
    T read(HttpURLConnection connection) throws IOException;
  }

  private <T> T request(String resource, String accept, Reader<T> reader) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(base + resource).toURL().openConnection();
      try {
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setConnectTimeout(Math.toIntExact(timeout.toMillis()));
        connection.setReadTimeout(Math.toIntExact(timeout.toMillis()));
        connection.setRequestProperty("Accept", accept);
        source
            .login()
            .ifPresent(
                login -> connection.setRequestProperty("Authorization", login.authorization()));
        return reader.read(connection);
      } finally {
        connection.disconnect();
      }
    } catch (IOException | SecretUnavailableException e) {
      throw new SourceFaultException(
          "source %s does not answer for %s".formatted(name(), resource), e);
    }
  }

  /** Counts what comes against what was announced. */
  private static final class CountedStream extends java.io.FilterInputStream {
    private final long announced;
    private long count;

    /**
     * @param announced length of the body, negative when it was not told
     */
    CountedStream(InputStream in, long announced) {
      super(in);
      this.announced = announced;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      if (read > 0) {
        count += read;
      } else if (read < 0 && count < announced) {
        throw new EOFException("%d of %d bytes came".formatted(count, announced));
      }
      return read;
    }
  }
}
