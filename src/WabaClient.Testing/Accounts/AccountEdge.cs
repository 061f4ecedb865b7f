namespace WabaClient.Testing;

/// <summary>The accounts on one edge of a business, in the order in which they were added.</summary>
internal sealed class AccountEdge
{
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
                throw new ArgumentException($"The account {account.Id} is on this edge already.", nameof(account));

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

    /// <summary>Takes the accounts that match out of every page after it was cut.</summary>
    public void Hide(Func<WhatsAppBusinessAccount, bool> predicate)
    {
        lock (_lock)
        {
            Func<WhatsAppBusinessAccount, bool>? before = _isHidden;
            _isHidden = before is null ? predicate : account => before(account) || predicate(account);
        }
    }

    /// <summary>The account with this id, unless it is removed or hidden.</summary>
    public WhatsAppBusinessAccount? Find(string id)
    {
        lock (_lock)
        {
            int sequence = SequenceOf(id);
            WhatsAppBusinessAccount? account = sequence < 0 ? null : AccountAt(sequence, AccountParts.All);
            return account is null || _isHidden?.Invoke(account) == true ? null : account;
        }
    }

    /// <summary>All accounts that are neither removed nor hidden, made one by one.</summary>
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
                account = AccountAt(sequence, AccountParts.All);
                if (_isHidden?.Invoke(account) == true)
                    continue;
            }

            yield return account;
        }
    }

    /// <summary>Cuts a page.</summary>
    /// <param name="query">Filter, sort and size.</param>
    /// <param name="cursor">The row to start behind, or to end before.</param>
    /// <param name="backwards">Whether the page ends before the cursor.</param>
    /// <param name="parts">What of the accounts is needed.</param>
    /// <returns>Null if the row of the cursor is gone.</returns>
    public AccountPage? Cut(ListingQuery query, Cursor cursor, bool backwards, AccountParts parts)
    {
        Func<WhatsAppBusinessAccount, bool>? isHidden;
        List<WhatsAppBusinessAccount> accounts;
        AccountPage page;
        lock (_lock)
        {
            if (cursor.Sequence >= _count || _removed.Contains(cursor.Sequence))
                return null;

            SortedOrder order = Order(query.Sort);
            int position = cursor.Sequence < 0 ? -1 : order.PositionOf(cursor.Sequence);
            List<int> rows = Rows(order, query.Filter, position, backwards ? -1 : 1, query.Limit);
            if (backwards)
                rows.Reverse();
            if (rows.Count == 0)
                return AccountPage.Empty;

            isHidden = _isHidden;
            accounts = new List<WhatsAppBusinessAccount>(rows.Count);
            foreach (int sequence in rows)
                accounts.Add(AccountAt(sequence, isHidden is null ? parts : AccountParts.All));
            page = new AccountPage(
                accounts,
                rows[0],
                rows[^1],
                Rows(order, query.Filter, order.PositionOf(rows[0]), -1, 1).Count > 0,
                Rows(order, query.Filter, order.PositionOf(rows[^1]), 1, 1).Count > 0);
        }

        if (isHidden is not null)
            accounts.RemoveAll(account => isHidden(account));
        return page;
    }

    private List<int> Rows(SortedOrder order, ListingFilter filter, int position, int step, int limit)
    {
        List<int> rows = new(Math.Min(limit, 100));
        for (position += step; position >= 0 && position < order.Count && rows.Count < limit; position += step)
        {
            int sequence = order.SequenceAt(position);
            if (!_removed.Contains(sequence) && Matches(filter, sequence))
                rows.Add(sequence);
        }

        return rows;
    }

    private bool Matches(ListingFilter filter, int sequence)
    {
        if (filter.IsEmpty)
            return true;

        (int first, AccountBatch batch) = BatchOf(sequence);
        return filter.Matches(batch.CreationTimeOf(sequence - first), batch.OwnershipTypeOf(sequence - first));
    }

    private SortedOrder Order(ListingSort sort)
    {
        if (sort == ListingSort.None)
            return SortedOrder.AsAdded(_count);
        if (!_orders.TryGetValue(sort, out SortedOrder? order))
        {
            order = SortedOrder.ByCreationTime(_count, CreationTimeAt, descending: sort == ListingSort.CreationTimeDescending);
            _orders[sort] = order;
        }

        return order;

        long? CreationTimeAt(int sequence)
        {
            (int first, AccountBatch batch) = BatchOf(sequence);
            return batch.CreationTimeOf(sequence - first);
        }
    }

    private WhatsAppBusinessAccount AccountAt(int sequence, AccountParts parts)
    {
        (int first, AccountBatch batch) = BatchOf(sequence);
        return batch.Get(sequence - first, parts);
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

    private int SequenceOf(string id)
    {
        foreach ((int first, AccountBatch batch) in _batches)
        {
            int index = batch.IndexOf(id);
            if (index >= 0 && !_removed.Contains(first + index))
                return first + index;
        }

        return -1;
    }
}
