using WabaClient.Testing;

FakeGraph graph = new();
graph.AddToken("EAABworker");
graph.AddBusiness("1234567890").AddClientAccounts(120);

HostApplicationBuilder builder = Host.CreateApplicationBuilder(args);
builder.Services.AddWabaClient(builder.Configuration.GetSection("Waba")).UseFakeGraph(graph);
builder.Services.AddHostedService<Worker>();
builder.Build().Run();
