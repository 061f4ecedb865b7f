namespace WabaClient;

/// <inheritdoc/>
/// <typeparam name="T">The type of the value.</typeparam>
internal sealed class Answer<T> : Answer
    where T : class
{
    /// <summary>Gets the value; null if the call failed or was not made.</summary>
    public T? Value { get; init; }

    public override bool Succeeded => Value is not null;

    public static Answer<T> Skip(string reason) => new() { NotAsked = reason };
}
