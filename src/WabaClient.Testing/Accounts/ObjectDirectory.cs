namespace WabaClient.Testing;

/// <summary>Finds the objects that a token has access to.</summary>
internal sealed class ObjectDirectory(BusinessDirectory businesses, AppDirectory apps)
{
    /// <summary>Finds an object.</summary>
    /// <returns>
    /// The object; null if there is none with this id, or the token has no access to it. Graph does not distinguish
    /// these.
    /// </returns>
    public GraphNode? Find(string id, AccessToken token)
    {
        if (id == RequestPath.Me || id == token.UserId)
            return token.Kind == AccessToken.AppKind
                ? AppNodes.Of(apps.Own)
                : UserNodes.Of(token, businesses, account => FindAccount(account, token));
        if (token.MaySee(id) && businesses.Find(id) is { } business)
            return BusinessNodes.Of(business);
        return FindAccount(id, token) ?? FindPhoneNumber(id, token) ?? (
            apps.Find(id) is { } app ? AppNodes.Of(app) : null);
    }

    private AccountNode? FindAccount(string id, AccessToken token)
    {
        foreach (FakeBusiness business in businesses.VisibleTo(token))
        {
            if ((business.Owned.Find(id) ?? business.Client.Find(id)) is { } account)
                return account.AsItself();
        }

        return null;
    }

    private GraphNode? FindPhoneNumber(string id, AccessToken token)
    {
        foreach (FakeBusiness business in businesses.VisibleTo(token))
        {
            if ((business.Owned.FindByPhoneNumber(id) ?? business.Client.FindByPhoneNumber(id)) is { } account)
                return account.PhoneNumber(id);
        }

        return null;
    }
}
