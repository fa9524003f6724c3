package org.tacescore.worker.web;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Lets pages of named other sites read the DICOMweb services (CORS), and nothing else of the
 * worker. They can neither store nor send a login of the browser's.
 */
final class OtherOrigins extends CrossOriginHandler {
  private static final String SERVICES = "/dicom-web/";
  private static final Duration PREFLIGHT_AGE = Duration.ofMinutes(10);

  OtherOrigins(Handler handler, Set<String> origins) {
    setHandler(handler);
    setAllowedOriginPatterns(origins.stream().map(Pattern::quote).collect(Collectors.toSet()));
    setAllowedMethods(Set.of("GET", "HEAD", "OPTIONS"));
    setAllowedHeaders(Set.of("Accept", "Content-Type", "If-None-Match", "Authorization"));
    setExposedHeaders(Set.of("ETag", "Warning", "Content-Type", "Content-Length"));
    setAllowCredentials(false);
    setPreflightMaxAge(PREFLIGHT_AGE);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return Request.getPathInContext(request).startsWith(SERVICES)
        ? super.handle(request, response, callback)
        : getHandler().handle(request, response, callback);
  }
}
