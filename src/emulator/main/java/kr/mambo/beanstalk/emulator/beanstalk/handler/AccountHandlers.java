package kr.mambo.beanstalk.emulator.beanstalk.handler;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.EnvironmentResources;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.*;

/** The account's quotas and bucket, and what belongs to an environment beside itself. */
final class AccountHandlers {

  void register(HandlerRegistry registry) {
    registry.register(DescribeAccountAttributesRequest.class, this::describeAttributes);
    registry.register(CreateStorageLocationRequest.class, this::createStorageLocation);
    registry.register(DescribeEnvironmentResourcesRequest.class, this::describeResources);
    registry.register(RequestEnvironmentInfoRequest.class, this::requestInfo);
    registry.register(RetrieveEnvironmentInfoRequest.class, this::retrieveInfo);
  }

  private SdkPojo describeAttributes(
      DescribeAccountAttributesRequest request, CallContext context) {
    var quotas = context.backend().rules().quotas();
    return DescribeAccountAttributesResponse.builder()
        .resourceQuotas(
            q ->
                q.applicationQuota(x -> x.maximum(quotas.applications()))
                    .applicationVersionQuota(x -> x.maximum(quotas.versions()))
                    .environmentQuota(x -> x.maximum(quotas.environments()))
                    .configurationTemplateQuota(x -> x.maximum(quotas.templates()))
                    .customPlatformQuota(x -> x.maximum(quotas.customPlatforms())))
        .build();
  }

  private SdkPojo createStorageLocation(CreateStorageLocationRequest request, CallContext context) {
    var region = context.region();
    var objects = context.backend().objects();
    if (!objects.bucketExists(region.bucketName()))
      objects.createBucket(region.account, region.name, region.bucketName());
    return CreateStorageLocationResponse.builder().s3Bucket(region.bucketName()).build();
  }

  private SdkPojo describeResources(
      DescribeEnvironmentResourcesRequest request, CallContext context) {
    var environment = context.environment(request.environmentId(), request.environmentName());
    return DescribeEnvironmentResourcesResponse.builder()
        .environmentResources(describeResourcesOf(environment))
        .build();
  }

  private static EnvironmentResourceDescription describeResourcesOf(Environment environment) {
    var resources = Stream.ofNullable(environment.resources).toList();
    boolean launched = !environment.instances.isEmpty();
    var created = launched ? resources : List.<EnvironmentResources>of();
    return EnvironmentResourceDescription.builder()
        .environmentName(environment.name)
        .autoScalingGroups(
            created.stream()
                .map(r -> AutoScalingGroup.builder().name(r.autoScalingGroup()).build())
                .toList())
        .instances(
            environment.instances.stream()
                .map(
                    i ->
                        software.amazon.awssdk.services.elasticbeanstalk.model.Instance.builder()
                            .id(i.id)
                            .build())
                .toList())
        .launchConfigurations(List.of())
        .launchTemplates(
            created.stream()
                .map(r -> LaunchTemplate.builder().id(r.launchTemplate()).build())
                .toList())
        .loadBalancers(
            created.stream()
                .flatMap(r -> Stream.ofNullable(r.loadBalancer()))
                .map(name -> LoadBalancer.builder().name(name).build())
                .toList())
        .triggers(List.of())
        .queues(List.of())
        .build();
  }

  private SdkPojo requestInfo(RequestEnvironmentInfoRequest request, CallContext context) {
    var environment = context.environment(request.environmentId(), request.environmentName());
    var type = Objects.requireNonNull(request.infoTypeAsString());
    if (type.equals("analyze"))
      throw BeanstalkErrors.invalidParameterValue(
          "AI analysis is not available in " + context.region().name + ".");
    context.backend().operations().pullLogs(environment, type, context.requestId());
    return RequestEnvironmentInfoResponse.builder().build();
  }

  private SdkPojo retrieveInfo(RetrieveEnvironmentInfoRequest request, CallContext context) {
    var environment =
        context.environmentIncludingTerminated(request.environmentId(), request.environmentName());
    var type = Objects.requireNonNull(request.infoTypeAsString());
    return RetrieveEnvironmentInfoResponse.builder()
        .environmentInfo(
            environment.logPulls.stream()
                .filter(l -> l.type().equals(type))
                .map(
                    l ->
                        EnvironmentInfoDescription.builder()
                            .infoType(type)
                            .ec2InstanceId(l.instanceId())
                            .sampleTimestamp(l.sampledAt())
                            .message(context.backend().objects().presignedUrl(l.bucket(), l.key()))
                            .build())
                .toList())
        .build();
  }
}
