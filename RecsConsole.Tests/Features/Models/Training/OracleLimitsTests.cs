using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Training;
using RecsConsole.Features.Models.Training.Oracle;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Models.Training;

/// <summary>
/// What the oracle finds on people and on actions besides their own rows: each slate is broken on purpose, and each row that was changed
/// after the decision gives no verdict.
/// </summary>
[Trait("Req", "R114")]
public sealed class OracleLimitsTests
{
    [Theory]
    [InlineData("expert", "")]
    [InlineData("away", "Absent")]
    [InlineData("rival", "ConflictOfInterest")]
    [InlineData("gone", "NotInForce")]
    [InlineData("agent", "NotInForce NotPermitted")]
    public async Task Person_is_judged_by_their_rows(string key, string faults)
    {
        await using var world = await DeskWorld.CreateAsync();

        (await JudgeAsync(world, key)).ShouldBe(faults);
    }

    [Fact]
    public async Task Person_of_another_tenant_is_nobody_here()
    {
        await using var world = await DeskWorld.CreateAsync();
        var example = await ExampleAsync(world);

        (await JudgeAsync(world, example, SlateKind.Expert, world.Elsewhere.Expert.ToString("D"))).ShouldBe("OtherTenant");
    }

    [Theory]
    [InlineData("clearance", "NotPermitted")]
    [InlineData("region", "NotPermitted")]
    [InlineData("case", "ConflictOfInterest")]
    public async Task Person_who_may_not_know_the_case_is_found(string change, string faults)
    {
        await using var world = await DeskWorld.CreateAsync();
        var example = await ExampleAsync(world);
        await ChangeAsync(
            world,
            db =>
            {
                var person = db.People.Single(row => row.Key == "expert");
                person.Clearance = change == "clearance" ? 0 : person.Clearance;
                person.Regions = change == "region" ? ["US"] : person.Regions;
                if (change == "case")
                {
                    db.Add(
                        new ConflictOfInterestRow
                        {
                            TenantId = world.Here.TenantId,
                            PersonId = person.Id,
                            SubjectKind = "case",
                            SubjectKey = "T-1",
                        }
                    );
                }
            }
        );

        (await JudgeAsync(world, example, SlateKind.Expert, world.Here.Expert.ToString("D"))).ShouldBe(faults);
    }

    [Theory]
    [InlineData(-1, "Absent")]
    [InlineData(1, "")]
    public async Task Profile_that_was_saved_after_the_decision_says_nothing_about_it(int minutes, string faults)
    {
        await using var world = await DeskWorld.CreateAsync();
        var example = await ExampleAsync(world);
        var away = await IdAsync(world, "away");
        await ChangeAsync(
            world,
            db =>
                db.Add(
                    new AuditEntryRow
                    {
                        TenantId = world.Here.TenantId,
                        Id = Guid.NewGuid(),
                        At = example.Snapshot.At.AddMinutes(minutes),
                        Operation = "set.absence",
                        ObjectKind = "person",
                        ObjectId = away,
                        Outcome = AuditOutcomes.Done,
                        DetailsJson = "{}",
                        Hash = new('0', 64),
                    }
                )
        );

        (await JudgeAsync(world, example, SlateKind.Expert, away)).ShouldBe(faults);
    }

    [Theory]
    [InlineData(-1, "ForbiddenByPolicy")]
    [InlineData(1, "")]
    public async Task Action_that_a_policy_prohibits_is_found(int changedMinutes, string faults)
    {
        await using var world = await DeskWorld.CreateAsync();
        var example = await ExampleAsync(world);
        await ChangeAsync(
            world,
            db =>
                db.Add(
                    new PolicyRow
                    {
                        TenantId = world.Here.TenantId,
                        Key = "hands-off",
                        Version = 1,
                        Title = "Hands off",
                        Status = VersionStatus.Published,
                        EffectiveFrom = example.Snapshot.At.AddDays(-5),
                        RulesJson = """[{"caseTypes":["ticket"],"issueTypes":[],"states":["new"],"forbids":["ask"]}]""",
                        UpdatedAt = example.Snapshot.At.AddMinutes(changedMinutes),
                    }
                )
        );

        (await JudgeAsync(world, example, SlateKind.Action, "ask")).ShouldBe(faults);
        (await JudgeAsync(world, example, SlateKind.Action, "notice")).ShouldBe("", "it is not named");
    }

    [Fact]
    public async Task Action_that_rests_on_a_policy_out_of_force_is_found()
    {
        await using var world = await DeskWorld.CreateAsync();
        var example = await ExampleAsync(world);
        await ChangeAsync(world, db => db.Actions.Single(row => row.Key == "ask").PolicyKey = "no-such-policy");

        (await JudgeAsync(world, example, SlateKind.Action, "ask")).ShouldBe("ForbiddenByPolicy");
    }

    [Theory]
    [InlineData("silver", 0, "NotEntitled")]
    [InlineData("gold", 0, "")]
    [InlineData("gold", -1, "NotEntitled")]
    [InlineData("gold", 1, "")]
    public async Task Action_outside_the_contract_is_found(string tier, int contractEndsInDays, string faults)
    {
        await using var world = await DeskWorld.CreateAsync();
        var example = await ExampleAsync(world);
        await ChangeAsync(
            world,
            db =>
            {
                db.Actions.Single(row => row.Key == "ask").Tiers = [tier];
                db.Accounts.Single().ContractEndsAt = contractEndsInDays == 0 ? null : example.Snapshot.At.AddDays(contractEndsInDays);
            }
        );

        (await JudgeAsync(world, example, SlateKind.Action, "ask")).ShouldBe(faults);
    }

