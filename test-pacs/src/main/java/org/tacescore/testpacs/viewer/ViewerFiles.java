package org.tacescore.testpacs.viewer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** The built viewer: its files, and for every route of it its one page. */
final class ViewerFiles {

  private ViewerFiles() {}

  static Handler of(OhifInstallation viewer) {
    ResourceHandler files = new ResourceHandler();
    files.setBaseResource(ResourceFactory.of(files).newResource(viewer.dist()));
    files.setDirAllowed(false);
    return new Handler.Sequence(files, new Page(viewer.page()));
  }

  /** The page where the path names no file: the viewer's script reads the route from the path. */
  private static final class Page extends Handler.Abstract {
    private final Path file;

    Page(Path file) {
      this.file = file;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException {
      if (Request.getPathInContext(request).contains(".")) {
        return false;
      }
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
      response.write(true, ByteBuffer.wrap(Files.readAllBytes(file)), callback);
      return true;
    }
  }
}
