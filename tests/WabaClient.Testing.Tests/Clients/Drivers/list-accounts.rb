# Lists accounts over Ruby's Net::HTTP as Meta's SDK for Ruby does: the next request repeats the parameters with
# paging.cursors.after while there is a paging.next. A filter is sent as JSON, or, where the name of the case says so, in
# brackets without an index as Faraday writes them.
require 'json'
require 'net/http'
require 'openssl'

def nested(name, value)
  case value
  when Hash then value.flat_map { |key, item| nested("#{name}[#{key}]", item) }
  when Array then value.flat_map { |item| nested("#{name}[]", item) }
  else [[name, value]]
  end
end

def run(line)
  name, base, token, business, edge, limit, fields, sort, filtering = line.split('|', -1)
  parameters = { access_token: token, limit: limit, fields: fields, sort: sort }.reject { |_, value| value.empty? }
  unless filtering.empty?
    parameters[:filtering] = name.include?('brackets') ? JSON.parse(filtering) : filtering
  end
  ids, pages, error, status = [], 0, {}, 200
  address = URI(base)
  Net::HTTP.start(address.host, address.port, use_ssl: address.scheme == 'https', ca_file: ARGV[0]) do |http|
    loop do
      query = URI.encode_www_form(parameters.flat_map { |key, value| nested(key.to_s, value) })
      response = http.get("/v26.0/#{business}/#{edge}?#{query}")
      status = response.code
      body = JSON.parse(response.body)
      if body['error']
        error = body['error']
        break
      end
      pages += 1
      ids.concat(body['data'].map { |account| account['id'] })
      break unless body.dig('paging', 'next')

      parameters[:after] = body.dig('paging', 'cursors', 'after')
    end
  end
  [name, status, error['code'], error['error_subcode'], '1.1', pages, ids.join(',')].join('|')
end

$stdin.each_line(chomp: true) { |line| puts run(line) }
