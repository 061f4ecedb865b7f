namespace WabaClient;

/// <summary>
/// The rules for the phone numbers of an account that a pass listed. They are the same as for accounts, but without
/// moves, without confirmations, and without the limits of rules 3 to 5.
/// </summary>
internal static class NumberRules
{
    public delegate void ReportNumber(
        AccountChangeKind kind,
        WhatsAppBusinessPhoneNumber? before,
        WhatsAppBusinessPhoneNumber? after,
        IReadOnlyList<string> changedFields,
        string? evidence);

    /// <summary>Returns the new numbers of an account, or the known ones if there is nothing to store.</summary>
    /// <remarks>If there are no known numbers, they are read for the first time, which is not a change.</remarks>
    public static IReadOnlyDictionary<string, KnownNumber> Apply(
        IReadOnlyDictionary<string, KnownNumber>? known,
        IReadOnlyList<WhatsAppBusinessPhoneNumber> seen,
        EdgePass pass,
        DateTimeOffset lastSeen,
        RuleSettings settings,
        ReportNumber report)
    {
        Dictionary<string, KnownNumber> numbers = new(StringComparer.Ordinal);
        foreach (WhatsAppBusinessPhoneNumber number in seen.GroupBy(number => number.Id).Select(
            states => states.Last()))
        {
            if (known is null || !known.TryGetValue(number.Id, out KnownNumber? before))
            {
                if (known is not null)
                    report(AccountChangeKind.Added, null, number, [], null);
                numbers[number.Id] = new KnownNumber { Number = number, Fields = pass.NumberFields };
                continue;
            }

            var merged = Merged<WhatsAppBusinessPhoneNumber>.Create(
                before.Number, before.Fields, number, pass.NumberFields, settings.IgnoredFields);
            if (merged.ChangedFields.Count > 0)
                report(AccountChangeKind.Changed, before.Number, merged.State, merged.ChangedFields, null);
            numbers[number.Id] = merged.IsSame && before.Absence is null
                ? before
                : before with { Number = merged.State, Fields = merged.Fields, Absence = null };
        }

        foreach ((string id, KnownNumber number) in known ?? numbers)
        {
            if (numbers.ContainsKey(id))
                continue;

            Absence absence = Absence.Next(number.Absence, pass.BeganAt, lastSeen);
            if (absence.IsRepeated(settings.Interval))
                report(AccountChangeKind.Removed, number.Number, null, [], absence.Text);
            else
                numbers[id] = number with { Absence = absence };
        }

        bool isSame = known is not null
            && known.Count == numbers.Count
            && known.All(entry => numbers.TryGetValue(entry.Key, out KnownNumber? number) && ReferenceEquals(number, entry.Value));
        return isSame ? known! : numbers;
    }
}
