using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support.Desk;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations;

/// <summary>The external decision point for responses to suggestions.</summary>
[Trait("Req", "R48")]
public sealed class ResponseDecisionPointTests
{
    [Theory]
    [InlineData(ResponseKind.Accept, "no", ErrorKind.Forbidden, "denied")]
    [InlineData(ResponseKind.Dismiss, "no", ErrorKind.Forbidden, "denied")]
    [InlineData(ResponseKind.Override, "no", ErrorKind.Forbidden, "denied")]
    [InlineData(ResponseKind.Accept, "slow", ErrorKind.Unavailable, "failed")]
    public async Task Denied_answer_changes_nothing_and_is_recorded(ResponseKind kind, string fault, ErrorKind wanted, string recorded)
    {
        await using var point = await DecisionPointServer.StartAsync();
        await using var world = await OpenAsync(point, fault);
        var shown = await world.RecommendAsync();
        point.Denied.Add("*");
        point.Delay = fault == "slow" ? TimeSpan.FromSeconds(30) : TimeSpan.Zero;

        var result = await AnswerAsync(world, shown, kind);

        result.Error!.Kind.ShouldBe(wanted);
        await using var db = world.Open();
        (await db.Responses.AnyAsync()).ShouldBeFalse();
        var name = "response." + kind.ToString().ToLowerInvariant();
        (await db.AuditEntries.SingleAsync(entry => entry.Operation == name)).Outcome.ShouldBe(recorded);
    }

    [Fact]
    public async Task Accept_asks_about_the_case_and_the_action_in_one_request()
    {
        await using var point = await DecisionPointServer.StartAsync();
        await using var world = await OpenAsync(point, "yes");
        var shown = await world.RecommendAsync();
        point.Requests.Clear();
        point.Denied.Add(shown.Slate(SlateKind.Action).Items[0].Id);

        var denied = await AnswerAsync(world, shown, ResponseKind.Accept);
        point.Denied.Clear();
        var accepted = await AnswerAsync(world, shown, ResponseKind.Accept);

        denied.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        accepted.IsOk.ShouldBeTrue();
        point.Requests.Count.ShouldBe(2);
        point.Requests.ShouldAllBe(request => request.Contains("perform_action"));
    }

    [Fact]
    public async Task Dismissal_cannot_be_taken_back_when_the_case_is_denied()
    {
        await using var point = await DecisionPointServer.StartAsync();
        await using var world = await OpenAsync(point, "yes");
        var shown = await world.RecommendAsync();
        var dismissed = (await AnswerAsync(world, shown, ResponseKind.Dismiss)).Value!;
        point.Denied.Add(world.Here.CaseId.ToString("D"));

        var undone = await world.Get<UndoResponse>().RunAsync(world.Here.Agent, dismissed.ResponseId, CancellationToken.None);

        undone.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await using var db = world.Open();
        (await db.Responses.SingleAsync()).UndoneAt.ShouldBeNull();
    }

    private static Task<DeskWorld> OpenAsync(DecisionPointServer point, string fault) =>
        DeskWorld.CreateAsync(replace: services => point.Serve(services, fault == "slow" ? TimeSpan.FromSeconds(1) : null));

    private static Task<Result<ResponseOutcome>> AnswerAsync(DeskWorld world, ShownDecision shown, ResponseKind kind)
    {
        var item = shown.Slate(SlateKind.Action).Items[0].Id;
        return world.RespondAsync(
            new(Guid.NewGuid(), shown.DecisionId!.Value, kind, SlateKind.Action, item)
            {
                Reason = kind == ResponseKind.Accept ? null : "not_useful",
                Note = kind == ResponseKind.Dismiss ? "Done by phone" : null, // the first step there is required
                ChosenActionKey = kind == ResponseKind.Override ? item : null,
                IsConfirmed = true,
            }
        );
    }
}
