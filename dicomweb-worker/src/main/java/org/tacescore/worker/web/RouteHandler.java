package org.tacescore.worker.web;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All routes of one path: finds the method, calls the endpoint, writes what it answers. */
final class RouteHandler extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(RouteHandler.class);
  private static final int BUFFER_BYTES = 1 << 16;
  private static final Set<Integer> BODILESS =
      Set.of(HttpStatus.NO_CONTENT_204, HttpStatus.NOT_MODIFIED_304);

  private final UriTemplatePathSpec path;
  private final Map<String, HttpEndpoint> endpoints = new TreeMap<>();

  RouteHandler(UriTemplatePathSpec path) {
    this.path = path;
  }

  void add(Route route) {
    endpoints.put(route.method(), route.endpoint());
    if (route.method().equals("GET")) {
      endpoints.put("HEAD", route.endpoint());
    }
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    HttpEndpoint endpoint = endpoints.get(request.getMethod());
    if (endpoint == null) {
      response.getHeaders().put(HttpHeader.ALLOW, String.join(", ", endpoints.keySet()));
      write(
          Problems.answer(
              HttpStatus.METHOD_NOT_ALLOWED_405,
              "METHOD_NOT_ALLOWED",
              "the methods are " + endpoints.keySet()),
          request,
          response,
          callback);
      return true;
    }
    // The path in context is what follows the mapping's prefix; the template is of the whole.
    Map<String, String> parameters =
        Objects.requireNonNull(path.getPathParams(request.getHttpURI().getCanonicalPath()));
    write(answer(endpoint, new HttpCall(request, parameters)), request, response, callback);
    return true;
  }

  private HttpAnswer answer(HttpEndpoint endpoint, HttpCall call) {
    try {
      return endpoint.answer(call);
    } catch (ProblemException e) {
      LOG.info("{} answered {} {}: {}", path, e.status(), e.code(), e.detail());
      return Problems.answer(e.status(), e.code(), e.detail());
    } catch (IOException e) {
      LOG.info("{}: the request broke off", path, e);
      return Problems.answer(
          HttpStatus.BAD_REQUEST_400, "TRUNCATED_REQUEST", "the request broke off");
    } catch (RuntimeException e) {
      if (e instanceof HttpException http) {
        return Problems.answer(http.getCode(), "BAD_REQUEST", String.valueOf(http.getReason()));
      }
      LOG.error("{} met a bug", path, e);
      return Problems.answer(
          HttpStatus.INTERNAL_SERVER_ERROR_500, "INTERNAL_ERROR", "see the worker's log");
    }
  }

  static void write(HttpAnswer answer, Request request, Response response, Callback callback) {
    response.setStatus(answer.status());
    if (!answer.contentType().isEmpty()) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, answer.contentType());
    }
    answer.headers().forEach(response.getHeaders()::put);
    boolean bodiless = BODILESS.contains(answer.status());
    if (!bodiless) {
      answer
          .body()
          .length()
          .ifPresent(length -> response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length));
    }
    if (bodiless || request.getMethod().equals("HEAD")) {
      response.write(true, null, callback);
    } else {
      writeBody(answer.body(), response, callback);
    }
  }

  /** What goes wrong behind the head can only break the answer off. */
  private static void writeBody(HttpBody body, Response response, Callback callback) {
    try (OutputStream out =
        new BufferedOutputStream(Content.Sink.asOutputStream(response), BUFFER_BYTES)) {
      body.writeTo(out);
    } catch (IOException | RuntimeException e) {
      LOG.info("an answer broke off", e);
      callback.failed(e);
      return;
    }
    callback.succeeded();
  }
}
