namespace Cli;

/// <summary>Takes a list of fields apart at its commas, those inside brackets left alone.</summary>
internal static class FieldNames
{
    public static IEnumerable<string> Split(string list)
    {
        int depth = 0;
        int start = 0;
        for (int i = 0; i < list.Length; i++)
        {
            depth += list[i] switch
            {
                '{' or '(' => 1,
                '}' or ')' => -1,
                _ => 0,
            };
            if (list[i] == ',' && depth == 0)
            {
                yield return list[start..i].Trim();
                start = i + 1;
            }
        }

        yield return list[start..].Trim();
    }
}
