using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace WabaClient;

/// <summary>
/// Reads JSON strings with any content: characters that are not valid Unicode become U+FFFD, as in
/// <see cref="Encoding.UTF8"/>.
/// </summary>
internal static class JsonString
{
    private const int StackCharacters = 256;

    /// <summary>Reads the current string, property name or number of a reader.</summary>
    public static string Read(ref readonly Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> utf8 = BytesOf(in reader);
        return reader.ValueIsEscaped ? Unescape(utf8) : Encoding.UTF8.GetString(utf8);
    }

    /// <summary>
    /// Copies the current string of a reader to a span, which must have at least as many characters as the string has
    /// bytes.
    /// </summary>
    /// <returns>The number of characters.</returns>
    public static int CopyTo(ref readonly Utf8JsonReader reader, Span<char> text)
    {
        ReadOnlySpan<byte> utf8 = BytesOf(in reader);
        return reader.ValueIsEscaped ? Unescape(utf8, text) : Encoding.UTF8.GetChars(utf8, text);
    }

    /// <summary>Returns whether the current string or property name of a reader is valid Unicode.</summary>
    public static bool IsValid(ref readonly Utf8JsonReader reader)
    {
        ReadOnlySpan<byte> utf8 = BytesOf(in reader);
        return Utf8.IsValid(utf8) && (!reader.ValueIsEscaped || !HasLoneSurrogate(utf8));
    }

    private static ReadOnlySpan<byte> BytesOf(ref readonly Utf8JsonReader reader) =>
        reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;

    private static string Unescape(ReadOnlySpan<byte> utf8)
    {
        char[]? rented = null;
        Span<char> text = utf8.Length <= StackCharacters
            ? stackalloc char[StackCharacters]
            : (rented = ArrayPool<char>.Shared.Rent(utf8.Length));
        string result = new(text[..Unescape(utf8, text)]);
        if (rented is not null)
            ArrayPool<char>.Shared.Return(rented);
        return result;
    }

    private static int Unescape(ReadOnlySpan<byte> utf8, Span<char> text)
    {
        int length = 0;
        while (!utf8.IsEmpty)
        {
            int escape = utf8.IndexOf((byte)'\\');
            ReadOnlySpan<byte> plain = escape < 0 ? utf8 : utf8[..escape];
            length += Encoding.UTF8.GetChars(plain, text[length..]);
            if (escape < 0)
                break;
            text[length++] = Unescape(utf8[escape..], out int bytes);
            utf8 = utf8[(escape + bytes)..];
        }

        ReplaceLoneSurrogates(text[..length]);
        return length;
    }

    /// <summary>
    /// Reads the escape sequence at the start of the bytes. The JSON reader has already validated it.
    /// </summary>
    private static char Unescape(ReadOnlySpan<byte> sequence, out int bytes)
    {
        bytes = 2;
        switch (sequence[1])
        {
            case (byte)'b':
                return '\b';
            case (byte)'f':
                return '\f';
            case (byte)'n':
                return '\n';
            case (byte)'r':
                return '\r';
            case (byte)'t':
                return '\t';
            case (byte)'u':
                bytes = 6;
                return (char)ushort.Parse(
                    sequence.Slice(2, 4),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture);
            default:
                return (char)sequence[1];
        }
    }

    private static bool HasLoneSurrogate(ReadOnlySpan<byte> utf8)
    {
        for (int escape = utf8.IndexOf((byte)'\\'); escape >= 0; escape = utf8.IndexOf((byte)'\\'))
        {
            char first = Unescape(utf8[escape..], out int bytes);
            utf8 = utf8[(escape + bytes)..];
            if (!char.IsSurrogate(first))
                continue;
            bool isPair = char.IsHighSurrogate(first)
                && utf8.StartsWith("\\u"u8)
                && char.IsLowSurrogate(Unescape(utf8, out bytes));
            if (!isPair)
                return true;
            utf8 = utf8[bytes..];
        }

        return false;
    }

    private static void ReplaceLoneSurrogates(Span<char> text)
    {
        for (int i = text.IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else
                text[i] = '\uFFFD';
        }
    }
}
