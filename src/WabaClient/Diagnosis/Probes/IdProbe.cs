namespace WabaClient;

/// <summary>
/// Determines what kind of object the id belongs to: from the errors of the edges, or else by requesting fields that
/// only one type has.
/// </summary>
internal static class IdProbe
{
    public static async Task<IdFacts> RunAsync(DiagnosisCaller caller, BusinessId id, EdgeAnswers edges)
    {
        string? type = edges.AnySucceeded
            ? NodeKind.Business
            : NodeKind.In(edges.Owned.Failure) ?? NodeKind.In(edges.Client.Failure);
        if (!edges.CanBeExplained || edges.All(FailureCause.UnknownId))
            return new() { Type = type, Business = Answer<Business>.Skip("The business itself was not read.") };

        Answer<Business> business = Answer<Business>.Skip("Graph has named the type of the object already.");
        if (type is null or NodeKind.Business)
        {
            business = await AskAsync(ReplyReaders.Business, "id", "name", "verification_status").ConfigureAwait(false);
            type ??= business.Succeeded ? NodeKind.Business : NodeKind.In(business.Failure);
        }

        bool isUnnamed = type is null && edges.Owned.Cause == FailureCause.OtherKind;
        if (isUnnamed || type == NodeKind.Account)
        {
            Answer<WhatsAppBusinessAccount> account =
                await AskAsync(ReplyReaders.Account, "owner_business_info").ConfigureAwait(false);
            if (account.Value is { } known)
                return new() { Type = NodeKind.Account, Business = business, OwnerId = Valid(known.OwnerBusinessInfo?.Id) };
            type ??= NodeKind.In(account.Failure);
        }

        if ((isUnnamed && type is null) || type == NodeKind.PhoneNumber)
        {
            Answer<WhatsAppBusinessPhoneNumber> number =
                await AskAsync(ReplyReaders.PhoneNumber, "display_phone_number", "health_status").ConfigureAwait(false);
            if (number.Value is { } known)
                return new() { Type = NodeKind.PhoneNumber, Business = business, OwnerId = OwnerOf(known) };
        }

        return new() { Type = type, Business = business };

        Task<Answer<T>> AskAsync<T>(ReplyReader<T> read, params IEnumerable<string> fields)
            where T : class =>
            caller.AskAsync(GraphTarget.ForBusiness(id, fields), read);
    }

    // A phone number names neither its account nor its business, but its health status lists both (Meta's reference page).
    private static string? OwnerOf(WhatsAppBusinessPhoneNumber number) =>
        Valid(number.HealthStatus?.Entities.FirstOrDefault(entity => entity.EntityType == "BUSINESS")?.Id);

    private static string? Valid(string? id) => GraphId.IsValid(id) ? id : null;
}
