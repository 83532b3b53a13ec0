using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Approvals;

public sealed class ActionRiskTests
{
    private static readonly Guid s_somebody = Guid.NewGuid();

    [Theory]
    [Trait("Req", "R105")]
    [Trait("Req", "R110")]
    [InlineData(ActionRiskLevel.Low, false, "agent", ActionHandling.Do)]
    [InlineData(ActionRiskLevel.Medium, false, "agent", ActionHandling.Confirm)]
    [InlineData(ActionRiskLevel.High, false, "agent", ActionHandling.SecondPerson)]
    [InlineData(ActionRiskLevel.High, false, "supervisor", ActionHandling.SecondPerson)]
    [InlineData(ActionRiskLevel.Low, true, "agent", ActionHandling.SecondPerson)]
    [InlineData(ActionRiskLevel.Medium, true, "agent", ActionHandling.SecondPerson)]
    [InlineData(ActionRiskLevel.Low, true, "sales", ActionHandling.Do)]
    [InlineData(ActionRiskLevel.Medium, true, "sales", ActionHandling.Confirm)]
    [InlineData(ActionRiskLevel.High, true, "sales", ActionHandling.SecondPerson)]
    [InlineData((ActionRiskLevel)99, false, "supervisor", ActionHandling.Never)]
    public void Risk_decides_what_happens_before_an_action_is_carried_out(
        ActionRiskLevel risk,
        bool affectsPrice,
        string role,
        ActionHandling handling
    ) => ActionRisk.HandlingOf(Action(risk, affectsPrice), Subject(s_somebody, role)).ShouldBe(handling);

    [Theory]
    [Trait("Req", "R105")]
    [InlineData(ActionRiskLevel.Low)]
    [InlineData(ActionRiskLevel.Medium)]
    [InlineData(ActionRiskLevel.High)]
    public void Nothing_is_carried_out_without_a_person(ActionRiskLevel risk) =>
        ActionRisk.HandlingOf(Action(risk, affectsPrice: false), Subject(Guid.Empty, "supervisor")).ShouldBe(ActionHandling.Never);

    private static ActionRow Action(ActionRiskLevel risk, bool affectsPrice) =>
        new()
        {
            Key = "any",
            Version = 1,
            Title = "Any",
            Description = "",
            Kind = "fix",
            Risk = risk,
            Status = VersionStatus.Published,
            AffectsPrice = affectsPrice,
        };

    private static AccessSubject Subject(Guid person, string role)
    {
        HashSet<string> none = [];
        return new(Guid.NewGuid(), person, new HashSet<string> { role }, none, none, none, 1, true);
    }
}
