package kr.mambo.beanstalk.workload;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The little of DER that wraps the older forms of private keys into PKCS #8 (RFC 5958). */
final class Der {
  private static final int INTEGER_ZERO = 0x00;
  private static final int OCTET_STRING = 0x04;
  private static final int SEQUENCE = 0x30;

  /** The curve of a SEC 1 key is in its context-specific member 0 (RFC 5915). */
  private static final int CURVE = 0xA0;

  private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
  private static final byte[] ELLIPTIC_CURVE = HexFormat.of().parseHex("06072a8648ce3d0201");

  private Der() {}

  static byte[] pkcs8OfRsa(byte[] pkcs1) {
    return pkcs8(RSA, pkcs1);
  }

  /** Nothing where the key does not say its curve. */
  static Optional<byte[]> pkcs8OfEllipticCurve(byte[] sec1) {
    return member(sec1, CURVE)
        .map(curve -> pkcs8(tagged(SEQUENCE, joined(ELLIPTIC_CURVE, curve)), sec1));
  }

  private static byte[] pkcs8(byte[] algorithm, byte[] key) {
    var version = new byte[] {0x02, 0x01, INTEGER_ZERO};
    return tagged(SEQUENCE, joined(version, algorithm, tagged(OCTET_STRING, key)));
  }

  /** The content of the first member with this tag inside the outer sequence. */
  private static Optional<byte[]> member(byte[] der, int tag) {
    int at = contentStart(der, 0);
    while (at >= 0 && at + 1 < der.length) {
      int start = contentStart(der, at);
      int end = start + length(der, at);
      if (start < 0 || end > der.length || end <= at) return Optional.empty();
      if ((der[at] & 0xFF) == tag) {
        return Optional.of(Arrays.copyOfRange(der, start, end));
      }
      at = end;
    }
    return Optional.empty();
  }

  private static int contentStart(byte[] der, int at) {
    if (at + 1 >= der.length) return -1;
    int first = der[at + 1] & 0xFF;
    int start = first < 0x80 ? at + 2 : at + 2 + (first & 0x7F);
    return start <= der.length && (first < 0x80 || (first & 0x7F) <= 3) ? start : -1;
  }

  private static int length(byte[] der, int at) {
    int first = der[at + 1] & 0xFF;
    if (first < 0x80) return first;
    int length = 0;
    for (int i = 0; i < (first & 0x7F) && at + 2 + i < der.length; i++) {
      length = (length << 8) | (der[at + 2 + i] & 0xFF);
    }
    return length;
  }

  private static byte[] tagged(int tag, byte[] content) {
    int size = content.length;
    var header =
        size < 0x80
            ? new byte[] {(byte) tag, (byte) size}
            : new byte[] {
              (byte) tag, (byte) 0x83, (byte) (size >> 16), (byte) (size >> 8), (byte) size
            };
    return joined(header, content);
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) all.writeBytes(part);
    return all.toByteArray();
  }
}
