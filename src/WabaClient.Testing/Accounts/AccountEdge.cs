namespace WabaClient.Testing;

/// <summary>The accounts on one edge of a business, in the order in which they were added.</summary>
/// <param name="businessId">The id of the business.</param>
/// <param name="isClientEdge">Whether it is the client edge.</param>
/// <param name="apps">The apps of the graph.</param>
internal sealed class AccountEdge(string businessId, bool isClientEdge, AppDirectory apps) : NodeList
{
    private readonly FilterGrammar<AccountRow> _filters = isClientEdge
        ? AccountRow.ClientFilters(businessId)
        : AccountRow.OwnedFilters;
    private readonly object _lock = new();
    private readonly List<(int FirstSequence, AccountBatch Batch)> _batches = [];
    private readonly HashSet<int> _removed = [];
    private readonly Dictionary<ListingSort, SortedOrder> _orders = [];
    private Func<WhatsAppBusinessAccount, bool>? _isHidden;
    private int _count;

    public void Add(WhatsAppBusinessAccount account)
    {
        lock (_lock)
        {
            if (SequenceOf(account.Id.Value) >= 0)
                throw new ArgumentException($"The edge already has an account {account.Id}.", nameof(account));

            if (_batches is not [.., { Batch: GivenBatch given }])
            {
                given = new GivenBatch();
                _batches.Add((_count, given));
            }

            given.Add(account);
            _count++;
            _orders.Clear();
        }
    }

    public void Add(GeneratedBatch batch)
    {
        lock (_lock)
        {
            _batches.Add((_count, batch));
            _count = checked(_count + batch.Count);
            _orders.Clear();
        }
    }

    public bool Remove(string id)
    {
        lock (_lock)
        {
            int sequence = SequenceOf(id);
            return sequence >= 0 && _removed.Add(sequence);
        }
    }

    /// <summary>Removes the accounts that match from every page after it was divided.</summary>
    public void Hide(Func<WhatsAppBusinessAccount, bool> predicate)
    {
        lock (_lock)
        {
            Func<WhatsAppBusinessAccount, bool>? before = _isHidden;
            _isHidden = before is null ? predicate : account => before(account) || predicate(account);
        }
    }

    /// <summary>Returns the account with this id, unless it is removed or hidden.</summary>
    public AccountNode? Find(string id)
    {
        lock (_lock)
            return Find(SequenceOf(id));
    }

    /// <summary>Returns the account that has this phone number, unless it is removed or hidden.</summary>
    public AccountNode? FindByPhoneNumber(string id)
    {
        lock (_lock)
            return Find(SequenceOf(batch => batch.IndexOfPhoneNumber(id)));
    }

    /// <summary>Returns all accounts that are neither removed nor hidden, generated one by one.</summary>
    public IEnumerable<WhatsAppBusinessAccount> Visible()
    {
        for (int sequence = 0; ; sequence++)
        {
            WhatsAppBusinessAccount account;
            lock (_lock)
            {
                if (sequence >= _count)
                    yield break;
                if (_removed.Contains(sequence))
                    continue;
                account = RowAt(sequence).Account(AccountParts.All);
                if (_isHidden?.Invoke(account) == true)
                    continue;
            }

            yield return account;
        }
    }

    public override NodePage? Cut(
        ListingQuery query, ListingCursor cursor, bool backwards, AccountParts parts, out FakeError? error)
    {
        Func<AccountRow, bool>? filter = _filters.Parse(query.Filtering, out error);
        ListingSort sort = error is null ? ListingSorts.Parse(query.Sort, out error) : ListingSort.None;
        if (error is not null)
            return null;

        Func<WhatsAppBusinessAccount, bool>? isHidden;
        List<GraphNode> nodes = [];
        NodePage page;
        lock (_lock)
        {
            if (cursor.Sequence >= _count || _removed.Contains(cursor.Sequence))
            {
                error = FakeErrors.InvalidCursor;
                return null;
            }

            SortedOrder order = Order(sort);
            int position = cursor.Sequence < 0 ? -1 : order.PositionOf(cursor.Sequence);
            List<int> rows = Rows(order, filter, position, backwards ? -1 : 1, query.Limit);
            if (backwards)
                rows.Reverse();

            isHidden = _isHidden;
            foreach (int sequence in rows)
                nodes.Add(NodeAt(sequence, isHidden is null ? parts : AccountParts.All));
            page = rows.Count == 0 ? NodePage.Empty : new NodePage(
                nodes,
                rows[0],
                rows[^1],
                Rows(order, filter, order.PositionOf(rows[0]), -1, 1).Count > 0,
                Rows(order, filter, order.PositionOf(rows[^1]), 1, 1).Count > 0);
            if (query.WantsTotalCount)
                page = page with { TotalCount = Rows(order, filter, -1, 1, int.MaxValue).Count };
        }

        if (isHidden is not null)
            nodes.RemoveAll(node => isHidden(((AccountNode)node).Account));
        return page;
    }

    private List<int> Rows(SortedOrder order, Func<AccountRow, bool>? filter, int position, int step, int limit)
    {
        List<int> rows = new(Math.Min(limit, 100));
        for (position += step; position >= 0 && position < order.Count && rows.Count < limit; position += step)
        {
            int sequence = order.SequenceAt(position);
            if (!_removed.Contains(sequence) && filter?.Invoke(RowAt(sequence)) != false)
                rows.Add(sequence);
        }

        return rows;
    }

    private SortedOrder Order(ListingSort sort)
    {
        if (sort == ListingSort.None)
            return SortedOrder.AsAdded(_count);
        if (!_orders.TryGetValue(sort, out SortedOrder? order))
        {
            order = SortedOrder.ByCreationTime(
                _count,
                CreationTimeAt,
                descending: sort == ListingSort.CreationTimeDescending);
            _orders[sort] = order;
        }

        return order;

        long? CreationTimeAt(int sequence)
        {
            AccountRow row = RowAt(sequence);
            return row.Batch.CreationTimeOf(row.Index);
        }
    }

    private AccountNode? Find(int sequence)
    {
        AccountNode? node = sequence < 0 ? null : NodeAt(sequence, AccountParts.All);
        return node is null || _isHidden?.Invoke(node.Account) == true ? null : node;
    }

    private AccountNode NodeAt(int sequence, AccountParts parts)
    {
        AccountRow row = RowAt(sequence);
        return new AccountNode(row.Account(parts), isClientEdge, row.Batch.IsGenerated, businessId, apps);
    }

    private AccountRow RowAt(int sequence)
    {
        (int first, AccountBatch batch) = BatchOf(sequence);
        return new AccountRow(batch, sequence - first);
    }

    private (int FirstSequence, AccountBatch Batch) BatchOf(int sequence)
    {
        int low = 0;
        int high = _batches.Count - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            if (_batches[middle].FirstSequence <= sequence)
                low = middle;
            else
                high = middle - 1;
        }

        return _batches[low];
    }

    private int SequenceOf(string id) => SequenceOf(batch => batch.IndexOf(id));

    private int SequenceOf(Func<AccountBatch, int> indexIn)
    {
        foreach ((int first, AccountBatch batch) in _batches)
        {
            int index = indexIn(batch);
            if (index >= 0 && !_removed.Contains(first + index))
                return first + index;
        }

        return -1;
    }
}
