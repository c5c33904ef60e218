package kr.mambo.beanstalk.emulator.s3;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A small XML answer, written from the top down. */
final class S3Xml {
  static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter xml;

  /** A root without a namespace, as errors have it. */
  S3Xml(String root) {
    this(root, "");
  }

  S3Xml(String root, String namespace) {
    try {
      xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement(root);
      if (!namespace.isEmpty()) xml.writeDefaultNamespace(namespace);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  S3Xml start(String name) {
    return write(() -> xml.writeStartElement(name));
  }

  S3Xml end() {
    return write(xml::writeEndElement);
  }

  S3Xml element(String name, String value) {
    return start(name).content(value).end();
  }

  S3Xml content(String value) {
    return write(() -> xml.writeCharacters(value));
  }

  String text() {
    write(xml::writeEndDocument);
    return text.toString();
  }

  private interface Step {
    void run() throws XMLStreamException;
  }

  private S3Xml write(Step step) {
    try {
      step.run();
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }
}
