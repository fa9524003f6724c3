package org.tacescore.testpacs.viewer;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Leaves requests below a path to a handler, and no others. */
final class UnderPath extends Handler.Wrapper {

  private final String prefix;

  UnderPath(String prefix, Handler handler) {
    super(handler);
    this.prefix = prefix;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return Request.getPathInContext(request).startsWith(prefix)
        && super.handle(request, response, callback);
  }
}
