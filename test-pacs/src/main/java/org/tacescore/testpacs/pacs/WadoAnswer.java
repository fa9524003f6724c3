package org.tacescore.testpacs.pacs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.aoju.bus.image.UID;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;
import org.tacescore.dicom.Part10;

/**
 * Whole objects (WADO-RS, DICOM PS3.18 section 10.4): as multipart/related, or alone as
 * application/dicom.
 */
final class WadoAnswer {

  private static final String DICOM = "application/dicom";

  private final List<ArchivedInstance> instances;
  private final boolean alone;
  private final AcceptedSyntaxes syntaxes;

  private WadoAnswer(List<ArchivedInstance> instances, boolean alone, AcceptedSyntaxes syntaxes) {
    this.instances = instances;
    this.alone = alone;
    this.syntaxes = syntaxes;
  }

  /**
   * @throws HttpProblem 406 if the client accepts none of the forms in which the objects exist
   */
  static WadoAnswer of(@Nullable String accept, List<ArchivedInstance> instances) {
    String accepted = accept == null || accept.isBlank() ? "*/*" : accept;
    boolean any = accepted.contains("*/*");
    boolean multipart =
        any
            || accepted.contains("multipart/*")
            || (accepted.contains("multipart/related") && accepted.contains(DICOM));
    boolean single = accepted.replaceAll("type=\"?application/dicom\"?", "").contains(DICOM);
    if (!multipart && !(single && instances.size() == 1)) {
      throw new HttpProblem(406, "objects are answered as multipart/related; type=" + DICOM);
    }
    AcceptedSyntaxes syntaxes = AcceptedSyntaxes.parse(accepted);
    if (!instances.stream().allMatch(i -> syntaxes.canAnswer(i.transferSyntaxUid()))) {
      throw new HttpProblem(406, "an object is stored in a transfer syntax that is not accepted");
    }
    return new WadoAnswer(instances, !multipart, syntaxes);
  }

  void write(Response response) throws IOException {
    response.setStatus(200);
    if (alone) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, DICOM);
      Content.Sink.write(response, true, ByteBuffer.wrap(encoded(instances.get(0))));
      return;
    }
    String[] uids = instances.stream().map(ArchivedInstance::sopInstanceUid).toArray(String[]::new);
    MultipartAnswer.write(response, DICOM, instances.stream().map(this::encoded).iterator(), uids);
  }

  private byte[] encoded(ArchivedInstance instance) {
    byte[] stored = PacsArchive.bytesOf(instance);
    return syntaxes.asStored(instance.transferSyntaxUid())
        ? stored
        : Part10.encode(Part10.read(stored).dataset(), UID.ExplicitVRLittleEndian);
  }
}
