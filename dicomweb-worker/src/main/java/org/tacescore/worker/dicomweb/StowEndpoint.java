package org.tacescore.worker.dicomweb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.worker.config.HttpConfig;
import org.tacescore.worker.receive.Expectation;
import org.tacescore.worker.receive.InstanceReceiver;
import org.tacescore.worker.receive.Origin;
import org.tacescore.worker.receive.StorageFaultException;
import org.tacescore.worker.receive.UnacceptableInstanceException.Fault;
import org.tacescore.worker.web.HttpAnswer;
import org.tacescore.worker.web.HttpCall;
import org.tacescore.worker.web.ProblemException;
import org.tacescore.worker.web.Route;

/**
 * STOW-RS (PS3.18 section 10.5): {@code POST /dicom-web/studies} and {@code /studies/{study}} with
 * multipart/related bodies of application/dicom parts, which stream through to the object store.
 *
 * <p>200 all stored; 202 some; 409 none, each named with its Failure Reason; 400 the body is no
 * multipart, ends early, or holds no DICOM; 413 too long; 415 another media type; 507 the store
 * cannot keep it.
 */
public final class StowEndpoint {
  private static final Logger LOG = LoggerFactory.getLogger(StowEndpoint.class);
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int PART_HEADER_BYTES = 1 << 13;

  private final InstanceReceiver receiver;
  private final HttpConfig limits;

  private StowEndpoint(InstanceReceiver receiver, HttpConfig limits) {
    this.receiver = receiver;
    this.limits = limits;
  }

  public static List<Route> routes(InstanceReceiver receiver, HttpConfig limits) {
    StowEndpoint stow = new StowEndpoint(receiver, limits);
    return List.of(
        new Route("POST", "/dicom-web/studies", stow::store),
        new Route("POST", "/dicom-web/studies/{study}", stow::store));
  }

  private HttpAnswer store(HttpCall call) throws IOException {
    Request request = call.request();
    String boundary = boundary(request);
    if (request.getLength() > limits.maxRequestBytes()) {
      throw tooLarge();
    }
    Expectation expectation =
        Optional.ofNullable(call.pathParameters().get("study"))
            .map(Expectation::study)
            .orElseGet(Expectation::none);
    Origin origin = new Origin(Origin.Kind.HTTP, Request.getRemoteAddr(request));
    try (PartReceiver parts = new PartReceiver(receiver, origin, expectation)) {
      pump(request, boundary, parts);
      return answer(parts.outcomes());
    } catch (StorageFaultException e) {
      LOG.error("a store request failed", e);
      throw new ProblemException(
          HttpStatus.INSUFFICIENT_STORAGE_507, "OUT_OF_RESOURCES", "the store cannot keep it now");
    }
  }

  private void pump(Request request, String boundary, PartReceiver parts) throws IOException {
    MultiPart.Parser parser = new MultiPart.Parser(boundary, parts);
    parser.setMaxParts(limits.maxParts());
    parser.setPartHeadersMaxLength(PART_HEADER_BYTES);
    byte[] buffer = new byte[BUFFER_BYTES];
    long total = 0;
    try (InputStream body = Content.Source.asInputStream(request)) {
      for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
        total += count;
        if (total > limits.maxRequestBytes()) {
          throw tooLarge();
        }
        parser.parse(Content.Chunk.from(ByteBuffer.wrap(buffer, 0, count), false));
        requireHealthy(parts);
      }
    }
    if (!parts.complete()) {
      parser.parse(Content.Chunk.EOF);
      requireHealthy(parts);
    }
    if (!parts.complete()) {
      throw malformed("the body ends before its closing boundary");
    }
  }

  private static void requireHealthy(PartReceiver parts) {
    parts
        .fault()
        .ifPresent(
            fault -> {
              throw fault;
            });
    parts
        .malformed()
        .ifPresent(
            failure -> {
              throw malformed("the multipart body is malformed or ends too early");
            });
  }

  private static HttpAnswer answer(List<StoreOutcome> outcomes) {
    if (outcomes.isEmpty()) {
      throw malformed("the body has no parts");
    }
    List<StoreOutcome.Failed> failures =
        outcomes.stream()
            .filter(StoreOutcome.Failed.class::isInstance)
            .map(StoreOutcome.Failed.class::cast)
            .toList();
    failures.forEach(failure -> LOG.warn("refused: {}: {}", failure.fault(), failure.message()));
    if (failures.isEmpty()) {
      return StoreResponse.of(HttpStatus.OK_200, outcomes);
    }
    if (failures.size() < outcomes.size()) {
      return StoreResponse.of(HttpStatus.ACCEPTED_202, outcomes);
    }
    if (failures.stream().allMatch(failure -> failure.fault() == Fault.TOO_LARGE)) {
      throw new ProblemException(
          HttpStatus.PAYLOAD_TOO_LARGE_413, "TOO_LARGE", failures.get(0).message());
    }
    if (failures.stream().allMatch(failure -> isFormat(failure.fault()))) {
      StoreOutcome.Failed first = failures.get(0);
      throw new ProblemException(
          HttpStatus.BAD_REQUEST_400, first.fault().name(), "part 1: " + first.message());
    }
    return StoreResponse.of(HttpStatus.CONFLICT_409, outcomes);
  }

  private static boolean isFormat(Fault fault) {
    return fault == Fault.NOT_DICOM || fault == Fault.TRUNCATED || fault == Fault.MISSING_UID;
  }

  private static String boundary(Request request) {
    String header = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    Map<String, String> parameters = new HashMap<>();
    String mediaType = header == null ? "" : HttpField.getValueParameters(header, parameters);
    String type = parameters.getOrDefault("type", "application/dicom");
    if (!"multipart/related".equals(mediaType.toLowerCase(Locale.ROOT))
        || !"application/dicom".equals(type.toLowerCase(Locale.ROOT))) {
      throw new ProblemException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
          "UNSUPPORTED_FORMAT",
          "needed: multipart/related; type=\"application/dicom\"");
    }
    String boundary = parameters.getOrDefault("boundary", "");
    if (boundary.isEmpty()) {
      throw malformed("Content-Type has no boundary");
    }
    return boundary;
  }

  private ProblemException tooLarge() {
    return new ProblemException(
        HttpStatus.PAYLOAD_TOO_LARGE_413,
        "TOO_LARGE",
        "a request may have %d bytes".formatted(limits.maxRequestBytes()));
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(HttpStatus.BAD_REQUEST_400, "MALFORMED_MULTIPART", detail);
  }
}
