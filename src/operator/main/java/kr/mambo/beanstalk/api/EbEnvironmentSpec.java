package kr.mambo.beanstalk.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wanted environment: the workload in the words of a pod template, its hosting in the words of
 * Beanstalk.
 *
 * @param accountRef the EbAccount whose identity is used. Default: the operator's own identity,
 *     where the operator's settings open it. Immutable
 * @param application the Beanstalk application, made if absent; 1-100 characters, no slash.
 *     Immutable
 * @param environmentName the environment's name at Beanstalk: 4-40 letters, digits and hyphens,
 *     unique in account and region. Default: metadata.name. Immutable
 * @param region the code of the AWS region, at most 32 characters, for example ap-northeast-2.
 *     Immutable
 * @param cnamePrefix the first label of the environment's host name; 4-63 letters, digits and
 *     hyphens, unique in the region among all customers. Default: chosen by Beanstalk. Immutable
 * @param platform the platform's branch, version and updates. Default: the newest recommended
 *     version of Docker on Amazon Linux 2023
 * @param instanceProfile the name, not the ARN, of the EC2 instance profile, 1-128 characters;
 *     required, Beanstalk makes none. Its role must read the storage bucket
 * @param instanceRole the name of the role inside the instance profile, 1-64 characters, written
 *     into .ebextensions. Default: the same name as instanceProfile
 * @param serviceRole the name, not the ARN, of Beanstalk's service role, 1-64 characters. Default:
 *     the service-linked role
 * @param storage where bundle, certificates and credentials lie. Default: Beanstalk's own bucket,
 *     which is refused where a Secret is referenced
 * @param registries private registries, by host; at most 16. Default: none, images are public or in
 *     ECR
 * @param imageResolution whether and when image tags become digests. Default: pinned where the
 *     registry answers
 * @param containers what runs on each instance; 1-16 containers on one network, by name
 * @param volumes files for the containers, by name; at most 64, each exactly one of configMap,
 *     secret, emptyDir and hostPath
 * @param terminationGracePeriodSeconds how long containers may take to stop, in seconds; 0-3600.
 *     Default: 30
 * @param scaling number and types of instances. Default: 1-4 of Beanstalk's choice
 * @param deployment how new versions reach the instances. Default: in batches with an additional
 *     one, with a rollback when they fail
 * @param loadBalancer what stands before the instances. Default: an Application load balancer on
 *     port 80
 * @param options anything else, in Beanstalk's own words; by namespace, name and resource; at most
 *     200
 * @param tags tags of the environment, at most 46; keys 1-127, values 1-255 characters. Keys must
 *     not start with `aws:`, `elasticbeanstalk:` or `eb.mambo.kr/`
 * @param deletionPolicy what happens at AWS when this resource is deleted: Delete terminates the
 *     environment and removes what the operator made for it, Retain leaves everything. Default: the
 *     namespace's annotation eb.mambo.kr/deletion-policy, then the operator's setting, then Retain
 * @param replacement what happens on changes that Beanstalk cannot make on a live environment:
 *     Never refuses them, BlueGreen makes a second environment, swaps the CNAMEs and terminates the
 *     first. Default: Never
 * @param versions which old application versions are kept. Default: the newest 3
 * @param managementMode Manage creates, changes, corrects and deletes; Observe only reads and
 *     reports. Default: Manage
 * @param suspend holds every write to AWS while true. Default: false
 * @param adoption whether an environment that already exists may be taken over: Never, IfTagged
 *     (only one that carries this resource's owner tag) or ByName (one of that name in the same
 *     application, unless somebody else owns it). Default: IfTagged
 * @param driftPolicy what happens to changes that others made at AWS: Correct undoes them, Report
 *     only says them. Default: Correct
 * @param logsOnFailure where the instance's engine log goes after a failed deployment: None or a
 *     Secret. Default: None
 * @param placement where the workload runs: Beanstalk, Both or Kubernetes. Default: Beanstalk
 * @param kubernetes how the workload runs on Kubernetes; required with placement Both and
 *     Kubernetes. Default: not at all
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
    value = "self.application == oldSelf.application",
    message = "application is immutable: make a new EbEnvironment")
@ValidationRule(
    value = "self.region == oldSelf.region",
    message = "region is immutable: make a new EbEnvironment")
@ValidationRule(
    value =
        "has(self.cnamePrefix) == has(oldSelf.cnamePrefix) && (!has(self.cnamePrefix) || self.cnamePrefix == oldSelf.cnamePrefix)",
    message =
        "cnamePrefix is immutable and can be neither added nor removed: make a new EbEnvironment")
@ValidationRule(
    value =
        "has(self.environmentName) == has(oldSelf.environmentName) && (!has(self.environmentName) || self.environmentName == oldSelf.environmentName)",
    message =
        "environmentName is immutable and can be neither added nor removed: make a new EbEnvironment")
@ValidationRule(
    value =
        "has(self.accountRef) == has(oldSelf.accountRef) && (!has(self.accountRef) || self.accountRef.name == oldSelf.accountRef.name)",
    message =
        "accountRef is immutable and can be neither added nor removed: make a new EbEnvironment")
