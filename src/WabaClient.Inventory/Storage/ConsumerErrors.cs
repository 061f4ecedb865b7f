namespace WabaClient;

/// <summary>The reasons why an acknowledgement is rejected.</summary>
internal static class ConsumerErrors
{
    public static ArgumentException Unknown() =>
        new("The consumer is unknown; it exists from its first read until it is removed.", "consumer");

    public static ArgumentException NoSuchSequence() =>
        new("There is no change with this sequence yet; pass the Sequence of a change that was read.", "sequence");
}
