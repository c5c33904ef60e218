package kr.mambo.beanstalk.emulator.beanstalk.call;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import kr.mambo.beanstalk.emulator.beanstalk.state.Environment;
import kr.mambo.beanstalk.emulator.beanstalk.state.Resources;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.*;

/** The account's quotas and bucket, and what belongs to an environment beside itself. */
final class AccountCalls {

  void register(Operations operations) {
    operations.on(DescribeAccountAttributesRequest.class, this::attributes);
    operations.on(CreateStorageLocationRequest.class, this::storage);
    operations.on(DescribeEnvironmentResourcesRequest.class, this::resources);
    operations.on(RequestEnvironmentInfoRequest.class, this::request);
    operations.on(RetrieveEnvironmentInfoRequest.class, this::retrieve);
  }

  private SdkPojo attributes(DescribeAccountAttributesRequest request, Context context) {
    var limits = context.shop().rules().limits();
    return DescribeAccountAttributesResponse.builder()
        .resourceQuotas(
            q ->
                q.applicationQuota(x -> x.maximum(limits.applications()))
                    .applicationVersionQuota(x -> x.maximum(limits.versions()))
                    .environmentQuota(x -> x.maximum(limits.environments()))
                    .configurationTemplateQuota(x -> x.maximum(limits.templates()))
                    .customPlatformQuota(x -> x.maximum(limits.customPlatforms())))
        .build();
  }

  private SdkPojo storage(CreateStorageLocationRequest request, Context context) {
    var region = context.region();
    var objects = context.shop().objects();
    if (!objects.exists(region.bucket()))
      objects.create(region.account, region.name, region.bucket());
    return CreateStorageLocationResponse.builder().s3Bucket(region.bucket()).build();
  }

  private SdkPojo resources(DescribeEnvironmentResourcesRequest request, Context context) {
    var environment = context.environment(request.environmentId(), request.environmentName());
    return DescribeEnvironmentResourcesResponse.builder()
        .environmentResources(description(environment))
        .build();
  }

  private static EnvironmentResourceDescription description(Environment environment) {
    var resources = Stream.ofNullable(environment.resources).toList();
    boolean launched = !environment.instances.isEmpty();
    var there = launched ? resources : List.<Resources>of();
    return EnvironmentResourceDescription.builder()
        .environmentName(environment.name)
        .autoScalingGroups(
            there.stream().map(r -> AutoScalingGroup.builder().name(r.group()).build()).toList())
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
            there.stream()
                .map(r -> LaunchTemplate.builder().id(r.launchTemplate()).build())
                .toList())
        .loadBalancers(
            there.stream()
                .flatMap(r -> Stream.ofNullable(r.loadBalancer()))
                .map(name -> LoadBalancer.builder().name(name).build())
                .toList())
        .triggers(List.of())
        .queues(List.of())
        .build();
  }

  private SdkPojo request(RequestEnvironmentInfoRequest request, Context context) {
    var environment = context.environment(request.environmentId(), request.environmentName());
    var type = Objects.requireNonNull(request.infoTypeAsString());
    if (type.equals("analyze"))
      throw Refusals.value("AI analysis is not available in " + context.region().name + ".");
    context.shop().works().pullLogs(environment, type, context.requestId());
    return RequestEnvironmentInfoResponse.builder().build();
  }

  private SdkPojo retrieve(RetrieveEnvironmentInfoRequest request, Context context) {
    var environment = context.anyEnvironment(request.environmentId(), request.environmentName());
    var type = Objects.requireNonNull(request.infoTypeAsString());
    return RetrieveEnvironmentInfoResponse.builder()
        .environmentInfo(
            environment.logs.stream()
                .filter(l -> l.type().equals(type))
                .map(
                    l ->
                        EnvironmentInfoDescription.builder()
                            .infoType(type)
                            .ec2InstanceId(l.instance())
                            .sampleTimestamp(l.sampled())
                            .message(context.shop().objects().url(l.bucket(), l.key()))
                            .build())
                .toList())
        .build();
  }
}
