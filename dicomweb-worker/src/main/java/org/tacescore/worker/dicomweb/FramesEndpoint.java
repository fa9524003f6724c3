package org.tacescore.worker.dicomweb;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpStatus;
import org.tacescore.worker.web.HttpAnswer;
import org.tacescore.worker.web.HttpBody;
import org.tacescore.worker.web.HttpCall;
import org.tacescore.worker.web.ProblemException;

/** WADO-RS of frames (PS3.18 section 10.4.1.1.6): a list of frame numbers from 1. */
final class FramesEndpoint {
  private static final int LONGEST_NUMBER = 9;

  private final RetrievableStore store;
  private final ServiceUrls urls;

  FramesEndpoint(RetrievableStore store, ServiceUrls urls) {
    this.store = store;
    this.urls = urls;
  }

  HttpAnswer frames(HttpCall call) throws IOException {
    CataloguedInstance instance = store.instance(ResourceUids.of(call));
    FrameSource source = source(store, instance);
    List<Integer> frames = frames(call, source.frames());
    return answer(call, instance, source, frames);
  }

  /** The given frames, numbered from 0, in the form that the client likes best. */
  HttpAnswer answer(
      HttpCall call, CataloguedInstance instance, FrameSource source, List<Integer> frames)
      throws IOException {
    PartForm form = PixelForms.chosen(call, source, frames.size() == 1);
    String base = ServiceUrls.instance(urls.base(call), instance) + "/frames/";
    EntityTag tag =
        EntityTag.of(
            List.of(instance.sha256()), "frames", frames.toString(), form.toString(), base);
    Optional<HttpAnswer> known = tag.notModified(call);
    if (known.isPresent()) {
      return known.get();
    }
    // The first is made before the head is sent: what cannot be decoded is then told.
    byte[] first = Refusals.told(() -> bytes(source, form, frames.get(0)));
    if (!form.parts()) {
      return tag.on(
          new HttpAnswer(HttpStatus.OK_200, form.contentType(), Map.of(), HttpBody.of(first)));
    }
    return tag.on(
        new HttpAnswer(
            HttpStatus.OK_200,
            PartWriter.contentType(form.mediaType(), tag.boundary()),
            Map.of(),
            HttpBody.streamed(
                out -> {
                  PartWriter parts = new PartWriter(out, tag.boundary());
                  for (int i = 0; i < frames.size(); i++) {
                    int frame = frames.get(i);
                    byte[] bytes = i == 0 ? first : bytes(source, form, frame);
                    parts.part(
                        form.contentType(),
                        base + (frame + 1),
                        part -> StoredBytes.write(bytes, part));
                  }
                  parts.end();
                })));
  }

  private static byte[] bytes(FrameSource source, PartForm form, int frame) throws IOException {
    return form.stored() ? source.compressed(frame) : source.uncompressed(frame);
  }

  /**
   * The pixels of an instance.
   *
   * @throws ProblemException 404 if it has none
   */
  static FrameSource source(RetrievableStore store, CataloguedInstance instance) {
    return FrameSource.of(store.file(instance), instance)
        .orElseThrow(() -> RetrievableStore.notFound("the instance has no pixels"));
  }

  /**
   * The frames that a path names, numbered from 0.
   *
   * @throws ProblemException 400 if it names none, 404 if there are fewer
   */
  static List<Integer> frames(HttpCall call, int there) {
    String list = call.pathParameters().getOrDefault("frames", "");
    List<Integer> frames = new ArrayList<>();
    for (String number : list.split(",", -1)) {
      if (!number.matches("[0-9]{1," + LONGEST_NUMBER + "}") || Integer.parseInt(number) == 0) {
        throw new ProblemException(
            HttpStatus.BAD_REQUEST_400,
            "BAD_REQUEST",
            "needed: frame numbers from 1, separated by commas");
      }
      frames.add(Integer.parseInt(number) - 1);
    }
    if (frames.stream().anyMatch(frame -> frame >= there)) {
      throw RetrievableStore.notFound("the instance has %d frames".formatted(there));
    }
    return frames;
  }
}
