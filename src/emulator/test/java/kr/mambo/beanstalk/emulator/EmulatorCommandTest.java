package kr.mambo.beanstalk.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The command as a process of its own. */
@Timeout(60)
class EmulatorCommandTest {
  @Test
  void whenReadyItPrintsOneExportALineAndStopsWhenTold() throws Exception {
    var process = start("--speed", "1000");
    var environment = exports(process, 8);

    assertThat(environment)
        .containsOnlyKeys(
            "AWS_ENDPOINT_URL_ELASTIC_BEANSTALK",
            "AWS_ENDPOINT_URL_S3",
            "AWS_ENDPOINT_URL_STS",
            "AWS_ENDPOINT_URL_IAM",
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_REGION",
            "AWS_DEFAULT_REGION");
    process.toHandle().destroy();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.inputReader(StandardCharsets.UTF_8).readLine()).isNull();
  }

  @Test
  void aTakenPortIsSaidInASentence() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var process = start("--port", "" + taken.getLocalPort());

      assertThat(process.waitFor()).isEqualTo(1);
      assertThat(errors(process))
          .contains("Cannot listen at port " + taken.getLocalPort() + " of 127.0.0.1")
          .doesNotContain("Exception");
    }
  }

  @Test
  void aWrongFlagIsSaidInASentence() throws Exception {
    var process = start("--prot", "1");

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(errors(process)).startsWith("Unknown flag '--prot': use --port, ").hasLineCount(1);
  }

  @Test
  void theHelpIsAResultWithAnExample() throws Exception {
    var process = start("--help");

    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith("Usage: java -jar beanstalk-emulator.jar [FLAGS]")
        .contains("Example:");
    assertThat(process.waitFor()).isZero();
  }

  @Test
  void theCommandLineOfAwsWorksWithWhatIsPrinted() throws Exception {
    Assumptions.assumeTrue(
        onPath("aws"), "Skipped: no aws command on the PATH to try the emulator with.");
    var process = start("--bucket", "mambo-cert");
    try {
      var environment = exports(process, 8);

      assertThat(aws(environment, "sts get-caller-identity --query Account --output text"))
          .isEqualTo("123456789012\n");
      assertThat(aws(environment, "s3 cp pom.xml s3://mambo-cert/a/pom.xml --no-progress"))
          .contains("upload:");
      assertThat(aws(environment, "s3 ls s3://mambo-cert/a/")).contains("pom.xml");
      assertThat(
              aws(
                  environment,
                  "elasticbeanstalk create-application --application-name app"
                      + " --query Application.ApplicationName --output text"))
          .isEqualTo("app\n");
    } finally {
      process.toHandle().destroy();
    }
  }

  private static Process start(String... flags) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command =
        new ArrayList<>(
            List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EmulatorCommand.class.getName()));
    command.addAll(List.of(flags));
    return new ProcessBuilder(command).start();
  }

  private static Map<String, String> exports(Process process, int lines) throws IOException {
    var reader = process.inputReader(StandardCharsets.UTF_8);
    var exports = new TreeMap<String, String>();
    for (int i = 0; i < lines; i++) {
      var line = reader.readLine();
      assertThat(line).startsWith("export ");
      int equals = line.indexOf('=');
      exports.put(line.substring("export ".length(), equals), line.substring(equals + 1));
    }
    return exports;
  }

  private static String errors(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String aws(Map<String, String> environment, String arguments) throws Exception {
    var command = new ArrayList<>(List.of("aws"));
    command.addAll(Arrays.asList(arguments.split(" ", -1)));
    var builder = new ProcessBuilder(command).redirectError(Redirect.INHERIT);
    builder.environment().putAll(environment);
    var process = builder.start();
    var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(arguments).isZero();
    return output;
  }

  private static boolean onPath(String program) {
    return Arrays.stream(String.valueOf(System.getenv("PATH")).split(":", -1))
        .anyMatch(folder -> Path.of(folder, program).toFile().canExecute());
  }
}
