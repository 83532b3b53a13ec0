using RecsConsole.Casework;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Approvals.Detail;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Approvals;

/// <summary>What the approver reads about a request for an action that was not the first suggestion.</summary>
public sealed class InsteadOfTests
{
    [Fact]
    public async Task Approver_reads_what_was_suggested_instead_and_why_it_was_not_taken()
    {
        await using var desk = await ApprovalDesk.OpenAsync();
        var shown = await desk.World.RecommendAsync();
        var id = Guid.NewGuid();
        var asked = await desk.World.RespondAsync(
            new(id, shown.DecisionId!.Value, ResponseKind.Override, SlateKind.Action, "ask", DismissReasons.AlreadyTried, "wipe")
            {
                Note = "The disk is broken.",
            }
        );
        asked.Value.ShouldNotBeNull(asked.Error?.Message).IsPendingApproval.ShouldBeTrue();

        var view = (await desk.ReadAsync(desk.Supervisor, await desk.FindAsync(id))).Value.ShouldNotBeNull();

        view.Instead.ShouldNotBeNull().Reason.ShouldBe("Already tried");
        view.Instead.Suggested.ShouldNotBeNullOrEmpty();
        view.RequestNote.ShouldBe("The disk is broken.");
    }

    [Fact]
    public async Task Request_for_a_suggestion_says_nothing_of_that_kind()
    {
        await using var desk = await ApprovalDesk.OpenAsync();

        var request = await desk.RequestAsync();

        (await desk.ReadAsync(desk.Supervisor, request)).Value!.Instead.ShouldBeNull();
    }
}
