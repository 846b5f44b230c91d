# What the container of a run does: it says 'ready', takes the run's id, whether files are wanted back, and a tar of
# files; says 'begin', runs cyber-dojo.sh, and says how that ended: its status, what it printed, and a tar of text files.
# Nothing of a request is ever part of this text. It needs bash 4.4, coreutils, tar, file; find and xargs may be busybox's.

shopt -s lastpipe
unset -v BASH_ENV ENV
# a 'kill 0' in cyber-dojo.sh is meant for its own processes; only KILL ends this one
trap : HUP INT QUIT TERM PIPE ALRM USR1 USR2

write_cleaners()
{
  printf '%s' '# For a cyber-dojo.sh that sources this file: takes away what it does not want to be sent back.
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
' > /home/sandbox/cyber_dojo_fs_cleaners.sh
}

write_cleaners 2>/dev/null # an image may have no such folder
# What cyber-dojo.sh prints is kept in files without a name, so that it cannot delete them. Opened to append: a script
# that writes to /dev/stderr by name empties the file, and must not leave a hole in it. Nothing ran here before, and so
# nobody has made files of these names.
out_file=/tmp/cyber-dojo.stdout
err_file=/tmp/cyber-dojo.stderr
exec {out}>>"${out_file}" {err}>>"${err_file}" 8<"${out_file}" 9<"${err_file}" || exit 1
rm "${out_file}" "${err_file}"

cd /sandbox || exit 1
printf 'ready\n'

IFS= read -r -d '' CYBER_DOJO_ID && IFS= read -r -d '' harvest || exit 1
export CYBER_DOJO_ID
tar -xmf - || exit 1
declare -A is_sent
if [ "${harvest}" = yes ]; then
  find . -type f -print0 | mapfile -d '' sent
  for name in "${sent[@]}"; do is_sent["${name}"]=yes; done
fi

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
((sizes[0] == 0)) || head -c "${most_bytes}" <&8
((sizes[1] == 0)) || head -c "${most_bytes}" <&9
[ "${harvest}" = yes ] || exit 0

# From here on all is done for files that are wanted back. Most of what a step costs is a program's start: what only many
# files need is left out where there are few.
most_new=16 # so many are answered, the first by name

pick_new()
{
  local each
  new=()
  for each in "${found[@]}"; do
    [ -n "${is_sent["${each}"]+yes}" ] || new+=("${each}")
  done
}

# What a tool says of each name, in their order; names themselves are never read back from a tool's output.
of_each_name()
{
  local all="${names[*]}"
  if ((${#all} < 32000)); then # with up to four bytes each that fits into any command line
    "$@" -- "${names[@]}"
  else
    printf '%s\0' "${names[@]}" | xargs -0 "$@" --
  fi
}

most_found=$((${#sent[@]} + most_new + 1))
find . -type f -print0 | mapfile -d '' -n "${most_found}" found
pick_new
if ((${#found[@]} == most_found || ${#new[@]} > most_new)); then
  # more than can be answered, since some of the first are binary
  find . -type f -print0 | LC_ALL=C sort -z | head -z -n 4000 | mapfile -d '' found
  pick_new
fi

names=()
for name in "${sent[@]}"; do
  [ -f "${name}" ] && [ ! -L "${name}" ] && names+=("${name}")
done
names+=("${new[@]}")
((${#names[@]})) || exit 0

# Only the encoding is asked for, so file's database of formats, its slowest part, is left out.
of_each_name stat -c %s | mapfile -t sizes
of_each_name file -b -m /dev/null --mime-encoding | mapfile -t encodings
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
