using System.Globalization;
using Bunit;
using RecsConsole.Database;
using RecsConsole.Features.Reviews;
using RecsConsole.Features.Reviews.Studies;
using RecsConsole.Platform.Web;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Reviews;

/// <summary>The lead's list of studies is sorted by name, state and dates.</summary>
public sealed class StudyOrderTests : BunitContext
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StudySort.State, false, "beta", "Gamma", "Alpha", "delta")]
    [InlineData(StudySort.State, true, "Alpha", "delta", "beta", "Gamma")]
    [InlineData(StudySort.Name, false, "Alpha", "beta", "delta", "Gamma")]
    [InlineData(StudySort.Name, true, "Gamma", "delta", "beta", "Alpha")]
    [InlineData(StudySort.Made, true, "beta", "Alpha", "Gamma", "delta")]
    [InlineData(StudySort.Made, false, "delta", "Gamma", "Alpha", "beta")]
    [InlineData(StudySort.Closed, true, "beta", "Gamma", "delta", "Alpha")]
    [InlineData(StudySort.Closed, false, "Alpha", "delta", "beta", "Gamma")]
    public async Task Studies_are_in_the_order_that_is_asked_for(StudySort sort, bool isDescending, params string[] names)
    {
        await using var world = await ReviewWorld.CreateAsync(1);
        var now = world.Desk.Database.Clock.GetUtcNow();
        await using (var db = world.Desk.Open())
        {
            db.Studies.AddRange(
                Study(db.TenantId, "beta", now.AddHours(-1), closedAt: null),
                Study(db.TenantId, "Alpha", now.AddHours(-2), closedAt: now.AddHours(1)),
                Study(db.TenantId, "Gamma", now.AddHours(-3), closedAt: null),
                Study(db.TenantId, "delta", now.AddHours(-4), closedAt: now.AddHours(2))
            );
            await db.SaveChangesAsync(Token);
        }

        var list = await world.Desk.Get<ListStudies>().RunAsync(world.Lead, new() { Order = new(sort, isDescending) }, Token);

        list.Value!.Led!.Select(study => study.Name).ShouldBe(names);
    }

    [Fact]
    public async Task Heading_says_the_order_and_asks_for_another()
    {
        await using var world = await this.ServeGridsAsync();
        StudyFilter? asked = null;
        LedStudy study = new(Guid.NewGuid(), "November", IsOpen: true, 6, 1, 2, DateTimeOffset.UnixEpoch, null);
        var list = Render<LedStudies>(parameters =>
            parameters
                .Add(each => each.Part, new([study], 1, ListStudies.PageSize, 1))
                .Add(each => each.Filter, new StudyFilter { Search = "nov", Page = 2 })
                .Add(each => each.OnChange, filter => asked = filter)
        );
        await list.WaitForElementAsync(".rz-data-row");

        await list.FindAll("th button.sort").Single(each => each.TextContent == "Created").ClickAsync(new());

        asked!.Address.ShouldBe("/review?q=nov&sort=made&desc=1");
        list.FindAll("th button.sort").ShouldContain(each => each.TextContent == "State ↑ sorted ascending");
    }

    [Fact]
    public async Task Filter_of_the_state_has_the_words_of_its_column()
    {
        await using var world = await this.ServeGridsAsync();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = ScreenLanguages.Of("de"); // ends with this test
        LedStudy study = new(Guid.NewGuid(), "November", IsOpen: true, 6, 1, 2, DateTimeOffset.UnixEpoch, null);

        var list = Render<LedStudies>(parameters =>
            parameters.Add(each => each.Part, new([study], 1, ListStudies.PageSize, 1)).Add(each => each.Filter, new StudyFilter())
        );

        await list.WaitForElementAsync(".rz-data-row");
        list.FindAll(".filters option")
            .Select(option => option.TextContent.Trim())
            .ShouldBeSubsetOf(["Offen oder geschlossen", "Offen", "Geschlossen"]);
        list.FindAll(".filters option[value=open]").ShouldHaveSingleItem().TextContent.Trim().ShouldBe("Offen");
    }

    private static StudyRow Study(Guid tenant, string name, DateTimeOffset createdAt, DateTimeOffset? closedAt) =>
        new()
        {
            TenantId = tenant,
            Id = Guid.NewGuid(),
            Name = name,
            Status = closedAt is null ? StudyStatus.Open : StudyStatus.Closed,
            SystemA = "live",
            SystemB = "heuristic",
            VersionA = "1",
            VersionB = "1",
            Kind = ItemKind.Action,
            CreatedAt = createdAt,
            ClosedAt = closedAt,
        };
}
