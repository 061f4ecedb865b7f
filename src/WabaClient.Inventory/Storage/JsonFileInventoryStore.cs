using System.Text.Json;

namespace WabaClient;

/// <summary>Stores an inventory in one JSON file, for one process. Thread-safe.</summary>
/// <remarks>
/// <para>
/// The whole inventory is kept in memory. The file is written at the end of a pass, and at most once a second in
/// between, or less often if writing takes long. A new file is written first and then renamed, so that the file is
/// complete at all times. Consumers receive changes after they are in the file. For more than about 50,000 accounts,
/// use a database.
/// </para>
/// <para>
/// A file with the same name and the extension <c>.lock</c> is locked while the store is open. It is not deleted when
/// the store is closed.
/// </para>
/// </remarks>
public sealed class JsonFileInventoryStore : InventoryStore, IDisposable
{
    private const int SavingShare = 4;

    private static readonly TimeSpan MinInterval = TimeSpan.FromSeconds(1);

    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly FileStream _lockFile;
    private readonly object _lock = new();
    private readonly InventoryMemory _memory;
    private readonly StoreLock _saving = new();
    private readonly CancellationTokenSource _closing = new();
    private Task _saver = Task.CompletedTask;
    private Exception? _failure;
    private bool _isClosed;
    private long _savedVersion;
    private long _savedSequence;
    private long? _savedAt;
    private TimeSpan _interval = MinInterval;

    /// <summary>
    /// Initializes a new instance of the <see cref="JsonFileInventoryStore"/> class, and reads the file if it exists.
    /// </summary>
    /// <param name="path">The path of the file. Its folder must exist.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is null or empty.</exception>
    /// <exception cref="IOException">Another store has opened the file, or the file cannot be read.</exception>
    /// <exception cref="InvalidDataException">
    /// The file is damaged or has a newer version. It is not changed.
    /// </exception>
    public JsonFileInventoryStore(string path)
        : this(path, TimeProvider.System)
    {
    }

    internal JsonFileInventoryStore(string path, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string? target = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null;
        _path = target ?? Path.GetFullPath(path);
        _time = time;
        _lockFile = new FileStream($"{_path}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        try
        {
            _memory = File.Exists(_path) ? Read(_path) : new InventoryMemory();
            _savedVersion = _memory.Version;
            _savedSequence = _memory.Sequence;
        }
        catch
        {
            _lockFile.Dispose();
            _closing.Dispose();
            throw;
        }
    }

    /// <summary>Saves what has not been saved yet, and unlocks the file. The store cannot be used afterwards.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_isClosed)
                return;
            _isClosed = true;
        }

