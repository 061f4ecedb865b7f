#!/bin/sh
# Lists accounts with curl as the samples of Meta's reference page do: the token in a header, a filter in single quotes that
# is not percent-encoded (hence -g, and no spaces), then the address in paging.next as it stands.
while IFS='|' read -r name base token business edge limit fields sort filtering; do
  query=''
  [ -z "$limit" ] || query="$query&limit=$limit"
  [ -z "$fields" ] || query="$query&fields=$fields"
  [ -z "$sort" ] || query="$query&sort=$sort"
  [ -z "$filtering" ] || query="$query&filtering=$(printf %s "$filtering" | tr '"' "'")"
  next="$base/v26.0/$business/$edge${query:+?${query#&}}"
  ids='' pages=0
  while [ -n "$next" ]; do
    reply=$(curl -sS -g --cacert "$1" -w '\n%{http_code}|%{http_version}' -X GET "$next" -H "Authorization: Bearer $token") || exit 1
    body=${reply%
*}
    outcome=${reply##*
}
    next=''
    if [ "${outcome%%|*}" = 200 ]; then
      pages=$((pages + 1))
      ids="$ids $(printf %s "$body" | grep -o '"id":"[0-9]*"' | tr -dc '0-9\n' | tr '\n' ' ')"
      next=$(printf %s "$body" | sed -n 's/.*"next":"\([^"]*\)".*/\1/p' | sed 's#\\/#/#g; s/\\u0025/%/g')
    fi
  done
  code=$(printf %s "$body" | sed -n 's/.*"code":\([0-9]*\).*/\1/p')
  subcode=$(printf %s "$body" | sed -n 's/.*"error_subcode":\([0-9]*\).*/\1/p')
  echo "$name|${outcome%%|*}|$code|$subcode|${outcome##*|}|$pages|$(echo $ids | tr ' ' ',')"
done
