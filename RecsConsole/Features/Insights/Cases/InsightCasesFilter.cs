using RecsConsole.Components.Pages;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Cases;

/// <summary>Which figure's cases are shown, kept in the URL of the page.</summary>
/// <param name="Drill">Null when the address names no figure.</param>
/// <param name="Page">From 1.</param>
public sealed record InsightCasesFilter(InsightDrill? Drill, InsightFilter Figures, int Page) : IAddressFilter<InsightCasesFilter>
{
    public string Address
    {
        get
        {
            var figure = Drill?.Address(Figures) ?? InsightDrill.Path;
            return Page == 1 ? figure : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{figure}&page={Page}");
        }
    }

    public static InsightCasesFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new(InsightDrill.Parse(query.Raw("figure"), query.Raw("value")), InsightFilter.Read(query), query.Page());
    }
}

/// <summary>The cases behind a figure, with their period.</summary>
public sealed record InsightCasesView(InsightFrame Frame, InsightCases Cases);
