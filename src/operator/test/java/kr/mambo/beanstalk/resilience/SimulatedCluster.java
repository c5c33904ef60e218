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
import kr.mambo.beanstalk.controller.ManualOperator;
import kr.mambo.beanstalk.emulator.Emulator;
import kr.mambo.beanstalk.emulator.EmulatorAwsClients;
import kr.mambo.beanstalk.emulator.EmulatorFlags;
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
final class SimulatedCluster implements AutoCloseable {
  static final String REGION = "ap-northeast-2";
  static final String ACCOUNT = "123456789012";
  static final String BUCKET = "mambo-cert";
  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
  private static final Duration STEP = Duration.ofSeconds(5);
  private static final Duration QUIET_PERIOD = Duration.ofMinutes(4);
  private static final Duration MAX_DURATION = Duration.ofHours(6);

  private final CrashHarness harness;
  private final String namespace;
  private final Emulator emulator;
  private final ElasticBeanstalkClient beanstalk;
  private final S3Client s3;
  private @Nullable SdkAwsClients awsClients;
  private @Nullable ManualOperator operator;
  private final List<RuntimeException> errors = new ArrayList<>();
  private int imageCount;
  private boolean resourcesChanged;
  private final TemporaryFault temporaryFault;

  SimulatedCluster(CrashHarness harness, String namespace) {
    this.harness = harness;
    this.namespace = namespace;
    try {
      this.emulator =
          Emulator.start(
              EmulatorFlags.parse(
                      "--seed",
                      "1",
                      "--no-signatures",
                      "--quiet",
                      "--region",
                      REGION,
                      "--bucket",
                      BUCKET)
                  .withManualClock());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.temporaryFault = new TemporaryFault(emulator);
    var aws = EmulatorAwsClients.of(emulator).inRegion(Region.of(REGION));
    this.beanstalk = aws.beanstalk();
    this.s3 = aws.s3();
    createPrerequisites();
  }

  private void createPrerequisites() {
    harness
        .adminClient()
        .resource(
            new NamespaceBuilder().withNewMetadata().withName(namespace).endMetadata().build())
        .create();
    harness
        .adminClient()
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

  TemporaryFault temporaryFault() {
    return temporaryFault;
  }

  Emulator emulator() {
    return emulator;
  }

  String namespace() {
    return namespace;
  }

  CrashHarness harness() {
    return harness;
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
    markUserAction();
    harness.adminClient().resource(resource).create();
  }

  void patch(String name, String patch) {
    markUserAction();
    environment(name).patch(MERGE, Serialization.asJson(Serialization.unmarshal(patch, Map.class)));
  }

  void annotate(String name, String key, String value) {
    patch(name, "metadata: {annotations: {%s: '%s'}}".formatted(key, value));
  }

  void delete(String name) {
    markUserAction();
    environment(name).delete();
  }

  void applySecret(String name, Map<String, String> content) {
    markUserAction();
    harness
        .adminClient()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withStringData(content)
                .build())
        .createOr(there -> there.patch(MERGE));
    if (operator != null) operator.notifyInputChanged("Secret", name);
  }

  /** Its users did something. */
  private void markUserAction() {
    resourcesChanged = true;
    harness.crashPoints().nextSegment();
  }

  Resource<EbEnvironment> environment(String name) {
    return harness
        .adminClient()
        .resources(EbEnvironment.class)
        .inNamespace(namespace)
        .withName(name);
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
    var points = harness.crashPoints();
    points.nextSegment();
    var begin = now();
    var last = now();
    int writes = points.writeCount();
    int deaths = points.crashedSegments().size();
    while (last.plus(QUIET_PERIOD).isAfter(now())) {
      if (begin.plus(MAX_DURATION).isBefore(now()))
        throw new AssertionError("no end after " + MAX_DURATION + " of " + namespace);
      advance(STEP);
      boolean quiet = points.writeCount() == writes && points.crashedSegments().size() == deaths;
      if (quiet && !temporaryFault.isActive() && !EmulatorSnapshot.of(emulator).isBusy()) continue;
      writes = points.writeCount();
      deaths = points.crashedSegments().size();
      last = now();
    }
  }

  /** Goes on for a while. */
  void advance(Duration time) {
    emulator.timeline().advance(time);
    temporaryFault.update();
    harness.crashPoints().markChanged();
    try {
      if (resourcesChanged) operator().syncInformer();
      resourcesChanged = false;
      operator().runDue();
    } catch (SimulatedCrash e) {
      replaceOperator();
    }
    harness.crashPoints().notifyObserver();
  }

  /** An object changed that was made for a resource. */
  void notifyResource(String name) {
    resourcesChanged = true;
    operator().enqueue(name);
  }

  private void replaceOperator() {
    stopOperator();
    harness.crashPoints().restart();
    resourcesChanged = true;
  }

  private void stopOperator() {
    if (operator != null) errors.addAll(operator.errors());
    operator = null;
    if (awsClients != null) awsClients.close();
    awsClients = null;
  }

  private ManualOperator operator() {
    if (operator != null) return operator;
    var key = emulator.accounts().createAccessKey(ACCOUNT, "eb-operator");
    awsClients =
        new SdkAwsClients(
            emulator.timeline()::now,
            "hand",
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey())));
    operator =
        new ManualOperator(
            harness.operatorClient(),
            namespace,
            new ManualClockSettings(namespace),
            emulator.timeline()::now,
            new CrashPointClients(awsClients, harness.crashPoints()),
            call -> true);
    return operator;
  }

  /** An image that was never there before. */
  String nextImage() {
    return "nginx:r" + ++imageCount;
  }

  /** What passes threw, of all operators. */
  List<RuntimeException> errors() {
    var all = new ArrayList<>(errors);
    if (operator != null) all.addAll(operator.errors());
    return all;
  }

  @Override
  public void close() {
    stopOperator();
    beanstalk.close();
    s3.close();
    emulator.close();
    harness.adminClient().resources(EbAccount.class).withName(namespace).delete();
  }
}
