<?php
// Lists accounts over PHP's curl extension as Meta's Graph SDK for PHP does: http_build_query writes structured values in
// brackets, and the next request takes the parameters of paging.next.
if (!extension_loaded('curl')) {
    fwrite(STDERR, "PHP has no curl extension (Debian: php-curl).\n");
    exit(77);
}

$curl = curl_init();
curl_setopt_array($curl, [CURLOPT_RETURNTRANSFER => true, CURLOPT_CAINFO => $argv[1]]);

function run($curl, string $line): string
{
    [$name, $base, $token, $business, $edge, $limit, $fields, $sort, $filtering] = explode('|', $line);
    $parameters = array_filter([
        'access_token' => $token,
        'limit' => $limit,
        'fields' => $fields,
        'sort' => $sort,
        'filtering' => json_decode($filtering, true),
    ]);
    [$ids, $pages, $error] = [[], 0, []];
    while (true) {
        curl_setopt($curl, CURLOPT_URL, "$base/v26.0/$business/$edge?" . http_build_query($parameters, '', '&'));
        $body = json_decode(curl_exec($curl), true, 512, JSON_THROW_ON_ERROR);
        if (isset($body['error'])) {
            $error = $body['error'];
            break;
        }
        $pages++;
        array_push($ids, ...array_column($body['data'], 'id'));
        if (!isset($body['paging']['next'])) {
            break;
        }
        parse_str(parse_url($body['paging']['next'], PHP_URL_QUERY), $parameters);
    }
    $protocol = curl_getinfo($curl, CURLINFO_HTTP_VERSION) === CURL_HTTP_VERSION_2_0 ? '2' : '1.1';
    $status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
    return implode('|', [$name, $status, $error['code'] ?? '', $error['error_subcode'] ?? '', $protocol, $pages, implode(',', $ids)]);
}

while (($line = fgets(STDIN)) !== false) {
    echo run($curl, rtrim($line, "\n")), "\n";
}
