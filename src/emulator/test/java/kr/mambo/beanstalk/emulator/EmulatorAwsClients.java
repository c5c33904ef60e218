package kr.mambo.beanstalk.emulator;

import java.net.URI;
import kr.mambo.beanstalk.emulator.signature.Credential;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.elasticbeanstalk.ElasticBeanstalkClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** AWS's own clients of a running emulator; they do not try again. */
public record EmulatorAwsClients(Emulator emulator, AwsCredentials credentials, Region region) {
  public static EmulatorAwsClients of(Emulator emulator) {
    return new EmulatorAwsClients(
        emulator, credentials(emulator.defaultCredential()), Region.US_EAST_1);
  }

  public EmulatorAwsClients withCredentials(AwsCredentials other) {
    return new EmulatorAwsClients(emulator, other, region);
  }

  public EmulatorAwsClients withCredentials(Credential other) {
    return withCredentials(credentials(other));
  }

  public EmulatorAwsClients inRegion(Region other) {
    return new EmulatorAwsClients(emulator, credentials, other);
  }

  public StsClient sts() {
    return configured(StsClient.builder(), emulator.endpoint())
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  public IamClient iam() {
    return configured(IamClient.builder(), emulator.endpoint())
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  public ElasticBeanstalkClient beanstalk() {
    return configured(ElasticBeanstalkClient.builder(), emulator.endpoint())
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  public S3Client s3() {
    return configured(S3Client.builder(), emulator.s3Endpoint())
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  private <B extends AwsClientBuilder<B, ?>> B configured(B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(region)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .overrideConfiguration(o -> o.retryStrategy(AwsRetryStrategy.doNotRetry()));
  }

  private static AwsCredentials credentials(Credential key) {
    return key.sessionToken()
        .<AwsCredentials>map(
            token -> AwsSessionCredentials.create(key.accessKeyId(), key.secretAccessKey(), token))
        .orElseGet(() -> AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()));
  }
}
