package kr.mambo.beanstalk.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmulatorFlagsTest {
  @Test
  void withoutFlagsItListensAtFreePortsOfThisMachineAlone() {
    var settings = EmulatorSettings.defaults();

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
        EmulatorSettings.parse(
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
    var named = Pattern.compile("^ +(--[a-z0-9-]+)", Pattern.MULTILINE).matcher(EmulatorFlags.HELP);

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
      value = {
        "--prot 1|Unknown flag '--prot': see --help for those there are.",
        "--port|The flag --port needs a value.",
        "--port 70000|The flag --port takes a number from 0 to 65535, not '70000'.",
        "--port x|The flag --port takes a number from 0 to 65535, not 'x'.",
        "--speed 0|The flag --speed takes a number above 0, up to 1000000, not '0'.",
        "--speed NaN|The flag --speed takes a number above 0, up to 1000000, not 'NaN'.",
        "--region mars|The flag --region takes an AWS region such as eu-west-1, not 'mars'.",
        "--account 12|The flag --account takes twelve digits, not '12'.",
        "--seed x|The flag --seed takes a whole number, not 'x'.",
        "--bucket a-bucket@mars|The flag --bucket takes an AWS region such as eu-west-1, not 'mars'.",
        "--bucket B|The flag --bucket takes a bucket name: 3 to 63 lower-case letters, digits,"
            + " hyphens and dots, not 'B'.",
        "--policy /no/such|The file /no/such of --policy cannot be read.",
      })
  void whatIsWrongIsSaidInASentence(String flags, String sentence) {
    assertThatThrownBy(() -> EmulatorFlags.parse(Arrays.asList(flags.split(" ", -1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(sentence);
  }
}
