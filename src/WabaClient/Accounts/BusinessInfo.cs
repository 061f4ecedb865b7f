namespace WabaClient;

/// <summary>A business as an account names it.</summary>
/// <remarks>Which members are there depends on the field: Graph sends an id and a name for owners, and a name, status and type for <c>on_behalf_of_business_info</c>.</remarks>
public sealed record BusinessInfo
{
    /// <summary>The id of the business (<c>id</c>).</summary>
    /// <value>Null if Graph did not send it.</value>
    public string? Id { get; init; }

    /// <summary>The name of the business (<c>name</c>).</summary>
    /// <value>Null if Graph did not send it.</value>
    public string? Name { get; init; }

    /// <summary>The status of the relation, such as <c>APPROVED</c> (<c>status</c>). Source: live responses.</summary>
    /// <value>Null if Graph did not send it.</value>
    public string? Status { get; init; }

    /// <summary>The kind of relation, such as <c>SELF</c> (<c>type</c>). Source: live responses.</summary>
    /// <value>Null if Graph did not send it.</value>
    public string? Type { get; init; }
}
