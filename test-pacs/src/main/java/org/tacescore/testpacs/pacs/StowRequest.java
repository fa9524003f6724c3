package org.tacescore.testpacs.pacs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.aoju.bus.image.Status;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.dicom.Part10;

/**
 * A store request (STOW-RS, DICOM PS3.18 section 10.5): the parts of a multipart/related body, each
 * kept as it ends, one in memory at a time. Answers 200 when all are kept, 202 when some are, 409
 * when none is.
 */
final class StowRequest implements MultiPart.Parser.Listener {

  private static final int MAX_PARTS = 10_000;
  private static final int BUFFER_BYTES = 1 << 16;

  private final PacsArchive archive;
  private final Attributes study;
  private final RetrieveUrls urls;
  private final Attributes answer = new Attributes();
  private ByteArrayOutputStream part = new ByteArrayOutputStream();
  private boolean complete;
  private int kept;
  private int failed;

  /**
   * @param study the Study Instance UID that the path names, or nothing
   * @param root of the services, as the client addressed it
   */
  StowRequest(PacsArchive archive, Attributes study, String root) {
    this.archive = archive;
    this.study = study;
    this.urls = new RetrieveUrls(root);
  }

  void read(Request request) throws IOException {
    MultiPart.Parser parser =
        new MultiPart.Parser(boundary(request.getHeaders().get(HttpHeader.CONTENT_TYPE)), this);
    parser.setMaxParts(MAX_PARTS);
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = Content.Source.asInputStream(request)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        parser.parse(Content.Chunk.from(ByteBuffer.wrap(buffer, 0, n), false));
      }
      parser.parse(Content.Chunk.EOF);
    }
    if (!complete) {
      throw new HttpProblem(400, "the multipart body ends before its last boundary");
    }
    if (kept + failed == 0) {
      throw new HttpProblem(400, "the multipart body has no part");
    }
  }

  int status() {
    if (failed == 0) {
      return 200;
    }
    return kept == 0 ? 409 : 202;
  }

  Attributes answer() {
    return answer;
  }

  @Override
  public void onPartBegin() {
    part = new ByteArrayOutputStream();
  }

  @Override
  public void onPartContent(Content.Chunk chunk) {
    byte[] bytes = new byte[chunk.remaining()];
    chunk.getByteBuffer().get(bytes);
    part.writeBytes(bytes);
  }

  @Override
  public void onPartEnd() {
    byte[] part10 = part.toByteArray();
    try {
      DicomObject object = Part10.read(part10);
      String named = study.getString(Tag.StudyInstanceUID, "");
      if (!named.isEmpty() && !named.equals(object.dataset().getString(Tag.StudyInstanceUID))) {
        fail(object.dataset(), Status.ProcessingFailure);
        return;
      }
      archive.store(part10);
      kept++;
      Attributes item = reference(Tag.ReferencedSOPSequence, object.dataset());
      item.setString(Tag.RetrieveURL, VR.UR, urls.urlOf(object.dataset(), QueryLevel.IMAGE));
    } catch (MalformedDicomException e) {
      fail(new Attributes(), Status.CannotUnderstand);
    }
  }

  @Override
  public void onComplete() {
    complete = true;
  }

  @Override
  public void onFailure(Throwable failure) {
    throw new HttpProblem(400, "the body is no multipart/related", failure);
  }

  private void fail(Attributes dataset, int reason) {
    failed++;
    reference(Tag.FailedSOPSequence, dataset).setInt(Tag.FailureReason, VR.US, reason);
  }

  private Attributes reference(int sequence, Attributes dataset) {
    Attributes item = new Attributes(4);
    item.setString(Tag.ReferencedSOPClassUID, VR.UI, dataset.getString(Tag.SOPClassUID, ""));
    item.setString(Tag.ReferencedSOPInstanceUID, VR.UI, dataset.getString(Tag.SOPInstanceUID, ""));
    var items = answer.getSequence(sequence);
    (items == null ? answer.newSequence(sequence, 10) : items).add(item);
    return item;
  }

  private static String boundary(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType;
    if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/related")
        || !type.contains("application/dicom")
        || type.contains("dicom+")) {
      throw new HttpProblem(415, "the body must be multipart/related; type=\"application/dicom\"");
    }
    String boundary = MultiPart.extractBoundary(type);
    if (boundary == null || boundary.isEmpty()) {
      throw new HttpProblem(400, "the Content-Type names no boundary");
    }
    return boundary;
  }
}
