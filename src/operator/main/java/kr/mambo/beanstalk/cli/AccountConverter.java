package kr.mambo.beanstalk.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the id of an AWS account. */
final class AccountConverter implements ITypeConverter<String> {
  @Override
  public String convert(String value) {
    if (!value.matches("[0-9]{12}")) {
      throw new TypeConversionException("use the twelve digits of the AWS account");
    }
    return value;
  }
}