@ValidationRule(
    value = "has(self.instanceProfile)",
    message =
        "instanceProfile is required, Beanstalk makes none: write the name of an EC2 instance profile, for example aws-elasticbeanstalk-ec2-role")
@ValidationRule(
    value =
        "!has(self.volumes) || self.containers.all(c, !has(c.volumeMounts) || c.volumeMounts.all(m, self.volumes.exists(v, v.name == m.name)))",
    message =
        "a volumeMount names a volume that is not in volumes: add the volume, or correct the mount's name")
@ValidationRule(
    value =
        "has(self.volumes) || !self.containers.exists(c, has(c.volumeMounts) && c.volumeMounts.size() > 0)",
    message =
        "a volumeMount names a volume that is not in volumes: add the volume, or correct the mount's name")
@ValidationRule(
    value =
        "self.containers.all(c, !has(c.ports) || c.ports.all(p, !has(p.hostPort) || self.containers.map(d, has(d.ports) ? d.ports.filter(q, has(q.hostPort) && q.hostPort == p.hostPort && q.protocol == p.protocol).size() : 0).sum() == 1))",
    message =
        "one hostPort is published twice: give each container port a hostPort of its own, or leave hostPort out where only other containers call")
@ValidationRule(
    value =
        "has(self.storage) || (!has(self.registries) || self.registries.size() == 0) && (!has(self.volumes) || !self.volumes.exists(v, has(v.secret))) && !self.containers.exists(c, has(c.env) && c.env.exists(e, e.?valueFrom.?secretKeyRef.hasValue()))",
    message =
        "storage.bucket is required where a Secret is referenced: name a bucket in the same region that only these instances read")
@ValidationRule(
    value =
        "!has(self.storage) || !self.storage.bucket.startsWith('elasticbeanstalk-') || (!has(self.registries) || self.registries.size() == 0) && (!has(self.volumes) || !self.volumes.exists(v, has(v.secret))) && !self.containers.exists(c, has(c.env) && c.env.exists(e, e.?valueFrom.?secretKeyRef.hasValue()))",
    message =
        "Secrets must not go to Beanstalk's own bucket, every environment can read it: name another bucket in storage.bucket")
@ValidationRule(
    value =
        "!has(self.deployment) || !has(self.deployment.policy) || self.deployment.policy != 'TrafficSplitting' || !has(self.loadBalancer) || self.loadBalancer.type == 'Application'",
    message =
        "deployment.policy TrafficSplitting needs loadBalancer.type Application: choose another policy, or that type")
@ValidationRule(
    value =
        "!has(self.loadBalancer) || self.loadBalancer.type != 'None' || !has(self.deployment) || !has(self.deployment.policy) || self.deployment.policy in ['AllAtOnce', 'Immutable']",
    message =
        "loadBalancer.type None is a single instance: deployment.policy can be AllAtOnce or Immutable")
@ValidationRule(
    value =
        "!has(self.loadBalancer) || self.loadBalancer.type != 'None' || !has(self.scaling) || (!has(self.scaling.max) || self.scaling.max == 1) && self.scaling.?min.orValue(1) == 1 && !has(self.scaling.targetCPUUtilization)",
    message =
        "loadBalancer.type None is a single instance: leave scaling.min, max and targetCPUUtilization out, or choose type Application or Network")
@ValidationRule(
    value =
        "!has(self.loadBalancer) || self.loadBalancer.type != 'None' || !has(self.deployment) || !has(self.deployment.batchSize)",
    message =
        "loadBalancer.type None is a single instance: remove deployment.batchSize, or choose another type")
@ValidationRule(
    value =
        "!has(self.loadBalancer) || !has(self.loadBalancer.listeners) || self.loadBalancer.listeners.all(l, self.containers.exists(c, has(c.ports) && c.ports.exists(p, has(p.hostPort) && p.protocol == 'TCP' && p.hostPort == (has(l.instancePort) ? l.instancePort : l.port))))",
    message =
        "a listener passes requests on to a port that no container publishes: give a container that hostPort, or write it as the listener's instancePort")
@ValidationRule(
    value =
        "!has(self.replacement) || self.replacement != 'BlueGreen' || !has(self.environmentName) || self.environmentName.size() <= 38",
    message =
        "replacement BlueGreen makes a second environment <environmentName>-b: environmentName may have at most 38 characters")
@ValidationRule(
    value = "!has(self.placement) || self.placement == 'Beanstalk' || has(self.kubernetes)",
    message = "placement Both and Kubernetes need spec.kubernetes: write at least kubernetes: {}")
