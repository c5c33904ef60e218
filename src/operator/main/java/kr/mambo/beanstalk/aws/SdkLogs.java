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
 * {@link Logs} over the AWS SDK: Beanstalk answers with a presigned address in S3 for each
 * instance.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticbeanstalk/latest/api/API_RetrieveEnvironmentInfo.html">RetrieveEnvironmentInfo</a>
 */
final class SdkLogs implements Logs {
  private static final int MOST = 10;
  private final ElasticBeanstalkClient client;
  private final Asking asking;
  private final LogLink link;

  SdkLogs(ElasticBeanstalkClient client, Budget budget) {
    this.client = client;
    this.asking = new Asking("elasticbeanstalk", budget);
    // An emulator without TLS has its S3 without it too.
    this.link =
        new LogLink(
            client
                .serviceClientConfiguration()
                .endpointOverride()
                .map(URI::getScheme)
                .filter("http"::equals)
                .isPresent());
  }

  @Override
  public String request(String environmentId) {
    return Translation.requestId(
        asking.ask(
            "RequestEnvironmentInfo",
            () ->
                client.requestEnvironmentInfo(
                    r -> r.environmentId(environmentId).infoType(EnvironmentInfoType.TAIL))));
  }

  @Override
  public List<InstanceLog> tails(String environmentId, Instant since) {
    return asking
        .ask(
            "RetrieveEnvironmentInfo",
            () ->
                client.retrieveEnvironmentInfo(
                    r -> r.environmentId(environmentId).infoType(EnvironmentInfoType.TAIL)))
        .environmentInfo()
        .stream()
        .filter(info -> info.message() != null && info.ec2InstanceId() != null)
        .filter(info -> info.sampleTimestamp() != null && !info.sampleTimestamp().isBefore(since))
        .limit(MOST)
        .flatMap(info -> fetched(info).stream())
        .toList();
  }

  private Optional<InstanceLog> fetched(EnvironmentInfoDescription info) {
    return link.text(info.message()).map(text -> new InstanceLog(info.ec2InstanceId(), text));
  }
}
