package org.tacescore.worker.dicomweb;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.worker.config.HttpConfig;
import org.tacescore.worker.receive.Expectation;
import org.tacescore.worker.receive.InstanceReceiver;
import org.tacescore.worker.receive.NoSpaceException;
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
    requireWithinLimit(request.getLength());
    Expectation expectation =
        Optional.ofNullable(call.pathParameters().get("study"))
            .map(Expectation::study)
            .orElseGet(Expectation::none);
    try {
      return answer(pump(request, boundary, expectation));
    } catch (StorageFaultException e) {
      if (!(e instanceof NoSpaceException)) {
        LOG.error("a store request failed", e);
      }
      throw new ProblemException(
          HttpStatus.INSUFFICIENT_STORAGE_507, "OUT_OF_RESOURCES", "the store cannot keep it now");
    }
  }

  private List<StoreOutcome> pump(Request request, String boundary, Expectation expectation)
      throws IOException {
    Origin origin = new Origin(Origin.Kind.HTTP, Request.getRemoteAddr(request));
    InstanceParts parts = new InstanceParts(receiver, limits.maxParts());
    try (InputStream body = Content.Source.asInputStream(request)) {
      return parts.read(body, boundary, origin, expectation, this::requireWithinLimit);
    } catch (MalformedMultipartException e) {
      throw malformed(String.valueOf(e.getMessage()));
    }
  }

  private void requireWithinLimit(long bytes) {
    if (bytes > limits.maxRequestBytes()) {
      throw tooLarge();
    }
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
    String boundary =
        InstanceParts.boundary(
                Optional.ofNullable(request.getHeaders().get(HttpHeader.CONTENT_TYPE)).orElse(""))
            .orElseThrow(
                () ->
                    new ProblemException(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE_415,
                        "UNSUPPORTED_FORMAT",
                        "needed: multipart/related; type=\"application/dicom\""));
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
