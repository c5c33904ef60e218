package kr.mambo.beanstalk.registry;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses the operator may connect to: a user who can set an image name must not use it to
 * reach what only the operator can, above all its own machine and the cloud's metadata service.
 *
 * @param loopbackAllowed whether loopback addresses are allowed
 */
record AddressPolicy(boolean loopbackAllowed) {
  /** fd00:ec2::/32: metadata, DNS and time of EC2 over IPv6. */
  private static final byte[] EC2 = {(byte) 0xfd, 0, 0x0e, (byte) 0xc2};

  /** 64:ff9b::/96 (RFC 6052): IPv4 behind a translator. */
  private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

  /** 2002::/16 (RFC 3056): IPv4 in the next four bytes. */
  private static final byte[] SIX_TO_FOUR = {0x20, 0x02};

  private static final int IPV4 = 4;

  /** Throws if connections to the address are not allowed. */
  void check(InetAddress address) throws RequestBlockedException {
    var kind = forbiddenKind(address);
    if (kind != null)
      throw new RequestBlockedException(
          "it resolves to %s address, which is not allowed for registries".formatted(kind));
  }

  private @Nullable String forbiddenKind(InetAddress address) {
    if (address.isLoopbackAddress()) return loopbackAllowed ? null : "a loopback";
    if (address.isAnyLocalAddress()) return "an unspecified";
    if (address.isLinkLocalAddress()) return "a link-local";
    if (address.isMulticastAddress()) return "a multicast";
    var bytes = address.getAddress();
    if (address instanceof Inet6Address) {
      if (startsWith(bytes, EC2)) return "a metadata";
      return embeddedIpv4Kind(bytes);
    }
    // 0.0.0.0/8 is this host, 240.0.0.0/4 is reserved (RFC 6890).
    if (bytes[0] == 0) return "an unspecified";
    return (bytes[0] & 0xf0) == 0xf0 ? "a reserved" : null;
  }

  private @Nullable String embeddedIpv4Kind(byte[] bytes) {
    if (startsWith(bytes, NAT64)) return forbiddenKind(ipv4(bytes, NAT64.length));
    if (startsWith(bytes, SIX_TO_FOUR)) return forbiddenKind(ipv4(bytes, SIX_TO_FOUR.length));
    boolean compatible = startsWith(bytes, new byte[bytes.length - IPV4]);
    return compatible ? forbiddenKind(ipv4(bytes, bytes.length - IPV4)) : null;
  }

  private static boolean startsWith(byte[] bytes, byte[] prefix) {
    return Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
  }

  private static InetAddress ipv4(byte[] bytes, int offset) {
    try {
      return InetAddress.getByAddress(Arrays.copyOfRange(bytes, offset, offset + IPV4));
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
