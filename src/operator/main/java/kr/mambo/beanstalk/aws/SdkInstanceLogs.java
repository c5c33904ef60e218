package kr.mambo.beanstalk.aws;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kr.mambo.beanstalk.model.InstanceLog;
import software.amazon.awssdk.services.elasticbeanstalk.ElasticBeanstalkClient;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentInfoDescription;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentInfoType;

/**
 * {@link InstanceLogs} over the AWS SDK: Beanstalk returns a presigned S3 URL for each instance.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_RetrieveEnvironmentInfo.html">RetrieveEnvironmentInfo</a>
 */
final class SdkInstanceLogs implements InstanceLogs {
  private static final int MAX_INSTANCES = 10;
  private final ElasticBeanstalkClient client;
  private final AwsCall awsCall;
  private final PresignedLogReader logReader;

  SdkInstanceLogs(ElasticBeanstalkClient client, RateLimiter rateLimiter) {
    this.client = client;
    this.awsCall = new AwsCall("elasticbeanstalk", rateLimiter);
    // An emulator without TLS serves S3 without it too.
    this.logReader =
        new PresignedLogReader(
            client
                .serviceClientConfiguration()
                .endpointOverride()
                .map(URI::getScheme)
                .filter("http"::equals)
                .isPresent());
  }

  @Override
  public String requestTails(String environmentId) {
    return SdkMapper.requestId(
        awsCall.execute(
            "RequestEnvironmentInfo",
            () ->
                client.requestEnvironmentInfo(
                    r -> r.environmentId(environmentId).infoType(EnvironmentInfoType.TAIL))));
  }

  @Override
  public List<InstanceLog> retrieveTails(String environmentId, Instant since) {
    return awsCall
        .execute(
            "RetrieveEnvironmentInfo",
            () ->
                client.retrieveEnvironmentInfo(
                    r -> r.environmentId(environmentId).infoType(EnvironmentInfoType.TAIL)))
        .environmentInfo()
        .stream()
        .filter(info -> info.message() != null && info.ec2InstanceId() != null)
        .filter(info -> info.sampleTimestamp() != null && !info.sampleTimestamp().isBefore(since))
        .limit(MAX_INSTANCES)
        .flatMap(info -> fetch(info).stream())
        .toList();
  }

  private Optional<InstanceLog> fetch(EnvironmentInfoDescription info) {
    return logReader.read(info.message()).map(text -> new InstanceLog(info.ec2InstanceId(), text));
  }
}
