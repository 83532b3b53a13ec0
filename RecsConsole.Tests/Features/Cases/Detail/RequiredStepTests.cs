using RecsConsole.Access;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases.Detail;

/// <summary>The history says of a suggested step what its card said.</summary>
public sealed class RequiredStepTests
{
    private const string RulesRequiringAsk =
        """[{"caseTypes":[],"issueTypes":["printer"],"states":[],"requires":["ask"],"forbids":[],"documents":[]}]""";

    [Theory]
    [InlineData(RulesRequiringAsk, true)]
    [InlineData("[]", false)]
    public async Task Step_that_a_policy_required_is_not_given_a_confidence_that_its_card_did_not_show(string rules, bool isRequired)
    {
        await using var world = await DeskWorld.CreateAsync();
        await world.ChangeAsync(ChangeKind.Catalog, db => db.Policies.Single().RulesJson = rules);
        await world.AcceptAsync(await world.RecommendAsync(), "ask");

        var request = new ListCaseEventsRequest(world.Here.CaseId, TimelineTab.All, 10);
        var listed = await new ListCaseEvents(world.Get<OperationScopeFactory>()).RunAsync(
            world.Here.Agent,
            request,
            TestContext.Current.CancellationToken
        );

        var line = listed.Value!.Lines.Single(each => each.Suggested is not null);
        (line.What, line.IsRequired).ShouldBe(("Do ask", isRequired));
    }
}
