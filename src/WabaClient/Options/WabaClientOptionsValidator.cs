using Microsoft.Extensions.Options;

namespace WabaClient;

/// <summary>Checks options; the code is generated from the attributes.</summary>
[OptionsValidator]
internal sealed partial class WabaClientOptionsValidator : IValidateOptions<WabaClientOptions>
{
    public static WabaClientOptionsValidator Instance { get; } = new();
}
