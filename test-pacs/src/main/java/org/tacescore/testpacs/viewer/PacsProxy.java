package org.tacescore.testpacs.viewer;

import java.net.URI;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Passes reading requests on to the DICOMweb services of a PACS. */
final class PacsProxy extends ProxyHandler.Reverse {

  /** Where the site has the services. */
  static final String PATH = "/dicom-web";

  PacsProxy(URI dicomWeb) {
    super(request -> target(dicomWeb, request.getHttpURI()));
  }

  private static HttpURI target(URI dicomWeb, HttpURI asked) {
    String query = asked.getQuery() == null ? "" : "?" + asked.getQuery();
    return HttpURI.from(dicomWeb + asked.getPath().substring(PATH.length()) + query);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (!request.getMethod().equals("GET")) {
      Response.writeError(request, response, callback, 405, "the viewer only reads");
      return true;
    }
    return super.handle(request, response, callback);
  }

  /** A viewer asks for many frames at once; they wait here and not in a refusal. */
  @Override
  protected void configureHttpClient(HttpClient client) {
    super.configureHttpClient(client);
    client.setMaxConnectionsPerDestination(8);
    client.setMaxRequestsQueuedPerDestination(4096);
  }

  /** Host stays the site's: from it the PACS makes the URLs that it answers. */
  @Override
  protected void addProxyHeaders(Request fromViewer, org.eclipse.jetty.client.Request toPacs) {
    toPacs.headers(headers -> headers.put(HttpHeader.HOST, fromViewer.getHttpURI().getAuthority()));
  }
}
