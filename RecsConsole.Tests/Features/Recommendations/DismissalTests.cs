using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations;

/// <summary>A dismissed item stays hidden from that person on that case for as long as the reason says.</summary>
[Trait("Req", "R80")]
public sealed class DismissalTests
{
    [Theory]
    [InlineData(DismissReasons.NotUseful, true)]
    [InlineData(DismissReasons.NotApplicable, false)]
    [InlineData(DismissReasons.AlreadyTried, false)]
    public async Task Only_not_useful_expires(string reason, bool expires)
    {
        await using var world = await DeskWorld.CreateAsync();
        await DismissAsync(world, reason);
        (await ShowsAskAsync(world)).ShouldBeFalse();

        world.Database.Clock.Advance(TimeSpan.FromDays(15));

        (await ShowsAskAsync(world)).ShouldBe(expires);
    }

    [Fact]
    public async Task Already_tried_hides_on_this_case_only_and_from_this_person_only()
    {
        await using var world = await DeskWorld.CreateAsync();
        var (otherCase, otherAgent) = (Guid.NewGuid(), Guid.NewGuid());
        await world.ChangeAsync(
            ChangeKind.Permission,
            db =>
            {
                db.Cases.Add(Copy(db.Cases.Single(row => row.Id == world.Here.CaseId), otherCase));
                var agent = db.People.Single(row => row.Id == world.Here.Agent.PersonId);
                db.People.Add(Copy(agent, otherAgent));
            }
        );
        var dismissed = await DismissAsync(world, DismissReasons.AlreadyTried);

        var here = await world.RecommendAsync();
        var onOther = await world.TryRecommendAsync(world.Here.Agent, otherCase);
        var toOther = await world.TryRecommendAsync(new(world.Here.TenantId, otherAgent), world.Here.CaseId);

        dismissed.IsOk.ShouldBeTrue(dismissed.Error?.Message);
        here.Slate(SlateKind.Action).Excluded.ShouldContain(each => each.Code == ReasonCode.AlreadyTried.Name());
        onOther.Value!.Slate(SlateKind.Action).Items.ShouldContain(item => item.Id == "ask");
        toOther.Value!.Slate(SlateKind.Action).Items.ShouldContain(item => item.Id == "ask");
    }

    private static async Task<Result<ResponseOutcome>> DismissAsync(DeskWorld world, string reason)
    {
        var shown = await world.RecommendAsync();
        return await world.RespondAsync(
            new(Guid.NewGuid(), shown.DecisionId!.Value, ResponseKind.Dismiss, SlateKind.Action, "ask", reason)
        );
    }

    private static async Task<bool> ShowsAskAsync(DeskWorld world) =>
        (await world.RecommendAsync()).Slate(SlateKind.Action).Items.Any(item => item.Id == "ask");

    private static CaseRow Copy(CaseRow row, Guid id) =>
        new()
        {
            TenantId = row.TenantId,
            Id = id,
            Key = "T-2",
            Title = row.Title,
            Description = row.Description,
            TypeKey = row.TypeKey,
            IssueType = row.IssueType,
            Product = row.Product,
            Region = row.Region,
            Language = row.Language,
            Status = row.Status,
            WorkflowVersion = 1,
            OpenedAt = row.OpenedAt,
            TeamKey = row.TeamKey,
            AssigneeId = row.AssigneeId,
            AccountKey = row.AccountKey,
            Classification = row.Classification,
            CustomFieldsJson = "{}",
            IsOpen = true,
            ProcessVersion = 1,
            LastEventAt = row.LastEventAt,
            Revision = 1,
        };

    private static PersonRow Copy(PersonRow row, Guid id) =>
        new()
        {
            TenantId = row.TenantId,
            Id = id,
            Key = "second",
            DisplayName = "Person second",
            Roles = [.. row.Roles],
            Teams = [.. row.Teams],
            Regions = [.. row.Regions],
            Languages = [.. row.Languages],
            Clearance = row.Clearance,
            TimeZone = row.TimeZone,
            Capacity = row.Capacity,
            IsActive = true,
        };
}
