namespace WabaClient.ColdStart;

internal sealed class PlainAccount
{
    public string Id { get; set; } = "";

    public string? Name { get; set; }

    public string? Currency { get; set; }

    public string? TimezoneId { get; set; }

    public string? MessageTemplateNamespace { get; set; }
}
