package kr.mambo.beanstalk.registry;

import java.util.List;
import kr.mambo.beanstalk.model.Scope;
import kr.mambo.beanstalk.workload.RegistryAccess;

/** All registries there are. */
@FunctionalInterface
public interface TagResolver {
  /**
   * Asks what a tag names. Blocks, and gives up when its thread is interrupted.
   *
   * @param image a reference without a digest
   * @param access to the registries that the resource lists
   * @param scope whose identity is shown to Amazon ECR
   */
  DigestResult resolve(String image, List<RegistryAccess> access, Scope scope);
}
