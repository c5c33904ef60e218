package kr.mambo.beanstalk.emulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.regex.Pattern;
import kr.mambo.beanstalk.emulator.Emulator;
import kr.mambo.beanstalk.emulator.EmulatorFlags;
import kr.mambo.beanstalk.emulator.RawHttpClient;
import kr.mambo.beanstalk.emulator.http.PercentEncoding;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;

/** Nothing that a client sends is answered by an error of ours, by a stack trace or not at all. */
class EndpointFuzzTest {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");
  private static final Pattern STACK_TRACE = Pattern.compile("\\bat [\\w.$]+\\([\\w.]+:\\d+\\)");
  private static final Emulator WITH_SIGNATURES = start();
  private static final Emulator WITHOUT_SIGNATURES = start("--no-signatures", "--bucket", "bucket");

  private static Emulator start(String... flags) {
    try {
      return Emulator.start(EmulatorFlags.parse(flags).withManualClock());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterContainer
  static void stop() {
    WITH_SIGNATURES.close();
    WITHOUT_SIGNATURES.close();
  }

  @Property(tries = 150)
  void unsignedFormsAreRefused(@ForAll("octets") String form) throws IOException {
    assertThat(status(WITH_SIGNATURES.endpoint(), post("/", form))).isBetween(400, 499);
  }

  @Property(tries = 150)
  void unsignedQueriesAreRefused(@ForAll("target") String query) throws IOException {
    assertThat(status(WITH_SIGNATURES.endpoint(), "GET /?" + query + " HTTP/1.1\r\n" + END))
        .isBetween(400, 499);
  }

  @Property(tries = 150)
  void oddAuthorizationsAreRefused(@ForAll("headerValue") String value) throws IOException {
    var head = "GET /?Action=ListPlatformBranches HTTP/1.1\r\nAuthorization: ";

    assertThat(status(WITH_SIGNATURES.endpoint(), head + value + "\r\n" + END)).isBetween(400, 499);
    assertThat(
            status(
                WITH_SIGNATURES.endpoint(),
                head + "AWS4-HMAC-SHA256 Credential=" + value + "\r\n" + END))
        .isBetween(400, 499);
  }

  @Property(tries = 100)
  void oddMethodsAndPathsAreRefused(@ForAll("method") String method, @ForAll("target") String path)
      throws IOException {
    assertThat(status(WITH_SIGNATURES.endpoint(), method + " /x" + path + " HTTP/1.1\r\n" + END))
        .isBetween(400, 499);
  }

  @Property(tries = 400)
  void noParametersBreakAnOperation(
      @ForAll("operation") String operation, @ForAll("parameters") String parameters)
      throws IOException {
    var form = "Action=" + operation + "&Version=2010-12-01&" + parameters;

    assertThat(status(WITHOUT_SIGNATURES.endpoint(), post("/", form))).isBetween(200, 499);
  }

  @Property(tries = 200)
  void noRequestBreaksTheObjectStore(
      @ForAll("method") String method,
      @ForAll("target") String key,
      @ForAll("s3Query") String query,
      @ForAll("octets") String body)
      throws IOException {
    var head = method + " /bucket/" + key + "?" + query + " HTTP/1.1\r\nContent-Length: ";

    int status =
        status(WITHOUT_SIGNATURES.s3Endpoint(), head + body.length() + "\r\n" + END + body);

    assertThat(status == 501 || status < 500).as("status %d", status).isTrue();
  }

  @Property(tries = 100)
  void noBodyBreaksTheControlInterface(
      @ForAll("method") String method,
      @ForAll("controlPath") String path,
      @ForAll("octets") String b)
      throws IOException {
    var head = method + " /_emulator/" + path + " HTTP/1.1\r\nContent-Length: ";

    assertThat(status(WITH_SIGNATURES.endpoint(), head + b.length() + "\r\n" + END + b))
        .isBetween(200, 499);
  }

  private static final String END = "Host: localhost\r\nConnection: close\r\n\r\n";

  private static String post(String path, String form) {
    return "POST "
        + path
        + " HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
        + form.length()
        + "\r\n"
        + END
        + form;
  }

  private static int status(URI server, String request) throws IOException {
    var answer = RawHttpClient.send(server, request);
    assertThat(answer).doesNotContainPattern(STACK_TRACE).doesNotContain("InternalFailure");
    var status = STATUS.matcher(answer);
    assertThat(status.lookingAt()).as("an answer to %s", request).isTrue();
    return Integer.parseInt(status.group(1));
  }

  @Provide
  Arbitrary<String> octets() {
    return Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(300);
  }

  /** What the JDK's server lets through in a request line. */
  @Provide
  Arbitrary<String> target() {
    return Arbitraries.strings().withChars("abcXYZ019-._~%&=+;:@!$'()*,/?").ofMaxLength(120);
  }

  @Provide
  Arbitrary<String> headerValue() {
    return Arbitraries.strings().withCharRange('!', '\u00ff').ofMinLength(1).ofMaxLength(200);
  }

  @Provide
  Arbitrary<String> method() {
    return Arbitraries.of("GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "TRACE", "NONSENSE");
  }

  @Provide
  Arbitrary<String> s3Query() {
    return Arbitraries.of(
            "",
            "acl",
            "uploads",
            "delete",
            "tagging",
            "policy",
            "versioning",
            "uploadId=1",
            "torrent",
            "list-type=2",
            "max-keys=-1",
            "partNumber=x&uploadId=y",
            "versionId=0",
            "encryption")
        .flatMap(first -> target().map(rest -> first + "&" + rest));
  }

  @Provide
  Arbitrary<String> controlPath() {
    return Arbitraries.of(
        "",
        "state",
        "faults",
        "faults/f-1",
        "clock",
        "journal",
        "policy",
        "users",
        "roles",
        "buckets",
        "buckets/x",
        "deployments",
        "images",
        "lags",
        "limits",
        "cnames",
        "instance-profiles",
        "credentials/expire",
        "environments/x/health",
        "environments/x/options",
        "environments/x",
        "nothing",
        "../etc/passwd",
        "%00",
        "%ff");
  }

  @Provide
  Arbitrary<String> operation() {
    return Arbitraries.of(
            software.amazon.awssdk.services.elasticbeanstalk.ElasticBeanstalkClient.class
                .getMethods())
        .filter(
            m ->
                m.getParameterCount() == 1
                    && m.getParameterTypes()[0].getName().endsWith("Request"))
        .map(m -> m.getParameterTypes()[0].getSimpleName().replaceAll("Request$", ""));
  }

  @Provide
  Arbitrary<String> parameters() {
    var name =
        Arbitraries.of(
            "ApplicationName",
            "EnvironmentName",
            "EnvironmentId",
            "VersionLabel",
            "TemplateName",
            "MaxRecords",
            "NextToken",
            "IncludeDeleted",
            "StartTime",
            "OptionSettings.member.1.Value",
            "OptionSettings.member.1.Namespace",
            "OptionSettings.member.2147483648.Value",
            "OptionSettings.members.0.OptionName",
            "OptionSettings",
            "Tags.member.1.Key",
            "Tags",
            "SourceBundle.S3Bucket",
            "SourceBundle.S3Key",
            "SourceBundle",
            "Tier.Name",
            "Tier",
            "EnvironmentNames.member.1",
            "EnvironmentNames.member.9999",
            "EnvironmentNames.member.x",
            "ResourceArn",
            "PlatformArn",
            "SolutionStackName",
            "CNAMEPrefix",
            "ActionId",
            "InfoType",
            "AttributeNames.member.1",
            "Filters.member.1.Type",
            "Severity",
            "Process",
            "ResourceLifecycleConfig.VersionLifecycleConfig.MaxCountRule.MaxCount");
    var value =
        Arbitraries.oneOf(
            Arbitraries.of(
                "", "1", "-1", "true", "x", "99999999999", "2026-01-01T00:00:00Z", "All"),
            Arbitraries.strings().withCharRange(' ', '\u20ac').ofMaxLength(60));
    return name.flatMap(n -> value.map(v -> n + "=" + PercentEncoding.encode(v)))
        .list()
        .ofMaxSize(6)
        .uniqueElements(pair -> pair.substring(0, pair.indexOf('=')))
        .map(pairs -> String.join("&", pairs));
  }

  @Property(tries = 3)
  void aBodyThatIsTooLongIsRefusedBeforeItIsRead(@ForAll boolean announced) throws IOException {
    int length = QueryMessage.MAX_BODY_LENGTH + 1;
    var head = "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
    var request =
        announced
            ? head + "Content-Length: 99999999999\r\n\r\n"
            : head
                + "Transfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(length)
                + "\r\n"
                + "a".repeat(length)
                + "\r\n0\r\n\r\n";

    assertThat(status(WITH_SIGNATURES.endpoint(), request)).isEqualTo(413);
  }

  @Property(tries = 20)
  void theIdInTheHeaderIsTheOneInTheBody(@ForAll("octets") String form) throws IOException {
    var answer = RawHttpClient.send(WITH_SIGNATURES.endpoint(), post("/", form));
    var header = Pattern.compile("(?i)x-amzn-requestid: (\\S+)").matcher(answer);

    assertThat(header.find()).isTrue();
    assertThat(answer).contains("<RequestId>" + header.group(1) + "</RequestId>");
  }
}
