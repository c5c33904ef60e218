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

  private static final Tag SESSION =
      Tag.builder().key("eb.mambo.kr/operator").value("eb-operator").build();

  private record Services(
      Beanstalk beanstalk,
      Configurations configurations,
      Versions versions,
      ArtifactStore artifacts,
      Identities identities) {}

  private record BudgetKey(String service, @Nullable String account, String region) {}

  private final Map<Scope, Services> services = new ConcurrentHashMap<>();
  private final Map<BudgetKey, Budget> budgets = new ConcurrentHashMap<>();
  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder()
          .connectionTimeout(Duration.ofSeconds(3))
          .socketTimeout(Duration.ofSeconds(9))
          .build();
  private final InstantSource clock;
  private final AwsCredentialsProvider own;

  /** With the credentials that the SDK finds where the operator runs. */
  public SdkClients(InstantSource clock) {
    // Read again when they change: whoever mends a credentials file need not restart the operator.
    this(
        clock,
        DefaultCredentialsProvider.builder()
            .profileFile(ProfileFileSupplier.defaultSupplier())
            .build());
  }

  /**
   * @param own the operator's own identity, which may assume roles
   */
  public SdkClients(InstantSource clock, AwsCredentialsProvider own) {
    this.clock = clock;
    this.own = own;
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

  private Services of(Scope scope) {
    return services.computeIfAbsent(scope, this::make);
  }

  private Services make(Scope scope) {
    var budget = budget("elasticbeanstalk", scope, 60, 10);
    var credentials = credentials(scope);
    var beanstalk =
        configured(ElasticBeanstalkClient.builder(), "elasticbeanstalk", scope, credentials)
            .build();
    var s3 = S3Client.builder();
    if (scope.endpoints().containsKey("s3")) s3.forcePathStyle(true);
    return new Services(
        new SdkBeanstalk(beanstalk, budget),
        new SdkConfigurations(beanstalk, budget),
        new SdkVersions(beanstalk, budget),
        new SdkArtifactStore(
            configured(s3, "s3", scope, credentials).build(),
            scope.region(),
            scope.account(),
            budget("s3", scope, 500, 100)),
        new SdkIdentities(
            configured(IamClient.builder(), "iam", scope, credentials).build(),
            budget("iam", scope, 20, 5)));
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
                    .tags(SESSION))
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
                .apiCallTimeout(CALL_TIMEOUT)
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
