package org.tacescore.worker.web;

import java.util.Map;
import org.eclipse.jetty.server.Request;

/**
 * A request that has found its route.
 *
 * @param request the request; its body may be read with blocking calls
 * @param pathParameters what stands in the path for the template's names
 */
public record HttpCall(Request request, Map<String, String> pathParameters) {

  public HttpCall {
    pathParameters = Map.copyOf(pathParameters);
  }
}
