package kr.mambo.beanstalk.registry;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, loopback",
    "127.8.9.10, loopback",
    "::1, loopback",
    "::ffff:127.0.0.1, loopback",
    "0.0.0.0, unspecified",
    "0.1.2.3, unspecified",
    "::, unspecified",
    "169.254.169.254, link-local",
    "169.254.170.2, link-local",
    "::ffff:169.254.169.254, link-local",
    "fe80::1, link-local",
    "fd00:ec2::254, metadata",
    "fd00:ec2::23, metadata",
    "224.0.0.1, multicast",
    "ff02::1, multicast",
    "255.255.255.255, reserved",
    "240.0.0.1, reserved",
    "64:ff9b::169.254.169.254, link-local",
    "64:ff9b::7f00:1, loopback",
    "2002:7f00:1::, loopback",
    "2002:a9fe:a9fe::1, link-local",
    "::169.254.169.254, link-local"
  })
  void noRegistryIsAt(String address, String kind) {
    var inetAddress = InetAddress.ofLiteral(address);

    assertThatThrownBy(() -> new AddressPolicy(false).check(inetAddress))
        .isInstanceOf(RequestBlockedException.class)
        .hasMessageContaining(kind)
        .hasMessageNotContaining(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.1", "192.168.1.5", "172.16.0.1", "52.1.2.3", "fd00::1", "2600:1f00::1"})
  void aRegistryMayBeAt(String address) {
    var inetAddress = InetAddress.ofLiteral(address);

    assertThatCode(() -> new AddressPolicy(false).check(inetAddress)).doesNotThrowAnyException();
  }

  @Test
  void theSettingForTestsOpensLoopbackAlone() {
    var metadata = InetAddress.ofLiteral("169.254.169.254");

    assertThatCode(() -> new AddressPolicy(true).check(InetAddress.ofLiteral("127.0.0.1")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> new AddressPolicy(true).check(metadata))
        .isInstanceOf(RequestBlockedException.class);
  }
}
