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

/** {@link Clients} over the AWS SDK: one set per scope, one budget per account and region. */
public final class SdkClients implements Clients, AutoCloseable {
  /** A whole call with its retries; a mutating call may not outlive the leader's lease. */
  public static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

  /** By which a trust policy, and CloudTrail, tell operators apart. */
  private static final String SESSION_TAG = "eb.mambo.kr/operator";

  private record Services(
      Beanstalk beanstalk,
      Configurations configurations,
      Versions versions,
      ArtifactStore artifacts,
      Identities identities,
      ContainerRegistry containerRegistry,
      Logs logs) {}

  private record BudgetKey(String service, @Nullable String account, String region) {}

  private final Map<Scope, Services> services = new ConcurrentHashMap<>();
  private final Map<BudgetKey, Budget> budgets = new ConcurrentHashMap<>();
  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder()
          .connectionTimeout(Duration.ofSeconds(3))
          .socketTimeout(Duration.ofSeconds(9))
          .build();
  private final InstantSource clock;
  private final Tag session;
  private final AwsCredentialsProvider own;
  private final Duration limit;

  /**
   * Clients of one operator.
   *
   * @param operatorId tags the sessions of roles that are assumed
   */
  public SdkClients(InstantSource clock, String operatorId) {
    // Read again when they change: whoever mends a credentials file need not restart the operator.
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
   * @param own its own identity, which may assume roles
   */
  public SdkClients(InstantSource clock, String operatorId, AwsCredentialsProvider own) {
    this(clock, operatorId, own, CALL_TIMEOUT);
  }

  SdkClients(InstantSource clock, String operatorId, AwsCredentialsProvider own, Duration limit) {
    this.limit = limit;
    this.clock = clock;
    this.own = own;
    this.session = Tag.builder().key(SESSION_TAG).value(operatorId).build();
  }

  @Override
  public Beanstalk beanstalk(Scope scope) {
    return of(scope).beanstalk();
  }

  @Override
  public Configurations configurations(Scope scope) {
    return of(scope).configurations();
  }

  @Override
  public Versions versions(Scope scope) {
    return of(scope).versions();
  }

  @Override
  public ArtifactStore artifacts(Scope scope) {
    return of(scope).artifacts();
  }

  @Override
  public Identities identities(Scope scope) {
    return of(scope).identities();
  }

  @Override
  public ContainerRegistry containerRegistry(Scope scope) {
    return of(scope).containerRegistry();
  }

  @Override
  public Logs logs(Scope scope) {
    return of(scope).logs();
  }

  /**
   * Beanstalk's client.
   *
   * @param attempts one for calls that change something: whether such a call is repeated is for a
   *     plan to decide, which looks first what became of it
   */
  private ElasticBeanstalkClient beanstalk(
      Scope scope, AwsCredentialsProvider credentials, int attempts) {
    var once =
        ClientOverrideConfiguration.builder()
            .apiCallTimeout(limit)
            .retryStrategy(
                DefaultRetryStrategy.standardStrategyBuilder().maxAttempts(attempts).build())
            .build();
    return configured(ElasticBeanstalkClient.builder(), "elasticbeanstalk", scope, credentials)
        .overrideConfiguration(once)
        .build();
  }

  /** A role is of the account that its ARN names; the own identity may be of any. */
  private static Runnable check(Scope scope, CallerAccount caller) {
    var account = scope.account();
    return account == null || scope.roleArn() != null ? () -> {} : () -> caller.is(account);
  }

  private Services of(Scope scope) {
    return services.computeIfAbsent(scope, this::make);
  }

  private Services make(Scope scope) {
    var budget = budget("elasticbeanstalk", scope, 60, 10);
    var credentials = credentials(scope);
    var reading = beanstalk(scope, credentials, 2);
    var writing = beanstalk(scope, credentials, 1);
    var s3 = S3Client.builder();
    if (scope.endpoints().containsKey("s3")) s3.forcePathStyle(true);
    var caller =
        new CallerAccount(
            configured(StsClient.builder(), "sts", scope, credentials).build(),
            budget("sts", scope, 20, 5));
    var account = scope.account();
    return new Services(
        new SdkBeanstalk(reading, writing, budget, check(scope, caller)),
        new SdkConfigurations(reading, budget),
        new SdkVersions(reading, writing, budget),
        new SdkArtifactStore(
            configured(s3, "s3", scope, credentials).build(),
            scope.region(),
            account == null ? caller::id : () -> account,
            budget("s3", scope, 500, 100)),
        new SdkIdentities(
            configured(IamClient.builder(), "iam", scope, credentials).build(),
            budget("iam", scope, 20, 5)),
        new SdkContainerRegistry(
            configured(EcrClient.builder(), "ecr", scope, credentials).build(),
            clock,
            budget("ecr", scope, 20, 5)),
        new SdkLogs(reading, budget));
  }

  /** Every service counts for itself; Beanstalk is the one that is quick to refuse. */
  private Budget budget(String service, Scope scope, double burst, double perSecond) {
    return budgets.computeIfAbsent(
        new BudgetKey(service, scope.account(), scope.region()),
        key -> new Budget(clock, burst, perSecond));
  }

  private AwsCredentialsProvider credentials(Scope scope) {
    if (scope.roleArn() == null) return own;
    var sts = configured(StsClient.builder(), "sts", scope, own).build();
    return StsAssumeRoleCredentialsProvider.builder()
        .stsClient(sts)
        .refreshRequest(
            r ->
                r.roleArn(scope.roleArn())
                    .externalId(scope.externalId())
                    .roleSessionName("eb-operator")
                    .tags(session))
        .build();
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(
      B builder, String service, Scope scope, AwsCredentialsProvider credentials) {
    builder
        .region(Region.of(scope.region()))
        .credentialsProvider(credentials)
        .httpClient(http)
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .apiCallTimeout(limit)
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
