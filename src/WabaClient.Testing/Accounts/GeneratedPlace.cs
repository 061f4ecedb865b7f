namespace WabaClient.Testing;

/// <summary>The location of a generated account.</summary>
internal sealed record GeneratedPlace(string City, string Country, string Currency, string TimezoneId, string DialCode)
{
    public static IReadOnlyList<GeneratedPlace> All { get; } =
    [
        new("Los Angeles", "US", "USD", "1", "1"),
        new("Chicago", "US", "USD", "6", "1"),
        new("New York", "US", "USD", "7", "1"),
        new("Dubai", "AE", "AED", "8", "971"),
        new("Vienna", "AT", "EUR", "12", "43"),
        new("São Paulo", "BR", "BRL", "25", "55"),
        new("Berlin", "DE", "EUR", "47", "49"),
        new("Mumbai", "IN", "INR", "71", "91"),
    ];
}
