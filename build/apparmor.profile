abi <abi/4.0>,
include <tunables/global>

# Nothing is confined: the profile is there because Ubuntu gives user namespaces, which Chromium's sandbox is made of,
# only to programs that have one.
profile hookswitch "/opt/Hookswitch/hookswitch" flags=(unconfined) {
  userns,

  include if exists <local/hookswitch>
}
