using System.Globalization;
using System.Text;
using Spectre.Console;

namespace WabaClient.Tool;

/// <summary>Makes text safe to print on a terminal, and measures its width there.</summary>
internal static class TerminalText
{
    private const char Ellipsis = '…';

    /// <summary>Replaces control characters, and those that change the direction of the text around them.</summary>
    public static string Clean(string text) =>
        text.All(IsPrintable) ? text : string.Concat(text.EnumerateRunes().Select(rune => IsPrintable(rune) ? rune.ToString() : "\uFFFD"));

    public static int WidthOf(string text) => IsAscii(text) ? text.Length : text.GetCellWidth();

    /// <summary>Truncates a text that is too wide; the last column then shows an ellipsis.</summary>
    public static string Fit(string text, int width)
    {
        if (WidthOf(text) <= width)
            return text;
        StringBuilder fitting = new();
        int used = 1;
        foreach (Rune rune in text.EnumerateRunes())
        {
            string next = rune.ToString();
            used += WidthOf(next);
            if (used > width)
                break;
            fitting.Append(next);
        }

        return fitting.Append(Ellipsis).ToString();
    }

    /// <summary>Breaks a text into lines, between words where possible.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        StringBuilder line = new();
        int used = 0;
        foreach (string word in text.Split(' '))
        {
            int length = WidthOf(word);
            if (line.Length > 0 && used + 1 + length > width)
            {
                yield return line.ToString();
                line.Clear();
                used = 0;
            }
            else if (line.Length > 0)
            {
                line.Append(' ');
                used++;
            }

            foreach (Rune rune in word.EnumerateRunes())
            {
                string next = rune.ToString();
                if (used > 0 && used + WidthOf(next) > width)
                {
                    yield return line.ToString();
                    line.Clear();
                    used = 0;
                }

                line.Append(next);
                used += WidthOf(next);
            }
        }

        yield return line.ToString();
    }

    /// <summary>Appends spaces up to a width.</summary>
    public static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - WidthOf(text)));

    private static bool IsAscii(string text) => Ascii.IsValid(text);

    private static bool IsPrintable(char c) => !char.IsSurrogate(c) && IsPrintable(CharUnicodeInfo.GetUnicodeCategory(c), c);

    private static bool IsPrintable(Rune rune) => IsPrintable(Rune.GetUnicodeCategory(rune), rune.Value);

    private static bool IsPrintable(UnicodeCategory category, int value) => category switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,

        // The joiners are part of scripts and emoji.
        UnicodeCategory.Format => value is 0x200C or 0x200D,
        _ => true,
    };
}
