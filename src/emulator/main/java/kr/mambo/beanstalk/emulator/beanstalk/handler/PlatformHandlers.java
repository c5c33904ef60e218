package kr.mambo.beanstalk.emulator.beanstalk.handler;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import kr.mambo.beanstalk.emulator.beanstalk.platform.PlatformVersion;
import kr.mambo.beanstalk.emulator.service.ServiceException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticbeanstalk.model.*;

/** Platforms, their branches and solution stacks. */
final class PlatformHandlers {

  void register(HandlerRegistry registry) {
    registry.register(ListAvailableSolutionStacksRequest.class, this::listSolutionStacks);
    registry.register(ListPlatformBranchesRequest.class, this::listBranches);
    registry.register(ListPlatformVersionsRequest.class, this::listVersions);
    registry.register(DescribePlatformVersionRequest.class, this::describeVersion);
    registry.register(CreatePlatformVersionRequest.class, this::createVersion);
    registry.register(DeletePlatformVersionRequest.class, this::deleteVersion);
  }

  private static List<PlatformVersion> allPlatforms(CallContext context) {
    return context.backend().platforms().all();
  }

  /** The newest version of each branch, and those that the account uses. */
  private SdkPojo listSolutionStacks(
      ListAvailableSolutionStacksRequest request, CallContext context) {
    var platforms = context.backend().platforms();
    var used = context.region().live().map(e -> e.solutionStack).distinct().toList();
    var names =
        allPlatforms(context).stream()
            .filter(p -> !p.isRetired())
            .filter(p -> platforms.newestOfBranch(p).equals(p) || used.contains(p.solutionStack()))
            .map(PlatformVersion::solutionStack)
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

  private SdkPojo listBranches(ListPlatformBranchesRequest request, CallContext context) {
    Map<String, PlatformBranchSummary> branches = new LinkedHashMap<>();
    for (var platform : allPlatforms(context)) branches.putIfAbsent(platform.branch(), null);
    int order = 1000 * (branches.size() + 1);
    branches.clear();
    for (var platform : allPlatforms(context)) {
      if (branches.containsKey(platform.branch())) continue;
      order -= 1000;
      branches.put(
          platform.branch(),
          PlatformBranchSummary.builder()
              .platformName(platform.category())
              .branchName(platform.branch())
              .lifecycleState(platform.branchLifecycleState())
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
                                    branchAttribute(
                                        b, Objects.requireNonNullElse(f.attribute(), "")),
                                    f.operator(),
                                    f.values())))
            .toList();
    var page = ResultPage.slice(found, request.maxRecords(), request.nextToken());
    return ListPlatformBranchesResponse.builder()
        .platformBranchSummaryList(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private static List<String> branchAttribute(PlatformBranchSummary branch, String attribute) {
    return switch (attribute) {
      case "BranchName" -> List.of(branch.branchName());
      case "LifecycleState" -> List.of(branch.lifecycleState());
      case "PlatformName" -> List.of(branch.platformName());
      case "TierType" -> branch.supportedTierList();
      default -> throw PlatformFilters.unknownFilter(attribute);
    };
  }

  private SdkPojo listVersions(ListPlatformVersionsRequest request, CallContext context) {
    var found =
        allPlatforms(context).stream()
            .filter(
                p ->
                    request.filters().stream()
                        .allMatch(f -> PlatformFilters.matches(context, p, f)))
            .map(p -> summary(p, context.region().name))
            .toList();
    var page = ResultPage.slice(found, request.maxRecords(), request.nextToken());
    return ListPlatformVersionsResponse.builder()
        .platformSummaryList(page.items())
        .nextToken(page.nextToken())
        .build();
  }

  private static PlatformSummary summary(PlatformVersion platform, String region) {
    return PlatformSummary.builder()
        .platformArn(platform.arn(region))
        .platformOwner("AWSElasticBeanstalk")
        .platformStatus(PlatformStatus.READY)
        .platformCategory(platform.category())
        .operatingSystemName(platform.osName())
        .operatingSystemVersion(platform.osVersion())
        .supportedTierList(platform.tiers())
        .supportedAddonList(platform.addons())
        .platformLifecycleState(lifecycleState(platform))
        .platformVersion(platform.version())
        .platformBranchName(platform.branch())
        .platformBranchLifecycleState(platform.branchLifecycleState())
        .build();
  }

  private static @Nullable String lifecycleState(PlatformVersion platform) {
    return platform.lifecycleState().isEmpty() ? null : platform.lifecycleState();
  }

  private SdkPojo describeVersion(DescribePlatformVersionRequest request, CallContext context) {
    var arn = request.platformArn();
    if (arn == null) throw BeanstalkErrors.missingParameter("PlatformArn must be specified.");
    var platform =
        context
            .backend()
            .platforms()
            .findByArn(arn)
            .orElseThrow(
                () ->
                    BeanstalkErrors.invalidParameterValue(
                        "No Platform Version found for PlatformArn '" + arn + "'."));
    var summary = summary(platform, context.region().name);
    var description =
        SdkPojoCopier.copy(PlatformDescription.builder(), summary)
            .platformName(platform.name())
            .solutionStackName(platform.solutionStack())
            .description(platform.osName() + " running " + platform.category())
            .maintainer("aws-elasticbeanstalk-platforms@amazon.com")
            .dateCreated(releaseTime(platform))
            .dateUpdated(releaseTime(platform))
            .programmingLanguages(List.of())
            .frameworks(frameworks(platform))
            .customAmiList(
                List.of(
                    CustomAmi.builder()
                        .virtualizationType("hvm")
                        .imageId(
                            "ami-0%016x"
                                .formatted(
                                    platform.solutionStack().hashCode() * 0x9E3779B97F4A7C15L))
                        .build()))
            .build();
    return DescribePlatformVersionResponse.builder().platformDescription(description).build();
  }

  private static List<PlatformFramework> frameworks(PlatformVersion platform) {
    return platform.dockerVersion().isEmpty()
        ? List.of()
        : List.of(
            PlatformFramework.builder().name("Docker").version(platform.dockerVersion()).build());
  }

  private static @Nullable Instant releaseTime(PlatformVersion platform) {
    return platform.releaseDate().isEmpty()
        ? null
        : LocalDate.parse(platform.releaseDate()).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Custom platforms were retired with the Amazon Linux AMI. */
  private SdkPojo createVersion(CreatePlatformVersionRequest request, CallContext context) {
    throw new ServiceException(
        "ElasticBeanstalkServiceException",
        "Custom platforms are not supported: there is no builder platform in "
            + context.region().name
            + ".");
  }

  private SdkPojo deleteVersion(DeletePlatformVersionRequest request, CallContext context) {
    var arn = Objects.requireNonNullElse(request.platformArn(), "");
    if (context.backend().platforms().findByArn(arn).isPresent())
      throw new ServiceException(
          "InsufficientPrivilegesException",
          403,
          "The platform version " + arn + " is owned by AWS and cannot be deleted.");
    throw BeanstalkErrors.invalidParameterValue(
        "No Platform Version found for PlatformArn '" + arn + "'.");
  }
}
