package kr.mambo.beanstalk.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import kr.mambo.beanstalk.cli.policy.PolicyKind;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads whom a policy is for. */
final class PolicyKindConverter implements ITypeConverter<PolicyKind> {
  @Override
  public PolicyKind convert(String value) {
    for (var kind : PolicyKind.values()) if (kind.argumentValue().equals(value)) return kind;
    throw new TypeConversionException(
        Arrays.stream(PolicyKind.values())
            .map(PolicyKind::argumentValue)
            .collect(Collectors.joining(", ", "use one of ", "")));
  }
}
