package kr.mambo.beanstalk.cli.policy;

import kr.mambo.beanstalk.api.EbEnvironmentSpec;

/** An EbEnvironment by its namespace and name. */
public record NamedEnvironment(String namespace, String name, EbEnvironmentSpec spec) {}
