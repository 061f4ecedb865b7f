using System.Text.Json;

namespace WabaClient;

/// <summary>
/// Determines the effect of a complete pass over one edge: maps what is known, the result of the pass and Graph's
/// confirmations to the new state and the changes. To understand the inventory, start reading here.
/// </summary>
/// <remarks>
/// <para>
/// <b>Added, Changed.</b> Only fields that were requested before are compared. A field that is not requested keeps its
/// last value. A field that is requested for the first time is stored without a change.
/// </para>
/// <para>
/// <b>Moved.</b> An account that is known on the other edge of its business is not new. If the last complete pass of
/// the other edge did not list it, it has moved. Otherwise, the next complete pass of the other edge decides: if it
/// does not list the account, the account has moved; if it does, the account is on both edges, and its one entry
/// belongs to the owned edge. A pass that lists the account, but began before the other edge listed it, does not decide,
/// because its list can be older than the move.
/// </para>
/// <para>
/// <b>Removed.</b> An account that is not listed is not necessarily gone. It is removed in the first pass for which all
/// of these conditions hold:
/// </para>
/// <list type="number">
/// <item>The edge was read completely. The rules are not applied to other passes.</item>
/// <item>The account was absent twice, at least half an interval apart, or once if Graph confirmed that it is gone.</item>
/// <item>The edge does not lose too many accounts at once, or Graph confirmed each of them.</item>
/// <item>The edge listed at least one known account, or it has listed none for a day and had at most three.</item>
/// <item>Not too many edges of the pass lose accounts, which is decided at the end of the pass: <see cref="RemovalRules"/>.</item>
/// </list>
/// </remarks>
internal sealed class InventoryRules
{
    /// <summary>The maximum number of accounts of an edge that are read by their ids in one pass.</summary>
    public const int MaxConfirmations = 100;

    private const int AlwaysRemovable = 3;
    private const int RemovablePercent = 20;
    private static readonly TimeSpan EmptyTime = TimeSpan.FromHours(24);

    private readonly KnownEdge _edge;
    private readonly IReadOnlyDictionary<WabaId, KnownAccount> _known;
    private readonly EdgePass _pass;
    private readonly RuleSettings _settings;
    private readonly AccountList _seen;
    private readonly Dictionary<WabaId, KnownAccount> _written = [];
    private readonly KnownEdge _next;
    private readonly ChangeList _changes;
    private readonly bool _listsKnownAccount;
    private readonly int _ownCount;

    private InventoryRules(KnownEdge edge, IReadOnlyDictionary<WabaId, KnownAccount> known, EdgePass pass, RuleSettings settings)
    {
        _edge = edge;
        _known = known;
        _pass = pass;
        _settings = settings;
        _seen = AccountList.Create(pass.Accounts, nameof(pass));
        _ownCount = known.Values.Count(entry => entry.Edge == edge.Edge);
        _listsKnownAccount = known.Values.Any(entry => IsListedHere(entry) && _seen.Find(entry.Account.Id) is not null);
        _next = edge with
        {
            Revision = edge.Revision + 1,
            LastComplete = pass.BeganAt,
            EmptySince = _listsKnownAccount || !known.Values.Any(IsListedHere) ? null : Absence.Earlier(edge.EmptySince, pass.BeganAt),
            FailingSince = pass.Failure is null ? null : edge.FailingSince ?? pass.EndedAt,
            Failure = pass.Failure,
        };
        _changes = new ChangeList(_next, pass.EndedAt);
    }

    /// <summary>
    /// Returns the accounts that have to be read by their ids before <see cref="Apply"/>, at most
    /// <see cref="MaxConfirmations"/>.
    /// </summary>
    /// <remarks>
    /// An account is read once per absence. If the edge listed no known account, Graph's responses would not be
    /// evidence.
    /// </remarks>
    public static IReadOnlyList<WabaId> FindUnconfirmed(
        KnownEdge edge, IReadOnlyDictionary<WabaId, KnownAccount> known, EdgePass pass, RuleSettings settings)
    {
        InventoryRules rules = new(edge, known, pass, settings);
        return rules._listsKnownAccount
            ?
            [
                .. rules.Absent()
                    .Where(entry => entry.Absence?.IsAnswered != true)
                    .Select(entry => entry.Account.Id)
                    .Take(MaxConfirmations),
            ]
            : [];
    }

    /// <summary>Returns the new state of an edge, and the changes except for those that rule 5 decides about.</summary>
    /// <param name="edge">The state of the edge.</param>
    /// <param name="known">
    /// The entries of the business: all entries that the edge has or lists, and those of the accounts that the pass
    /// listed.
    /// </param>
    /// <param name="pass">The result of the pass.</param>
    /// <param name="confirmations">
    /// Graph's responses about single accounts: the error if the account is gone; null if it is not.
    /// </param>
    /// <param name="settings">The options.</param>
    public static EdgeOutcome Apply(
        KnownEdge edge,
        IReadOnlyDictionary<WabaId, KnownAccount> known,
        EdgePass pass,
        IReadOnlyDictionary<WabaId, string?> confirmations,
        RuleSettings settings)
    {
        InventoryRules rules = new(edge, known, pass, settings);
        foreach (WhatsAppBusinessAccount account in rules._seen)
            rules.List(account);
        rules.ForgetOtherEdge();
        rules.Miss(confirmations);
        return new EdgeOutcome(rules._next, [.. rules._written.Values], [], rules._changes.Changes);
    }

