package kr.mambo.beanstalk.emulator.s3;

import static kr.mambo.beanstalk.emulator.s3.S3Test.assertError;
import static kr.mambo.beanstalk.emulator.s3.S3Test.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import kr.mambo.beanstalk.emulator.EmulatorFlags;
import kr.mambo.beanstalk.emulator.EmulatorSettings;
import kr.mambo.beanstalk.emulator.EmulatorTestCase;
import kr.mambo.beanstalk.emulator.RawHttpClient;
import kr.mambo.beanstalk.emulator.service.ObjectStore.ReadResult;
import kr.mambo.beanstalk.emulator.service.Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.model.Bucket;

class BucketOwnershipTest extends EmulatorTestCase {
  private static final RequestBody HELLO = RequestBody.fromString("hello");

  @Override
  protected EmulatorSettings settings() {
    return EmulatorFlags.parse(
        "--no-signatures", "--bucket", "mambo-cert", "--bucket", "far-away@eu-west-1");
  }

  @Test
  void anExpectedOwnerHasToBeTheOwner() {
    var s3 = clients().s3();
    s3.putObject(r -> r.bucket("mambo-cert").key("a").expectedBucketOwner("123456789012"), HELLO);

    assertError(
        () ->
            s3.putObject(
                r -> r.bucket("mambo-cert").key("a").expectedBucketOwner("111111111111"), HELLO),
        403,
        "AccessDenied");
    assertError(
        () -> s3.getObject(r -> r.bucket("mambo-cert").key("a").expectedBucketOwner("me")),
        400,
        "InvalidBucketOwnerAWSAccountID");
  }

  @Test
  void aBucketInAnotherRegionSaysWhere() {
    var here = clients().s3();

    assertError(() -> here.listObjectsV2(r -> r.bucket("far-away")), 301, "PermanentRedirect");
    assertStatus(() -> here.headBucket(r -> r.bucket("far-away")), 301);
    assertThat(here.getBucketLocation(r -> r.bucket("far-away")).locationConstraintAsString())
        .isEqualTo("eu-west-1");
    var there = clients().inRegion(Region.EU_WEST_1).s3();
    assertThat(there.headBucket(r -> r.bucket("far-away")).bucketRegion()).isEqualTo("eu-west-1");
  }

  @Test
  void theBucketsOfOthersAreClosed() {
    var other =
        clients().withCredentials(emulator().accounts().createAccessKey("222222222222", "me")).s3();
    other.createBucket(r -> r.bucket("of-others"));

    assertThat(other.listBuckets().buckets()).extracting(Bucket::name).containsExactly("of-others");
    assertThat(clients().s3().listBuckets().buckets())
        .extracting(Bucket::name)
        .containsExactly("far-away", "mambo-cert");
    assertError(
        () -> clients().s3().putObject(r -> r.bucket("of-others").key("a"), HELLO),
        403,
        "AccessDenied");
    assertError(
        () -> clients().s3().createBucket(r -> r.bucket("of-others")), 409, "BucketAlreadyExists");
  }

  @Test
  void aRegionalBucketNamesItsRegion() {
    var there = clients().inRegion(Region.EU_WEST_1).s3();

    assertError(
        () ->
            there.createBucket(
                r ->
                    r.bucket("new-one")
                        .createBucketConfiguration(c -> c.locationConstraint("eu-central-1"))),
        400,
        "IllegalLocationConstraintException");
    there.createBucket(
        r -> r.bucket("new-one").createBucketConfiguration(c -> c.locationConstraint("eu-west-1")));
    there.deleteBucket(r -> r.bucket("new-one"));
    assertThat(emulator().s3().bucketExists("new-one")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"mambo-cert.localhost", "mambo-cert.s3.localhost", "mambo-cert.s3.amazonaws.com"})
  void aBucketMayBeInTheHostName(String host) throws IOException {
    emulator().s3().putObject("mambo-cert", "key", "hello".getBytes(StandardCharsets.UTF_8));

    var request = "GET /key HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    var answer = RawHttpClient.send(emulator().s3Endpoint(), request);

    assertThat(answer).startsWith("HTTP/1.1 200").endsWith("hello");
  }

  @Test
  void theInstancesReadWithTheRightsOfTheirRole() {
    var s3 = emulator().s3();
    s3.putObject("mambo-cert", "key", "hello".getBytes(StandardCharsets.UTF_8));
    var mine = new Principal("123456789012", "arn:aws:iam::123456789012:role/a");
    var others = new Principal("222222222222", "arn:aws:iam::222222222222:role/a");

    assertThat(s3.readObject(mine, "us-east-1", "mambo-cert", "key"))
        .isInstanceOfSatisfying(
            ReadResult.Found.class, found -> assertThat(found.content()).hasContent("hello"));
    assertThat(s3.readObject(mine, "us-east-1", "mambo-cert", "none"))
        .isEqualTo(new ReadResult.NotFound());
    assertThat(s3.readObject(mine, "us-east-1", "none", "key"))
        .isEqualTo(new ReadResult.NotFound());
    assertThat(s3.readObject(others, "us-east-1", "mambo-cert", "key"))
        .isEqualTo(new ReadResult.Forbidden());
    assertThat(s3.readObject(mine, "us-east-1", "far-away", "key"))
        .isEqualTo(new ReadResult.WrongRegion("eu-west-1"));
  }
}
