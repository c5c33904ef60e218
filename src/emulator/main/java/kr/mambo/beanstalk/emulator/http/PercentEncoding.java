package kr.mambo.beanstalk.emulator.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Percent-encoding, strictly: RFC 3986, section 2. */
public final class PercentEncoding {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private PercentEncoding() {}

  /** The text is not percent-encoded UTF-8. */
  public static final class MalformedEncodingException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedEncodingException(String message) {
      super(message);
    }
  }

  /**
   * Decodes one component.
   *
   * @param text octets as ISO 8859-1 characters, the way they stood on the wire
   * @param plusIsSpace whether a plus sign stands for a blank, as in forms
   */
  public static String decode(String text, boolean plusIsSpace) throws MalformedEncodingException {
    var bytes = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        bytes.write(decodeOctet(text, i));
        i += 2;
      } else if (c == '+' && plusIsSpace) {
        bytes.write(' ');
      } else {
        bytes.write(c);
      }
    }
    return decodeUtf8(bytes.toByteArray());
  }

  /** Encodes all but the unreserved characters, as Signature Version 4 wants it. */
  public static String encode(String text) {
    var encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved(b)) encoded.append((char) b);
      else encoded.append('%').append(HEX.toHexDigits(b));
    }
    return encoded.toString();
  }

  /** Text from bytes that have to be UTF-8. */
  public static String decodeUtf8(byte[] bytes) throws MalformedEncodingException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new MalformedEncodingException("is not UTF-8");
    }
  }

  private static int decodeOctet(String text, int percent) throws MalformedEncodingException {
    if (percent + 2 >= text.length()
        || !HexFormat.isHexDigit(text.charAt(percent + 1))
        || !HexFormat.isHexDigit(text.charAt(percent + 2))) {
      throw new MalformedEncodingException(
          "has a percent sign that no two hexadecimal digits follow");
    }
    return HexFormat.fromHexDigits(text, percent + 1, percent + 3);
  }

  private static boolean isUnreserved(byte b) {
    return (b >= 'A' && b <= 'Z')
        || (b >= 'a' && b <= 'z')
        || (b >= '0' && b <= '9')
        || b == '-'
        || b == '_'
        || b == '.'
        || b == '~';
  }
}
