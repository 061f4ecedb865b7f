"""Lists accounts over Python's http.client as Meta's SDK for Python does: the next request repeats the parameters with
paging.cursors.after while there is a paging.next, structured values are JSON, and summary=true is always sent."""
import http.client
import json
import ssl
import sys
import urllib.parse

context = ssl.create_default_context(cafile=sys.argv[1])


def connect(base):
    address = urllib.parse.urlsplit(base)
    if address.scheme == "https":
        return http.client.HTTPSConnection(address.netloc, context=context)
    return http.client.HTTPConnection(address.netloc)


def run(line):
    name, base, token, business, edge, limit, fields, sort, filtering = line.split("|")
    parameters = {"access_token": token, "summary": "true", "limit": limit, "fields": fields, "sort": sort, "filtering": filtering}
    parameters = {key: value for key, value in parameters.items() if value}
    connection = connect(base)
    ids, pages, error, status = [], 0, {}, 200
    while True:
        connection.request("GET", f"/v26.0/{business}/{edge}?{urllib.parse.urlencode(parameters)}")
        response = connection.getresponse()
        status, body = response.status, json.load(response)
        if "error" in body:
            error = body["error"]
            break
        pages += 1
        ids.extend(account["id"] for account in body["data"])
        paging = body.get("paging", {})
        if "next" not in paging:
            break
        parameters["after"] = paging["cursors"]["after"]
    connection.close()
    return "|".join([name, str(status), str(error.get("code", "")), str(error.get("error_subcode", "")), "1.1", str(pages), ",".join(ids)])


for line in sys.stdin:
    print(run(line.rstrip("\n")))
