package kr.mambo.beanstalk.registry;

import java.util.List;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.workload.RegistryAccess;

/** Resolves tags at any registry. */
@FunctionalInterface
public interface TagResolver {
  /**
   * Resolves a tag. Blocks, and gives up when its thread is interrupted.
   *
   * @param image a reference without a digest
   * @param access to the registries of the resource's spec
   * @param scope whose identity is used for Amazon ECR
   */
  DigestResult resolve(String image, List<RegistryAccess> access, Scope scope);
}
