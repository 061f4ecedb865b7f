using System.Globalization;

namespace WabaClient.Testing;

/// <summary>Reads the small language of the <c>fields</c> parameter: <c>id,phone_numbers.limit(5){status}</c>.</summary>
internal sealed class FieldParser
{
    private const int DeepestNesting = 16;

    private readonly string _text;
    private int _position;
    private FakeError? _error;

    private FieldParser(string text) => _text = text;

    /// <summary>Reads the parameter.</summary>
    /// <returns>Null, with <paramref name="error"/> set, if Graph would refuse it.</returns>
    public static List<RequestedField>? Parse(string text, out FakeError? error)
    {
        FieldParser parser = new(text);
        List<RequestedField> fields = parser.ReadList(DeepestNesting);
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
        int? limit = null;
        string? after = null;
        while (_error is null && Accept('.'))
        {
            string modifier = ReadName();
            string argument = ReadArgument();
            switch (modifier)
            {
                case "limit" when int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value >= 1:
                    limit = value;
                    break;

                case "after":
                    after = argument;
                    break;

                case "as":
                    _error ??= FakeErrors.UnknownAlias(argument);
                    break;

                default:
                    Fail();
                    break;
            }
        }

        List<RequestedField>? children = null;
        if (_error is null && Accept('{'))
        {
            if (depth == 0)
                Fail();
            else
                children = ReadList(depth - 1);
            Expect('}');
        }

        return new RequestedField(name, limit, after, children);
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

    private string ReadArgument()
    {
        Expect('(');
        int end = _error is null ? _text.IndexOf(')', _position) : -1;
        if (end < 0)
        {
            Fail();
            return "";
        }

        string argument = _text[_position..end];
        _position = end + 1;
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
