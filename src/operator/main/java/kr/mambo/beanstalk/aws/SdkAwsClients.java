package kr.mambo.beanstalk.aws;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import kr.mambo.beanstalk.model.Scope;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFileSupplier;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.elasticbeanstalk.ElasticBeanstalkClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.model.Tag;

/**
 * {@link AwsClients} over the AWS SDK: one set per scope, one rate limit per account and region.
 */
public final class SdkAwsClients implements AwsClients, AutoCloseable {
  /** Timeout of a call including retries; a mutating call must not outlive the leader's lease. */
  public static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

  /** Distinguishes operators in trust policies and CloudTrail. */
  private static final String SESSION_TAG = "eb.mambo.kr/operator";

  private record Services(
      Beanstalk beanstalk,
      Configurations configurations,
      ApplicationVersions applicationVersions,
      ArtifactStore artifacts,
      Iam iam,
      ContainerRegistry containerRegistry,
      InstanceLogs instanceLogs) {}

  private record RateLimiterKey(String service, @Nullable String account, String region) {}

  private final Map<Scope, Services> services = new ConcurrentHashMap<>();
  private final Map<RateLimiterKey, RateLimiter> rateLimiters = new ConcurrentHashMap<>();
  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder()
          .connectionTimeout(Duration.ofSeconds(3))
          .socketTimeout(Duration.ofSeconds(9))
          .build();
  private final InstantSource clock;
  private final Tag sessionTag;
  private final AwsCredentialsProvider operatorCredentials;
  private final Duration callTimeout;

  /**
   * Clients of one operator.
   *
   * @param operatorId session tag of assumed roles
   */
  public SdkAwsClients(InstantSource clock, String operatorId) {
    // Reloaded when the file changes, so that the operator need not be restarted.
    this(
        clock,
        operatorId,
        DefaultCredentialsProvider.builder()
            .profileFile(ProfileFileSupplier.defaultSupplier())
            .build());
  }

  /**
   * Clients of one operator.
   *
   * @param own the operator's own identity, which can assume roles
   */
  public SdkAwsClients(InstantSource clock, String operatorId, AwsCredentialsProvider own) {
    this(clock, operatorId, own, CALL_TIMEOUT);
  }

  SdkAwsClients(
      InstantSource clock, String operatorId, AwsCredentialsProvider own, Duration limit) {
    this.callTimeout = limit;
    this.clock = clock;
    this.operatorCredentials = own;
    this.sessionTag = Tag.builder().key(SESSION_TAG).value(operatorId).build();
  }

  @Override
  public Beanstalk beanstalk(Scope scope) {
    return servicesOf(scope).beanstalk();
  }

  @Override
  public Configurations configurations(Scope scope) {
    return servicesOf(scope).configurations();
  }

  @Override
  public ApplicationVersions applicationVersions(Scope scope) {
    return servicesOf(scope).applicationVersions();
  }

  @Override
  public ArtifactStore artifacts(Scope scope) {
    return servicesOf(scope).artifacts();
  }

  @Override
  public Iam iam(Scope scope) {
    return servicesOf(scope).iam();
  }

  @Override
  public ContainerRegistry containerRegistry(Scope scope) {
    return servicesOf(scope).containerRegistry();
  }

  @Override
  public InstanceLogs instanceLogs(Scope scope) {
    return servicesOf(scope).instanceLogs();
  }

  /**
   * Beanstalk's client.
   *
   * @param attempts one for mutating calls: the planner decides whether such a call is repeated,
   *     after it has observed the outcome
   */
  private ElasticBeanstalkClient beanstalk(
      Scope scope, AwsCredentialsProvider credentials, int attempts) {
    var configuration =
        ClientOverrideConfiguration.builder()
            .apiCallTimeout(callTimeout)
            .retryStrategy(
                DefaultRetryStrategy.standardStrategyBuilder().maxAttempts(attempts).build())
            .build();
    return configure(ElasticBeanstalkClient.builder(), "elasticbeanstalk", scope, credentials)
        .overrideConfiguration(configuration)
        .build();
  }

  /** A role belongs to the account in its ARN; the own identity may belong to any. */
  private static Runnable accountCheck(Scope scope, CallerAccount caller) {
    var account = scope.account();
    return account == null || scope.roleArn() != null
        ? () -> {}
        : () -> caller.requireAccount(account);
  }

  private Services servicesOf(Scope scope) {
    return services.computeIfAbsent(scope, this::createServices);
  }

  private Services createServices(Scope scope) {
    var rateLimiter = rateLimiter("elasticbeanstalk", scope, 60, 10);
    var credentials = credentials(scope);
    var readClient = beanstalk(scope, credentials, 2);
    var writeClient = beanstalk(scope, credentials, 1);
    var s3 = S3Client.builder();
    if (scope.endpoints().containsKey("s3")) s3.forcePathStyle(true);
    var caller =
        new CallerAccount(
            configure(StsClient.builder(), "sts", scope, credentials).build(),
            rateLimiter("sts", scope, 20, 5));
    var account = scope.account();
    return new Services(
        new SdkBeanstalk(readClient, writeClient, rateLimiter, accountCheck(scope, caller)),
        new SdkConfigurations(readClient, rateLimiter),
        new SdkApplicationVersions(readClient, writeClient, rateLimiter),
        new SdkArtifactStore(
            configure(s3, "s3", scope, credentials).build(),
            scope.region(),
            account == null ? caller::getAccountId : () -> account,
            rateLimiter("s3", scope, 500, 100)),
        new SdkIam(
            configure(IamClient.builder(), "iam", scope, credentials).build(),
            rateLimiter("iam", scope, 20, 5)),
        new SdkContainerRegistry(
            configure(EcrClient.builder(), "ecr", scope, credentials).build(),
            clock,
            rateLimiter("ecr", scope, 20, 5)),
        new SdkInstanceLogs(readClient, rateLimiter));
  }

  /** Each service has its own rate limit; Beanstalk is the quickest to throttle. */
  private RateLimiter rateLimiter(String service, Scope scope, double burst, double perSecond) {
    return rateLimiters.computeIfAbsent(
        new RateLimiterKey(service, scope.account(), scope.region()),
        key -> new RateLimiter(clock, burst, perSecond));
  }

  private AwsCredentialsProvider credentials(Scope scope) {
    if (scope.roleArn() == null) return operatorCredentials;
    var sts = configure(StsClient.builder(), "sts", scope, operatorCredentials).build();
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(sts)
        .refreshRequest(
            r ->
                r.roleArn(scope.roleArn())
                    .externalId(scope.externalId())
                    .roleSessionName("eb-operator")
                    .tags(sessionTag))
        .build();
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configure(
      B builder, String service, Scope scope, AwsCredentialsProvider credentials) {
    builder
        .region(Region.of(scope.region()))
        .credentialsProvider(credentials)
        .httpClient(http)
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .apiCallTimeout(callTimeout)
                .retryStrategy(
                    DefaultRetryStrategy.standardStrategyBuilder().maxAttempts(2).build())
                .build());
    var endpoint = scope.endpoints().get(service);
    if (endpoint != null) builder.endpointOverride(URI.create(endpoint));
    return builder;
  }

  @Override
  public void close() {
    http.close();
  }
}
