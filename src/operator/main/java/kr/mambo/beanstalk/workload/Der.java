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
  private static final int CURVE_TAG = 0xA0;

  private static final byte[] RSA_ALGORITHM =
      HexFormat.of().parseHex("300d06092a864886f70d0101010500");
  private static final byte[] EC_ALGORITHM = HexFormat.of().parseHex("06072a8648ce3d0201");

  private Der() {}

  static byte[] rsaToPkcs8(byte[] pkcs1) {
    return wrapInPkcs8(RSA_ALGORITHM, pkcs1);
  }

  /** Empty if the key does not name its curve. */
  static Optional<byte[]> ecToPkcs8(byte[] sec1) {
    return findElement(sec1, CURVE_TAG)
        .map(curve -> wrapInPkcs8(encodeElement(SEQUENCE, concatenate(EC_ALGORITHM, curve)), sec1));
  }

  private static byte[] wrapInPkcs8(byte[] algorithm, byte[] key) {
    var version = new byte[] {0x02, 0x01, INTEGER_ZERO};
    return encodeElement(
        SEQUENCE, concatenate(version, algorithm, encodeElement(OCTET_STRING, key)));
  }

  /** The content of the first member with this tag inside the outer sequence. */
  private static Optional<byte[]> findElement(byte[] der, int tag) {
    int position = contentStart(der, 0);
    while (position >= 0 && position + 1 < der.length) {
      int start = contentStart(der, position);
      int end = start + length(der, position);
      if (start < 0 || end > der.length || end <= position) return Optional.empty();
      if ((der[position] & 0xFF) == tag) {
        return Optional.of(Arrays.copyOfRange(der, start, end));
      }
      position = end;
    }
    return Optional.empty();
  }

  private static int contentStart(byte[] der, int position) {
    if (position + 1 >= der.length) return -1;
    int first = der[position + 1] & 0xFF;
    int start = first < 0x80 ? position + 2 : position + 2 + (first & 0x7F);
    return start <= der.length && (first < 0x80 || (first & 0x7F) <= 3) ? start : -1;
  }

  private static int length(byte[] der, int position) {
    int first = der[position + 1] & 0xFF;
    if (first < 0x80) return first;
    int length = 0;
    for (int i = 0; i < (first & 0x7F) && position + 2 + i < der.length; i++) {
      length = (length << 8) | (der[position + 2 + i] & 0xFF);
    }
    return length;
  }

  private static byte[] encodeElement(int tag, byte[] content) {
    int size = content.length;
    var header =
        size < 0x80
            ? new byte[] {(byte) tag, (byte) size}
            : new byte[] {
              (byte) tag, (byte) 0x83, (byte) (size >> 16), (byte) (size >> 8), (byte) size
            };
    return concatenate(header, content);
  }

  private static byte[] concatenate(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) all.writeBytes(part);
    return all.toByteArray();
  }
}
