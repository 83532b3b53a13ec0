using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
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
        await using var desk = await OracleDesk.CreateAsync();

        (await desk.JudgeAsync(SlateKind.Expert, await IdAsync(desk.World, key))).ShouldBe(faults);
    }

    [Fact]
    public async Task Person_of_another_tenant_is_nobody_here()
    {
        await using var desk = await OracleDesk.CreateAsync();

        (await desk.JudgeAsync(SlateKind.Expert, desk.World.Elsewhere.Expert.ToString("D"))).ShouldBe("OtherTenant");
    }

    [Theory]
    [InlineData("clearance", "NotPermitted")]
    [InlineData("region", "NotPermitted")]
    [InlineData("case", "ConflictOfInterest")]
    public async Task Person_who_may_not_know_the_case_is_found(string change, string faults)
    {
        await using var desk = await OracleDesk.CreateAsync();
        await desk.ChangeAsync(db =>
        {
            var person = db.People.Single(row => row.Key == "expert");
            person.Clearance = change == "clearance" ? 0 : person.Clearance;
            person.Regions = change == "region" ? ["US"] : person.Regions;
            if (change == "case")
            {
                db.Add(
                    new ConflictOfInterestRow
                    {
                        TenantId = desk.World.Here.TenantId,
                        PersonId = person.Id,
                        SubjectKind = "case",
                        SubjectKey = "T-1",
                    }
                );
            }
        });

        (await desk.JudgeAsync(SlateKind.Expert, desk.World.Here.Expert.ToString("D"))).ShouldBe(faults);
    }

    [Theory]
    [InlineData(-1, "Absent")]
    [InlineData(1, "")]
    public async Task Profile_that_was_saved_after_the_decision_says_nothing_about_it(int minutes, string faults)
    {
        await using var desk = await OracleDesk.CreateAsync();
        var away = await IdAsync(desk.World, "away");
        await desk.ChangeAsync(db =>
            db.Add(
                new AuditEntryRow
                {
                    TenantId = desk.World.Here.TenantId,
                    Id = Guid.NewGuid(),
                    At = desk.At.AddMinutes(minutes),
                    Operation = "set.absence",
                    ObjectKind = "person",
                    ObjectId = away,
                    Outcome = AuditOutcomes.Done,
                    DetailsJson = "{}",
                    Hash = new('0', 64),
                }
            )
        );

        (await desk.JudgeAsync(SlateKind.Expert, away)).ShouldBe(faults);
    }

    [Theory]
    [InlineData(-1, "ForbiddenByPolicy")]
    [InlineData(1, "")]
    public async Task Action_that_a_policy_prohibits_is_found(int changedMinutes, string faults)
    {
        await using var desk = await OracleDesk.CreateAsync();
        await desk.ChangeAsync(db =>
            db.Add(
                new PolicyRow
                {
                    TenantId = desk.World.Here.TenantId,
                    Key = "hands-off",
                    Version = 1,
                    Title = "Hands off",
                    Status = VersionStatus.Published,
                    EffectiveFrom = desk.At.AddDays(-5),
                    RulesJson = """[{"caseTypes":["ticket"],"issueTypes":[],"states":["new"],"forbids":["ask"]}]""",
                    UpdatedAt = desk.At.AddMinutes(changedMinutes),
                }
            )
        );

        (await desk.JudgeAsync(SlateKind.Action, "ask")).ShouldBe(faults);
        (await desk.JudgeAsync(SlateKind.Action, "notice")).ShouldBe("", "it is not named");
    }

    [Fact]
    public async Task Action_that_rests_on_a_policy_out_of_force_is_found()
    {
        await using var desk = await OracleDesk.CreateAsync();
        await desk.ChangeAsync(db => db.Actions.Single(row => row.Key == "ask").PolicyKey = "no-such-policy");

        (await desk.JudgeAsync(SlateKind.Action, "ask")).ShouldBe("ForbiddenByPolicy");
    }

    [Theory]
    [InlineData("silver", 0, "NotEntitled")]
    [InlineData("gold", 0, "")]
    [InlineData("gold", -1, "NotEntitled")]
    [InlineData("gold", 1, "")]
    public async Task Action_outside_the_contract_is_found(string tier, int contractEndsInDays, string faults)
    {
        await using var desk = await OracleDesk.CreateAsync();
        await desk.ChangeAsync(db =>
        {
            db.Actions.Single(row => row.Key == "ask").Tiers = [tier];
            db.Accounts.Single().ContractEndsAt = contractEndsInDays == 0 ? null : desk.At.AddDays(contractEndsInDays);
        });

        (await desk.JudgeAsync(SlateKind.Action, "ask")).ShouldBe(faults);
    }

    [Theory]
    [InlineData(1, "ContactCapReached")]
    [InlineData(2, "")]
    public async Task Contact_beyond_the_cap_is_found(int most, string faults)
    {
        await using var desk = await OracleDesk.CreateAsync();
        ContactCap[] caps = [new(null, most, 7)];
        await desk.ChangeAsync(db =>
        {
            db.Actions.Single(row => row.Key == "ask").IsCustomerContact = true;
            var settings = TenantConfiguration.Default;
            settings = settings with { Part = settings.Part with { Version = 2, ContactCaps = caps } };
            db.Add(
                new TenantConfigurationRow
                {
                    TenantId = desk.World.Here.TenantId,
                    Version = 2,
                    Json = settings.ToJson(),
                    Why = "Caps",
                    CreatedAt = desk.At.AddDays(-9),
                }
            );
            db.Add(Contact(desk, desk.At.AddDays(-2)));
            db.Add(Contact(desk, desk.At.AddDays(-8)));
        });
        var shared = desk.Example.Snapshot.Shared;
        var capped = desk.Example with
        {
            Snapshot = desk.Example.Snapshot with
            {
                Shared = shared with { Configuration = shared.Configuration with { ContactCaps = caps } },
            },
        };

        (await desk.JudgeAsync(SlateKind.Action, "ask", capped)).ShouldBe(faults);
    }

    [Theory]
    [InlineData(ApprovalStatus.Pending, "AwaitsApproval")]
    [InlineData(ApprovalStatus.Lapsed, "")]
    public async Task Action_that_waits_for_approval_is_found(ApprovalStatus status, string faults)
    {
        await using var desk = await OracleDesk.CreateAsync();
        await desk.ChangeAsync(db =>
            db.Add(
                new ApprovalRequestRow
                {
                    TenantId = desk.World.Here.TenantId,
                    Id = Guid.NewGuid(),
                    CaseId = desk.World.Here.CaseId,
                    ActionKey = "wipe",
                    ActionVersion = 1,
                    RequestedById = desk.World.Here.Agent.PersonId,
                    RequestedAt = desk.At.AddHours(-1),
                    Status = status,
                    BindingHash = new('0', 64),
                    Deadline = desk.At.AddDays(1),
                }
            )
        );

        (await desk.JudgeAsync(SlateKind.Action, "wipe")).ShouldBe(faults);
        (await desk.JudgeAsync(SlateKind.Action, "ask")).ShouldBe("");
        (await desk.JudgeAsync(SlateKind.Action, "wipe", desk.Example with { IsWhole = true })).ShouldBe(
            "",
            "no request is replayed there"
        );
    }

    private static CaseEventRow Contact(OracleDesk desk, DateTimeOffset at) =>
        new()
        {
            TenantId = desk.World.Here.TenantId,
            CaseId = desk.World.Here.CaseId,
            Ordinal = 1 + (int)(at.UtcTicks / TimeSpan.TicksPerDay % 1000),
            EventKey = $"contact-{at.UtcTicks}",
            Activity = "ask",
            Kind = CaseEventKind.Action,
            At = at,
            AttributesJson = "{}",
        };

    private static async Task<string> IdAsync(DeskWorld world, string key)
    {
        await using var db = world.Open();
        return (await db.People.SingleAsync(row => row.Key == key)).Id.ToString("D");
    }
}
