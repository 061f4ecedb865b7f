// Lists accounts with Meta's own SDK for Node, unchanged except for its host.
// The SDK's cursor follows the link in paging.next as it stands.
const { createInterface } = require('node:readline');
const sdk = require('facebook-nodejs-business-sdk');

let base = '';
Object.defineProperty(sdk.FacebookAdsApi, 'GRAPH', { get: () => base });

const edges = {
  owned_whatsapp_business_accounts: 'getOwnedWhatsAppBusinessAccounts',
  client_whatsapp_business_accounts: 'getClientWhatsAppBusinessAccounts',
};

async function run(line) {
  const [name, graph, token, businessId, edge, limit, fields, sort, filtering] = line.split('|');
  base = graph;
  const api = new sdk.FacebookAdsApi(token, 'en_US', false);
  const parameters = {
    ...(limit && { limit }),
    ...(sort && { sort }),
    ...(filtering && { filtering: JSON.parse(filtering) }),
  };
  const ids = [];
  let pages = 0;
  let error = {};
  try {
    const business = new sdk.Business(businessId, {}, undefined, api);
    let page = await business[edges[edge]](fields ? fields.split(',') : [], parameters);
    while (true) {
      pages++;
      ids.push(...page.map((account) => account.id));
      if (!page.hasNext()) break;
      page = await page.next();
    }
  } catch (failure) {
    if (!failure.response) throw failure;
    const body = failure.response.error || failure.response;
    error = { status: failure.status, code: body.code, subcode: body.error_subcode };
  }
  return [name, error.status ?? 200, error.code ?? '', error.subcode ?? '', '1.1', pages, ids.join(',')].join('|');
}

async function main() {
  for await (const line of createInterface({ input: process.stdin })) {
    console.log(await run(line));
  }
}

main().catch((failure) => {
  console.error(failure);
  process.exitCode = 1;
});