    private void List(WhatsAppBusinessAccount account)
    {
        KnownAccount? entry = _known.GetValueOrDefault(account.Id);
        if (entry is null || (entry.Edge != _edge.Edge && !_settings.IsOtherEdgeRead))
            Add(account);
        else if (entry.Edge == _edge.Edge)
            Compare(entry, account);
        else if (entry.Absence is not null && !entry.IsOnBothEdges)
            Move(entry, _edge.Edge, account, _pass.Fields);
        else if (!account.Equals(entry.OnOtherEdge))
            Write(ListOnOtherEdge(entry, account));
    }

    private KnownAccount ListOnOtherEdge(KnownAccount entry, WhatsAppBusinessAccount account) => entry with
    {
        OnOtherEdge = account,
        OnOtherEdgeSince = entry.OnOtherEdge is null ? _next.Revision : entry.OnOtherEdgeSince,
    };

    private void Add(WhatsAppBusinessAccount account)
    {
        KnownAccount entry =
            new() { Account = account, Edge = _edge.Edge, FirstSeen = _pass.BeganAt, Fields = _pass.Fields };
        _changes.Add(AccountChangeKind.Added, entry.Edge, null, account);
        Write(ReadNumbers(entry, isNew: true));
    }

    private void Compare(KnownAccount entry, WhatsAppBusinessAccount account)
    {
        var merged = Merged<WhatsAppBusinessAccount>.Create(
            entry.Account, entry.Fields, account, _pass.Fields, _settings.IgnoredFields);
        if (merged.ChangedFields.Count > 0)
            _changes.Add(AccountChangeKind.Changed, entry.Edge, entry.Account, merged.State, merged.ChangedFields);
        if (!merged.IsSame || entry.Absence is not null)
            entry = entry with { Account = merged.State, Fields = merged.Fields, Absence = null };

        if (!_settings.IsOtherEdgeRead)
            entry = entry.OnOtherEdge is null ? entry : OnOneEdge(entry);
        else if (entry.OnOtherEdge is not null && _pass.OtherRevision >= entry.OnOtherEdgeSince)
            entry = OnBothEdges(entry, merged.ChangedFields);

        Write(ReadNumbers(entry, isNew: false));
    }

    private KnownAccount OnBothEdges(KnownAccount entry, IReadOnlyList<string> changedFields)
    {
        if (entry.Edge == AccountEdges.Client)
            return BelongToOwnedEdge(entry, changedFields);
        return entry.IsOnBothEdges ? entry : entry with { IsOnBothEdges = true };
    }

    private static KnownAccount OnOneEdge(KnownAccount entry) =>
        entry with { OnOtherEdge = null, OnOtherEdgeSince = 0, IsOnBothEdges = false };

    // A field that only one of the edges returns is not a change, so the next pass compares with the state of the owned edge.
    private KnownAccount BelongToOwnedEdge(KnownAccount entry, IReadOnlyList<string> changedFields)
    {
        WhatsAppBusinessAccount owned = changedFields.Count == 0
            ? entry.OnOtherEdge!
            : ModelFields.Overlay(entry.OnOtherEdge!, ModelFields.Read(entry.Account), [.. changedFields]);
        ReportNews(entry, owned);
        return entry with
        {
            Edge = AccountEdges.Owned,
            Account = owned,
            OnOtherEdge = entry.Account,
            OnOtherEdgeSince = 0,
            IsOnBothEdges = true,
        };
    }

    // If both edges have different values for a field, it was changed between the two readings.
    private void ReportNews(KnownAccount entry, WhatsAppBusinessAccount owned)
    {
        IReadOnlyList<string> changed = Merged<WhatsAppBusinessAccount>.Create(
            entry.Account, entry.Fields, owned, _pass.OtherFields ?? _pass.Fields, _settings.IgnoredFields).ChangedFields;
        if (changed.Count == 0)
            return;
        IReadOnlyDictionary<string, JsonElement> before = ModelFields.Read(entry.Account);
        IReadOnlyDictionary<string, JsonElement> after = ModelFields.Read(owned);
        string[] news = [.. changed.Where(name => before.ContainsKey(name) && after.ContainsKey(name))];
        if (news.Length > 0)
            _changes.Add(AccountChangeKind.Changed, AccountEdges.Owned, entry.Account, owned, news);
    }

