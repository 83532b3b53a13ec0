using RecsConsole.Components.Pages;
using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Features.Catalog.Playbooks.List;
using RecsConsole.Features.Catalog.ServiceLevels.List;
using RecsConsole.Tests.Features.Catalog.Playbooks;
using RecsConsole.Tests.Features.Catalog.ServiceLevels;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog;

/// <summary>Lists of governed items are sorted by title, status and last change, in both directions.</summary>
public sealed class CatalogOrderTests
{
    private static readonly string[] s_byTitle = ["Cables", "Printers", "Scanners"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(CatalogSort.Title, false, "Cables", "Printers", "Scanners")]
    [InlineData(CatalogSort.Title, true, "Scanners", "Printers", "Cables")]
    [InlineData(CatalogSort.Status, false, "Cables", "Scanners", "Printers")]
    [InlineData(CatalogSort.Status, true, "Printers", "Cables", "Scanners")]
    [InlineData(CatalogSort.Changed, false, "Printers", "Cables", "Scanners")]
    [InlineData(CatalogSort.Changed, true, "Scanners", "Cables", "Printers")]
    public async Task List_is_in_the_order_that_is_asked_for(CatalogSort sort, bool isDescending, params string[] titles)
    {
        await using var desk = await PlaybookDesk.CreateAsync();
        await WriteAsync(desk, "Printers");
        await desk.SubmitAsync(desk.Ada, "printers");
        (await desk.PublishAsync(desk.Ben, "printers")).Error.ShouldBeNull();
        foreach (var title in new[] { "Cables", "Scanners" })
        {
            desk.World.Database.Clock.Advance(TimeSpan.FromMinutes(1));
            await WriteAsync(desk, title);
        }

        (await ListAsync(desk, new())).ShouldBe(s_byTitle);
        (await ListAsync(desk, new() { Sort = sort, Descending = isDescending })).ShouldBe(titles);
    }

    [Fact]
    public async Task Service_levels_begin_with_what_takes_precedence_until_a_column_is_chosen()
    {
        await using var desk = await ServiceLevelDesk.CreateAsync();
        (await desk.SaveAsync(desk.Ada, "narrow", ServiceLevelDesk.Text with { Title = "Two promises" })).Error.ShouldBeNull();
        (await desk.SaveAsync(desk.Ada, "wide", ServiceLevelDesk.Text with { Title = "One promise", CaseTypes = [] })).Error.ShouldBeNull();

        (await LevelsAsync(desk, new() { Search = "promise" })).ShouldBe(["Two promises", "One promise"]);
        (await LevelsAsync(desk, new() { Search = "promise", Sort = CatalogSort.Title })).ShouldBe(["One promise", "Two promises"]);
        (
            await LevelsAsync(
                desk,
                new()
                {
                    Search = "promise",
                    Sort = CatalogSort.Title,
                    Descending = true,
                }
            )
        ).ShouldBe(["Two promises", "One promise"]);
    }

    [Fact]
    public void Heading_turns_its_order_round_and_dates_begin_with_the_newest()
    {
        var usual = new PlaybookFilter { Search = "jams", Page = 3 };

        var byChange = (PlaybookFilter)usual.SortedBy("changed");

        usual.Order.ShouldBe(new("title", IsDescending: false));
        byChange.Order.ShouldBe(new("changed", IsDescending: true));
        byChange.SortedBy("changed").Order.ShouldBe(new("changed", IsDescending: false));
        usual.SortedBy("title").Order.ShouldBe(new("title", IsDescending: true));
        byChange.Page.ShouldBe(1);
        byChange.Address.ShouldBe("/admin/playbooks?q=jams&sort=changed&desc=1");
        PlaybookFilter.Read(AddressQuery.Parse(byChange.Address)).ShouldBe(byChange);
        (byChange with { Search = null }).IsNarrowed.ShouldBeFalse();
        new ServiceLevelFilter().Order.ShouldBeNull("no column shows the precedence");
        new ServiceLevelFilter().SortedBy("title").Order.ShouldBe(new("title", IsDescending: false));
    }

    private static async Task WriteAsync(PlaybookDesk desk, string title)
    {
        var key = title.ToLowerInvariant();
        (await desk.SaveAsync(desk.Ada, key, PlaybookDesk.Text with { Title = title }, isNew: true)).Error.ShouldBeNull();
    }

    private static async Task<IEnumerable<string>> ListAsync(PlaybookDesk desk, PlaybookFilter filter) =>
        (await desk.World.Get<ListPlaybooks>().RunAsync(desk.Ada, filter, Token)).Value!.Lines.Select(line => line.Title);

    private static async Task<IEnumerable<string>> LevelsAsync(ServiceLevelDesk desk, ServiceLevelFilter filter) =>
        (await desk.World.Get<ListServiceLevels>().RunAsync(desk.Ada, filter, Token)).Value!.Lines.Select(line => line.Title);
}
