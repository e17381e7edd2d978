#!/usr/bin/env bash
# A campaign on the real clock, on your own figures, driving your own service. Needs a running engine (npm start) and
# something that answers at $TARGET (node docs/examples/receiver.mjs 9090). Prints the campaign's ledger at the end.
set -euo pipefail
API=${API:-http://127.0.0.1:8080/api/v1}
TOKEN=${TOKEN:-$(cat "${DACU_DATA_DIR:-data}/api-token")}
TARGET=${TARGET:-http://127.0.0.1:9090}
OPENS_IN_SECONDS=${OPENS_IN_SECONDS:-60}
here=$(cd "$(dirname "$0")" && pwd)
jars=$(mktemp -d)
trap 'rm -rf "$jars"' EXIT

iso() { node -e 'console.log(new Date(Date.now() + 1000 * Number(process.argv[1])).toISOString())' "$1"; }
field() { node -e 'let s="";process.stdin.on("data",d=>s+=d).on("end",()=>console.log(eval("("+s+")"+process.argv[1])))' "$1"; }
program() { curl -fsS -H "Authorization: Bearer $TOKEN" "$@"; }
json() { local method=$1 path=$2; shift 2; program -X "$method" -H 'Content-Type: application/json' "$API$path" -d "$@"; }
sign_in() { curl -fsS -c "$jars/$1" -H 'Content-Type: application/json' "$API/session" -d "{\"user\":\"$1\",\"password\":\"demo\"}" >/dev/null; }
as() { local who=$1 path=$2; shift 2; curl -fsS -b "$jars/$who" -H 'Content-Type: application/json' "$API$path" -d "$@"; }

echo '1. The shop, and how its actions are called: method, path and body of your own service'
json PUT /shops/corner '{
  "title": "Corner shop", "timezone": "Asia/Shanghai", "currency": "CNY",
  "connector": { "type": "http", "baseUrl": "'"$TARGET"'", "idempotencyHeader": "X-Request-Id", "actions": {
    "stock.requestReplenishment": { "method": "POST", "path": "\"/orders\"", "body": "{ items: skus }" },
    "ads.raiseBudget": { "method": "POST", "path": "\"/ads/\" + channel + \"/budget\"", "body": "{ add: amount }" } } } }' >/dev/null

echo '2. Its SKUs, as CSV'
printf 'id,title,stock,sales7d\nA,Mug,50,40\nB,Lamp,500,40\n' |
  program -X POST -H 'Content-Type: text/csv' "$API/shops/corner/datasets/skus?batch=skus-$(date +%s)" --data-binary @- >/dev/null

echo '3. The playbook: the planner submits it, the manager approves it'
sign_in chenjie
sign_in lihang
playbook=$(as chenjie /playbooks "{\"playbook\": $(cat "$here/quick-restock.json")}" | field .playbook.id)
version=$(as chenjie "/playbooks/$playbook/versions" '{}' | field .number)
as lihang "/playbooks/$playbook/versions/$version/decision" '{"decision":"approve"}' >/dev/null

echo "4. The campaign; the sale opens in $OPENS_IN_SECONDS s"
campaign=$(as chenjie /campaigns "{\"playbook\":\"$playbook\",\"version\":$version,\"shop\":\"corner\",\"anchors\":{\"T0\":\"$(iso "$OPENS_IN_SECONDS")\"}}" | field .id)
sleep $((OPENS_IN_SECONDS + 5))

echo '5. Figures of the last hour: 1,200 visitors, 60 buyers'
now=$(iso 0)
json POST /shops/corner/metrics "{\"batch\":\"hour-$now\",\"completeThrough\":\"$now\",\"points\":[
  {\"metric\":\"uv\",\"at\":\"$now\",\"value\":1200},{\"metric\":\"buyers\",\"at\":\"$now\",\"value\":60}]}" >/dev/null
sleep 5

echo '6. What the engine did'
program "$API/campaigns/$campaign/effects"
echo
