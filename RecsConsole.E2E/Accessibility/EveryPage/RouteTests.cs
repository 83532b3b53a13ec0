using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Accessibility.EveryPage;

/// <summary>Every page of the application is on the list of checked pages.</summary>
public sealed class RouteTests
{
    [Fact]
    public void Every_page_is_visited() => PageStops.Routes.Except(PageStops.All.Select(stop => stop.Route)).ShouldBeEmpty();

    [Fact]
    public void Every_visit_leads_to_a_page() =>
        PageStops.All.Select(stop => stop.Route).OfType<string>().Except(PageStops.Routes).ShouldBeEmpty();

    [Fact]
    public void Every_visit_has_a_name_of_its_own() =>
        PageStops.All.GroupBy(stop => stop.Name).Where(same => same.Count() > 1).Select(same => same.Key).ShouldBeEmpty();
}
