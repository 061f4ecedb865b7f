namespace WabaClient.Tool;

/// <summary>A terminal that a stream is connected to.</summary>
/// <param name="Width">The number of columns.</param>
/// <param name="HasColor">Whether colors are allowed: not with <c>NO_COLOR</c> or <c>TERM=dumb</c>.</param>
/// <param name="CanRedraw">Whether a line can be erased and written again: not with <c>TERM=dumb</c>.</param>
internal sealed record Screen(int Width, bool HasColor, bool CanRedraw);
