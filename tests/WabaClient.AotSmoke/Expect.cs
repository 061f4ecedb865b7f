using System.Runtime.CompilerServices;

namespace WabaClient.AotSmoke;

/// <summary>Assertions for a program without a test framework.</summary>
internal static class Expect
{
    public static void Equal<T>(T expected, T actual, [CallerArgumentExpression(nameof(actual))] string? what = null)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new InvalidOperationException($"{what} is {actual}, not {expected}");
    }

    public static void Contains(string part, string text)
    {
        if (!text.Contains(part, StringComparison.Ordinal))
            throw new InvalidOperationException($"'{part}' is not in: {text}");
    }

    public static async Task<TException> ThrowsAsync<TException>(Func<Task> action)
        where TException : Exception
    {
        try
        {
            await action();
        }
        catch (TException e)
        {
            return e;
        }

        throw new InvalidOperationException($"no {typeof(TException).Name}");
    }
}
