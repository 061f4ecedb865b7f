using System.Buffers;

namespace WabaClient;

/// <summary>
/// Validates the expressions that callers pass for <c>fields</c>, which is a query language. Accepts one field with its
/// modifiers and expansion. Rejects a list of fields (a comma at the top level) and unbalanced brackets.
/// </summary>
internal static class FieldExpression
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.");

    public static string Check(string expression, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(expression, parameterName);
        if (expression.Length == 0 || !IsStart(expression[0]) || !IsOneField(expression))
        {
            throw new ArgumentException(
                "The expression is not a single field; pass a field such as \"country\", with modifiers or an expansion where needed.",
                parameterName);
        }

        return expression;
    }

    private static bool IsStart(char c) => char.IsAsciiLetter(c) || c == '_';

    private static bool IsOneField(string expression)
    {
        Stack<char> open = new();
        foreach (char c in expression)
        {
            switch (c)
            {
                case '(':
                    open.Push(')');
                    break;
                case '{':
                    open.Push('}');
                    break;
                case '[' when open.Count > 0:
                    open.Push(']');
                    break;
                case ')' or '}' or ']':
                    if (!open.TryPop(out char expected) || expected != c)
                        return false;
                    break;
                default:
                    if (open.Count == 0 ? !NameCharacters.Contains(c) : c is < ' ' or > '~')
                        return false;
                    break;
            }
        }

        return open.Count == 0;
    }
}
