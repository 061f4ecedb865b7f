using Spectre.Console;

namespace MultiTenant;

/// <summary>Shows a progress bar on a terminal, and nothing elsewhere.</summary>
internal static class TenantProgress
{
    public static Task<T> ShowAsync<T>(int tenants, Func<Action, Task<T>> work) =>
        AnsiConsole.Profile.Capabilities.Interactive
            ? AnsiConsole.Progress().StartAsync(progress =>
            {
                ProgressTask task = progress.AddTask("Tenants", maxValue: tenants);
                return work(() => task.Increment(1));
            })
            : work(() => { });
}
