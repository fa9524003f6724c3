package org.tacescore.report.page;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.extend.FSStreamFactory;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The pictures of a page, PNG in {@code data:} addresses, taken out of it and put behind short
 * addresses of their own: the drawing library looks through an address again and again, and one of
 * a picture has some hundred thousand letters.
 */
final class InlinePictures implements FSStreamFactory {
  /** What the short addresses begin with. */
  static final String SCHEME = "picture";

  private static final String DATA = "data:image/png;base64,";

  private final List<byte[]> pictures = new ArrayList<>();
  private final Map<String, String> addresses = new HashMap<>();

  private InlinePictures() {}

  /** Takes them out. */
  static InlinePictures takenOutOf(Document page) {
    InlinePictures taken = new InlinePictures();
    NodeList images = page.getElementsByTagNameNS("http://www.w3.org/1999/xhtml", "img");
    for (int i = 0; i < images.getLength(); i++) {
      taken.take((Element) images.item(i));
    }
    return taken;
  }

  private void take(Element image) {
    String address = image.getAttribute("src");
    if (address.startsWith(DATA)) {
      image.setAttribute("src", addresses.computeIfAbsent(address, this::added));
    }
  }

  /** Equal pictures are one. */
  private String added(String address) {
    pictures.add(Base64.getDecoder().decode(address.substring(DATA.length())));
    return SCHEME + ":" + (pictures.size() - 1);
  }

  /** Whether nothing outside of the page is meant. */
  static boolean isOne(String address) {
    return address.startsWith(SCHEME + ":");
  }

  @Override
  public FSStream getUrl(String address) {
    return new Picture(pictures.get(Integer.parseInt(address.substring(SCHEME.length() + 1))));
  }

  /** One, as the library reads it. */
  private static final class Picture implements FSStream {
    private final byte[] bytes;

    Picture(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public InputStream getStream() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public Reader getReader() {
      return new InputStreamReader(getStream(), StandardCharsets.ISO_8859_1);
    }
  }
}
