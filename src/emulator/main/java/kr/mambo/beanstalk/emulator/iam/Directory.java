package kr.mambo.beanstalk.emulator.iam;

import kr.mambo.beanstalk.emulator.service.Call;
import org.jspecify.annotations.Nullable;

/** Finds what a call names in the account of its caller. */
final class Directory {
  private final Accounts accounts;

  Directory(Accounts accounts) {
    this.accounts = accounts;
  }

  Account account(Call call) {
    return accounts.account(call.caller().account());
  }

  Role role(Call call, @Nullable String name) {
    var checked = Rules.name("roleName", 64, name);
    return account(call)
        .role(checked)
        .orElseThrow(() -> Rules.noSuch("The role with name", checked));
  }

  InstanceProfile instanceProfile(Call call, @Nullable String name) {
    var checked = Rules.name("instanceProfileName", 128, name);
    return account(call)
        .instanceProfile(checked)
        .orElseThrow(() -> Rules.noSuch("Instance Profile", checked));
  }
}
