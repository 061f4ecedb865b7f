using System.Text.Json;

namespace WabaClient.Testing;

/// <summary>The users that tokens belong to, as objects.</summary>
internal static class UserNodes
{
    /// <summary>Returns the user, system user or app of a token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="businesses">The businesses that the token has access to.</param>
    /// <param name="findAccount">Finds an account that the token has access to.</param>
    public static GraphNode Of(AccessToken token, BusinessDirectory businesses, Func<string, AccountNode?> findAccount)
    {
        NodeType type = token.IsSystemUser ? NodeTypes.SystemUser : NodeTypes.User;
        return new JsonGraphNode(type, token.UserId, json => Write(json, token))
        {
            Lists = edge => edge switch
            {
                // Recorded for system users: empty, whatever they have access to.
                NodeTypes.Businesses => token.IsSystemUser
                    ? ItemList.Empty
                    : BusinessNodes.List(businesses.VisibleTo(token)),
                NodeTypes.Assigned => Assigned(token, findAccount),
                NodeTypes.Permissions => Permissions([.. token.Scopes]),
                _ => null,
            },
        };
    }

    private static ItemList Assigned(AccessToken token, Func<string, AccountNode?> findAccount)
    {
        AccountNode[] accounts = [.. token.AssignedAccounts.Select(findAccount).OfType<AccountNode>()];
        return new ItemList(accounts.Length, index => accounts[index]);
    }

    private static ItemList Permissions(string[] scopes) =>
        new(scopes.Length, index => new JsonGraphNode(NodeTypes.Permission, "", json =>
    {
        json.WriteStartObject();
        json.WriteString("permission", scopes[index]);
        json.WriteString("status", "granted");
        json.WriteEndObject();
    }));

    private static void Write(Utf8JsonWriter json, AccessToken token)
    {
        json.WriteStartObject();
        json.WriteString("name", token.UserName);
        json.WriteString("id", token.UserId);
        if (token.ClientBusiness is not null)
            json.WriteString("client_business_id", token.ClientBusiness);
        json.WriteEndObject();
    }
}
