package org.tacescore.worker.dicomweb;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.eclipse.jetty.http.HttpStatus;
import org.tacescore.dicom.PixelDecoder;
import org.tacescore.worker.web.HttpAnswer;
import org.tacescore.worker.web.HttpBody;
import org.tacescore.worker.web.HttpCall;
import org.tacescore.worker.web.ProblemException;

/**
 * WADO-RS of studies, series and instances as DICOM files (PS3.18 section 10.4): multipart, or one
 * instance alone; in Explicit VR Little Endian, or as stored. One file after the other is read.
 *
 * <p>206 where some instances of a resource cannot be had in the transfer syntax that is accepted,
 * 406 where none can.
 */
final class RetrieveEndpoint {
  private static final String DICOM = "application/dicom";

  private final RetrievableStore store;
  private final ServiceUrls urls;

  RetrieveEndpoint(RetrievableStore store, ServiceUrls urls) {
    this.store = store;
    this.urls = urls;
  }

  /** An instance and the transfer syntax in which it is answered. */
  private record Answered(CataloguedInstance instance, String transferSyntaxUid) {
    String contentType() {
      return DICOM + "; transfer-syntax=" + transferSyntaxUid;
    }
  }

  HttpAnswer retrieve(HttpCall call) {
    ResourceUids where = ResourceUids.of(call);
    boolean one = where.instance().isPresent();
    List<CataloguedInstance> instances =
        one ? List.of(store.instance(where)) : store.instances(where);
    for (MediaRange range : MediaRange.of(call)) {
      boolean parts = range.coversParts(DICOM);
      List<Answered> answered =
          parts || (one && range.covers(DICOM)) ? answered(instances, range) : List.of();
      if (!answered.isEmpty()) {
        return answer(call, answered, parts, instances.size() - answered.size());
      }
    }
    throw MediaRange.notAcceptable(
        "to be had: multipart/related; type=\"application/dicom\", of one instance also"
            + " application/dicom, in Explicit VR Little Endian where the pixels can be decoded, or"
            + " with transfer-syntax=*");
  }

  private List<Answered> answered(List<CataloguedInstance> instances, MediaRange range) {
    List<Answered> answered = new ArrayList<>();
    for (CataloguedInstance instance : instances) {
      String stored = instance.transferSyntaxUid();
      boolean decodable =
          !PixelDecoder.isNative(stored) && Transcoder.decodes(store.file(instance), stored);
      TransferSyntaxes.answered(range, stored, decodable)
          .ifPresent(uid -> answered.add(new Answered(instance, uid)));
    }
    return answered;
  }

  private HttpAnswer answer(HttpCall call, List<Answered> answered, boolean parts, int lacking) {
    EntityTag tag =
        EntityTag.of(
            answered.stream()
                .map(one -> one.instance().sha256() + " " + one.transferSyntaxUid())
                .toList(),
            parts ? urls.base(call) : "single");
    Optional<HttpAnswer> known = tag.notModified(call);
    if (known.isPresent()) {
      return known.get();
    }
    HttpAnswer answer = parts ? multipart(call, answered, tag) : single(answered.get(0));
    return tag.on(lacking == 0 ? answer : partial(answer, lacking));
  }

  private static HttpAnswer partial(HttpAnswer answer, int lacking) {
    return new HttpAnswer(
        HttpStatus.PARTIAL_CONTENT_206,
        answer.contentType(),
        Map.of(
            "Warning",
            "299 tacescore: \"%d instances cannot be had in this transfer syntax\""
                .formatted(lacking)),
        answer.body());
  }

  private HttpAnswer multipart(HttpCall call, List<Answered> answered, EntityTag tag) {
    String base = urls.base(call);
    return new HttpAnswer(
        HttpStatus.OK_200,
        PartWriter.contentType(DICOM, tag.boundary()),
        Map.of(),
        HttpBody.streamed(
            out -> {
              PartWriter parts = new PartWriter(out, tag.boundary());
              for (Answered one : answered) {
                parts.part(
                    one.contentType(),
                    ServiceUrls.instance(base, one.instance()),
                    part -> write(one, part));
              }
              parts.end();
            }));
  }

  private HttpAnswer single(Answered one) {
    return new HttpAnswer(HttpStatus.OK_200, one.contentType(), Map.of(), body(one));
  }

  private HttpBody body(Answered one) {
    Path file = store.file(one.instance());
    if (!one.transferSyntaxUid().equals(one.instance().transferSyntaxUid())) {
      return HttpBody.of(Transcoder.explicit(file));
    }
    long length = length(file);
    return new HttpBody() {
      @Override
      public OptionalLong length() {
        return OptionalLong.of(length);
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        StoredBytes.copy(file, out);
      }
    };
  }

  private void write(Answered one, OutputStream out) throws IOException {
    Path file = store.file(one.instance());
    if (one.transferSyntaxUid().equals(one.instance().transferSyntaxUid())) {
      StoredBytes.copy(file, out);
    } else {
      StoredBytes.write(Transcoder.explicit(file), out);
    }
  }

  private static long length(Path file) {
    try {
      return Files.size(file);
    } catch (IOException gone) {
      throw new ProblemException(
          HttpStatus.NOT_FOUND_404, "NOT_FOUND", "the instance was just given up");
    }
  }
}
