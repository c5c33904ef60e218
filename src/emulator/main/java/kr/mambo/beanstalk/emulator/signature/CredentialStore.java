package kr.mambo.beanstalk.emulator.signature;

import java.util.Optional;

/** Where access keys are looked up. */
public interface CredentialStore {
  Optional<Credential> find(String accessKeyId);
}
