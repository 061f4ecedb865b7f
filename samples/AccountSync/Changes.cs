using WabaClient;

namespace AccountSync;

/// <summary>The changes that a page, or a whole pass, made in the table.</summary>
internal sealed class Changes
{
    public List<WhatsAppBusinessAccount> Added { get; } = [];

    public List<WhatsAppBusinessAccount> Changed { get; } = [];

    public List<WhatsAppBusinessAccount> Removed { get; } = [];

    public override string ToString() => $"{Added.Count} added, {Changed.Count} changed, {Removed.Count} removed";
}
