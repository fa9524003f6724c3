package org.tacescore.worker.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.tacescore.worker.config.HttpConfig;
import org.tacescore.worker.receive.PortUnavailableException;

/** The worker's HTTP port. Every error is a problem document; nothing is cached or framed. */
public final class HttpServer implements AutoCloseable {
  private static final int MAX_THREADS = 32;
  private static final long STOP_MS = 10_000;

  /** How long connections that are kept alive may stay idle once the server stops. */
  private static final long SHUTDOWN_IDLE_MS = 100;

  private final Server server;
  private final ServerConnector connector;

  private HttpServer(HttpConfig config, List<Route> routes, Set<String> allowedOrigins) {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
    threads.setName("http");
    threads.setDaemon(true);
    server = new Server(threads);
    server.setStopTimeout(STOP_MS);
    server.setErrorHandler(new ProblemErrorHandler());
    GracefulHandler graceful =
        new GracefulHandler(
            new SafeHeaders(
                allowedOrigins.isEmpty()
                    ? mappings(routes)
                    : new OtherOrigins(mappings(routes), allowedOrigins)));
    graceful.setShutdownIdleTimeout(SHUTDOWN_IDLE_MS);
    server.setHandler(graceful);
    connector = connector(server, config);
    server.addConnector(connector);
  }

  /**
   * Binds the port and begins to answer.
   *
   * @throws PortUnavailableException if the port cannot be bound
   */
  public static HttpServer start(HttpConfig config, List<Route> routes) {
    return start(config, routes, Set.of());
  }

  /**
   * The same, with pages of other sites that may use the DICOMweb services.
   *
   * @param allowedOrigins such as {@code https://viewer.example.org}
   */
  public static HttpServer start(
      HttpConfig config, List<Route> routes, Set<String> allowedOrigins) {
    HttpServer http = new HttpServer(config, routes, allowedOrigins);
    try {
      http.server.start();
      return http;
    } catch (Exception e) {
      http.close();
      throw new PortUnavailableException(
          "cannot listen for HTTP on %s:%d".formatted(config.bindAddress(), config.port()), e);
    }
  }

  /** The TCP port that it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Takes no more requests, and gives those under way ten seconds to end. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("the HTTP server did not stop", e);
    }
  }

  private static PathMappingsHandler mappings(List<Route> routes) {
    Map<String, RouteHandler> byPath = new LinkedHashMap<>();
    PathMappingsHandler mappings = new PathMappingsHandler();
    for (Route route : routes) {
      byPath
          .computeIfAbsent(
              route.path(),
              path -> {
                UriTemplatePathSpec spec = new UriTemplatePathSpec(path);
                RouteHandler handler = new RouteHandler(spec);
                mappings.addMapping(spec, handler);
                return handler;
              })
          .add(route);
    }
    return mappings;
  }

  private static ServerConnector connector(Server server, HttpConfig config) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendDateHeader(true);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(config.bindAddress());
    connector.setPort(config.port());
    connector.setIdleTimeout(config.idleTimeout().toMillis());
    return connector;
  }

  /** Headers that every answer carries. */
  private static final class SafeHeaders extends Handler.Wrapper {

    SafeHeaders(Handler handler) {
      super(handler);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
      put(response);
      return super.handle(request, response, callback);
    }

    static void put(Response response) {
      response
          .getHeaders()
          .put(HttpHeader.CACHE_CONTROL, "no-store")
          .put(
              "Content-Security-Policy",
              "default-src 'none'; style-src 'self'; frame-ancestors 'none'")
          .put("Referrer-Policy", "no-referrer")
          .put("X-Content-Type-Options", "nosniff");
    }
  }

  /** What Jetty itself refuses: unknown paths, malformed requests. */
  private static final class ProblemErrorHandler extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      SafeHeaders.put(response);
      int status = response.getStatus();
      String code = status == HttpStatus.NOT_FOUND_404 ? "NOT_FOUND" : "BAD_REQUEST";
      RouteHandler.write(
          Problems.answer(status, code, "the request cannot be answered"),
          request,
          response,
          callback);
      return true;
    }
  }
}