public record EbEnvironmentSpec(
    @Nullable AccountReference accountRef,
    @Required
        @Size(min = 1, max = 100)
        @ValidationRule(
            value = "!self.contains('/')",
            message = "application must not contain a slash: ARNs and S3 keys would break")
        String application,
    @Nullable
        @Size(min = 4, max = 40)
        @ValidationRule(
            value = "self.matches('^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$')",
            message =
                "environmentName has 4-40 letters, digits and hyphens, no hyphen at the start or end")
        String environmentName,
    @Required
        @Size(max = 32)
        @ValidationRule(
            value = "self.matches('^[a-z]{2,4}(-[a-z]+)+-[0-9]+$')",
            message = "write the code of an AWS region, for example ap-northeast-2")
        String region,
    @Nullable
        @Size(min = 4, max = 63)
        @ValidationRule(
            value = "self.matches('^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?$')",
            message =
                "cnamePrefix is the first label only, 4-63 letters, digits and hyphens, no hyphen at the start or end, for example mambo-py")
        String cnamePrefix,
    @Nullable Platform platform,
    @Nullable
        @Size(min = 1, max = 128)
        @ValidationRule(
            value = "self.matches('^[A-Za-z0-9+=,.@_-]+$')",
            message =
                "instanceProfile is a name, not an ARN, for example aws-elasticbeanstalk-ec2-role")
        String instanceProfile,
    @Nullable
        @Size(min = 1, max = 64)
        @ValidationRule(
            value = "self.matches('^[A-Za-z0-9+=,.@_-]+$')",
            message =
                "instanceRole is a name, not an ARN, for example aws-elasticbeanstalk-ec2-role")
        String instanceRole,
    @Nullable
        @Size(min = 1, max = 64)
        @ValidationRule(
            value = "self.matches('^[A-Za-z0-9+=,.@_-]+$')",
            message =
                "serviceRole is a name, not an ARN, for example aws-elasticbeanstalk-service-role")
        String serviceRole,
    @Nullable Storage storage,
    @MergeKey("host") @Size(max = 16) List<Registry> registries,
    @Nullable ImageResolution imageResolution,
    @Required @MergeKey("name") @Size(min = 1, max = 16) List<Container> containers,
    @MergeKey("name") @Size(max = 64) List<Volume> volumes,
    @Default("30") @Min(0) @Max(3600) Integer terminationGracePeriodSeconds,
    @Nullable Scaling scaling,
    @Nullable Deployment deployment,
    @Nullable LoadBalancer loadBalancer,
    @MergeKey({"namespace", "name", "resource"}) @Size(max = 200) List<OptionSetting> options,
    @Size(max = 46)
        @ValidationRule(
            value =
                "self.all(k, k.size() <= 127 && k.matches('^[\\\\p{L}\\\\p{N} _.:/=+@-]+$') && !k.matches('^(?i:aws:|elasticbeanstalk:|eb[.]mambo[.]kr/)'))",
            message =
                "a tag's key has 1-127 letters, digits, blanks and _ . : / = + - @, and does not start with aws:, elasticbeanstalk: or eb.mambo.kr/")
        @ValidationRule(
            value = "self.all(k, self[k].matches('^[\\\\p{L}\\\\p{N} _.:/=+@-]*$'))",
            message = "a tag's value has letters, digits, blanks and _ . : / = + - @ only")
        Map<String, @Size(min = 1, max = 255) String> tags,
    @Nullable DeletionPolicy deletionPolicy,
    @Default("Never") ReplacementPolicy replacement,
    @Nullable Versions versions,
    @Default("Manage") ManagementMode managementMode,
    @Default("false") Boolean suspend,
    @Default("IfTagged") Adoption adoption,
    @Default("Correct") DriftPolicy driftPolicy,
    @Default("None") LogsOnFailure logsOnFailure,
    @Default("Beanstalk") Placement placement,
    @Nullable KubernetesSpec kubernetes) {

  public EbEnvironmentSpec {
    registries = Defaults.list(registries);
    containers = Defaults.list(containers);
    volumes = Defaults.list(volumes);
    terminationGracePeriodSeconds = Defaults.or(terminationGracePeriodSeconds, 30);
    options = Defaults.list(options);
    tags = Defaults.map(tags);
    replacement = Defaults.or(replacement, ReplacementPolicy.Never);
    managementMode = Defaults.or(managementMode, ManagementMode.Manage);
    suspend = Defaults.or(suspend, false);
    adoption = Defaults.or(adoption, Adoption.IfTagged);
    driftPolicy = Defaults.or(driftPolicy, DriftPolicy.Correct);
    logsOnFailure = Defaults.or(logsOnFailure, LogsOnFailure.None);
    placement = Defaults.or(placement, Placement.Beanstalk);
  }

  /** How many instances there are; what is not said has its default. */
  public Scaling effectiveScaling() {
    return Defaults.or(scaling, Scaling.DEFAULTS);
  }

  /** How new versions reach the instances; what is not said has its default. */
  public Deployment effectiveDeployment() {
    return Defaults.or(deployment, Deployment.DEFAULTS);
  }

  /** What stands before the instances; what is not said has its default. */
  public LoadBalancer effectiveLoadBalancer() {
    return Defaults.or(loadBalancer, LoadBalancer.DEFAULTS);
  }

  /** How the workload runs, or would run, on Kubernetes; what is not said has its default. */
  public KubernetesSpec effectiveKubernetes() {
    return Defaults.or(kubernetes, KubernetesSpec.DEFAULTS);
  }
}
