// Lists the accounts of a business with Meta's own SDK, unchanged but for its host, and writes what it saw as JSON.
const sdk = require('facebook-nodejs-business-sdk');

const [host, token, businessId] = process.argv.slice(2);
Object.defineProperty(sdk.FacebookAdsApi, 'GRAPH', { get: () => host });
sdk.FacebookAdsApi.init(token).setDebug(false);

async function main() {
  let page = await new sdk.Business(businessId).getOwnedWhatsAppBusinessAccounts(['id', 'name'], { limit: 100 });
  const ids = page.map((account) => account.id);
  let pages = 1;
  while (page.hasNext()) {
    page = await page.next();
    ids.push(...page.map((account) => account.id));
    pages++;
  }
  return { ids, pages };
}

main()
  .catch((error) => ({ status: error.status, error: error.response && (error.response.error || error.response), message: error.message }))
  .then((result) => process.stdout.write(JSON.stringify(result)));
