package org.tacescore.report.page;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads a page as XML, without anything that it may refer to. */
final class PageParser {
  private PageParser() {}

  static Document parse(String xhtml) {
    try {
      return builder().parse(new InputSource(new StringReader(xhtml)));
    } catch (SAXException e) {
      throw new UnprintablePageException("the page is not well-formed: " + e.getMessage(), e);
    } catch (IOException | ParserConfigurationException e) {
      throw new UnprintablePageException("the page could not be read", e);
    }
  }

  /** The text of the first title, which is the page's and not that of a drawing. */
  static String title(Document page) {
    NodeList titles = page.getElementsByTagNameNS("http://www.w3.org/1999/xhtml", "title");
    return titles.getLength() == 0 ? "" : titles.item(0).getTextContent().strip();
  }

  private static DocumentBuilder builder() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setErrorHandler(new Strict());
    return builder;
  }

  /** Throws what the parser would print. */
  private static final class Strict implements ErrorHandler {
    @Override
    public void warning(SAXParseException found) throws SAXException {
      throw found;
    }

    @Override
    public void error(SAXParseException found) throws SAXException {
      throw found;
    }

    @Override
    public void fatalError(SAXParseException found) throws SAXException {
      throw found;
    }
  }
}
