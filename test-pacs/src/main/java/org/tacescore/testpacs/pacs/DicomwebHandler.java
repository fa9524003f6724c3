package org.tacescore.testpacs.pacs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends each DICOMweb request (DICOM PS3.18 section 10) to its service. */
final class DicomwebHandler extends Handler.Abstract {

  static final String DICOM_JSON = "application/dicom+json";

  private static final Logger LOG = LoggerFactory.getLogger(DicomwebHandler.class);

  private final PacsArchive archive;

  DicomwebHandler(PacsArchive archive) {
    this.archive = archive;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    try {
      answer(request, response);
      callback.succeeded();
    } catch (HttpProblem e) {
      problem(response, e.status(), String.valueOf(e.getMessage()), callback);
    } catch (Exception e) {
      LOG.error("{} failed", request.getMethod(), e);
      problem(response, 500, "internal error", callback);
    }
    return true;
  }

  private void answer(Request request, Response response) throws Exception {
    ResourcePath path = ResourcePath.parse(Request.getPathInContext(request));
    switch (request.getMethod()) {
      case "GET" -> get(path, request, response);
      case "POST" -> post(path, request, response);
      default -> throw new HttpProblem(405, "only GET and POST");
    }
  }

  private void get(ResourcePath path, Request request, Response response) throws Exception {
    if (path.isCollection()) {
      json(response, 200, search(path, request), true);
    } else if (path.last().equals("metadata") && path.namesStudy()) {
      List<Attributes> headers = present(path).stream().map(ArchivedInstance::header).toList();
      json(response, 200, headers, true);
    } else if (path.last().equals("frames") && !path.frames().isEmpty()) {
      new FramesAnswer(present(path).get(0), path.frames()).write(response);
    } else if (path.last().isEmpty() && path.namesStudy()) {
      WadoAnswer.of(request.getHeaders().get(HttpHeader.ACCEPT), present(path)).write(response);
    } else {
      throw new HttpProblem(404, "no such resource");
    }
  }

  private void post(ResourcePath path, Request request, Response response) throws Exception {
    boolean studies = path.last().equals("studies") && !path.namesStudy();
    boolean oneStudy = path.last().isEmpty() && path.uids().size() == 1;
    if (!studies && !oneStudy) {
      throw new HttpProblem(405, "objects are posted to studies");
    }
    StowRequest stow = new StowRequest(archive, path.uids(), root(request));
    stow.read(request);
    json(response, stow.status(), List.of(stow.answer()), false);
  }

  private List<Attributes> search(ResourcePath path, Request request) {
    QidoRequest qido = QidoRequest.parse(path, Request.extractQueryParameters(request));
    RetrieveUrls urls = new RetrieveUrls(root(request));
    return archive.find(qido.level(), qido.keys(), qido.wanted()).stream()
        .skip(qido.offset())
        .limit(qido.limit())
        .map(match -> urls.addTo(match, qido.level()))
        .toList();
  }

  private List<ArchivedInstance> present(ResourcePath path) {
    List<ArchivedInstance> found = archive.instances(i -> UidKeys.match(i, path.uids()));
    if (found.isEmpty()) {
      throw new HttpProblem(404, "no such object");
    }
    return found;
  }

  private static String root(Request request) {
    return request.getHttpURI().getScheme()
        + "://"
        + request.getHttpURI().getAuthority()
        + DicomwebServer.ROOT;
  }

  private static void json(Response response, int status, List<Attributes> objects, boolean array)
      throws Exception {
    byte[] body = array ? JsonModel.array(objects) : JsonModel.object(objects.get(0));
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, DICOM_JSON);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    Content.Sink.write(response, true, ByteBuffer.wrap(body));
  }

  private static void problem(Response response, int status, String title, Callback callback) {
    if (response.isCommitted()) {
      callback.failed(new HttpProblem(status, title));
      return;
    }
    String body =
        "{\"title\":\"%s\",\"status\":%d}".formatted(title.replaceAll("[\"\\\\]", "'"), status);
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
    response.write(true, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), callback);
  }
}