        _closing.Cancel();
        try
        {
            _saver.GetAwaiter().GetResult();
            SaveAsync(CancellationToken.None).GetAwaiter().GetResult();
        }
        finally
        {
            _lockFile.Dispose();
            _closing.Dispose();
        }
    }

    internal override Task<KnownBusiness> ReadBusinessAsync(BusinessId businessId, CancellationToken cancellationToken) =>
        RunAsync(memory => memory.Find(businessId), cancellationToken);

    internal override Task<EdgeRevisions> ReadRevisionsAsync(BusinessId businessId, CancellationToken cancellationToken) =>
        RunAsync(memory => memory.Find(businessId).Revisions, cancellationToken);

    internal override Task<CommitResult> CommitAsync(
        KnownBusiness known, EdgeOutcome outcome, CancellationToken cancellationToken) =>
        RunAsync(memory => memory.Commit(known, outcome), cancellationToken);

    internal override Task FailAsync(KnownEdge edge, CancellationToken cancellationToken) =>
        RunAsync(memory => memory.Fail(edge), cancellationToken);

    internal override Task<long> OpenConsumerAsync(string consumer, DateTimeOffset now, CancellationToken cancellationToken) =>
        RunAsync(memory => memory.OpenConsumer(consumer, now), cancellationToken);

    internal override async Task<IReadOnlyList<AccountChange>> ReadChangesAsync(
        string consumer, long after, int count, CancellationToken cancellationToken)
    {
        (IReadOnlyList<AccountChange> changes, bool isAll) = await RunAsync(Read, cancellationToken).ConfigureAwait(false);
        if (changes.Count > 0 || isAll)
            return changes;

        await SaveWhenDueAsync(cancellationToken).ConfigureAwait(false);
        return (await RunAsync(Read, cancellationToken).ConfigureAwait(false)).Changes;

        // If a consumer received a change that is not in the file, the change could be lost and never be found again.
        (IReadOnlyList<AccountChange> Changes, bool IsAll) Read(InventoryMemory memory) => (
            [.. memory.ReadChanges(consumer, after, count).TakeWhile(change => change.Sequence <= _savedSequence)],
            memory.Sequence <= _savedSequence);
    }

    internal override Task AcknowledgeAsync(string consumer, long sequence, CancellationToken cancellationToken) =>
        RunAsync(memory => memory.Acknowledge(consumer, sequence), cancellationToken);

    internal override Task RemoveConsumerAsync(string consumer, CancellationToken cancellationToken) =>
        RunAsync(memory => memory.RemoveConsumer(consumer), cancellationToken);

    internal override Task DeleteChangesAsync(DateTimeOffset observedBefore, CancellationToken cancellationToken) =>
        RunAsync(memory => memory.DeleteChanges(observedBefore), cancellationToken);

    internal override Task FlushAsync(CancellationToken cancellationToken) => SaveAsync(cancellationToken);

    private protected override Task<IReadOnlyList<InventoryEntry>> ReadEntriesAsync(
        BusinessId? businessId, EntryPosition? after, int count, CancellationToken cancellationToken) =>
        RunAsync(memory => memory.ReadEntries(businessId, after, count), cancellationToken);

    private protected override Task<IReadOnlyList<EdgeState>> ReadEdgesAsync(
        EdgePosition? after, int count, CancellationToken cancellationToken) =>
        RunAsync(memory => memory.ReadEdges(after, count), cancellationToken);

    private static InventoryMemory Read(string path)
    {
        try
        {
            return InventoryFile.Read(File.ReadAllBytes(path));
        }
        catch (NotSupportedException e)
        {
            throw new InvalidDataException($"The inventory file {path} {e.Message}; update the package, or use another file.", e);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new InvalidDataException(
                $"The inventory file {path} is damaged; restore it from a backup, or move it away to start with an empty inventory.", e);
        }
    }

    private Task<bool> RunAsync(Action<InventoryMemory> run, CancellationToken cancellationToken) => RunAsync(
        memory =>
        {
            run(memory);
            return true;
        },
        cancellationToken);

    private async Task<T> RunAsync<T>(Func<InventoryMemory, T> run, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.CompletedTask.ConfigureAwait(false);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            if (Interlocked.Exchange(ref _failure, null) is { } failure)
                throw new IOException($"The inventory file {_path} could not be saved.", failure);

            T result = run(_memory);
            if (_memory.Version != _savedVersion && _saver.IsCompleted)
                _saver = Task.Run(SaveLaterAsync, CancellationToken.None);
            return result;
        }
    }

    private async Task SaveLaterAsync()
    {
        try
        {
            await SaveWhenDueAsync(_closing.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The store is being closed, which saves as well.
        }
        catch (Exception e)
        {
            _failure = e;
        }
    }

    private async Task SaveWhenDueAsync(CancellationToken cancellationToken)
    {
        bool isSaved = false;
        while (!isSaved)
        {
            await Task.Delay(TimeUntilSave(), _time, cancellationToken).ConfigureAwait(false);
            isSaved = await _saving.RunAsync(() => Task.FromResult(SaveIfDue()), cancellationToken).ConfigureAwait(false);
        }

        // Another thread may have saved while this one was waiting.
        bool SaveIfDue() => TimeUntilSave() == TimeSpan.Zero && Save();
    }

    private TimeSpan TimeUntilSave()
    {
        lock (_lock)
        {
            if (_memory.Version == _savedVersion)
                return TimeSpan.Zero;

            TimeSpan left = _savedAt is { } savedAt ? _interval - _time.GetElapsedTime(savedAt) : TimeSpan.Zero;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    private Task<bool> SaveAsync(CancellationToken cancellationToken) =>
        _saving.RunAsync(() => Task.FromResult(Save()), cancellationToken);

    private bool Save()
    {
        InventoryMemory copy;
        lock (_lock)
        {
            if (_memory.Version == _savedVersion)
                return true;
            copy = _memory.Copy();
        }

        long began = _time.GetTimestamp();
        Replace(copy);
        lock (_lock)
        {
            _savedVersion = copy.Version;
            _savedSequence = copy.Sequence;
            _savedAt = _time.GetTimestamp();
            TimeSpan interval = _time.GetElapsedTime(began) * SavingShare;
            _interval = interval > MinInterval ? interval : MinInterval;
        }

        return true;
    }

    private void Replace(InventoryMemory memory)
    {
        string temporary = $"{_path}.tmp";
        try
        {
            using (FileStream stream = new(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                if (!OperatingSystem.IsWindows() && File.Exists(_path))
                    File.SetUnixFileMode(temporary, File.GetUnixFileMode(_path));
                InventoryFile.Write(stream, memory);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, _path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
