namespace WabaClient;

/// <summary>The words of a check that looks into accounts.</summary>
/// <param name="Things">What was listed.</param>
/// <param name="Fine">What each account does or has, if all is well.</param>
/// <param name="Lacking">The summary for accounts that lack it.</param>
/// <param name="Fix">What to do about those.</param>
internal readonly record struct DeepWords(string Things, string Fine, string Lacking, string Fix);
