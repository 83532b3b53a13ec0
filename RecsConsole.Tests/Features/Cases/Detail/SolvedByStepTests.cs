using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Detail;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases.Detail;

/// <summary>
/// The step that a person named as the solution reaches the history, the links to what did not hold, and the suggestions; so does what
/// happened since the last step.
/// </summary>
public sealed class SolvedByStepTests : IAsyncLifetime
{
    private Desk _desk = null!;
    private CaseRow _case = null!;
    private CaseStory _story = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.OpenAsync();
        await _desk.AddAsync(DemoWorkflowRows.Of(_desk, "brightline"));
        _case = _desk.ACase("BR-1", row => (row.Status, row.EventCount, row.OpenedAt) = ("in_progress", 5, _desk.Now.AddDays(-4)));
        await _desk.AddAsync(_case);
        _story = new(_desk, _case);
        await _story.AddAsync("take-over", CaseEventKind.Action, "new", "in_progress");
        await _story.AddAsync("correct-sso-audience", CaseEventKind.Action, "in_progress", "review");
        await _story.AddAsync("open-security-notice", CaseEventKind.Action, "review", "review");
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Named_step_stands_in_the_history_and_did_not_hold_when_the_case_is_reopened()
    {
        await _story.AddAsync("reset-second-factor", CaseEventKind.Action, "review", "review");
        await SolveAsync("correct-sso-audience");
        await _story.AddAsync("customer-reopened", CaseEventKind.System, "resolved", "in_progress");

        var fates = await FatesAsync();

        (fates.Of(2)!.WasReopened, fates.Of(5)!.WasReopened).ShouldBe((true, true));
        (fates.Of(3), fates.Of(4)).ShouldBe((null, null));
        var lines = (await _desk.Get<ListCaseEvents>().RunAsync(_desk.Ana, new(_case.Id, TimelineTab.Steps, 10), Token)).Value!.Lines;
        lines[0].What.ShouldBe("Mark as resolved; solved by \"Correct the audience in the SSO settings\"");
    }

    [Fact]
    public async Task What_a_policy_asked_for_is_not_blamed_if_nobody_named_the_solution()
    {
        await SolveAsync(solvedBy: null);
        await _story.AddAsync("customer-reopened", CaseEventKind.System, "resolved", "in_progress");

        var fates = await FatesAsync();

        fates.Of(2)!.WasReopened.ShouldBeTrue();
        fates.Of(3).ShouldBeNull();
    }

    [Fact]
    public async Task Suggestions_know_the_named_step_and_what_happened_after_the_last_one()
    {
        await SolveAsync("correct-sso-audience");
        await _story.AddAsync("customer-reopened", CaseEventKind.System, "resolved", "in_progress");

        var read = await ReadAsync();

        read.Steps.Select(step => step.SolvedBy).ShouldBe([null, null, null, "correct-sso-audience"]);
        read.NewsAt.ShouldBe(At(5));
    }

    [Fact]
    public async Task A_message_after_the_last_step_is_news_and_one_before_it_is_none()
    {
        await WriteAsync(At(2));
        (await ReadAsync()).NewsAt.ShouldBeNull();

        await WriteAsync(At(4));
        (await ReadAsync()).NewsAt.ShouldBe(At(4));
    }

    private DateTimeOffset At(int ordinal) => _story.At(ordinal);

    private async Task WriteAsync(DateTimeOffset at)
    {
        await using var db = _desk.Read();
        db.Attach(_case);
        _case.CustomerWroteAt = at;
        await db.SaveChangesAsync(Token);
    }

    private Task SolveAsync(string? solvedBy) =>
        _story.AddAsync(
            "mark-resolved",
            CaseEventKind.Action,
            "review",
            "resolved",
            JsonSerializer.Serialize(new ReportedSolution(Guid.NewGuid(), solvedBy).ToAttributes())
        );

    private async Task<CaseRecord> ReadAsync() =>
        (
            await ActivatorUtilities.CreateInstance<DatabaseCaseSource>(_desk.Services).ReadAsync(_desk.Ana, _case.Id, Token)
        ).ShouldNotBeNull();

    private async Task<StepFates> FatesAsync() =>
        (await _desk.Get<ReadCase>().RunAsync(_desk.Ana, "BR-1", Token)).Value!.Fates.ShouldNotBeNull();
}
