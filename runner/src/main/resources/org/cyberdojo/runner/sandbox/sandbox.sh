# What the container of a run does: it says 'ready', takes the run's id, whether files are wanted back, and a tar of
# files; says 'begin', runs cyber-dojo.sh, and says how that ended: its status, what it printed, and a tar of text files.
# Nothing of a request is ever part of this text. It needs bash 4.4, coreutils, tar, file; find and xargs may be busybox's.

shopt -s lastpipe
unset -v BASH_ENV ENV
# a 'kill 0' in cyber-dojo.sh is meant for its own processes; only KILL ends this one
trap : HUP INT QUIT TERM PIPE ALRM USR1 USR2

write_cleaners()
{
  cat > /home/sandbox/cyber_dojo_fs_cleaners.sh <<'CLEANERS'
# For a cyber-dojo.sh that sources this file: takes away what it does not want to be sent back.
cyber_dojo_delete_dirs()
{
  local each
  for each in "$@"; do
    rm -rf -- "${each}" 2>/dev/null
  done
  return 0
}
cyber_dojo_delete_files()
{
  local each
  for each in "$@"; do
    rm -f -- "${each}" 2>/dev/null
  done
  return 0
}
cyber_dojo_reset_dirs()
{
  local each
  for each in "$@"; do
    cyber_dojo_delete_dirs "${each}"
    mkdir -p -- "${each}"
  done
}
CLEANERS
}

write_cleaners 2>/dev/null # an image may have no such folder
cd /sandbox || exit 1
printf 'ready\n'

IFS= read -r -d '' CYBER_DOJO_ID && IFS= read -r -d '' harvest || exit 1
export CYBER_DOJO_ID
tar -xmf - || exit 1
find . -type f -print0 | mapfile -d '' sent
declare -A is_sent
for name in "${sent[@]}"; do is_sent["${name}"]=yes; done

# What cyber-dojo.sh prints is kept in files without a name, so that it cannot delete them. Opened to append: a script
# that writes to /dev/stderr by name empties the file, and must not leave a hole in it.
kept=$(mktemp -d /tmp/XXXXXXXX) || exit 1
exec {out}>>"${kept}/out" {err}>>"${kept}/err" 8<"${kept}/out" 9<"${kept}/err" || exit 1
rm -r "${kept}"

printf 'begin\n'
bash ./cyber-dojo.sh >&"${out}" 2>&"${err}" {out}>&- {err}>&- 8<&- 9<&- </dev/null
status=$?

# Everything but this process and the init process: no fork bomb outlives this, nothing writes while files are read.
give_up=$((SECONDS + 2))
while kill -KILL -1 2>/dev/null && ((SECONDS < give_up)); do :; done
exec 2>/dev/null

most_bytes=204804
stat -L -c %s /proc/self/fd/8 /proc/self/fd/9 | mapfile -t sizes
printf 'ended %d %d %d\n' "${status}" "${sizes[0]}" "${sizes[1]}"
head -c "${most_bytes}" <&8
head -c "${most_bytes}" <&9
[ "${harvest}" = yes ] || exit 0

# The names that were sent, then the first ones of all the others: more than can be answered, since some are binary.
names=()
for name in "${sent[@]}"; do
  [ -f "${name}" ] && [ ! -L "${name}" ] && names+=("${name}")
done
find . -type f -print0 | LC_ALL=C sort -z | head -z -n 4000 | mapfile -d '' found
for name in "${found[@]}"; do
  [ -n "${is_sent["${name}"]+yes}" ] || names+=("${name}")
done
((${#names[@]})) || exit 0

# One line for each name, in their order; names themselves are never read back from a tool's output.
# Only the encoding is asked for, so file's database of formats, its slowest part, is left out.
printf '%s\0' "${names[@]}" | xargs -0 stat -c %s -- | mapfile -t sizes
printf '%s\0' "${names[@]}" | xargs -0 file -b -m /dev/null --mime-encoding -- | mapfile -t encodings
texts=()
long=()
for i in "${!names[@]}"; do
  [ "${encodings[i]}" != binary ] || ((sizes[i] < 2)) || continue
  texts+=("${names[i]}")
  ((sizes[i] <= most_bytes)) || long+=("${names[i]}")
done
if ((${#long[@]})); then
  printf '%s\0' "${long[@]}" | xargs -0 chmod u+rw --
  printf '%s\0' "${long[@]}" | xargs -0 truncate -s "$((most_bytes + 1))" --
fi
((${#texts[@]})) || exit 0
printf '%s\0' "${texts[@]}" | tar -cf - --format=gnu --hard-dereference --no-recursion --null -T -
