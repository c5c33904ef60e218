package kr.mambo.beanstalk.emulator.beanstalk.workflow;

import java.util.Map;
import kr.mambo.beanstalk.emulator.beanstalk.options.OptionKey;
import org.jspecify.annotations.Nullable;

/** What an update asks for; everything that is not asked for stays as it was. */
public record EnvironmentChange(
    @Nullable String versionLabel,
    String solutionStack,
    Map<OptionKey, String> options,
    @Nullable String templateName,
    boolean deploysVersion) {}
