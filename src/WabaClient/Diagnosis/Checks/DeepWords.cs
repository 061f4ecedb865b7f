namespace WabaClient;

/// <summary>The texts of a check that examines accounts.</summary>
/// <param name="Things">What was listed.</param>
/// <param name="Fine">The property that each account has if nothing is wrong.</param>
/// <param name="Lacking">The summary if there are accounts without that property.</param>
/// <param name="Fix">What to do about these accounts.</param>
internal readonly record struct DeepWords(string Things, string Fine, string Lacking, string Fix);
