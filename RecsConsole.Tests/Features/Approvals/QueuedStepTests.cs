using RecsConsole.Database;
using RecsConsole.Features.Approvals.Detail;
using RecsConsole.Features.Cases;
using RecsConsole.Features.Cases.Queue;
using RecsConsole.Features.Cases.Queue.Steps;
using RecsConsole.Platform;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Approvals;

/// <summary>The next step in the queue of a colleague while a step of the case waits for a second person, and afterwards.</summary>
public sealed class QueuedStepTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Request_and_its_rejection_each_have_the_step_worked_out_again()
    {
        await using var desk = await ApprovalDesk.OpenAsync(replace: services => services.AddCases());
        var colleague = await desk.AddAsync(desk.World.Here.TenantId, "jo", 1, "agent");
        var first = await PrepareAsync(desk, colleague);

        var request = await RequestLaterAsync(desk);

        (await StepAsync(desk, colleague)).ShouldBeNull();
        var whileWaiting = await PrepareAsync(desk, colleague);
        whileWaiting.ShouldNotBe(first);

        Later(desk);
        (await desk.DecideAsync(desk.Supervisor, request, ApprovalVerdict.Reject, "Not for everybody.")).Error.ShouldBeNull();

        (await StepAsync(desk, colleague)).ShouldBeNull();
        (await PrepareAsync(desk, colleague)).ShouldNotBe(whileWaiting);
    }

    [Fact]
    public async Task Request_that_came_and_went_since_leaves_the_step_as_it_was()
    {
        await using var desk = await ApprovalDesk.OpenAsync(replace: services => services.AddCases());
        var colleague = await desk.AddAsync(desk.World.Here.TenantId, "jo", 1, "agent");
        var first = await PrepareAsync(desk, colleague);

        var request = await RequestLaterAsync(desk);
        Later(desk);
        (await desk.DecideAsync(desk.Supervisor, request, ApprovalVerdict.Reject, "Not for everybody.")).Error.ShouldBeNull();

        (await StepAsync(desk, colleague)).ShouldNotBeNull().DecisionId.ShouldBe(first);
    }

    [Fact]
    public async Task Request_for_which_nobody_came_ends_the_step_that_was_worked_out_beside_it()
    {
        await using var desk = await ApprovalDesk.OpenAsync(replace: services => services.AddCases());
        var colleague = await desk.AddAsync(desk.World.Here.TenantId, "jo", 1, "agent");
        var request = await desk.RequestAsync();
        Later(desk);
        await PrepareAsync(desk, colleague);
        await using (var db = desk.World.Open())
        {
            var row = (await db.ApprovalRequests.FindAsync([request.TenantId, request.Id], Token)).ShouldNotBeNull();
            (row.Deadline, row.EscalatedAt) = (desk.World.Database.Clock.GetUtcNow().AddMinutes(1), desk.World.Database.Clock.GetUtcNow());
            await db.SaveChangesAsync(Token);
        }

        (await StepAsync(desk, colleague)).ShouldNotBeNull();
        Later(desk);

        (await StepAsync(desk, colleague)).ShouldBeNull();
    }

    private static async Task<ApprovalRequestRow> RequestLaterAsync(ApprovalDesk desk)
    {
        Later(desk);
        return await desk.RequestAsync();
    }

    private static void Later(ApprovalDesk desk) => desk.World.Database.Clock.Advance(TimeSpan.FromMinutes(2));

    // as the queue does for a row without a step
    private static async Task<Guid> PrepareAsync(ApprovalDesk desk, Actor actor)
    {
        var made = await desk.Get<PrepareNextStep>().RunAsync(actor, desk.World.Here.CaseId, Token);
        var decision = made.Value ?? throw new InvalidOperationException(made.Error?.Message);
        (await StepAsync(desk, actor)).ShouldNotBeNull().DecisionId.ShouldBe(decision);
        return decision;
    }

    private static async Task<QueueStep?> StepAsync(ApprovalDesk desk, Actor actor)
    {
        var listed = await desk.Get<ListQueueCases>().RunAsync(actor, new() { Scope = QueueScope.All }, Token);
        return listed.Value.ShouldNotBeNull(listed.Error?.Message).Lines.Single(line => line.Id == desk.World.Here.CaseId).Next;
    }
}
