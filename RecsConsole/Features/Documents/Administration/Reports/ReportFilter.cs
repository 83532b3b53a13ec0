using RecsConsole.Components.Pages;
using RecsConsole.Features.Documents.Administration.List;

namespace RecsConsole.Features.Documents.Administration.Reports;

/// <summary>The filter of the report list, kept in the URL of the page.</summary>
public sealed record ReportFilter : IAddressFilter<ReportFilter>
{
    private const string ByMe = "mine";
    private const string All = "all";

    public ReportScope Scope { get; init; }

    public string Address =>
        new AddressQuery()
            .With(
                "whose",
                Scope switch
                {
                    ReportScope.ByMe => ByMe,
                    ReportScope.All => All,
                    _ => null,
                }
            )
            .At($"{DocumentFilter.Path}/reports");

    public static ReportFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Scope = query.Raw("whose") switch
            {
                ByMe => ReportScope.ByMe,
                All => ReportScope.All,
                _ => ReportScope.ForMe,
            },
        };
    }
}
