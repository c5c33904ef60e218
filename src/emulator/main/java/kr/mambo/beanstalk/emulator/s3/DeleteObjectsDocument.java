package kr.mambo.beanstalk.emulator.s3;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** The document of a DeleteObjects call. */
final class DeleteObjectsDocument {
  private DeleteObjectsDocument() {}

  /** The keys that are to be deleted; none where it cannot be read, which S3 says later. */
  static List<String> parseKeys(byte[] document) {
    var keys = new ArrayList<String>();
    try {
      var factory = XMLInputFactory.newFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      var reader = factory.createXMLStreamReader(new ByteArrayInputStream(document));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT
            && reader.getLocalName().equals("Key")) {
          keys.add(reader.getElementText());
        }
      }
    } catch (XMLStreamException e) {
      return List.of();
    }
    return List.copyOf(keys);
  }
}
