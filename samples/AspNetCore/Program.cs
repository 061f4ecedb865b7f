using AspNetCore;
using WabaClient;
using WabaClient.Testing;

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
await using FakeGraphServer? fake = await FakeBusinesses.StartUnlessConfiguredAsync(builder.Configuration);

builder.Services.AddWabaClient(builder.Configuration.GetSection("Waba"));
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddSingleton<WatchedGate>();
builder.Services.AddSingleton<RateLimitGate>(services => services.GetRequiredService<WatchedGate>());
builder.Services.AddHealthChecks().AddCheck<GateHealthCheck>("graph-rate-limits");
builder.Services.AddProblemDetails();
builder.Services.AddExceptionHandler<GraphExceptionHandler>();
builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default));
builder.AddTelemetry();

WebApplication app = builder.Build();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.MapGet("/businesses/{id}/accounts", AccountEndpoints.ListOwnedAsync);
app.MapGet("/businesses/{id}/client-accounts", AccountEndpoints.ListClientAsync);
app.MapHealthChecks("/health", new() { ResponseWriter = HealthJson.WriteAsync });
await app.RunAsync();
