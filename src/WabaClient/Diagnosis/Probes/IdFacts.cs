namespace WabaClient;

/// <summary>The facts about the object that the id belongs to.</summary>
internal sealed record IdFacts
{
    /// <summary>Gets Graph's name for the type of the object; null if unknown.</summary>
    public required string? Type { get; init; }

    /// <summary>Gets the object as a business.</summary>
    public required Answer<Business> Business { get; init; }

    /// <summary>
    /// Gets the business that the object belongs to, if it is an account or a phone number that names its business.
    /// </summary>
    public string? OwnerId { get; init; }
}
