# Has the runner of this node pull every image that the start-point servers name, so that nobody waits for a first run.
# usage: prepull.sh RUNNER_URL SECONDS START_POINT_URL...
set -u
trap 'exit 0' TERM # the first process of a container ends by no signal that it does not look for
runner="$1" seconds="$2"
shift 2

names() { # every name of {"image_names":["a:1","b:2"]}
  curl --silent --show-error --fail --max-time 20 "$1/image_names" \
    | grep -o '\[.*\]' | grep -o '"[^"]*"' | tr -d '"'
}

while true; do
  for server in "$@"; do
    for name in $(names "${server}"); do
      answer="$(curl --silent --show-error --fail --max-time 20 --data "{\"id\":\"prepull\",\"image_name\":\"${name}\"}" "${runner}/pull_image")" \
        || continue
      case "${answer}" in
        *pulling*) echo "pulling ${name}" ;;
      esac
    done
  done
  [ "${seconds}" = 0 ] && exit 0
  sleep "${seconds}" &
  wait $! # a shell looks at signals when a command ends, and while it waits
done
