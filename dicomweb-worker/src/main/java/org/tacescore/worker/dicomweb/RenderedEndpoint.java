package org.tacescore.worker.dicomweb;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.eclipse.jetty.http.HttpStatus;
import org.tacescore.worker.web.HttpAnswer;
import org.tacescore.worker.web.HttpBody;
import org.tacescore.worker.web.HttpCall;

/**
 * Pictures for people (PS3.18 sections 10.4.1.1.3 and 10.4.1.1.4): JPEG or PNG of an instance or
 * frames of it, thumbnails of these, of series and of studies; an encapsulated document as it is.
 *
 * <p>Of an instance with several frames, and of a series or study, the picture is of one in the
 * middle.
 */
final class RenderedEndpoint {
  private static final String JPEG = "image/jpeg";
  private static final String PNG = "image/png";
  private static final String PDF = "application/pdf";
  private static final Viewport THUMBNAIL = Viewport.within(128, 128);
  private static final int MOST_TRIED = 32;

  private final RetrievableStore store;

  RenderedEndpoint(RetrievableStore store) {
    this.store = store;
  }

  /** An image and the frame of it that is shown, from 0. */
  private record Shown(CataloguedInstance instance, FrameSource source, int frame) {}

  HttpAnswer rendered(HttpCall call) throws IOException {
    CataloguedInstance instance = store.instance(ResourceUids.of(call));
    if (instance.sopClassUid().equals(UID.EncapsulatedPDFStorage)) {
      return document(call, instance);
    }
    FrameSource source = FramesEndpoint.source(store, instance);
    RenderingParameters wanted = RenderingParameters.of(call);
    if (call.pathParameters().containsKey("frames")) {
      List<Integer> frames = FramesEndpoint.frames(call, source.frames());
      if (frames.size() > 1) {
        return several(call, instance, source, frames, wanted);
      }
      return picture(call, new Shown(instance, source, frames.get(0)), wanted);
    }
    return picture(call, new Shown(instance, source, source.frames() / 2), wanted);
  }

  HttpAnswer thumbnail(HttpCall call) throws IOException {
    RenderingParameters asked = RenderingParameters.of(call);
    RenderingParameters wanted =
        new RenderingParameters(
            asked.window(),
            Optional.of(asked.viewport().orElse(THUMBNAIL)),
            asked.quality(),
            asked.unsupported());
    Shown shown = shown(store.instances(ResourceUids.of(call)));
    if (call.pathParameters().containsKey("frames")) {
      int frame = FramesEndpoint.frames(call, shown.source().frames()).get(0);
      shown = new Shown(shown.instance(), shown.source(), frame);
    }
    return picture(call, shown, wanted);
  }

  /** The image nearest to the middle, images proper before segmentations. */
  private Shown shown(List<CataloguedInstance> instances) {
    List<CataloguedInstance> order = new ArrayList<>();
    int middle = instances.size() / 2;
    for (int away = 0; away <= instances.size(); away++) {
      if (middle + away < instances.size()) {
        order.add(instances.get(middle + away));
      }
      if (away > 0 && middle - away >= 0) {
        order.add(instances.get(middle - away));
      }
    }
    order.sort((one, other) -> Boolean.compare(isSegmentation(one), isSegmentation(other)));
    for (CataloguedInstance instance : order.subList(0, Math.min(MOST_TRIED, order.size()))) {
      Optional<FrameSource> source = FrameSource.of(store.file(instance), instance);
      if (source.isPresent()) {
        return new Shown(instance, source.get(), source.get().frames() / 2);
      }
    }
    throw RetrievableStore.notFound("there is no image to show");
  }

  private static boolean isSegmentation(CataloguedInstance instance) {
    return instance.sopClassUid().equals(UID.SegmentationStorage);
  }

  private HttpAnswer picture(HttpCall call, Shown shown, RenderingParameters wanted)
      throws IOException {
    String type = mediaType(call, false);
    EntityTag tag =
        EntityTag.of(
            List.of(shown.instance().sha256()),
            "rendered",
            type,
            Integer.toString(shown.frame()),
            wanted.toString());
    Optional<HttpAnswer> known = tag.notModified(call);
    if (known.isPresent()) {
      return known.get();
    }
    byte[] bytes = Refusals.told(() -> encoded(shown.source(), shown.frame(), type, wanted));
    return tag.on(warned(new HttpAnswer(200, type, Map.of(), HttpBody.of(bytes)), wanted));
  }

  private HttpAnswer several(
      HttpCall call,
      CataloguedInstance instance,
      FrameSource source,
      List<Integer> frames,
      RenderingParameters wanted)
      throws IOException {
    String type = mediaType(call, true);
    EntityTag tag =
        EntityTag.of(
            List.of(instance.sha256()), "rendered", type, frames.toString(), wanted.toString());
    byte[] first = Refusals.told(() -> encoded(source, frames.get(0), type, wanted));
    HttpBody body =
        HttpBody.streamed(
            out -> {
              PartWriter parts = new PartWriter(out, tag.boundary());
              for (int i = 0; i < frames.size(); i++) {
                int frame = frames.get(i);
                byte[] bytes = i == 0 ? first : encoded(source, frame, type, wanted);
                parts.part(type, "frame-" + (frame + 1), part -> part.write(bytes));
              }
              parts.end();
            });
    String parts = PartWriter.contentType(type, tag.boundary());
    return tag.on(warned(new HttpAnswer(HttpStatus.OK_200, parts, Map.of(), body), wanted));
  }

  private static HttpAnswer warned(HttpAnswer answer, RenderingParameters wanted) {
    return wanted.unsupported()
        ? answer.with("Warning", "299 tacescore: \"annotation and iccprofile are not supported\"")
        : answer;
  }

  private static String mediaType(HttpCall call, boolean parts) {
    for (MediaRange range : MediaRange.of(call)) {
      for (String type : List.of(JPEG, PNG)) {
        if (parts ? range.coversParts(type) : range.covers(type)) {
          return type;
        }
      }
    }
    throw MediaRange.notAcceptable(
        "to be had: image/jpeg, image/png" + (parts ? " in multipart/related" : ""));
  }

  private static byte[] encoded(
      FrameSource source, int frame, String type, RenderingParameters wanted) throws IOException {
    BufferedImage image = FramePicture.of(source, frame, wanted.window());
    double aspect = new FrameFunctions(source.dataset(), frame).pixelAspect();
    BufferedImage picture;
    try {
      picture = wanted.viewport().isPresent() ? wanted.viewport().get().of(image, aspect) : image;
    } catch (IllegalArgumentException e) {
      throw RenderingParameters.bad(String.valueOf(e.getMessage()));
    }
    return type.equals(PNG)
        ? ImageCodecs.png(picture)
        : ImageCodecs.jpeg(picture, wanted.quality());
  }

  private HttpAnswer document(HttpCall call, CataloguedInstance instance) {
    if (MediaRange.of(call).stream().noneMatch(range -> range.covers(PDF))) {
      throw MediaRange.notAcceptable("to be had: application/pdf");
    }
    Path file = store.file(instance);
    InstanceContent content = InstanceContent.read(file, instance.transferSyntaxUid());
    Attributes document = content.dataset();
    EntityTag tag = EntityTag.of(List.of(instance.sha256()), "document");
    return tag.notModified(call)
        .orElseGet(
            () ->
                tag.on(
                    new HttpAnswer(
                        HttpStatus.OK_200,
                        PDF,
                        Map.of(),
                        HttpBody.streamed(
                            out ->
                                content.copy(
                                    document.getValue(Tag.EncapsulatedDocument), VR.OB, out)))));
  }
}