    [Theory]
    [InlineData(1, "ContactCapReached")]
    [InlineData(2, "")]
    public async Task Contact_beyond_the_cap_is_found(int most, string faults)
    {
        await using var world = await DeskWorld.CreateAsync();
        var example = await ExampleAsync(world);
        ContactCap[] caps = [new(null, most, 7)];
        await ChangeAsync(
            world,
            db =>
            {
                db.Actions.Single(row => row.Key == "ask").IsCustomerContact = true;
                var settings = TenantConfiguration.Default;
                settings = settings with { Part = settings.Part with { Version = 2, ContactCaps = caps } };
                db.Add(
                    new TenantConfigurationRow
                    {
                        TenantId = world.Here.TenantId,
                        Version = 2,
                        Json = settings.ToJson(),
                        Why = "Caps",
                        CreatedAt = example.Snapshot.At.AddDays(-9),
                    }
                );
                db.Add(Contact(world, example.Snapshot.At.AddDays(-2)));
                db.Add(Contact(world, example.Snapshot.At.AddDays(-8)));
            }
        );
        var shared = example.Snapshot.Shared;
        var capped = example with
        {
            Snapshot = example.Snapshot with { Shared = shared with { Configuration = shared.Configuration with { ContactCaps = caps } } },
        };

        (await JudgeAsync(world, capped, SlateKind.Action, "ask")).ShouldBe(faults);
    }

    [Theory]
    [InlineData(ApprovalStatus.Pending, "AwaitsApproval")]
    [InlineData(ApprovalStatus.Lapsed, "")]
    public async Task Action_that_waits_for_approval_is_found(ApprovalStatus status, string faults)
    {
        await using var world = await DeskWorld.CreateAsync();
        var example = await ExampleAsync(world);
        await ChangeAsync(
            world,
            db =>
                db.Add(
                    new ApprovalRequestRow
                    {
                        TenantId = world.Here.TenantId,
                        Id = Guid.NewGuid(),
                        CaseId = world.Here.CaseId,
                        ActionKey = "wipe",
                        ActionVersion = 1,
                        RequestedById = world.Here.Agent.PersonId,
                        RequestedAt = example.Snapshot.At.AddHours(-1),
                        Status = status,
                        BindingHash = new('0', 64),
                        Deadline = example.Snapshot.At.AddDays(1),
                    }
                )
        );

        (await JudgeAsync(world, example, SlateKind.Action, "wipe")).ShouldBe(faults);
        (await JudgeAsync(world, example, SlateKind.Action, "ask")).ShouldBe("");
        (await JudgeAsync(world, example with { IsWhole = true }, SlateKind.Action, "wipe")).ShouldBe("", "no request is replayed there");
    }

    private static CaseEventRow Contact(DeskWorld world, DateTimeOffset at) =>
        new()
        {
            TenantId = world.Here.TenantId,
            CaseId = world.Here.CaseId,
            Ordinal = 1 + (int)(at.UtcTicks / TimeSpan.TicksPerDay % 1000),
            EventKey = $"contact-{at.UtcTicks}",
            Activity = "ask",
            Kind = CaseEventKind.Action,
            At = at,
            AttributesJson = "{}",
        };

    private static async Task ChangeAsync(DeskWorld world, Action<ConsoleDbContext> change)
    {
        await using var db = world.Open();
        change(db);
        await db.SaveChangesAsync();
    }

    private static async Task<string> IdAsync(DeskWorld world, string key)
    {
        await using var db = world.Open();
        return (await db.People.SingleAsync(row => row.Key == key)).Id.ToString("D");
    }

    private static async Task<string> JudgeAsync(DeskWorld world, string person) =>
        await JudgeAsync(world, await ExampleAsync(world), SlateKind.Expert, await IdAsync(world, person));

    private static async Task<string> JudgeAsync(DeskWorld world, TrainingExample example, SlateKind kind, string id)
    {
        await using var db = world.Open();
        var oracle = await EvaluationOracle.ReadAsync(db, CancellationToken.None);
        return string.Join(' ', oracle.Judge(example, kind, [id]).Select(finding => finding.Fault));
    }

    private static async Task<TrainingExample> ExampleAsync(DeskWorld world)
    {
        var shown = await world.RecommendAsync();
        await using var db = world.Open();
        var row = await db.Decisions.SingleAsync(each => each.Id == shown.DecisionId);
        var bundle = await DecisionBundles.ReadBundleAsync(db, row, CancellationToken.None);
        var snapshot = CanonicalJson.Deserialize<CaseSnapshot>(bundle.Snapshot);
        return new(
            new(ExampleKey.Decision, row.Id, 0, row.At, row.At),
            snapshot.WithParts(hash => bundle.Parts.GetValueOrDefault(hash)),
            new Dictionary<string, int>(StringComparer.Ordinal),
            IsWhole: false
        );
    }
}
