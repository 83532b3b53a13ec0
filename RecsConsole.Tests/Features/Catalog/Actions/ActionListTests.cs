using System.Reflection;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.Actions;
using RecsConsole.Features.Catalog.Actions.List;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.Actions;

/// <summary>A page of a large catalog: found and ordered by a few columns, with the content of its own lines only.</summary>
public sealed class ActionListTests
{
    private const int Many = 60;

    public static TheoryData<DatabaseProvider> Databases => DatabaseProviders.Running;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Content_is_read_for_the_lines_of_the_page_only(DatabaseProvider provider)
    {
        await using var desk = await ActionDesk.CreateAsync(provider);
        await AddAsync(desk);
        var item = DispatchProxy.Create<ICatalogItem<ActionRow, ActionContent>, CountingItem>();
        var counting = (CountingItem)item;
        counting.Item = desk.World.Get<ICatalogItem<ActionRow, ActionContent>>();
        var list = new ListActions(desk.World.Get<OperationScopeFactory>(), new(item));

        var first = (await list.RunAsync(desk.Ada, new() { Search = "many" }, Token)).Value!;
        var second = (await list.RunAsync(desk.Ada, new() { Search = "many", Page = 2 }, Token)).Value!;

        (first.Total, first.Lines.Count, second.Lines.Count).ShouldBe((Many, ActionList.PageSize, Many - ActionList.PageSize));
        counting.Contents.ShouldBe(Many);
        first.Lines.Concat(second.Lines).Select(line => line.Key).ShouldBe(Enumerable.Range(0, Many).Select(KeyOf));
        first.Lines[0].Line.Content.Description.ShouldBe("Version 1");
        (first.Lines[0].Version, first.Lines[0].PendingVersion).ShouldBe((1, 2));
    }

    [Fact]
    public async Task Filters_and_order_are_those_of_the_version_in_force()
    {
        await using var desk = await ActionDesk.CreateAsync();
        await AddAsync(desk);
        var list = desk.World.Get<ListActions>();

        var risky = (await list.RunAsync(desk.Ada, new() { Search = "many", Risk = ActionRiskLevel.Medium }, Token)).Value!;
        var drafts = (await list.RunAsync(desk.Ada, new() { Search = "many", Status = VersionStatus.Draft }, Token)).Value!;
        var byRisk = (
            await list.RunAsync(
                desk.Ada,
                new()
                {
                    Search = "many",
                    Sort = ActionSort.Risk,
                    Descending = true,
                },
                Token
            )
        ).Value!;

        risky.Total.ShouldBe(Many / 3);
        drafts.Total.ShouldBe(Many);
        byRisk.Lines.Take(Many / 3).ShouldAllBe(line => line.Risk == ActionRiskLevel.Medium);
        byRisk.Kinds.ShouldContain("communicate");
    }

    private static string KeyOf(int at) => $"many-{at:D2}";

    // each published, with a draft of another risk that the filters do not see
    private static async Task AddAsync(ActionDesk desk)
    {
        await using var db = desk.World.Open();
        foreach (var version in new[] { 1, 2 })
        {
            db.Actions.AddRange(
                Enumerable
                    .Range(0, Many)
                    .Select(at => new ActionRow
                    {
                        TenantId = db.TenantId,
                        Key = KeyOf(at),
                        Version = version,
                        Title = $"Many {at:D2}",
                        Description = $"Version {version}",
                        Kind = "communicate",
                        Risk = version == 1 && at % 3 == 0 ? ActionRiskLevel.Medium : ActionRiskLevel.Low,
                        Status = version == 1 ? VersionStatus.Published : VersionStatus.Draft,
                        UpdatedAt = desk.Now,
                    })
            );
        }

        await db.SaveChangesAsync(Token);
    }
}
