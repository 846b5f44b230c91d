# prints the score of five dice in the category "chance"
chance()
{
  local t=0
  for d in "$@"; do
    t=$((t + d))
  done
  echo "${t}"
}
