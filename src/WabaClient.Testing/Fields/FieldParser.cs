using System.Globalization;

namespace WabaClient.Testing;

/// <summary>Reads the language of the <c>fields</c> parameter: <c>id,phone_numbers.limit(5){status}</c>.</summary>
internal sealed class FieldParser
{
    private const int DeepestNesting = 16;

    // Of edges, and of the analytics fields (start, end, granularity, …), which Meta documents by name.
    private static readonly HashSet<string> Modifiers = new(StringComparer.Ordinal)
    {
        "limit", "after", "before", "filtering", "sort", "summary", "fields", "as", "start", "end", "granularity", "phone_numbers",
        "country_codes", "product_types", "conversation_categories", "conversation_types", "conversation_directions", "dimensions",
        "metric_types", "template_ids", "pricing_categories", "pricing_types", "tiers", "directions", "business",
    };

    private readonly string _text;
    private int _position;
    private FakeError? _error;

    private FieldParser(string text) => _text = text;

    /// <summary>Reads the parameter.</summary>
    /// <returns>The fields; null, with <paramref name="error"/> set, if Graph would reject the parameter.</returns>
    public static List<RequestedField>? Parse(string text, out FakeError? error) =>
        Parse(text, DeepestNesting, out error);

    private static List<RequestedField>? Parse(string text, int depth, out FakeError? error)
    {
        // A list of names can also be JSON: in Meta's own samples, and from bracketed parameters.
        if (text.StartsWith('[') && LooseJson.ParseStrings(text) is { Count: > 0 } names)
            text = string.Join(',', names);

        FieldParser parser = new(text);
        List<RequestedField> fields = parser.ReadList(depth);
        if (parser._position < text.Length)
            parser.Fail();
        error = parser._error;
        return error is null ? fields : null;
    }

    private List<RequestedField> ReadList(int depth)
    {
        List<RequestedField> fields = [];
        do
        {
            fields.Add(ReadField(depth));
        }
        while (_error is null && Accept(','));
        return fields;
    }

    private RequestedField ReadField(int depth)
    {
        string name = ReadName();
        Dictionary<string, string> modifiers = new(StringComparer.Ordinal);
        List<RequestedField>? children = null;
        while (_error is null && Accept('.'))
        {
            string modifier = ReadName();
            string argument = ReadArgument();
            if (_error is not null)
                break;
            if (modifier == "as")
                _error = FakeErrors.UnknownAlias(argument);
            else if (!Modifiers.Contains(modifier) || (modifier == "limit" && !IsLimit(argument)))
                Fail();
            else if (modifier == "fields")
                children = ReadNested(argument, depth);
            else
                modifiers[modifier] = argument;
        }

        if (_error is null && Accept('{'))
        {
            if (depth == 0)
                Fail();
            else
                children = ReadList(depth - 1);
            Expect('}');
        }

        return new RequestedField(name, modifiers, children);
    }

    private static bool IsLimit(string argument) =>
        int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out int limit) && limit >= 1;

    private List<RequestedField>? ReadNested(string text, int depth)
    {
        if (depth > 0)
            return Parse(text, depth - 1, out _error);
        Fail();
        return null;
    }

    private string ReadName()
    {
        SkipSpace();
        int start = _position;
        while (_position < _text.Length && (char.IsAsciiLetterOrDigit(_text[_position]) || _text[_position] == '_'))
            _position++;
        if (_position == start)
            Fail();
        string name = _text[start.._position];
        SkipSpace();
        return name;
    }

    /// <summary>Reads the text in parentheses, which can contain nested parentheses and JSON.</summary>
    private string ReadArgument()
    {
        Expect('(');
        if (_error is not null)
            return "";

        int start = _position;
        int depth = 1;
        char quote = '\0';
        for (; _position < _text.Length; _position++)
        {
            char c = _text[_position];
            if (quote != '\0')
                quote = c == quote && _text[_position - 1] != '\\' ? '\0' : quote;
            else if (c is '"' or '\'')
                quote = c;
            else if (c == '(')
                depth++;
            else if (c == ')' && --depth == 0)
                break;
        }

        if (_position == _text.Length)
        {
            _position = start;
            Fail();
            return "";
        }

        string argument = _text[start.._position++];
        SkipSpace();
        return argument;
    }

    private bool Accept(char c)
    {
        if (_position >= _text.Length || _text[_position] != c)
            return false;

        _position++;
        SkipSpace();
        return true;
    }

    private void Expect(char c)
    {
        if (_error is null && !Accept(c))
            Fail();
    }

    private void SkipSpace()
    {
        while (_position < _text.Length && _text[_position] == ' ')
            _position++;
    }

    private void Fail() => _error ??= FakeErrors.FieldSyntax(_position, _text);
}
