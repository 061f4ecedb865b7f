using AspNetCore;
using WabaClient;
using WabaClient.Testing;

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
await using FakeGraphServer? fake = await FakeBusinesses.StartUnlessConfiguredAsync(builder.Configuration);

// Callers wait for every response, so fail at once when Graph throttles, and retry once. First, so that the settings can override it.
builder.Services.Configure<WabaClientOptions>(options =>
{
    options.MaxRateLimitWait = TimeSpan.Zero;
    options.MaxRetryAttempts = 1;
});
builder.Services.AddWabaClient(builder.Configuration.GetSection("Waba"));

// The client uses the registered gate, and the health check reads the same one.
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<WatchedGate>();
builder.Services.AddSingleton<RateLimitGate>(services => services.GetRequiredService<WatchedGate>());

// Watches these businesses. In memory, so that the sample needs no database; use DbInventoryStore to store it in yours.
InventoryBuilder inventory = builder.Services.AddWabaInventory().UseStore(_ => new InMemoryInventoryStore());
BusinessId[] watched = [.. builder.Configuration.GetSection("Inventory:Businesses").GetChildren().Select(id => new BusinessId(id.Value!))];
if (watched.Length > 0)
    inventory.Watch(watched).AddHandler<ChangeLog>(ChangeLog.Consumer);

builder.Services.AddHealthChecks().AddCheck<GateHealthCheck>("graph-rate-limits");

// Exceptions of the library are converted to problem details in one place, and not in every endpoint.
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<GraphExceptionHandler>();
builder.Services.ConfigureHttpJsonOptions(
    json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default));
builder.AddTelemetry();

WebApplication app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.MapGet("/", StartPage.Get);
app.MapGet("/businesses/{id}/accounts", AccountEndpoints.ListOwnedAsync);
app.MapGet("/businesses/{id}/client-accounts", AccountEndpoints.ListClientAsync);
app.MapGet("/webhooks", Webhooks.Verify);
app.MapPost("/webhooks", Webhooks.ReceiveAsync);
app.MapHealthChecks("/health", new() { ResponseWriter = HealthJson.WriteAsync });
await app.RunAsync();
