package org.tacescore.testpacs.viewer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The files that stand in for the viewer's own: its configuration, and no service worker, which
 * would keep pages beyond the site's life and load its library from elsewhere.
 */
final class OwnFiles extends Handler.Abstract {

  private final Map<String, byte[]> files =
      Map.of(
          "/app-config.js",
          resource("app-config.js"),
          "/init-service-worker.js",
          "// no service worker\n".getBytes(StandardCharsets.US_ASCII));

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    byte[] file = files.get(Request.getPathInContext(request));
    if (file == null) {
      return false;
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/javascript");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.write(true, ByteBuffer.wrap(file), callback);
    return true;
  }

  private static byte[] resource(String name) {
    try (InputStream in = OwnFiles.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new ViewerException("cannot read " + name, e);
    }
  }
}
