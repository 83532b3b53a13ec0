using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform;
using RecsConsole.Tests.Support.Insights;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Insights;

/// <summary>No figure uses, filters by or groups by a field that the tenant withholds from figures.</summary>
public sealed class FigurePurposeTests
{
    [Theory]
    [InlineData(InsightKind.Dismissals, "feedback.responses")]
    [InlineData(InsightKind.Experts, "person.load")]
    [InlineData(InsightKind.Outcomes, "case.outcome")]
    [Trait("Req", "R157")]
    public async Task Tile_of_a_withheld_field_is_refused_and_names_it(InsightKind kind, string key)
    {
        await using var desk = await InsightDesk.OpenAsync();
        var field = DataFields.Find(key)!;
        (await ReadAsync(desk, kind, new())).Error.ShouldBeNull();
        await desk.WithholdAsync(field);

        var tile = await ReadAsync(desk, kind, new());
        var volume = await ReadAsync(desk, InsightKind.Volume, new());

        tile.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        tile.Error.Message.ShouldContain(RecsConsole.Tenancy.Fields.FieldLabels.Of(field));
        volume.Error.ShouldBeNull();
    }

    [Fact]
    public async Task Filter_by_a_withheld_field_is_refused_and_the_rest_is_shown()
    {
        await using var desk = await InsightDesk.OpenAsync();
        await desk.WithholdAsync(DataFields.CaseTeam);

        var byTeam = await ReadAsync(desk, InsightKind.Volume, new() { Team = "two" });
        var whole = await ReadAsync(desk, InsightKind.Volume, new());

        byTeam.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        whole.Error.ShouldBeNull();
    }

    private static Task<Result<InsightTile>> ReadAsync(InsightDesk desk, InsightKind kind, InsightFilter filter) =>
        desk.Get<ReadInsight>().RunAsync(desk.Admin, new(kind, filter), CancellationToken.None);
}
