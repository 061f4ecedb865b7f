using Spectre.Console;

namespace MultiTenant;

/// <summary>A progress bar on a terminal, nothing elsewhere.</summary>
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
