using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WabaClient.Tests.Support;

namespace WabaClient.Tests.DependencyInjection;

public sealed class SettingFormatTests
{
    [Theory]
    [InlineData("MaxRateLimitWait", "2h")]
    [InlineData("MaxRateLimitWait", "2")]
    [InlineData("BaseDelay", "2")]
    [InlineData("BaseDelay", "2s")]
    [InlineData("MaxDelay", "PT30S")]
    [InlineData("AttemptTimeout", "00:00:99")]
    public async Task A_duration_in_another_form_stops_the_host_with_a_message_that_shows_the_right_form(
        string setting,
        string value)
    {
        OptionsValidationException e = await Assert.ThrowsAsync<OptionsValidationException>(
            () => StartAsync(setting, value));

        Assert.Contains(setting, e.Message, StringComparison.Ordinal);
        Assert.Contains("\"02:00:00\"", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MaxRateLimitWait", "02:00:00")]
    [InlineData("MaxRateLimitWait", "1.00:00:00")]
    [InlineData("MaxRateLimitWait", "0")]
    [InlineData("BaseDelay", "00:00:00.5")]
    [InlineData("BaseDelay", "")]
    public Task A_duration_in_the_right_form_starts_the_host(string setting, string value) =>
        StartAsync(setting, value);

    [Theory]
    [InlineData("0")]
    [InlineData("100")]
    public async Task A_usage_to_pace_above_that_is_no_per_cent_is_refused_with_its_range(string value)
    {
        OptionsValidationException e = await Assert.ThrowsAsync<OptionsValidationException>(
            () => StartAsync("PaceAboveUsage", value));

        Assert.Contains("PaceAboveUsage: Must be between 1 and 99", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("99")]
    [InlineData("")]
    public Task A_usage_to_pace_above_starts_the_host(string value) => StartAsync("PaceAboveUsage", value);

    [Fact]
    public void A_duration_out_of_range_is_refused_with_its_range_and_form()
    {
        WabaClientOptions options = new() { AccessToken = "t", BaseDelay = TimeSpan.FromDays(2) };

        string message = Assert.Throws<ArgumentException>(() => new BusinessAccountsClient(options)).Message;

        Assert.All(
            new[] { "BaseDelay", "00:00:00", "1.00:00:00", "hours:minutes:seconds" },
            part => Assert.Contains(part, message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("short", 1)]
    [InlineData("0123456789abcdef0123456789abcdeg", 1)]
    [InlineData("0123456789abcdef0123456789ABCDEF", 0)]
    [InlineData(null, 0)]
    public void An_app_secret_that_is_not_32_hex_digits_is_used_with_a_warning(string? secret, int warnings)
    {
        TestLog log = new();
        ServiceCollection services = new();
        services.AddSingleton<ILoggerFactory>(log);
        services.AddWabaClient(o => (o.AccessToken, o.AppSecret) = ("t", secret));
        using ServiceProvider provider = services.BuildServiceProvider();

        _ = provider.GetRequiredService<BusinessAccountsClient>();
        _ = provider.GetRequiredService<BusinessAccountsClient>();

        Assert.Equal(warnings, log.Lines.Count(line => line.Text.Contains("AppSecret", StringComparison.Ordinal)));
        Assert.DoesNotContain(log.Lines, line => line.Text.Contains("short", StringComparison.Ordinal));
    }

    private static async Task StartAsync(string setting, string value)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Waba:AccessToken"] = "t", ["Waba:" + setting] = value });
        builder.Services.AddWabaClient(builder.Configuration.GetSection("Waba"));
        using IHost host = builder.Build();
        await host.StartAsync();
    }
}
