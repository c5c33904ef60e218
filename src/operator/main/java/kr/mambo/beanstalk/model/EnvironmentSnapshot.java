package kr.mambo.beanstalk.model;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An environment as DescribeEnvironments shows it, without what changes all the time: equal
 * snapshots mean that nothing happened.
 *
 * @param color Green, Yellow, Red or Grey
 * @param versionLabel the deployed version; null while none is
 * @param cname the environment's host name; null while it launches
 * @param tier its name, with the type behind a slash where that is not Standard
 * @param abortable whether AWS says that the running operation may be aborted
 * @param updatedAt when it was changed last, by whomever; null where AWS does not say
 */
@RecordBuilder
public record EnvironmentSnapshot(
    String name,
    String id,
    String arn,
    String application,
    Lifecycle lifecycle,
    String color,
    HealthStatus health,
    @Nullable String versionLabel,
    String platformArn,
    @Nullable String cname,
    String tier,
    boolean abortable,
    @Nullable Instant updatedAt) {}
