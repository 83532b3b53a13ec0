using Microsoft.AspNetCore.Components;

namespace RecsConsole.Features.Search;

/// <summary>The page's address, part by part.</summary>
public sealed partial class SearchPage
{
    [SupplyParameterFromQuery(Name = "q")]
    public string? TextText { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    public string? KindText { get; set; }

    [SupplyParameterFromQuery(Name = "issue")]
    public string? IssueText { get; set; }

    [SupplyParameterFromQuery(Name = "product")]
    public string? ProductText { get; set; }

    [SupplyParameterFromQuery(Name = "state")]
    public string? StateText { get; set; }

    [SupplyParameterFromQuery(Name = "lang")]
    public string? LanguageText { get; set; }

    [SupplyParameterFromQuery(Name = "since")]
    public string? SinceText { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageText { get; set; }

    private SearchQuery AddressQuery =>
        SearchQuery.Parse(new(TextText, KindText, IssueText, ProductText, StateText, LanguageText, SinceText, PageText));
}