    private void Move(KnownAccount entry, AccountEdges edge, WhatsAppBusinessAccount account, RequestedFields fields)
    {
        var merged = Merged<WhatsAppBusinessAccount>.Create(
            entry.Account, entry.Fields, account, fields, _settings.IgnoredFields);
        _changes.Add(AccountChangeKind.Moved, edge, entry.Account, merged.State, merged.ChangedFields);
        Write(ReadNumbers(
            OnOneEdge(entry) with { Account = merged.State, Edge = edge, Fields = merged.Fields, Absence = null },
            isNew: false));
    }

    // The pass no longer listed these. The entries themselves belong to the other edge.
    private void ForgetOtherEdge()
    {
        foreach (KnownAccount entry in _known.Values)
        {
            if (entry.Edge != _edge.Edge && entry.OnOtherEdge is not null && _seen.Find(entry.Account.Id) is null)
                Write(OnOneEdge(entry));
        }
    }

    private void Miss(IReadOnlyDictionary<WabaId, string?> confirmations)
    {
        List<KnownAccount> absent = [];
        foreach (KnownAccount entry in Unlisted())
        {
            bool isOnOtherEdge = entry.OnOtherEdge is not null && _settings.IsOtherEdgeRead;
            Absence absence = Absence.Next(entry.Absence, _pass.BeganAt, _edge.LastComplete ?? entry.FirstSeen);
            if (confirmations.TryGetValue(entry.Account.Id, out string? confirmation))
                absence = absence with { IsAnswered = true, Confirmation = confirmation };

            if (isOnOtherEdge && (!entry.IsOnBothEdges || HasEvidence(absence)))
                Move(entry, OtherEdge(), entry.OnOtherEdge!, _pass.OtherFields ?? _pass.Fields);
            else if (isOnOtherEdge)
                Write(entry with { Absence = absence });
            else
                absent.Add(OnOneEdge(entry) with { Absence = absence });
        }

        bool areTooMany = AreTooMany(absent.Count(entry => HasEvidence(entry.Absence!)));
        foreach (KnownAccount entry in absent)
            Write(entry with { Absence = Decide(entry.Absence!, areTooMany) });
    }

    private Absence Decide(Absence absence, bool areTooMany)
    {
        // Rule 4.
        if (!_listsKnownAccount)
        {
            return IsSmallAndEmptyForLong()
                ? Due(
                    absence,
                    $"{absence.Text}; the edge has listed none of its accounts for {EmptyTime.TotalHours} hours")
                : Pending(absence);
        }

        // Rule 2.
        if (!HasEvidence(absence))
            return absence;

        // Rule 3.
        return areTooMany && absence.Confirmation is null ? Pending(absence) : Due(absence, absence.Text);
    }

    private bool HasEvidence(Absence absence) =>
        absence.Confirmation is not null || absence.IsRepeated(_settings.Interval);

    private bool AreTooMany(int count) => count > AlwaysRemovable && count * 100L > _ownCount * (long)RemovablePercent;

    private bool IsSmallAndEmptyForLong() =>
        _ownCount <= AlwaysRemovable && _pass.BeganAt - _next.EmptySince >= EmptyTime;

    private bool IsListedHere(KnownAccount entry) => entry.Edge == _edge.Edge || entry.OnOtherEdge is not null;

    private IEnumerable<KnownAccount> Own() => _known.Values.Where(entry => entry.Edge == _edge.Edge);

    private IEnumerable<KnownAccount> Unlisted() => Own().Where(entry => _seen.Find(entry.Account.Id) is null);

    private IEnumerable<KnownAccount> Absent() =>
        Unlisted().Where(entry => entry.OnOtherEdge is null || entry.IsOnBothEdges || !_settings.IsOtherEdgeRead);

    private AccountEdges OtherEdge() => AccountEdges.Both & ~_edge.Edge;

    private static Absence Due(Absence absence, string evidence) =>
        absence with { Removal = RemovalState.Due, Evidence = evidence };

    private static Absence Pending(Absence absence) =>
        absence with { Removal = RemovalState.Pending, Evidence = absence.Text };

    private KnownAccount ReadNumbers(KnownAccount entry, bool isNew)
    {
        if (!_pass.Numbers.TryGetValue(entry.Account.Id, out IReadOnlyList<WhatsAppBusinessPhoneNumber>? numbers))
            return entry;

        IReadOnlyDictionary<string, KnownNumber> known = NumberRules.Apply(
            isNew ? null : entry.Numbers,
            numbers,
            _pass,
            _edge.LastComplete ?? entry.FirstSeen,
            _settings,
            (kind, before, after, fields, evidence) => _changes.AddNumber(kind, entry, before, after, fields, evidence));
        return ReferenceEquals(known, entry.Numbers) ? entry : entry with { Numbers = known };
    }

    private void Write(KnownAccount entry)
    {
        if (!ReferenceEquals(entry, _known.GetValueOrDefault(entry.Account.Id)))
            _written[entry.Account.Id] = entry;
    }
}
