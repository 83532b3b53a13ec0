using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Fields;
using RecsConsole.Platform;
using RecsConsole.Tenancy.Fields;
using RecsConsole.Tenancy.Models;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models.Training;

/// <summary>Training does not use a field that a tenant reserves for suggestions.</summary>
public sealed class TrainingPurposeTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R157")]
    public async Task Training_on_a_field_that_is_for_suggestions_only_fails_and_names_feature_and_field()
    {
        await using var world = await DeskHistory.OpenAsync();
        await world.AddAsync(world.Here);
        await world.WithholdAsync(FieldPurpose.Train, DataFields.CasePriority);

        var result = await world.TrainAsync();

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        result.Error.Message.ShouldContain("priority (case.priority)");
        result.Error.Message.ShouldContain("match (case.priority)"); // a playbook may use the priority, and "match" combines all sources
        (await world.ModelsAsync()).ShouldBeEmpty();
        await using var db = world.Open();
        var refused = await db.AuditEntries.Where(row => row.Operation == FieldRefusals.Operation).ToListAsync(Cancelled);
        refused.ShouldHaveSingleItem().ObjectId.ShouldBe("case.priority");
        refused[0].Outcome.ShouldBe("denied");
    }

    [Fact]
    public async Task Training_leaves_the_features_out_where_the_tenant_says_so_and_still_refuses_them_by_name()
    {
        await using var world = await DeskHistory.OpenAsync();
        await world.AddAsync(world.Here);
        await world.PutAsync(FieldDesk.Without(FieldPurpose.Train, DataFields.CasePriority) with { LeavesOut = true });

        var asked = await world.TrainAsync(change: request => request with { Columns = ["freshness", "priority"] });
        var trained = await world.TrainAsync();

        asked.Error!.Message.ShouldContain("priority (case.priority)");
        trained.Error.ShouldBeNull();
        var row = (await world.ModelsAsync()).ShouldHaveSingleItem();
        var columns = ModelContent.Unpack(row.Content, row.ContentHash).Columns;
        columns.ShouldNotContain("priority");
        columns.ShouldNotContain("match");
        columns.ShouldContain("sla_pressure");
    }

    [Fact]
    public async Task Nothing_is_left_out_of_the_target()
    {
        await using var world = await DeskHistory.OpenAsync();
        await world.AddAsync(world.Here);
        await world.PutAsync(FieldDesk.Without(FieldPurpose.Train, DataFields.Labels) with { LeavesOut = true });

        var result = await world.TrainAsync();

        result.Error!.Message.ShouldContain("the target is based on data that must not be used for training: feedback.labels");
    }

    [Fact]
    public async Task Limits_of_one_tenant_stop_no_training_of_another()
    {
        await using var world = await DeskHistory.OpenAsync();
        await world.AddAsync(world.Elsewhere);
        await world.WithholdAsync(FieldPurpose.Train, DataFields.CasePriority);

        var result = await world.TrainAsync(world.Elsewhere);

        result.Error.ShouldBeNull();
    }

    [Fact]
    public async Task Model_that_learned_from_a_field_no_longer_ranks_once_it_is_withheld()
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.RegisterAsync(LogisticModels.ForActions());
        var before = await world.RecommendAsync();

        await world.WithholdAsync(FieldPurpose.Train, DataFields.ActionFacts);
        var after = await world.RecommendAsync(before.DecisionId);

        before.Versions!.Model.ShouldBe("logistic-1");
        after.Versions!.Model.ShouldStartWith("heuristic");
    }
}
