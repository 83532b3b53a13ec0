using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Eligibility;

[Trait("Req", "R41")]
public sealed class ExpertEligibilityTests
{
    private static readonly Dictionary<string, Func<PersonFacts, PersonFacts>> Changes = new()
    {
        ["no expert"] = person => person with { IsExpert = false },
        ["other region"] = person => person with { Regions = ["us"] },
        ["other language"] = person => person with { Languages = ["fr"] },
        ["clearance"] = person => person with { Clearance = 0 },
    };

    [Theory]
    [InlineData("no expert", ReasonCode.RoleNotAllowed)]
    [InlineData("other region", ReasonCode.Region)]
    [InlineData("other language", ReasonCode.Language)]
    [InlineData("clearance", ReasonCode.Clearance)]
    public void A_person_whose_profile_does_not_permit_it_is_excluded(string change, ReasonCode expected) =>
        ReasonsAgainst(ASnapshot().WithExpert(10, Changes[change])).ShouldBe([expected]);

    [Fact]
    public void An_absent_person_is_excluded() =>
        ReasonsAgainst(ASnapshot().WithExpert(10, presence: there => there with { IsAbsent = true }))
            .ShouldBe([ReasonCode.ExpertUnavailable]);

    [Fact]
    [Trait("Req", "R48")]
    public void A_person_of_unknown_presence_is_excluded() =>
        ReasonsAgainst(ASnapshot().WithExpert(10, presence: _ => null)).ShouldBe([ReasonCode.CheckFailed]);

    [Fact]
    [Trait("Req", "R42")]
    public void A_person_at_capacity_is_excluded_where_load_filters() =>
        ReasonsAgainst(ASnapshot().WithExpert(10, presence: there => there with { OpenCases = 8 })).ShouldBe([ReasonCode.ExpertOverloaded]);

    [Fact]
    [Trait("Req", "R42")]
    public void A_person_at_capacity_is_only_priced_where_load_does_not_filter()
    {
        var slate = ASnapshot()
            .WithConfiguration(configuration => configuration with { ExpertLoadFilter = false })
            .WithExpert(10, presence: there => there with { OpenCases = 8 })
            .WithExpert(11)
            .Open()
            .Slate(SlateKind.Expert);

        slate.Ids().ShouldBe([Key(11), Key(10)]);
        slate.Item(Key(10)).Contributions.Single(part => part.Term is "workload_penalty").Amount.ShouldBe(-100_000);
    }

    [Fact]
    [Trait("Req", "R44")]
    public void A_person_tied_to_the_case_is_excluded() =>
        ReasonsAgainst(ASnapshot().WithExpert(10, presence: there => there with { HasConflict = true }))
            .ShouldBe([ReasonCode.ConflictOfInterest]);

    [Fact]
    public void The_actor_is_not_told_to_ask_himself() =>
        ASnapshot().WithExpert(1).Open().Slate(SlateKind.Expert).ReasonsAgainst(Key(1)).ShouldBe([ReasonCode.NotPermitted]);

    private static IReadOnlyList<ReasonCode> ReasonsAgainst(SnapshotBuilder builder)
    {
        var slate = builder.Open().Slate(SlateKind.Expert);
        slate.Items.ShouldBeEmpty();
        return slate.ReasonsAgainst(Key(10));
    }
}
