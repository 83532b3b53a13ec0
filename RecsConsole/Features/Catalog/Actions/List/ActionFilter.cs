using RecsConsole.Components.Pages;
using RecsConsole.Features.Catalog.Lists;

namespace RecsConsole.Features.Catalog.Actions.List;

/// <summary>The filter of the catalog list. It lives in the URL, so that a list can be bookmarked, shared and returned to.</summary>
public sealed record ActionFilter : CatalogFilter, IAddressFilter<ActionFilter>
{
    public const string Root = "/admin/actions";

    public string? Kind { get; init; }

    public ActionRiskLevel? Risk { get; init; }

    public ActionSort Sort { get; init; }

    public bool Descending { get; init; }

    public override bool IsNarrowed => base.IsNarrowed || Kind is not null || Risk is not null;

    public override string ListAddress => Root;

    public static ActionFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Read<ActionFilter>(query) with
        {
            Kind = query.Text("kind"),
            Risk = ColumnCodes.Find<ActionRiskLevel>(query.Raw("risk")),
            Sort = query.Choice<ActionSort>("sort") ?? ActionSort.Title,
            Descending = query.Flag("desc"),
        };
    }

    protected override AddressQuery ToQuery() =>
        base.ToQuery().With("kind", Kind).With("risk", Risk?.ToCode()).With("sort", Sort, ActionSort.Title).WithFlag("desc", Descending);

    /// <summary>The same list sorted by the column; sorting by it again reverses the order.</summary>
    public ActionFilter SortedBy(ActionSort sort) =>
        this with
        {
            Sort = sort,
            Descending = Sort == sort ? !Descending : sort >= ActionSort.Shown, // figures sort descending first
            Page = 1,
        };
}

/// <summary>The sortable columns of the catalog.</summary>
public enum ActionSort
{
    Title,
    Kind,
    Risk,
    Status,
    Shown,
    Accepted,
    Taken,
    Changed,
}
