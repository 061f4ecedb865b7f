using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WabaClient;

namespace Cli;

/// <summary>Creates the client, lists, and turns failures into messages and exit codes.</summary>
internal static class Listing
{
    public static async Task<int> RunAsync(ListingRequest request, CancellationToken cancellationToken)
    {
        IConfigurationSection settings = new ConfigurationBuilder().AddEnvironmentVariables().Build().GetSection(
            "Waba");
        bool isReal = !string.IsNullOrEmpty(settings["AccessToken"]);
        if (isReal && request.Business is null)
        {
            await Console.Error.WriteLineAsync("Waba__AccessToken is set: give the id of the business to list.");
            return ExitCode.BadInput;
        }

        if (request.EndsBeforeItStarts)
        {
            await Console.Error.WriteLineAsync("--since is later than --until.");
            return ExitCode.BadInput;
        }

        CallCounter calls = new();
        ServiceCollection services = new();
        await using FakeBusinesses? fake = isReal ? null : await FakeBusinesses.StartAsync(cancellationToken);
        if (fake is null)
            services.AddWabaClient(settings).AddHttpMessageHandler(() => calls);
        else
            services.AddWabaClient(fake.Configure).AddHttpMessageHandler(() => calls);
        await using ServiceProvider provider = services.BuildServiceProvider();

        BusinessAccountsClient client;
        try
        {
            client = provider.GetRequiredService<BusinessAccountsClient>();
        }
        catch (Exception e) when (e is OptionsValidationException or InvalidOperationException)
        {
            await Console.Error.WriteLineAsync($"Check the Waba__ environment variables: {e.Message}");
            return ExitCode.BadInput;
        }

        try
        {
            BusinessId business = request.Business ?? FakeBusinesses.Id;
            GraphPageable<WhatsAppBusinessAccount> listing = request.OfClients
                ? client.ListClientAsync(business, request.FullQuery, cancellationToken)
                : client.ListOwnedAsync(business, request.FullQuery, cancellationToken);
            if (request.Json)
                await JsonLines.WriteAsync(listing);
            else
                await AccountTable.WriteAsync(listing, request.Query.Fields, calls);
            return ExitCode.Done;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
        catch (WabaClientException e)
        {
            await Console.Error.WriteLineAsync($"{e.Message}{Environment.NewLine}{e.Hint}".TrimEnd());
            return ExitCode.GraphError;
        }
    }
}
