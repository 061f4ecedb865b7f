using System.CommandLine;

namespace WabaClient.Tool;

/// <summary>The argument that names the businesses of a command.</summary>
internal sealed class BusinessesArgument : Argument<string[]>
{
    public BusinessesArgument()
        : base("BUSINESS")
    {
        HelpName = "BUSINESS";
        Description = "The ids of the business portfolios; without one, every business that the token has access to.";
        Arity = ArgumentArity.ZeroOrMore;
    }

    /// <summary>Reads the specified businesses, each once. None means every business that the token has access to.</summary>
    public BusinessId[] Read(ParseResult result) =>
        [.. result.GetValue(this)!.Select(id => Ids.Parse<BusinessId>(id, "BUSINESS")).Distinct()];
}
