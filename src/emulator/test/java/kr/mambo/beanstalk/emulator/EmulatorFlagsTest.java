package kr.mambo.beanstalk.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmulatorFlagsTest {
  @Test
  void withoutFlagsItListensAtFreePortsOfThisMachineAlone() {
    var settings = EmulatorFlags.parse();

    assertThat(settings.port()).isZero();
    assertThat(settings.s3Port()).isZero();
    assertThat(settings.bindAddress().isLoopbackAddress()).isTrue();
    assertThat(settings.verifySignatures()).isTrue();
    assertThat(settings.speed()).isEqualTo(1);
  }

  @Test
  void everyFlagOfTheHelpIsRead(@TempDir Path folder) throws IOException {
    var policy = folder.resolve("policy.json");
    Files.writeString(policy, "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:*\"}]}");

    var settings =
        EmulatorFlags.parse(
            ("--port 1 --s3-port 2 --bind 127.0.0.2 --speed 60 --region eu-west-1 --account"
                    + " 111111111111 --seed 7 --state "
                    + folder
                    + " --no-signatures --policy "
                    + policy
                    + " --bucket a-bucket --bucket b-bucket@eu-central-1 --quiet")
                .split(" ", -1));

    assertThat(settings.port()).isEqualTo(1);
    assertThat(settings.s3Port()).isEqualTo(2);
    assertThat(settings.bindAddress().getHostAddress()).isEqualTo("127.0.0.2");
    assertThat(settings.speed()).isEqualTo(60);
    assertThat(settings.region()).isEqualTo("eu-west-1");
    assertThat(settings.account()).isEqualTo("111111111111");
    assertThat(settings.seed()).contains(7L);
    assertThat(settings.stateFolder()).contains(folder);
    assertThat(settings.verifySignatures()).isFalse();
    assertThat(settings.buckets())
        .containsExactly(
            new EmulatorSettings.InitialBucket("a-bucket", "eu-west-1"),
            new EmulatorSettings.InitialBucket("b-bucket", "eu-central-1"));
    assertThat(settings.quiet()).isTrue();
  }

  @Test
  void theHelpNamesEveryFlagOnce() {
    var named =
        Pattern.compile("^ +(--[a-z0-9-]+)", Pattern.MULTILINE).matcher(EmulatorFlags.usage());

    assertThat(named.results().map(found -> found.group(1)))
        .containsExactlyInAnyOrder(
            "--port",
            "--s3-port",
            "--bind",
            "--speed",
            "--region",
            "--account",
            "--seed",
            "--state",
            "--no-signatures",
            "--policy",
            "--bucket",
            "--quiet",
            "--help");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--prot 1|Unknown flag '--prot': use --port, --s3-port, --bind, --speed, --region, --account,"
            + " --seed, --state, --no-signatures, --policy, --bucket, --quiet, --help",
        "--port|A value is missing after --port",
        "--port 70000|'70000' is not valid for --port: use a number from 0 to 65535",
        "--port x|'x' is not valid for --port: use a number from 0 to 65535",
        "--speed 0|'0' is not valid for --speed: use a number above 0, up to 1000000",
        "--speed NaN|'NaN' is not valid for --speed: use a number above 0, up to 1000000",
        "--region mars|'mars' is not valid for --region: use an AWS region such as eu-west-1",
        "--account 12|'12' is not valid for --account: use twelve digits",
        "--seed x|'x' is not valid for --seed: use a whole number",
        "--bucket a-bucket@mars|'mars' is not valid for --bucket: use an AWS region such as eu-west-1",
        "--bucket B|'B' is not valid for --bucket: use a bucket name of 3 to 63 lower-case letters,"
            + " digits, hyphens and dots",
        "--policy /no/such|The policy file /no/such could not be read: set --policy to a readable file",
      })
  void whatIsWrongIsSaidInASentence(String flags, String sentence) {
    assertThatThrownBy(() -> EmulatorFlags.parse(flags.split(" ", -1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }
}
