namespace WabaClient.Tool;

/// <summary>The names of the edges on the command line and in the output.</summary>
internal static class EdgeNames
{
    public const string Owned = "owned";
    public const string Client = "client";
    public const string Both = "both";

    public static string Of(AccountEdges edge) => edge == AccountEdges.Owned ? Owned : Client;
}
