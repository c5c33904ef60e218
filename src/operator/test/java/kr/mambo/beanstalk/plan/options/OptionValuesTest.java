package kr.mambo.beanstalk.plan.options;

import static org.assertj.core.api.Assertions.assertThat;

import kr.mambo.beanstalk.model.OptionKey;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One row for each way in which Beanstalk reads a value back otherwise than it was written. */
class OptionValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "MinSize | 1 | 1 | true",
        "MinSize | 1 | 2 | false",
        "MinSize | 1 | - | false",
        "Notification Endpoint | '' | - | true",
        "IamInstanceProfile | web | arn:aws:iam::123456789012:instance-profile/web | true",
        "IamInstanceProfile | arn:aws:iam::123456789012:instance-profile/web | web | true",
        "IamInstanceProfile | web | arn:aws:iam::123456789012:instance-profile/other | false",
        "MonitoringInterval | 5 minute | 5 Minutes | true",
        "MonitoringInterval | 5 minute | 1 minute | false",
        "Subnets | subnet-b,subnet-a | subnet-a, subnet-b | true",
        "Subnets | subnet-a | subnet-a,subnet-b | false",
        "ELBSubnets | subnet-b,subnet-a | subnet-a,subnet-b | true",
        "SSLCertificateArns | b,a | a,b | true",
        "Custom Availability Zones | b,a | a,b | true",
        "PathPatterns | /b,/a | /a,/b | true",
        "Rules | b,a | a,b | true",
        "PolicyNames | b,a | a,b | true",
        "SecurityGroups | sg-1 | sg-2,sg-1 | true",
        "SecurityGroups | sg-1,sg-3 | sg-2,sg-1 | false",
        "HostHeaders | a.kr | b.kr,a.kr | true",
        "InstanceTypes | t3.small, t3.micro | t3.small,t3.micro | true",
        "InstanceTypes | t3.micro,t3.small | t3.small,t3.micro | false",
        "BlockDeviceMappings | /dev/sdj=:100 , /dev/sdh=s | /dev/sdj=:100,/dev/sdh=s | true",
        "ConfigDocument | '{\"a\": 1, \"b\": 2}' | '{\"b\":2,\"a\":1}' | true",
        "ConfigDocument | '{\"a\": 1}' | '{\"a\":2}' | false",
        "ConfigDocument | '{' | '{}' | false",
        "PublicKeyPolicyNames | b,a | a, b | true",
        "LoadBalancerPorts | 443,80 | 80, 443 | true",
        "InstancePorts | 443,80 | 80,443 | true",
        "SSLProtocols | b,a | a,b | true",
        "SupportedArchitectures | x86_64,arm64 | arm64, x86_64 | true",
        "PreferredStartTime | sun:02:00 | Sun:02:00 | true",
        "PreferredStartTime | Sun:02:00 | Mon:02:00 | false",
        "StreamLogs | true | True | true",
        "StreamLogs | FALSE | false | true",
        "StreamLogs | true | false | false",
        "DeploymentPolicy | Rolling | rolling | false",
      })
  void aValueIsTheSame(String name, String wanted, @Nullable String live, boolean same) {
    assertThat(OptionValues.areEquivalent(OptionKey.of("aws:x", name), wanted, live))
        .isEqualTo(same);
  }
}
