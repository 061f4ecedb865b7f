using System.Globalization;

namespace WabaClient;

/// <summary>The phone numbers of the accounts of an edge, as they are read. Thread-safe.</summary>
internal sealed class NumberReading
{
    private readonly object _lock = new();
    private readonly Dictionary<WabaId, IReadOnlyList<WhatsAppBusinessPhoneNumber>> _numbers = [];
    private (WabaId Account, Exception Failure)? _first;
    private int _unread;
    private int _calls;

    /// <summary>Gets the numbers of the accounts whose numbers were read completely.</summary>
    public IReadOnlyDictionary<WabaId, IReadOnlyList<WhatsAppBusinessPhoneNumber>> Numbers => _numbers;

    public int Calls => _calls;

    /// <summary>Gets the reason why numbers could not be read; null if all were read.</summary>
    public string? Failure => _first is var (account, failure)
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"The phone numbers of {_unread} accounts could not be read; for account {account}: {FailureText.Of(failure)}")
        : null;

    public void Call() => Interlocked.Increment(ref _calls);

    public void Add(WabaId account, IReadOnlyList<WhatsAppBusinessPhoneNumber> numbers)
    {
        lock (_lock)
            _numbers[account] = numbers;
    }

    public void Fail(WabaId account, Exception failure)
    {
        lock (_lock)
        {
            _first ??= (account, failure);
            _unread++;
        }
    }

    public void Skip() => Interlocked.Increment(ref _unread);
}
