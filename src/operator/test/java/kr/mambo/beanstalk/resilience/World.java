package kr.mambo.beanstalk.resilience;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kr.mambo.beanstalk.api.EbAccount;
import kr.mambo.beanstalk.api.EbEnvironment;
import kr.mambo.beanstalk.api.EbEnvironmentStatus;
import kr.mambo.beanstalk.aws.SdkAwsClients;
import kr.mambo.beanstalk.controller.HandDriven;
import kr.mambo.beanstalk.emulator.Clients;
import kr.mambo.beanstalk.emulator.Emulator;
import kr.mambo.beanstalk.emulator.Settings;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.elasticbeanstalk.ElasticBeanstalkClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A namespace, an AWS account and an operator, alone in the world, on one clock that goes on by
 * hand. When the operator dies another one takes its place, which knows nothing of it.
 */
final class World implements AutoCloseable {
  static final String REGION = "ap-northeast-2";
  static final String ACCOUNT = "123456789012";
  static final String BUCKET = "mambo-cert";
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
  private static final Duration STEP = Duration.ofSeconds(5);
  private static final Duration QUIET = Duration.ofMinutes(4);
  private static final Duration LONGEST = Duration.ofHours(6);

  private final Theatre theatre;
  private final String namespace;
  private final Emulator emulator;
  private final ElasticBeanstalkClient beanstalk;
  private final S3Client s3;
  private @Nullable SdkAwsClients sdk;
  private @Nullable HandDriven operator;
  private final List<RuntimeException> troubles = new ArrayList<>();
  private int images;
  private boolean touched;
  private final Trouble trouble;

  World(Theatre theatre, String namespace) {
    this.theatre = theatre;
    this.namespace = namespace;
    try {
      this.emulator =
          Emulator.start(
              Settings.of(
                      "--seed",
                      "1",
                      "--no-signatures",
                      "--quiet",
                      "--region",
                      REGION,
                      "--bucket",
                      BUCKET)
                  .withClockByHand());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.trouble = new Trouble(emulator);
    var aws = Clients.of(emulator).in(Region.of(REGION));
    this.beanstalk = aws.beanstalk();
    this.s3 = aws.s3();
    furnish();
  }

  private void furnish() {
    theatre
        .admin()
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .create();
    theatre
        .admin()
        .resource(
            Serialization.unmarshal(
                """
                apiVersion: eb.mambo.kr/v1alpha1
                kind: EbAccount
                metadata: {name: %s}
                spec:
                  accountID: "%s"
                  endpoints: {elasticbeanstalk: "%s", s3: "%s", iam: "%s", sts: "%s"}
                  namespaces: {}
                  allow: {regions: ["*"], applications: ["*"], buckets: ["*"], instanceProfiles: ["*"], serviceRoles: ["*"]}
                """
                    .formatted(
                        namespace,
                        ACCOUNT,
                        emulator.endpoint(),
                        emulator.s3Endpoint(),
                        emulator.endpoint(),
                        emulator.endpoint()),
                EbAccount.class))
        .create();
  }

  Trouble trouble() {
    return trouble;
  }

  Emulator emulator() {
    return emulator;
  }

  String namespace() {
    return namespace;
  }

  Theatre theatre() {
    return theatre;
  }

  /** Beanstalk's own client, as an administrator of the account has it. */
  ElasticBeanstalkClient beanstalk() {
    return beanstalk;
  }

  /** S3's own client, the same way. */
  S3Client s3() {
    return s3;
  }

  /** Makes a resource; ACCOUNT in it is the name of the one account. */
  void apply(String manifest) {
    var resource =
        Serialization.unmarshal(manifest.replace("ACCOUNT", namespace), EbEnvironment.class);
    resource.getMetadata().setNamespace(namespace);
    moved();
    theatre.admin().resource(resource).create();
  }

  void patch(String name, String patch) {
    moved();
    environment(name).patch(MERGE, Serialization.asJson(Serialization.unmarshal(patch, Map.class)));
  }

  void annotate(String name, String key, String value) {
    patch(name, "metadata: {annotations: {%s: '%s'}}".formatted(key, value));
  }

  void delete(String name) {
    moved();
    environment(name).delete();
  }

  void secret(String name, Map<String, String> content) {
    moved();
    theatre
        .admin()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withStringData(content)
                .build())
        .createOr(there -> there.patch(MERGE));
    if (operator != null) operator.lookAt("Secret", name);
  }

  /** Its users did something. */
  private void moved() {
    touched = true;
    theatre.points().stretch();
  }

  Resource<EbEnvironment> environment(String name) {
    return theatre.admin().resources(EbEnvironment.class).inNamespace(namespace).withName(name);
  }

  EbEnvironmentStatus status(String name) {
    return requireNonNullElse(
        requireNonNull(environment(name).get(), name).getStatus(), EbEnvironmentStatus.NONE);
  }

  Instant now() {
    return emulator.timeline().now();
  }

  /** Goes on until nobody does anything any more. */
  void converge() {
    var points = theatre.points();
    points.stretch();
    var begin = now();
    var last = now();
    int writes = points.writes();
    int deaths = points.deaths().size();
    while (last.plus(QUIET).isAfter(now())) {
      if (begin.plus(LONGEST).isBefore(now()))
        throw new AssertionError("no end after " + LONGEST + " of " + namespace);
      go(STEP);
      boolean quiet = points.writes() == writes && points.deaths().size() == deaths;
      if (quiet && !trouble.lasts() && !AtBeanstalk.of(emulator).busy()) continue;
      writes = points.writes();
      deaths = points.deaths().size();
      last = now();
    }
  }

  /** Goes on for a while. */
  void go(Duration time) {
    emulator.timeline().advance(time);
    trouble.look();
    theatre.points().changed();
    try {
      if (touched) operator().look();
      touched = false;
      operator().step();
    } catch (Crash e) {
      another();
    }
    theatre.points().look();
  }

  /** An object changed that was made for a resource. */
  void wake(String name) {
    touched = true;
    operator().wake(name);
  }

  private void another() {
    drop();
    theatre.points().revive();
    touched = true;
  }

  private void drop() {
    if (operator != null) troubles.addAll(operator.troubles());
    operator = null;
    if (sdk != null) sdk.close();
    sdk = null;
  }

  private HandDriven operator() {
    if (operator != null) return operator;
    var key = emulator.accounts().user(ACCOUNT, "eb-operator");
    sdk =
        new SdkAwsClients(
            emulator.timeline()::now,
            "hand",
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())));
    operator =
        new HandDriven(
            theatre.operators(),
            namespace,
            new HandSettings(namespace),
            emulator.timeline()::now,
            new WatchedClients(sdk, theatre.points()),
            call -> true);
    return operator;
  }

  /** An image that was never there before. */
  String image() {
    return "nginx:r" + ++images;
  }

  /** What passes threw, of all operators. */
  List<RuntimeException> troubles() {
    var all = new ArrayList<>(troubles);
    if (operator != null) all.addAll(operator.troubles());
    return all;
  }

  @Override
  public void close() {
    drop();
    beanstalk.close();
    s3.close();
    emulator.close();
    theatre.admin().resources(EbAccount.class).withName(namespace).delete();
  }
}
