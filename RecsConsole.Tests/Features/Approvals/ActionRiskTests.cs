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
    [InlineData("low", false, "agent", ActionHandling.Do)]
    [InlineData("medium", false, "agent", ActionHandling.Confirm)]
    [InlineData("high", false, "agent", ActionHandling.SecondPerson)]
    [InlineData("high", false, "supervisor", ActionHandling.SecondPerson)]
    [InlineData("low", true, "agent", ActionHandling.SecondPerson)]
    [InlineData("medium", true, "agent", ActionHandling.SecondPerson)]
    [InlineData("low", true, "sales", ActionHandling.Do)]
    [InlineData("medium", true, "sales", ActionHandling.Confirm)]
    [InlineData("high", true, "sales", ActionHandling.SecondPerson)]
    [InlineData("unheard-of", false, "supervisor", ActionHandling.Never)]
    public void Risk_decides_what_happens_before_an_action_is_carried_out(
        string risk,
        bool affectsPrice,
        string role,
        ActionHandling handling
    ) => ActionRisk.HandlingOf(Action(risk, affectsPrice), Subject(s_somebody, role)).ShouldBe(handling);

    [Theory]
    [Trait("Req", "R105")]
    [InlineData("low")]
    [InlineData("medium")]
    [InlineData("high")]
    public void Nothing_is_carried_out_without_a_person(string risk) =>
        ActionRisk.HandlingOf(Action(risk, affectsPrice: false), Subject(Guid.Empty, "supervisor")).ShouldBe(ActionHandling.Never);

    private static ActionRow Action(string risk, bool affectsPrice) =>
        new()
        {
            Key = "any",
            Version = 1,
            Title = "Any",
            Description = "",
            Kind = "fix",
            Risk = risk,
            Status = "published",
            AffectsPrice = affectsPrice,
        };

    private static AccessSubject Subject(Guid person, string role)
    {
        HashSet<string> none = [];
        return new(Guid.NewGuid(), person, new HashSet<string> { role }, none, none, none, 1, true);
    }
}
