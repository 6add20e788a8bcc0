// What the machine refuses: a disk that fills up (a small tmpfs, where the test may mount one) and a file
// that may not be read (where the test is root and can be somebody else).
#include <unistd.h>

#include <catch2/catch.hpp>

#include "given.h"

namespace polex {
TEST_CASE("a disk that fills up, and room made on it", "[dumps]") {
  if (given::shell("unshare -m mount -t tmpfs none /mnt 2>/dev/null").code != 0)
    return given::skip("mounting a small tmpfs is not allowed here");
  const given::Ran ran = given::shell(R"sh(unshare -m sh -c '
    root=$PWD; scratch=$(mktemp -d); cd "$scratch"
    run() { polex extract -q -p $root/tests/cases/cli/shared/tiny.toml "$@" dump.ndjson 2>err; echo "exit $?"; }
    i=0; while [ $i -lt 3000 ]; do echo "{\"text\":\"The Harbour Bureau will plant trees.\"}"; i=$((i+1)); done >dump.ndjson
    mkdir small; mount -t tmpfs -o size=1200k none small
    run -o small/out.ndjson; head -n 1 err | sed "s/^.*small/small/"; ls small
    run --output-dir small/out --shard-size 300k; sed "s/part-[0-9]*.ndjson\|checkpoint/FILE/" err; ls small
    mount -o remount,size=20m small
    run --output-dir small/out --shard-size 300k --resume; ls small
    run --output-dir want --shard-size 300k; sed -i s/small.out/want/ small/out/manifest.json
    diff -r want small/out && echo "the same bytes"
    umount small; cd /; rm -r "$scratch"')sh");
  CHECK(ran.out ==
        "exit 2\nsmall/out.ndjson: error[O002]: the output cannot be written: No space left on device\n"
        "exit 2\nsmall/out.partial/FILE: error[O002]: the output cannot be written: No space left on device\n"
        "next: Mend the cause, and go on with --resume.\nout.partial\n"
        "exit 0\nout\nexit 0\nthe same bytes\n");
}

TEST_CASE("a file that may not be read, beside one that is not there", "[dumps]") {
  if (::geteuid() != 0 || !given::command("setpriv"))
    return given::skip("only root can become somebody who may not read a file");
  const given::Ran ran = given::shell(R"sh(sh -c '
    root=$PWD; scratch=$(mktemp -d); cp "$(command -v polex)" $root/tests/cases/cli/shared/tiny.toml $root/tests/cases/cli/shared/a.txt "$scratch"; cd "$scratch"
    cp a.txt secret.txt; chmod 711 .; chmod 644 a.txt tiny.toml; chmod 0 secret.txt; chmod 755 polex; mkdir closed; chmod 0 closed
    setpriv --reuid 65534 --clear-groups ./polex extract -p tiny.toml --emit body secret.txt gone.txt closed a.txt 2>&1 | cut -c1-80
    cd /; rm -r "$scratch"')sh");
  CHECK(ran.out.find("secret.txt: error[I002]: it cannot be opened: Permission denied\n") !=
        std::string::npos);
  CHECK(ran.out.find("gone.txt: error[I001]: there is no such file or folder\n") != std::string::npos);
  CHECK(ran.out.find("closed/: error[I002]: the folder cannot be read: Permission denied\n") !=
        std::string::npos);
  CHECK(ran.out.find("{\"record\":\"body\",\"doc\":\"a.txt\"") != std::string::npos);
  CHECK(ran.out.find("polex: 3 of 4 inputs could not be read") != std::string::npos);
}

}  // namespace polex
