using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Assignment;
using RecsConsole.Features.Connections.Carrying;
using RecsConsole.Features.Connections.Syncing;
using RecsConsole.Features.Conversation.Sending;
using RecsConsole.Features.Jobs.Running;
using RecsConsole.Features.Webhooks.Sending;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Tests.Support.Snapshots;

namespace RecsConsole.Tests.Platform.Loops;

/// <summary>The loops that use the database; a test asserts that none is missing.</summary>
internal static class LoopWorks
{
    /// <summary>In this order they are waited for: sealing comes last, because the others write entries.</summary>
    public static IReadOnlyList<LoopWork> All { get; } =
    [
        new(typeof(ViewLog), IsViewWrittenAsync) { Writes = ["AuditEntries"] },
        new(typeof(ChangePoller), IsNewsHeardAsync) { Reads = ["Changes"] },
        new(typeof(ErasureFollower), IsKeyForgottenAsync) { Reads = ["SubjectKeys"] },
        new(typeof(SearchWarmUp), IsSearchBuiltAsync) { Reads = ["Documents"] },
        new(typeof(ShadowRanking), IsShadowStoredAsync) { Writes = ["ShadowSlates"] },
        new(typeof(ModelAnswerKeeping), AreAnswersStoredAsync) { Writes = ["ModelAnswers"] },
        new(typeof(JobDispatcher), IsRunOverAsync) { Writes = ["JobRuns", "JobTimers"] },
        new(typeof(Replanner), IsPlannedAsync) { Writes = ["ExpertPlans"] },
        new(typeof(MailLoop), IsLetterSentAsync) { Writes = ["Messages"] },
        new(typeof(WebhookLoop), AreEventsSentAsync) { Writes = ["WebhookDeliveries"] },
        new(typeof(OutboxLoop), IsStepCarriedAsync) { Writes = ["Outbox"] },
        new(typeof(RequestedReads), IsTicketReadAsync) { Writes = ["TicketLinks"] },
        new(typeof(AuditSealing), IsSealedAsync) { Writes = ["AuditLinks"] },
    ];

    private static async Task<bool> IsViewWrittenAsync(LoopDesk desk)
    {
        await using var db = desk.Open();
        return await db.AuditEntries.CountAsync(row => row.Operation == "view.case" && row.ObjectId == "c-1") == 1;
    }

    private static async Task<bool> IsNewsHeardAsync(LoopDesk desk)
    {
        var key = Guid.NewGuid().ToString("D");
        var heard = new TaskCompletionSource();
        using var hearing = desk
            .Site.GetRequiredService<ChangePoller>()
            .Subscribe(change =>
            {
                if (string.Equals(change.Key, key, StringComparison.Ordinal))
                {
                    heard.TrySetResult();
                }
            });
        await TellAsync(desk, ChangeKind.Settings, key);
        var first = await Task.WhenAny(heard.Task, Task.Delay(TimeSpan.FromSeconds(2)));
        return first == heard.Task;
    }

    private static async Task<bool> IsKeyForgottenAsync(LoopDesk desk)
    {
        var keys = desk.Site.GetRequiredService<SubjectKeys>();
        if (!desk.IsErasureTold)
        {
            await TellAsync(desk, ChangeKind.Erasure, desk.Destroyed.Id.ToString("D"));
            desk.IsErasureTold = true;
        }

        return keys.Known(desk.TenantId, LoopDesk.Former) is { Secret: null };
    }

    private static async Task<bool> IsSearchBuiltAsync(LoopDesk desk) =>
        await desk.Site.GetRequiredService<SearchSnapshots>().OpenAsync(Actor.Job(desk.TenantId), CancellationToken.None) is not null;

    private static async Task<bool> IsShadowStoredAsync(LoopDesk desk)
    {
        var built = TypicalSnapshot.ATypicalSnapshot().Build();
        desk.Site.GetRequiredService<ShadowRanking>()
            .Note(
                new(
                    desk.TenantId,
                    desk.DecisionId,
                    built,
                    RecsConsole.Engine.Results.RecommendationRequest.From(built.Shared.Configuration, 1),
                    [new(Guid.NewGuid(), SlateKind.Action, ModelPart.From(LogisticModels.ForActions()))],
                    new Dictionary<SlateKind, string>()
                )
            );
        await using var db = desk.Open();
        return await db.ShadowSlates.AnyAsync(row => row.DecisionId == desk.DecisionId);
    }

    private static async Task<bool> AreAnswersStoredAsync(LoopDesk desk)
    {
        desk.Site.GetRequiredService<ModelAnswers>().Count(desk.TenantId, ModelUse.Intents, ModelOutcome.Late);
        await using var db = desk.Open();
        return await db.ModelAnswers.AnyAsync(row => row.Model == ModelUse.Intents && row.Outcome == ModelOutcome.Late);
    }

    private static async Task<bool> IsRunOverAsync(LoopDesk desk)
    {
        await using var db = desk.Open();
        return await db.JobRuns.AnyAsync(row => row.Id == desk.RunId && row.Status == JobStatus.Done);
    }

    private static async Task<bool> IsPlannedAsync(LoopDesk desk)
    {
        await TellAsync(desk, ChangeKind.Case, "");
        await using var db = desk.Open();
        return await db.ExpertPlans.AnyAsync(row => row.TeamKey == "one");
    }

    private static async Task<bool> IsLetterSentAsync(LoopDesk desk)
    {
        await using var db = desk.Open();
        return await db.Messages.AnyAsync(row => row.Delivery == MessageDelivery.InFolder);
    }

    private static async Task<bool> AreEventsSentAsync(LoopDesk desk)
    {
        await using var db = desk.Open();
        var states = await db.WebhookDeliveries.Select(row => row.State).ToListAsync();
        return states.Count > 0 && states.TrueForAll(state => state == WebhookState.Delivered);
    }

    private static async Task<bool> IsStepCarriedAsync(LoopDesk desk)
    {
        await using var db = desk.Open();
        return await db.Outbox.AnyAsync(row => row.TicketId == LoopDesk.CarriedTicket && row.State == CarryState.Carried);
    }

    private static async Task<bool> IsTicketReadAsync(LoopDesk desk)
    {
        desk.Site.GetRequiredService<RequestedReads>().Note(new(desk.TenantId, desk.Desk.ConnectionId, LoopDesk.ChangedTicket));
        return (await desk.Desk.CaseAsync(LoopDesk.ChangedTicket)).Status == "resolved";
    }

    private static async Task<bool> IsSealedAsync(LoopDesk desk)
    {
        await using var db = desk.Open();
        return await db.AuditLinks.AnyAsync() && !await AuditSealer.Unsealed(db).AnyAsync();
    }

    private static async Task TellAsync(LoopDesk desk, ChangeKind kind, string key)
    {
        await using var db = desk.Open();
        ChangeFeed.Append(db, kind, key, Timestamps.Round(TimeProvider.System.GetUtcNow()));
        await db.SaveChangesAsync();
    }
}
