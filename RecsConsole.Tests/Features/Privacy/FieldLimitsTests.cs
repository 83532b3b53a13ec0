using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Privacy.Fields;
using RecsConsole.Platform;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Privacy;

/// <summary>Who decides on the purposes of data, and that the next request follows the decision.</summary>
public sealed class FieldLimitsTests : PrivacyDesk
{
    private const string Why = "The works council did not agree.";

    private static FieldLimits Limits => FieldDesk.Without(FieldPurpose.Serve, DataFields.PersonSkills, DataFields.EventActor);

    [Fact]
    [Trait("Req", "R157")]
    public async Task Withheld_field_is_in_no_snapshot_from_the_next_request_on_and_the_record_before_stays()
    {
        var before = await World.RecommendAsync();

        (await SaveAsync(Limits)).Error.ShouldBeNull();
        var after = await World.RecommendAsync(before.DecisionId);

        var (old, now) = (await SnapshotAsync(before.DecisionId), await SnapshotAsync(after.DecisionId));
        old.Shared.People.People.ShouldContain(person => person.Skills.Count > 0);
        now.Shared.People.People.ShouldAllBe(person => person.Skills.Count == 0);
        now.Visible.SimilarCases.ShouldNotBeEmpty();
        now.Visible.SimilarCases.ShouldAllBe(hit => hit.ResolvedById == null);
        now.Shared.Configuration.FieldLimits!.Withheld.Select(each => each.Field).ShouldBe(["event.actor", "person.skills"]);
    }

    [Fact]
    public async Task Limits_are_a_version_of_the_settings_with_author_and_reason_and_stand_in_the_trail()
    {
        (await SaveAsync(Limits)).Value.ShouldBe("In force as version 2 of the settings.");

        await using var db = World.Open();
        var row = await db.TenantConfigurations.SingleAsync(found => found.Version == 2, Cancelled);
        (row.AuthorId, row.Why).ShouldBe((Admin.PersonId, Why));
        (await db.AuditEntries.SingleAsync(entry => entry.Operation == "save.fields", Cancelled)).Outcome.ShouldBe("done");
        var view = (await World.Get<ReadFields>().RunAsync(Admin, Cancelled)).Value!;
        view.Limits!.Withheld.Count.ShouldBe(2);
        view.Lines.Count.ShouldBe(DataFields.All.Count);
    }

    [Fact]
    public async Task Limits_say_beforehand_what_they_stop()
    {
        var limits = FieldDesk.Without(FieldPurpose.Train, DataFields.EventActor);

        var effect = (await World.Get<PreviewFields>().RunAsync(Admin, limits, Cancelled)).Value!;

        effect.Trainings.ShouldBe([SlateKind.Action, SlateKind.Document, SlateKind.Expert]);
        effect.NextSteps.ShouldBeTrue();
        (await World.Get<PreviewFields>().RunAsync(Admin, null, Cancelled)).Value!.Trainings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("case.state", FieldPurpose.Serve, "always needed")]
    [InlineData("message.text", FieldPurpose.External, "never used")]
    [InlineData("case.horoscope", FieldPurpose.Train, "no data field")]
    public async Task What_cannot_be_withheld_is_refused(string field, FieldPurpose purpose, string said)
    {
        var result = await SaveAsync(new([new(field, [purpose])]));

        result.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        result.Error.Message.ShouldContain(said);
    }

    [Fact]
    public async Task An_agent_and_another_tenant_change_nothing_here()
    {
        var stranger = await AddAdminAsync(World.Elsewhere.TenantId);

        var agent = await World.Get<SaveFields>().RunAsync(World.Here.Agent, new(1, Limits, Why), Cancelled);
        var other = await World.Get<SaveFields>().RunAsync(stranger, new(1, Limits, Why), Cancelled);

        agent.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        other.Error.ShouldBeNull();
        await using var db = World.Open();
        (await TenantConfigurationReader.ReadStoredAsync(db, Cancelled)).Part.FieldLimits.ShouldBeNull();
    }

    [Fact]
    public async Task Two_who_save_at_once_do_not_overwrite_each_other()
    {
        (await SaveAsync(Limits)).Error.ShouldBeNull();

        var late = await World.Get<SaveFields>().RunAsync(Admin, new(1, null, Why), Cancelled);

        late.Error!.Kind.ShouldBe(ErrorKind.Conflict);
    }

    private async Task<Result<string>> SaveAsync(FieldLimits? limits)
    {
        await using var db = World.Open();
        var version = (await TenantConfigurationReader.ReadStoredAsync(db, Cancelled)).Version;
        return await World.Get<SaveFields>().RunAsync(Admin, new(version, limits, Why), Cancelled);
    }

    private async Task<CaseSnapshot> SnapshotAsync(Guid? decisionId)
    {
        await using var db = World.Open();
        var row = await db.Decisions.SingleAsync(found => found.Id == decisionId, Cancelled);
        var bundle = await DecisionBundles.ReadBundleAsync(db, row, Cancelled);
        return CanonicalJson.Deserialize<CaseSnapshot>(bundle.Snapshot).WithParts(hash => bundle.Parts.GetValueOrDefault(hash));
    }
}
