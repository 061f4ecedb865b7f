namespace WabaClient.Testing;

/// <content>What connections do.</content>
public sealed partial class GraphFault
{
    /// <summary>The connection is reset (RST) before any header.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault ConnectionReset() => OfConnection(nameof(ConnectionReset), WireFault.ResetBeforeHeaders);

    /// <summary>Headers and half of the body arrive, then nothing more, and the connection stays open.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault StalledBody() => OfBodyFault(nameof(StalledBody), WireFault.StalledBody, at: null);

    private static GraphFault OfConnection(string name, WireFault fault) => new(name, _ => new FakeReply { Fault = fault });

    private static GraphFault OfBodyFault(string name, WireFault fault, int? at) => new(name, context =>
    {
        FakeReply reply = context.Answer(PageTwist.None);
        return reply with { Fault = fault, FaultAt = at ?? reply.Body.Length / 2 };
    });
}
