namespace WabaClient.Testing;

/// <content>Valid pages whose paging leads astray.</content>
public sealed partial class GraphFault
{
    /// <summary>A valid page whose cursor leads back to that same page.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault RepeatedCursor() => OfPaging(nameof(RepeatedCursor), PageTwist.RepeatedCursor);

    /// <summary>A valid page whose <c>next</c> names another host and holds a token; its cursors are right.</summary>
    /// <returns>The fault.</returns>
    public static GraphFault NextOnAnotherHost() => OfPaging(nameof(NextOnAnotherHost), PageTwist.NextOnAnotherHost);

    private static GraphFault OfPaging(string name, PageTwist twist) => new(name, context => context.Answer(twist));
}
