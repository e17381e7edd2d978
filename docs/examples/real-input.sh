#!/usr/bin/env bash
# A campaign on the real clock, on your own figures, driving your own service. Needs a running engine (npm start) and
# something that answers at $TARGET (node docs/examples/receiver.mjs 9090). Says on stderr what it does; its output is
# the campaign's ledger, as JSON.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
API=${API:-http://127.0.0.1:8080/api/v1}
TARGET=${TARGET:-http://127.0.0.1:9090}
DACU_DATA_DIR=${DACU_DATA_DIR:-$(dirname "$(dirname "$here")")/data}
OPENS_IN_SECONDS=${OPENS_IN_SECONDS:-60}
# How long to wait for the two effects once the figures are in.
WAIT_SECONDS=${WAIT_SECONDS:-60}

say() { echo "$*" >&2; }
die() { say "$*"; exit 1; }

for program in curl node; do
  command -v "$program" >/dev/null || die "This needs $program on the PATH."
done
[[ $OPENS_IN_SECONDS =~ ^[0-9]+$ && $WAIT_SECONDS =~ ^[0-9]+$ ]] || die 'OPENS_IN_SECONDS and WAIT_SECONDS are whole numbers.'
curl -s -o /dev/null --max-time 10 "$API/healthz" || die "No engine answers at $API. Start one (npm start), or say where it is: API=http://HOST:PORT/api/v1"
curl -s -o /dev/null --max-time 10 "$TARGET" || die "Nothing answers at $TARGET. Start node docs/examples/receiver.mjs 9090, or say where your service is: TARGET=http://HOST:PORT"
if [[ -z ${TOKEN:-} ]]; then
  [[ -r $DACU_DATA_DIR/api-token ]] || die "There is no $DACU_DATA_DIR/api-token. Set DACU_DATA_DIR to the engine's data folder, or TOKEN to its token."
  TOKEN=$(<"$DACU_DATA_DIR/api-token")
fi

cookies=$(mktemp -d)
trap 'rm -rf "$cookies"' EXIT

# One call; an answer that refuses it is shown, and ends the script.
call() {
  local answer
  answer=$(curl -sS --fail-with-body "$@") || { say "$answer"; return 1; }
  printf '%s\n' "$answer"
}
program() { call -H "Authorization: Bearer $TOKEN" "$@"; }
send() { program -X "$1" -H 'Content-Type: application/json' "$API$2" -d "$3"; }
as() { call -b "$cookies/$1" -c "$cookies/$1" -H 'Content-Type: application/json' "$API$2" -d "$3"; }
sign_in() { as "$1" /session '{"user":"'"$1"'","password":"demo"}' >/dev/null; }
# The instant so many seconds from now.
instant() { node -p 'new Date(Date.now() + 1000 * process.argv[1]).toISOString()' "$1"; }
# A value out of the JSON on stdin, by its path: playbook.id
field() {
  local json
  json=$(cat)
  # Without an answer there was a refusal, which was shown.
  [[ -n $json ]] || return 1
  node -p 'process.argv[1].split(".").reduce((value, name) => value[name], JSON.parse(process.argv[2]))' "$1" "$json"
}

say '1. The shop, and how its actions are called: method, path and body of your own service'
send PUT /shops/corner '{
  "title": "Corner shop", "timezone": "Asia/Shanghai", "currency": "CNY",
  "connector": { "type": "http", "baseUrl": "'"$TARGET"'", "idempotencyHeader": "X-Request-Id", "actions": {
    "stock.requestReplenishment": { "method": "POST", "path": "\"/orders\"", "body": "{ items: skus }" },
    "ads.raiseBudget": { "method": "POST", "path": "\"/ads/\" + channel + \"/budget\"", "body": "{ add: amount }" } } } }' >/dev/null

say '2. Its SKUs, as CSV'
printf 'id,title,stock,sales7d\nA,Mug,50,40\nB,Lamp,500,40\n' |
  program -H 'Content-Type: text/csv' "$API/shops/corner/datasets/skus?batch=skus-$(instant 0)" --data-binary @- >/dev/null

say '3. The playbook: the planner submits it, the manager approves it'
sign_in chenjie
sign_in lihang
playbook=$(as chenjie /playbooks '{"playbook":'"$(<"$here/quick-restock.json")"'}' | field playbook.id)
version=$(as chenjie "/playbooks/$playbook/versions" '{}' | field number)
as lihang "/playbooks/$playbook/versions/$version/decision" '{"decision":"approve"}' >/dev/null

say "4. The campaign; the sale opens in $OPENS_IN_SECONDS s"
campaign=$(as chenjie /campaigns '{"playbook":"'"$playbook"'","version":'"$version"',"shop":"corner","anchors":{"T0":"'"$(instant "$OPENS_IN_SECONDS")"'"}}' | field id)
sleep $((OPENS_IN_SECONDS + 1))

say '5. Figures of the last hour: 1,200 visitors, 60 buyers'
now=$(instant 0)
send POST /shops/corner/metrics '{"batch":"hour-'"$now"'","completeThrough":"'"$now"'","points":[
  {"metric":"uv","at":"'"$now"'","value":1200},{"metric":"buyers","at":"'"$now"'","value":60}]}' >/dev/null

say '6. What the engine did: it reordered the mug, and raised the budget'
for ((second = 0; second < WAIT_SECONDS; second++)); do
  ledger=$(program "$API/campaigns/$campaign/effects")
  [[ $(grep -o '"state":"applied"' <<<"$ledger" | wc -l) -ge 2 ]] && break
  sleep 1
done
node -p 'JSON.stringify(JSON.parse(process.argv[1]), null, 2)' "$ledger"
((second < WAIT_SECONDS)) || die "Within $WAIT_SECONDS s not both effects were applied. Why: $API/campaigns/$campaign/log"
