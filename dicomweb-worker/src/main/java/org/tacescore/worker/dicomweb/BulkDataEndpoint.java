package org.tacescore.worker.dicomweb;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Fragments;
import org.aoju.bus.image.galaxy.data.VR;
import org.eclipse.jetty.http.HttpStatus;
import org.tacescore.worker.web.HttpAnswer;
import org.tacescore.worker.web.HttpBody;
import org.tacescore.worker.web.HttpCall;
import org.tacescore.worker.web.ProblemException;

/**
 * The values that a BulkDataURI of the metadata stands for (PS3.18 section 10.4.1.1.5), in
 * little-endian bytes, in a multipart body or alone. Compressed pixels come frame by frame, as from
 * the resource of frames.
 */
final class BulkDataEndpoint {
  private final RetrievableStore store;
  private final ServiceUrls urls;
  private final FramesEndpoint frames;

  BulkDataEndpoint(RetrievableStore store, ServiceUrls urls, FramesEndpoint frames) {
    this.store = store;
    this.urls = urls;
    this.frames = frames;
  }

  HttpAnswer bulkData(HttpCall call) throws IOException {
    CataloguedInstance instance = store.instance(ResourceUids.of(call));
    String path = call.pathParameters().getOrDefault("path", "");
    InstanceContent content =
        InstanceContent.read(store.file(instance), instance.transferSyntaxUid());
    Attributes owner = BulkPath.owner(content.dataset(), path).orElseThrow(BulkDataEndpoint::none);
    VR.Holder vr = new VR.Holder();
    Object value = owner.getValue(BulkPath.tag(path), vr);
    if (value instanceof Fragments && path.equals("7FE00010")) {
      FrameSource source = FramesEndpoint.source(store, instance);
      List<Integer> all = IntStream.range(0, source.frames()).boxed().toList();
      return frames.answer(call, instance, source, all);
    }
    if (!vr.vr.isInlineBinary() || InstanceContent.length(value) == 0) {
      throw none();
    }
    PartForm form = form(call, mediaType(owner, BulkPath.tag(path)));
    String location = ServiceUrls.instance(urls.base(call), instance) + "/bulkdata/" + path;
    EntityTag tag = EntityTag.of(List.of(instance.sha256()), "bulkdata", form.toString(), location);
    return tag.notModified(call)
        .orElseGet(
            () -> tag.on(answer(form, tag, location, out -> content.copy(value, vr.vr, out))));
  }

  private static HttpAnswer answer(
      PartForm form, EntityTag tag, String location, HttpBody.Writer content) {
    if (!form.parts()) {
      return new HttpAnswer(
          HttpStatus.OK_200, form.mediaType(), Map.of(), HttpBody.streamed(content));
    }
    return new HttpAnswer(
        HttpStatus.OK_200,
        PartWriter.contentType(form.mediaType(), tag.boundary()),
        Map.of(),
        HttpBody.streamed(
            out -> {
              PartWriter parts = new PartWriter(out, tag.boundary());
              parts.part(form.mediaType(), location, content);
              parts.end();
            }));
  }

  /** Octets, or for a document what it says it is. */
  private static PartForm form(HttpCall call, Optional<String> document) {
    for (MediaRange range : MediaRange.of(call)) {
      for (String type : List.of(PixelForms.OCTETS, document.orElse(PixelForms.OCTETS))) {
        boolean parts = range.coversParts(type);
        if (parts || range.covers(type)) {
          return new PartForm(type, TransferSyntaxes.DEFAULT, parts, false);
        }
      }
    }
    throw MediaRange.notAcceptable(
        "to be had: application/octet-stream%s, alone or in multipart/related"
            .formatted(document.map(type -> " or " + type).orElse("")));
  }

  private static Optional<String> mediaType(Attributes owner, int tag) {
    return tag == Tag.EncapsulatedDocument
        ? Optional.ofNullable(owner.getString(Tag.MIMETypeOfEncapsulatedDocument))
            .filter(type -> type.matches("[a-z]+/[a-z0-9.+-]+"))
        : Optional.empty();
  }

  private static ProblemException none() {
    return RetrievableStore.notFound("there is no such bulk value");
  }
}
