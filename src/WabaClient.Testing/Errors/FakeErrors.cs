using System.Globalization;

namespace WabaClient.Testing;

/// <summary>The errors that Graph returns, with the recorded texts where there are any.</summary>
internal static class FakeErrors
{
    private const string GraphMethodException = "GraphMethodException";

    public static FakeError NoToken { get; } = new(400, 104, "An access token is required to request this resource.");

    public static FakeError UnknownToken { get; } = new(400, 190, "Invalid OAuth access token.");

    public static FakeError TokenRevoked { get; } = new(
        400,
        190,
        "Error validating access token: The session has been invalidated because the user changed their password or "
            + "Facebook has changed the session for security reasons.")
    {
        Subcode = 460,
    };

    public static FakeError InvalidProof { get; } = InvalidParameter(
        "Invalid appsecret_proof provided in the API argument") with { Type = GraphMethodException };

    public static FakeError ProofRequired { get; } = InvalidParameter(
        "API calls from the server require an appsecret_proof argument") with { Type = GraphMethodException };

    public static FakeError InvalidCursor { get; } = new(400, 2642, "(#2642) Invalid cursors values");

    public static FakeError AppThrottled { get; } = new(400, 4, "(#4) Application request limit reached");

    public static FakeError BusinessThrottled { get; } = new(
        400,
        80008,
        "(#80008) There have been too many calls to this WhatsApp Business account. Wait a bit and try again. For "
            + "more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.");

    public static FakeError TokenExpired(DateTimeOffset expiredAt, DateTimeOffset now) => new(
        400,
        190,
        $"Error validating access token: Session has expired on {PacificTime.Format(expiredAt)}. The current time is "
            + $"{PacificTime.Format(now)}.")
    {
        Subcode = 463,
    };

    public static FakeError PermissionMissing(string permission) =>
        new(403, 200, $"(#200) Requires {permission} permission");

    /// <summary>Gets a missing permission without its name, with a code that otherwise concerns parameters.</summary>
    public static FakeError SomePermissionMissing { get; } = InvalidParameter("(#100) Missing Permission");

    /// <summary>Gets the error for a restricted app or business portfolio.</summary>
    public static FakeError AccessBlocked { get; } = new(400, 200, "API access blocked.");

    public static FakeError InspectionRefused { get; } = InvalidParameter(
        "(#100) You must provide an app access token, or a user access token that is an owner or developer of the app");

    public static FakeError UnknownPath(string components) => new(400, 2500, $"Unknown path components: {components}");

    public static FakeError UnknownObject(string method, string id) => InvalidParameter(
        $"Unsupported {method.ToLowerInvariant()} request. Object with ID '{id}' does not exist, cannot be loaded due "
            + "to missing permissions, or does not support this operation. Please read the Graph API documentation "
            + "at https://developers.facebook.com/docs/graph-api") with
    {
        Subcode = 33,
        Type = GraphMethodException,
    };

    public static FakeError UnknownField(string field, string nodeType) =>
        InvalidParameter($"(#100) Tried accessing nonexisting field ({field}) on node type ({nodeType})");

    public static FakeError UnknownAlias(string alias) => InvalidParameter($"(#100) Unknown fields: {alias}.");

    public static FakeError FieldSyntax(int position, string fields) =>
        new(
            400,
            2500,
            string.Create(CultureInfo.InvariantCulture, $"Syntax error \"Unexpected input.\" at character {position}: {fields}"));

    public static FakeError UnsupportedFilter(string field, string operation) =>
        InvalidParameter($"Filtering field '{field}' with operation '{operation}' is not supported");

    public static FakeError InvalidParameter(string message) => new(400, 100, message);
}
