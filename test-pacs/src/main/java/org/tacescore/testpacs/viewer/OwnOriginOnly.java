package org.tacescore.testpacs.viewer;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Tells browsers that the site's pages may load from and speak to the site alone. */
final class OwnOriginOnly extends Handler.Wrapper {

  /** OHIF compiles WebAssembly, evaluates text, and makes workers and PDF frames of blobs. */
  private static final String POLICY =
      "default-src 'self' blob: data:;"
          + " script-src 'self' blob: 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval';"
          + " style-src 'self' 'unsafe-inline'; frame-ancestors 'self'; form-action 'self'";

  OwnOriginOnly(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    response.getHeaders().put("Content-Security-Policy", POLICY);
    response.getHeaders().put("Referrer-Policy", "no-referrer");
    return super.handle(request, response, callback);
  }
}
