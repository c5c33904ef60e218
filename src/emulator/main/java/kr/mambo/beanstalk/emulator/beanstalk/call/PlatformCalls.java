package kr.mambo.beanstalk.emulator.beanstalk.call;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kr.mambo.beanstalk.emulator.beanstalk.platform.Platform;
import kr.mambo.beanstalk.emulator.service.Refusal;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.*;

/** Platforms, their branches and solution stacks. */
final class PlatformCalls {

  void register(Operations operations) {
    operations.on(ListAvailableSolutionStacksRequest.class, this::stacks);
    operations.on(ListPlatformBranchesRequest.class, this::branches);
    operations.on(ListPlatformVersionsRequest.class, this::versions);
    operations.on(DescribePlatformVersionRequest.class, this::describe);
    operations.on(CreatePlatformVersionRequest.class, this::create);
    operations.on(DeletePlatformVersionRequest.class, this::delete);
  }

  private static List<Platform> all(Context context) {
    return context.shop().platforms().all();
  }

  /** The newest version of each branch, and those that the account uses. */
  private SdkPojo stacks(ListAvailableSolutionStacksRequest request, Context context) {
    var platforms = context.shop().platforms();
    var used = context.region().live().map(e -> e.platform).distinct().toList();
    var names =
        all(context).stream()
            .filter(p -> !p.retired())
            .filter(p -> platforms.newest(p).equals(p) || used.contains(p.stack()))
            .map(Platform::stack)
            .toList();
    return ListAvailableSolutionStacksResponse.builder()
        .solutionStacks(names)
        .solutionStackDetails(
            names.stream()
                .map(
                    n ->
                        SolutionStackDescription.builder()
                            .solutionStackName(n)
                            .permittedFileTypes(
                                n.contains("Tomcat") ? List.of("war", "zip") : List.of("zip"))
                            .build())
                .toList())
        .build();
  }

  private SdkPojo branches(ListPlatformBranchesRequest request, Context context) {
    Map<String, PlatformBranchSummary> branches = new LinkedHashMap<>();
    for (var platform : all(context)) branches.putIfAbsent(platform.branch(), null);
    int order = 1000 * (branches.size() + 1);
    branches.clear();
    for (var platform : all(context)) {
      if (branches.containsKey(platform.branch())) continue;
      order -= 1000;
      branches.put(
          platform.branch(),
          PlatformBranchSummary.builder()
              .platformName(platform.category())
              .branchName(platform.branch())
              .lifecycleState(platform.branchState())
              .branchOrder(order)
              .supportedTierList(platform.tiers())
              .build());
    }
    var found =
        branches.values().stream()
            .filter(
                b ->
                    request.filters().stream()
                        .allMatch(
                            f ->
                                PlatformFilters.matches(
                                    value(b, Objects.requireNonNullElse(f.attribute(), "")),
                                    f.operator(),
                                    f.values())))
            .toList();
    var page = Pages.of(found, request.maxRecords(), request.nextToken());
    return ListPlatformBranchesResponse.builder()
        .platformBranchSummaryList(page.items())
        .nextToken(page.next())
        .build();
  }

  private static List<String> value(PlatformBranchSummary branch, String attribute) {
    return switch (attribute) {
      case "BranchName" -> List.of(branch.branchName());
      case "LifecycleState" -> List.of(branch.lifecycleState());
      case "PlatformName" -> List.of(branch.platformName());
      case "TierType" -> branch.supportedTierList();
      default -> throw PlatformFilters.unknown(attribute);
    };
  }

  private SdkPojo versions(ListPlatformVersionsRequest request, Context context) {
    var found =
        all(context).stream()
            .filter(
                p ->
                    request.filters().stream()
                        .allMatch(f -> PlatformFilters.matches(context, p, f)))
            .map(p -> summary(p, context.region().name))
            .toList();
    var page = Pages.of(found, request.maxRecords(), request.nextToken());
    return ListPlatformVersionsResponse.builder()
        .platformSummaryList(page.items())
        .nextToken(page.next())
        .build();
  }

  private static PlatformSummary summary(Platform platform, String region) {
    return PlatformSummary.builder()
        .platformArn(platform.arn(region))
        .platformOwner("AWSElasticBeanstalk")
        .platformStatus(PlatformStatus.READY)
        .platformCategory(platform.category())
        .operatingSystemName(platform.osName())
        .operatingSystemVersion(platform.osVersion())
        .supportedTierList(platform.tiers())
        .supportedAddonList(platform.addons())
        .platformLifecycleState(state(platform))
        .platformVersion(platform.version())
        .platformBranchName(platform.branch())
        .platformBranchLifecycleState(platform.branchState())
        .build();
  }

  private static @Nullable String state(Platform platform) {
    return platform.state().isEmpty() ? null : platform.state();
  }

  private SdkPojo describe(DescribePlatformVersionRequest request, Context context) {
    var arn = request.platformArn();
    if (arn == null) throw Refusals.missing("PlatformArn must be specified.");
    var platform =
        context
            .shop()
            .platforms()
            .arn(arn)
            .orElseThrow(
                () -> Refusals.value("No Platform Version found for PlatformArn '" + arn + "'."));
    var summary = summary(platform, context.region().name);
    var description =
        Copy.into(PlatformDescription.builder(), summary)
            .platformName(platform.name())
            .solutionStackName(platform.stack())
            .description(platform.osName() + " running " + platform.category())
            .maintainer("aws-elasticbeanstalk-platforms@amazon.com")
            .dateCreated(released(platform))
            .dateUpdated(released(platform))
            .programmingLanguages(List.of())
            .frameworks(framework(platform))
            .customAmiList(
                List.of(
                    CustomAmi.builder()
                        .virtualizationType("hvm")
                        .imageId(
                            "ami-0%016x"
                                .formatted(platform.stack().hashCode() * 0x9E3779B97F4A7C15L))
                        .build()))
            .build();
    return DescribePlatformVersionResponse.builder().platformDescription(description).build();
  }

  private static List<PlatformFramework> framework(Platform platform) {
    return platform.docker().isEmpty()
        ? List.of()
        : List.of(PlatformFramework.builder().name("Docker").version(platform.docker()).build());
  }

  private static @Nullable Instant released(Platform platform) {
    return platform.released().isEmpty()
        ? null
        : LocalDate.parse(platform.released()).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Custom platforms were retired with the Amazon Linux AMI. */
  private SdkPojo create(CreatePlatformVersionRequest request, Context context) {
    throw new Refusal(
        "ElasticBeanstalkServiceException",
        "Custom platforms are not supported: there is no builder platform in "
            + context.region().name
            + ".");
  }

  private SdkPojo delete(DeletePlatformVersionRequest request, Context context) {
    var arn = Objects.requireNonNullElse(request.platformArn(), "");
    if (context.shop().platforms().arn(arn).isPresent())
      throw new Refusal(
          "InsufficientPrivilegesException",
          403,
          "The platform version " + arn + " is owned by AWS and cannot be deleted.");
    throw Refusals.value("No Platform Version found for PlatformArn '" + arn + "'.");
  }
}
