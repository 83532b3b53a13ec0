namespace RecsConsole.Features.Catalog.Taxonomy;

/// <summary>Display texts of terms.</summary>
internal static class TermLabels
{
    public static string Of(TermKind kind) => kind is TermKind.IssueType ? Texts.TermIssueType : Texts.TermProduct;

    public static string Of(TermState state) =>
        state switch
        {
            TermState.Offered => Texts.TermOffered,
            TermState.Retired => Texts.TermRetired,
            _ => Texts.TermUnknown,
        };

    public static string Of(TermRules rules) => Of(rules.IsRetired ? TermState.Retired : TermState.Offered);
}
